import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../src/storage/migrate.js';
import { openStores } from '../../src/storage/open-stores.js';
import { createKey } from '../../src/usecases/api-keys.js';
import { aReview, aTranscript, createDatabase, until } from '../helpers/candor.js';
import { freePort } from '../helpers/global-setup.js';
import { CandorProcess } from '../helpers/processes.js';

/** Native libraries that running a model brings in: ONNX Runtime, and what @xenova/transformers loads beside it. */
const MODEL_LIBRARIES = /onnxruntime|sharp|libvips/;
const REPORT = 'report.json';

const directory = mkdtempSync(path.join(tmpdir(), 'candor-report-'));
let api: CandorProcess;
let at: string;
let key: string;

const modelLibraries = (report: { sharedObjects: string[] }): string[] => report.sharedObjects.filter((file) => MODEL_LIBRARIES.test(file));

/** Calls a route of the real process and answers its status. */
async function status(method: 'GET' | 'POST', url: string, body?: unknown): Promise<number> {
  const response = await fetch(at + url, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  await response.arrayBuffer();
  return response.status;
}

beforeAll(async () => {
  const databaseUrl = await createDatabase();
  const stores = openStores({ url: databaseUrl, maxConnections: 2, onIdleError: () => undefined });
  await migrate(stores.db);
  ({ key } = await createKey(stores.keys, { platformId: 'acme', role: 'admin' }));
  await stores.close();
  const port = await freePort();
  at = `http://127.0.0.1:${port}`;
  api = CandorProcess.spawn('src/server.ts', {
    DATABASE_URL: databaseUrl,
    CANDOR_PORT: String(port),
    CANDOR_ANALYZE_TIMEOUT_MS: '200',
    /* A signal makes Node write down every native library it holds. */
    NODE_OPTIONS: `--report-on-signal --report-signal=SIGUSR2 --report-directory=${directory} --report-filename=${REPORT}`,
  });
  await until('the API answers', () => fetch(`${at}/livez`).then((response) => response.ok, () => false));
});
afterAll(async () => {
  await api.kill();
  rmSync(directory, { recursive: true, force: true });
});

test('when the API process has answered every kind of request, then no model runtime is loaded in it: inference would block its event loop', async () => {
  const batch = { merchants: [{ id: 'm-1', name: 'First', category: 'hotel' }], reviews: [aReview()], transcripts: [aTranscript()] };
  expect(await status('POST', '/v1/batches', batch)).toBe(202);
  expect(await status('POST', '/v1/analyze', { reviews: [{ id: 'r-1', text: '很好' }] })).toBe(503);
  for (const url of ['/v1/merchants/m-1/score', '/v1/merchants/m-1/themes', '/v1/flags', '/v1/audit', '/metrics', '/readyz', '/openapi.json']) {
    expect(await status('GET', url), url).toBe(200);
  }

  const file = path.join(directory, REPORT);
  api.child.kill('SIGUSR2');
  const report = await until('the report written', async () => {
    try {
      return existsSync(file) && JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      return undefined;
    }
  });
  expect(report.sharedObjects.length).toBeGreaterThan(0);
  expect(modelLibraries(report)).toEqual([]);
});

test('when a process does load the model runtime, then the same report shows it', async () => {
  const script = "import('./models/transformers-runtime.ts').then(() => console.log(JSON.stringify(process.report.getReport())))";
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', '--eval', script], { maxBuffer: 16 * 1024 * 1024 });
  expect(modelLibraries(JSON.parse(stdout)).join('\n')).toMatch(/onnxruntime_binding\.node/);
});
