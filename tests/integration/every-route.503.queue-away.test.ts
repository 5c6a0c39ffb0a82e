import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../src/api/app.js';
import { BullmqJobQueue } from '../../src/queue/bullmq-job-queue.js';
import { dispatchOutbox } from '../../src/usecases/dispatch-outbox.js';
import { aReview, backends, CALIBRATION, Candor } from '../helpers/candor.js';
import { CuttableProxy } from '../helpers/cuttable-proxy.js';

describe.each(backends())('while the queue on %s is away and the database is not', (backend) => {
  let candor: Candor;
  let proxy: CuttableProxy;
  let queue: BullmqJobQueue;
  let app: FastifyInstance;
  beforeAll(async () => {
    candor = await Candor.start({ backend, workers: 0 });
    proxy = await CuttableProxy.to(backend === 'redis' ? inject('redisUrl')! : candor.databaseUrl);
    const { namespace } = candor.config;
    queue = new BullmqJobQueue(backend === 'redis' ? { databaseUrl: candor.databaseUrl, redisUrl: proxy.url, namespace } : { databaseUrl: proxy.url, namespace }, () => undefined);
    app = await buildApp({ ...candor.stores, calibration: CALIBRATION, queue, limits: candor.config, log: pino({ level: 'silent' }) });
    await queue.counts();
    await proxy.cut();
  });
  afterAll(async () => {
    await proxy.mend();
    await app.close();
    await queue.close();
    await candor.close();
    await proxy.cut();
  });

  const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload, headers: { authorization: `Bearer ${candor.keys.platform}` } });

  test('when an immediate analysis is asked for, then 503 queue_unavailable comes within seconds and nothing is left behind', async () => {
    const answer = await post('/v1/analyze', { reviews: [aReview()] });
    expect(answer.json()).toMatchObject({ status: 503, code: 'queue_unavailable' });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(await candor.stores.db.selectFrom('immediateAnalyses').select('requestId').execute()).toEqual([]);
  });

  test('when /readyz is asked, then 503 queue_unavailable', async () => {
    expect((await app.inject({ url: '/readyz' })).json()).toMatchObject({ status: 503, code: 'queue_unavailable' });
  });

  test('when a batch comes, then it is accepted all the same, and a worker with a sound queue completes it', async () => {
    const answer = await post('/v1/batches', { reviews: [aReview()] });
    expect(answer.statusCode).toBe(202);
    expect(await candor.stores.outbox.pending()).toBe(1);
    await dispatchOutbox({ outbox: candor.stores.outbox, queue: candor.queue }, 0);
    await candor.addWorker();
    await candor.settle(answer.json());
  });
});
