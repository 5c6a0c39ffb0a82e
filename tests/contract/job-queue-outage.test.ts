import { randomBytes } from 'node:crypto';
import { describe, expect, inject, test } from 'vitest';
import { BullmqJobQueue } from '../../src/queue/bullmq-job-queue.js';
import { backends, createDatabase } from '../helpers/candor.js';
import { CuttableProxy } from '../helpers/cuttable-proxy.js';

describe.each(backends())('the job queue when %s goes away', (backend) => {
  test('then every command says queue_unavailable within seconds, and works again when it is back', async () => {
    const databaseUrl = await createDatabase();
    const proxy = await CuttableProxy.to(backend === 'redis' ? inject('redisUrl')! : databaseUrl);
    const namespace = `test_${randomBytes(6).toString('hex')}`;
    const store = backend === 'redis' ? { databaseUrl, redisUrl: proxy.url, namespace } : { databaseUrl: proxy.url, namespace };
    const queue = new BullmqJobQueue(store, () => undefined);
    const enqueue = (id: string) => queue.enqueue([{ name: 'analyse-now', id, payload: { platformId: 'acme', requestId: id } }]);
    await enqueue('before');
    await proxy.cut();
    const started = Date.now();
    await expect(enqueue('meanwhile')).rejects.toMatchObject({ code: 'queue_unavailable', retryAfterSeconds: expect.any(Number) });
    await expect(queue.ping()).rejects.toMatchObject({ code: 'queue_unavailable' });
    await expect(queue.counts()).rejects.toMatchObject({ code: 'queue_unavailable' });
    expect(Date.now() - started).toBeLessThan(10_000);
    await proxy.mend();
    await expect.poll(() => enqueue('after').then(() => 'enqueued', () => 'refused'), { timeout: 20_000 }).toBe('enqueued');
    await expect.poll(() => queue.counts().then(({ analyse }) => analyse.waiting, () => 'away'), { timeout: 20_000 }).toBe(2);
    await queue.close();
    await proxy.cut();
  });
});

test('when the queue is opened while PostgreSQL is away, then it works as soon as it is there', async () => {
  const proxy = await CuttableProxy.to(await createDatabase());
  await proxy.cut();
  const queue = new BullmqJobQueue({ databaseUrl: proxy.url, namespace: `test_${randomBytes(6).toString('hex')}` }, () => undefined);
  await expect(queue.ping()).rejects.toMatchObject({ code: 'queue_unavailable' });
  await proxy.mend();
  await expect.poll(() => queue.counts().then(({ analyse }) => analyse.waiting, () => 'away'), { timeout: 20_000 }).toBe(0);
  await queue.close();
  await proxy.cut();
});
