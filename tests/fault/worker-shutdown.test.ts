import { afterEach, describe, expect, test } from 'vitest';
import { backends } from '../helpers/candor.js';
import { aBatch, expectExactlyOnce } from '../helpers/effects.js';
import { Installation } from '../helpers/installation.js';

/** As in production: were a job left behind, nobody would take it up within the test. */
const LASTING_LOCKS = { lockDurationMs: 60_000, stalledIntervalMs: 15_000 };

describe.each(backends())('a worker told to stop on the %s queue', (backend) => {
  let candor: Installation;
  afterEach(() => candor.close());

  test('when SIGTERM comes in the middle of a job, then the job is finished, the worker leaves with code 0 and the rest is left to others', async () => {
    candor = await Installation.start({ backend });
    const leaving = await candor.startWorker({ ...LASTING_LOCKS, delayMs: 1_500 });
    const batchId = await candor.post(aBatch(100));
    await expect.poll(async () => (await candor.queue.counts()).analyse.active, { timeout: 10_000 }).toBe(1);
    const before = (await candor.counts(batchId))!.analysed;
    expect(await leaving.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    expect((await candor.counts(batchId))!.analysed).toBe(before + 32);
    expect((await candor.queue.counts()).analyse).toMatchObject({ active: 0, failed: 0 });
    expect(await candor.stores.workers.alive(60_000)).toEqual([]);

    await candor.startWorker(LASTING_LOCKS);
    await candor.completed(batchId, 20_000);
    await expectExactlyOnce(candor.stores, batchId, 100);
  });

  test('when SIGTERM comes to an idle worker and to the API while a client follows progress, then both leave soon', async () => {
    candor = await Installation.start({ backend });
    const idle = await candor.startWorker(LASTING_LOCKS);
    expect(await idle.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    const batchId = await candor.post(aBatch(40));
    const stream = await fetch(`${candor.at}/v1/batches/${batchId}/events`, { headers: { authorization: `Bearer ${candor.key}` } });
    const reader = stream.body!.getReader();
    await reader.read();
    expect(await candor.api.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    await reader.cancel().catch(() => undefined);
  });
});
