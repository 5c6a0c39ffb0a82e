import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../src/api/app.js';
import { createLog } from '../../src/log.js';
import { startWorker, type RunningWorker } from '../../workers/worker.js';
import { aReview, CALIBRATION, Candor } from '../helpers/candor.js';
import { fakeAnalyser } from '../helpers/fake-analyser.js';

/** The log at its most talkative, of the API and of a worker that fails: what a customer wrote is never in it. */

const SECRET = 'Zanzibarina said the waiter at table nine';
let log = '';
const logger = createLog('test', 'trace', { write: (line: string) => void (log += line) });

let candor: Candor;
let app: FastifyInstance;
let worker: RunningWorker;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
  app = await buildApp({ ...candor.stores, calibration: CALIBRATION, queue: candor.queue, limits: { ...candor.config, analyzeTimeoutMs: 10_000 }, log: logger });
  const analyser = { ...fakeAnalyser(), analyse: async () => Promise.reject(new Error('the model broke')) };
  worker = await startWorker({ config: candor.config, databaseUrl: candor.databaseUrl, log: logger, analyser });
});
afterAll(async () => {
  await worker.close();
  await app.close();
  await candor.close();
});

const post = (url: string, payload: string | Buffer | object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, payload, headers: { authorization: `Bearer ${candor.keys.platform}`, ...headers } });

const json = { 'content-type': 'application/json' };
const ndjson = { 'content-type': 'application/x-ndjson' };

test.each<[string, () => ReturnType<typeof post>, number]>([
  ['malformed JSON', () => post('/v1/batches', `{"reviews": [{"text": "${SECRET}`, json), 400],
  ['malformed JSON to analyze', () => post('/v1/analyze', `{"reviews": [{"text": "${SECRET}`, json), 400],
  ['a text in an unknown field', () => post('/v1/batches', { reviews: [aReview({ [SECRET]: SECRET })] }), 202],
  ['a text as an unknown top-level field', () => post('/v1/batches', { [SECRET]: [] }), 400],
  ['a text where a number should be', () => post('/v1/analyze', { reviews: [aReview({ rating: SECRET })] }), 400],
  ['a text with NUL', () => post('/v1/batches?strict=true', { reviews: [aReview({ text: `${SECRET}\u0000` })] }), 422],
  ['a line that is no JSON', () => post('/v1/batches?strict=true', `${SECRET}\n`, ndjson), 422],
  ['a conflicting item', () => post('/v1/batches', { reviews: [aReview({ id: 'same', text: SECRET }), aReview({ id: 'same' })] }), 409],
  ['broken gzip', () => post('/v1/batches', gzipSync(JSON.stringify({ reviews: [aReview({ text: SECRET })] })).subarray(0, 60), { ...json, 'content-encoding': 'gzip' }), 400],
  ['a good batch that the worker cannot read', () => post('/v1/batches', { reviews: [aReview({ text: SECRET })] }), 202],
  ['an immediate analysis that the worker cannot do', () => post('/v1/analyze', { reviews: [aReview({ text: SECRET })] }), 500],
])('when %s comes, then nothing that the customer wrote reaches the log', async (_what, send, status) => {
  const answer = await send();
  expect(answer.statusCode).toBe(status);
  expect(log).not.toContain('Zanzibarina');
});

test('when all that is over, then the log has told of the failures, by ids', async () => {
  await expect.poll(() => log, { timeout: 20_000 }).toMatch(/job failed/);
  expect(log).toMatch(/the model broke/);
  expect(log).toMatch(/request failed/);
  expect(log).not.toContain('Zanzibarina');
  expect(log).not.toContain(candor.keys.platform);
});
