import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { afterEach, expect, test } from 'vitest';
import { aBatch } from '../helpers/effects.js';
import { freePort } from '../helpers/global-setup.js';
import { Installation } from '../helpers/installation.js';
import { CandorProcess } from '../helpers/processes.js';

/** Slow enough that the client is no load of its own, long enough for 250 answers. */
const PROBE = { connections: 2, overallRate: 50, duration: 5 };
const P99_MS = 50;
/** A bare server is probed beside: only where it answers within this is the machine quiet enough to judge the API. */
const QUIET_P99_MS = 15;
/**
 * Windows waited for a quiet one, and for a second where the first was late: the 99th percentile is the third worst answer of a
 * window, and a machine may hiccup thrice; without any the test is skipped and says so, since nothing was measured.
 */
const WINDOWS = 6;

let candor: Installation;
let bare: CandorProcess;
afterEach(async () => {
  await bare.kill();
  await candor.close();
});

test(`when workers are saturated and batches keep coming in, then GET /livez answers within ${P99_MS} ms at the 99th percentile`, async ({ skip }) => {
  candor = await Installation.start({ backend: 'postgres' });
  const port = await freePort();
  bare = await CandorProcess.spawn('tests/helpers/bare-server.ts', {}, [String(port)]).ready();
  /* One worker, as `npm start` has on two cores, whose event loop is busy as inference makes it. */
  await candor.startWorker({ delayMs: 400, busy: true, lockDurationMs: 60_000 });
  const batches = [await candor.post(aBatch(600))];
  await candor.reached(batches[0]!, 'analysed', 1);
  const stop = new AbortController();
  const load = (async () => {
    while (!stop.signal.aborted) {
      batches.push(await candor.post(aBatch(200)));
      await sleep(1_000);
    }
  })();
  const windows: { p50: number; p99: number; max: number; requests: number; bareP99: number }[] = [];
  const quiet = (): typeof windows => windows.filter(({ bareP99 }) => bareP99 <= QUIET_P99_MS);
  while (windows.length < WINDOWS && quiet().length < 2 && !quiet().some(({ p99 }) => p99 < P99_MS)) {
    const [livez, control] = await Promise.all([
      autocannon({ url: `${candor.at}/livez`, ...PROBE }),
      autocannon({ url: `http://127.0.0.1:${port}/`, ...PROBE }),
    ]);
    expect(livez).toMatchObject({ errors: 0, non2xx: 0 });
    windows.push({ ...livez.latency, requests: livez.requests.total, bareP99: control.latency.p99 });
  }
  const { waiting } = (await candor.queue.counts()).analyse;
  stop.abort();
  await load;
  const { p50, p99, max, requests, bareP99 } = quiet().at(-1) ?? windows.at(-1)!;
  const measured = `livez p50 ${p50}, p99 ${p99}, max ${max} ms over ${requests} requests; bare server p99 ${bareP99} ms; window ${windows.length}`;
  console.log(measured);
  expect(waiting, 'the worker is saturated').toBeGreaterThan(0);
  expect(batches.length, 'batches came in').toBeGreaterThan(2);
  if (bareP99 > QUIET_P99_MS) {
    console.warn(`SKIPPED: this machine is too busy to measure latency: ${measured}`);
    skip();
  }
  expect(p99, measured).toBeLessThan(P99_MS);
}, 150_000);
