import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Client } from './demo/client.js';

/**
 * `npm run bench:batch [FILE]`: hands real reviews to a fresh Candor with default settings, as one
 * gzip NDJSON batch, and measures the time to the last score, the API's memory, and /livez meanwhile.
 */

const FILE = process.argv[2] ?? '../shared/data/samples/reviews.ndjson.gz';
const PORT = 3999;
const LIVEZ_EVERY_MS = 100;
/** What the API promises to stay under; more, or an item without its one analysis, fails the run. */
const MAX_API_MIB = 400;

interface Observation {
  peakRssMiB: number;
  livezMs: number[];
}

/** Resident memory in MiB of the process that listens as the API, from /proc. */
function apiMemoryMiB(supervisorPid: number): number {
  const children = readFileSync(`/proc/${supervisorPid}/task/${supervisorPid}/children`, 'utf8').trim().split(' ');
  for (const pid of children) {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    if (!command.includes('server.ts')) continue;
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  }
  return 0;
}

function watch(baseUrl: string, supervisorPid: number): { observed: Observation; stop(): void } {
  const observed: Observation = { peakRssMiB: 0, livezMs: [] };
  const timer = setInterval(() => {
    const startedAt = performance.now();
    fetch(`${baseUrl}/livez`).then(
      () => observed.livezMs.push(performance.now() - startedAt),
      () => observed.livezMs.push(Infinity),
    );
    observed.peakRssMiB = Math.max(observed.peakRssMiB, apiMemoryMiB(supervisorPid));
  }, LIVEZ_EVERY_MS);
  return { observed, stop: () => clearInterval(timer) };
}

const quantile = (values: number[], q: number): number => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? NaN;

async function untilReady(baseUrl: string): Promise<void> {
  for (let tries = 0; tries < 480; tries++) {
    const ready = await fetch(`${baseUrl}/readyz`).then((response) => response.json() as Promise<{ workers?: number }>, () => undefined);
    if (ready?.workers) return;
    await sleep(250);
  }
  throw new Error('Candor did not become ready within two minutes.');
}

if (!existsSync(FILE)) {
  console.log(`SKIPPED: ${FILE} is not there. Give a file: npm run bench:batch -- FILE`);
  process.exit(0);
}
const dataDir = mkdtempSync(path.join(tmpdir(), 'candor-bench-'));
const baseUrl = `http://127.0.0.1:${PORT}`;
const candor = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('../src/start.ts', import.meta.url))], {
  env: { ...process.env, CANDOR_DATA_DIR: dataDir, CANDOR_PORT: String(PORT) },
  stdio: ['ignore', 'ignore', 'inherit'],
});
try {
  await untilReady(baseUrl);
  const client = new Client(baseUrl, readFileSync(path.join(dataDir, 'admin.key'), 'utf8').trim());
  const body = readFileSync(FILE);
  const watching = watch(baseUrl, candor.pid!);
  const startedAt = performance.now();
  const batch = await client.send<{ id: string; counts: { accepted: number; rejected: number } }>('/v1/batches', body, {
    'content-type': 'application/x-ndjson',
    ...(FILE.endsWith('.gz') && { 'content-encoding': 'gzip' }),
  });
  const acceptedMs = performance.now() - startedAt;
  let events = 0;
  await client.follow(batch.id, () => events++);
  const seconds = (performance.now() - startedAt) / 1000;
  watching.stop();
  const lines = (FILE.endsWith('.gz') ? gunzipSync(body) : body).toString('utf8').trim().split('\n').length;
  const results = (await client.get<string>(`/v1/batches/${batch.id}/results`, 'application/x-ndjson')).trim().split('\n');
  const analysed = results.filter((line) => (JSON.parse(line) as { analysis: unknown }).analysis !== null).length;
  const { observed } = watching;
  console.log(`items handed in         ${lines}, accepted ${batch.counts.accepted}, refused ${batch.counts.rejected}`);
  console.log(`analyses                ${analysed} (one per accepted item: ${analysed === batch.counts.accepted})`);
  console.log(`accepted after          ${(acceptedMs / 1000).toFixed(1)} s`);
  console.log(`scored after            ${seconds.toFixed(1)} s: ${(batch.counts.accepted / seconds).toFixed(0)} items per second`);
  console.log(`progress events         ${events}`);
  console.log(`API memory, peak        ${observed.peakRssMiB.toFixed(0)} MiB`);
  const promises = analysed === batch.counts.accepted && results.length === analysed && observed.peakRssMiB < MAX_API_MIB;
  if (!promises) process.exitCode = 1;
  console.log(`GET /livez meanwhile    median ${quantile(observed.livezMs, 0.5).toFixed(1)} ms, 99th percentile ${quantile(observed.livezMs, 0.99).toFixed(1)} ms, ${observed.livezMs.length} calls`);
} finally {
  candor.kill('SIGTERM');
  await new Promise((resolve) => candor.once('exit', resolve));
  rmSync(dataDir, { recursive: true, force: true });
}
