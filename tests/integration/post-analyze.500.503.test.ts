import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../src/domain/app-error.js';
import { startWorker, type RunningWorker } from '../../workers/worker.js';
import { aReview, Candor, until } from '../helpers/candor.js';
import { fakeAnalyser } from '../helpers/fake-analyser.js';

const SECRET = 'a sentence only this customer wrote';

const analyze = (candor: Candor) => candor.call('platform', 'POST', '/v1/analyze', { reviews: [aReview({ text: SECRET })] });

describe('without a worker', () => {
  let candor: Candor;
  beforeAll(async () => {
    candor = await Candor.start({ workers: 0, config: { analyzeTimeoutMs: 200 } });
  });
  afterAll(() => candor.close());

  test('when no worker answers in time, then 503 analysis_timeout says when to come back and the items are forgotten', async () => {
    const answer = await analyze(candor);
    expect(answer.body).toMatchObject({ status: 503, code: 'analysis_timeout' });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(await candor.stores.db.selectFrom('immediateAnalyses').select('requestId').execute()).toEqual([]);
  });

  test('when a worker comes after the caller left, then it skips the job and answers the next caller', async () => {
    await analyze(candor);
    await candor.addWorker();
    /* Callers of this test give up after a third of a second: on a loaded machine not the very next one is served. */
    await until('a caller is answered', async () => (await candor.call('platform', 'POST', '/v1/analyze', { reviews: [aReview()] })).status === 200);
    expect(await candor.queue.failed(10)).toEqual([]);
  });
});

describe.each([
  ['weights are missing', new AppError({ code: 'model_unavailable', publicMessage: 'encoder.onnx has another hash' }), 503, 'model_unavailable'],
  ['the model breaks', new Error(`shape mismatch near "${SECRET}"`), 500, 'internal'],
])('with a worker where %s', (_what, failure, status, code) => {
  let candor: Candor;
  let worker: RunningWorker;
  beforeAll(async () => {
    candor = await Candor.start({ workers: 0 });
    const analyser = { ...fakeAnalyser(), analyse: () => Promise.reject(failure) };
    worker = await startWorker({ config: candor.config, databaseUrl: candor.databaseUrl, log: pino({ level: 'silent' }), analyser });
  });
  afterAll(async () => {
    await worker.close();
    await candor.close();
  });

  test(`then ${status} ${code} comes at once and tells nothing of the cause`, async () => {
    const answer = await analyze(candor);
    expect(answer.body).toMatchObject({ status, code });
    expect(answer.text).not.toMatch(/shape|hash|stack|customer/);
    expect(await candor.stores.db.selectFrom('immediateAnalyses').select('requestId').execute()).toEqual([]);
  });
});
