import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../src/config/config.js';
import { exitWith } from '../src/process.js';
import { Client } from './demo/client.js';
import { generateDemo } from './demo/generate.js';
import { reportDemo } from './demo/report.js';

/**
 * `npm run demo`: starts Candor unless it runs already, loads the authored sample data through the
 * API as a platform would, and tells what to look at. `--exit` stops when that is told.
 */

const SEED = 7;
const START_TIMEOUT_MS = 120_000;
const config = loadConfig(process.env);
const baseUrl = `http://${config.host}:${config.port}`;
const stateFile = path.join(config.dataDir, 'demo.json');

interface DemoState {
  /** The demo's present: kept, so that loading it again changes nothing. */
  now: string;
  keys: { platform: string; trust: string; merchant: string };
}

async function workersReady(): Promise<boolean> {
  try {
    const ready = (await (await fetch(`${baseUrl}/readyz`)).json()) as { workers?: number };
    return (ready.workers ?? 0) > 0;
  } catch {
    return false;
  }
}

async function ensureRunning(): Promise<ChildProcess | undefined> {
  if (await workersReady()) {
    console.log(`Using the Candor that runs at ${baseUrl}.`);
    return undefined;
  }
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), fileURLToPath(new URL('../src/start.ts', import.meta.url))], {
    stdio: 'inherit',
    detached: true,
  });
  child.once('exit', (code) => process.exit(code ?? 1));
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await workersReady())) {
    if (Date.now() > deadline) throw new Error(`Candor did not become ready within ${START_TIMEOUT_MS / 1000} s.`);
    await sleep(250);
  }
  return child;
}

async function demoState(): Promise<DemoState> {
  if (existsSync(stateFile)) return JSON.parse(readFileSync(stateFile, 'utf8')) as DemoState;
  const admin = new Client(baseUrl, readFileSync(path.join(config.dataDir, 'admin.key'), 'utf8').trim());
  const key = async (role: string, merchantId?: string): Promise<string> =>
    (await admin.post<{ key: string }>('/v1/keys', { role, merchantId, platformId: 'demo' })).key;
  const state = { now: new Date().toISOString(), keys: { platform: await key('platform'), trust: await key('trust'), merchant: await key('merchant', 'm-haolan') } };
  mkdirSync(config.dataDir, { recursive: true });
  writeFileSync(stateFile, JSON.stringify(state, null, 2), { mode: 0o600 });
  return state;
}

function whatToLookAt(state: DemoState): string {
  return `
What to look at (keys of the demo's platform also lie in ${path.relative(process.cwd(), stateFile)}):
  the bought five-star burst, and what it was worth
    curl -s ${baseUrl}/v1/merchants/m-yunxi/score -H 'Authorization: Bearer ${state.keys.platform}'
  a great shop under attack, as its own merchant key sees it
    curl -s ${baseUrl}/v1/merchants/m-haolan/themes -H 'Authorization: Bearer ${state.keys.merchant}'
  the trust team's queue, then the evidence for one review of it
    curl -s '${baseUrl}/v1/flags?limit=5' -H 'Authorization: Bearer ${state.keys.trust}'
  every route, tried out in the browser: ${baseUrl}/docs`;
}

let child: ChildProcess | undefined;
const stop = (): void => void child?.kill('SIGTERM');

async function main(): Promise<void> {
  child = await ensureRunning();
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  const state = await demoState();
  const { merchants, reviews, transcripts, planted } = generateDemo({ seed: SEED, now: new Date(state.now) });
  const client = new Client(baseUrl, state.keys.platform);
  console.log(`\nHanding in ${reviews.length} reviews and ${transcripts.length} transcripts of ${merchants.length} merchants …`);
  const batch = await client.postBatch<{ id: string }>({ merchants, reviews, transcripts }, `demo-${SEED}-${state.now}`);
  const startedAt = Date.now();
  await client.follow(batch.id, ({ analysed, judged, scored }) => {
    const line = `  analysed ${analysed}, judged ${judged}, scored ${scored} of ${reviews.length + transcripts.length}`;
    if (process.stdout.isTTY) process.stdout.write(`\r${line}   `);
    else if (scored === reviews.length + transcripts.length) console.log(line);
  });
  console.log(`\nDone in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
  console.log(await reportDemo(client, { merchants, reviews, transcripts, planted }, batch.id));
  console.log(whatToLookAt(state));
  if (!child) return;
  if (process.argv.includes('--exit')) stop();
  else console.log('\nCandor keeps running; Ctrl-C stops it.');
}

try {
  await main();
} catch (error) {
  stop();
  exitWith(error);
}
