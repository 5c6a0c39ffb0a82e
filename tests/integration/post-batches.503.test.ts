import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import { openStores } from '../../src/storage/open-stores.js';
import { aReview, CALIBRATION, Candor } from '../helpers/candor.js';
import { CuttableProxy } from '../helpers/cuttable-proxy.js';
import { listen } from '../helpers/wire.js';

let candor: Candor;
let base: string;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0, config: { maxPendingJobs: 1 } });
  base = await listen(candor.app);
  await candor.call('platform', 'POST', '/v1/batches', { reviews: [aReview()] });
});
afterAll(() => candor.close());

test('when more work waits than allowed, then 503 queue_full says when to come back and nothing is stored', async () => {
  const answer = await candor.call('platform', 'POST', '/v1/batches', { reviews: [aReview()] });
  expect(answer.body).toMatchObject({ status: 503, code: 'queue_full' });
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect(await candor.stores.db.selectFrom('batches').select('batchId').execute()).toHaveLength(1);
});

test('when a large packed upload is refused unread, then its connection serves the next request', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (method: string, path: string, body?: Buffer) =>
    new Promise<{ status: number; localPort: number }>((resolve, reject) => {
      const headers = { authorization: `Bearer ${candor.keys.platform}`, ...(body && { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip', 'content-length': body.length }) };
      const outgoing = request(`${base}${path}`, { method, agent, headers, timeout: 10_000 }, (response) => {
        const { localPort } = response.socket;
        response.resume().on('end', () => resolve({ status: response.statusCode!, localPort: localPort! }));
      });
      outgoing.on('error', reject).on('timeout', () => outgoing.destroy(new Error('no answer')));
      outgoing.end(body);
    });
  const refused = await ask('POST', '/v1/batches', gzipSync(randomBytes(8 * 1024 * 1024).toString('base64')));
  const next = await ask('GET', '/livez');
  agent.destroy();
  expect([refused.status, next.status]).toEqual([503, 200]);
  expect(next.localPort).toBe(refused.localPort);
});

test('when the database is away, then 503 database_unavailable, and as soon as it is back the batch is taken', async () => {
  const proxy = await CuttableProxy.to(candor.databaseUrl);
  const stores = openStores({ url: proxy.url, maxConnections: 2, onIdleError: () => undefined });
  const app = await buildApp({ ...stores, calibration: CALIBRATION, queue: candor.queue, limits: { ...candor.config, maxPendingJobs: 10 }, log: pino({ level: 'silent' }) });
  const post = (payload: object) => app.inject({ method: 'POST', url: '/v1/batches', payload, headers: { authorization: `Bearer ${candor.keys.platform}`, 'idempotency-key': 'once' } });
  const body = { reviews: [aReview()] };
  await app.inject({ url: '/readyz' });
  await proxy.cut();
  const away = await post(body);
  expect(away.json()).toMatchObject({ status: 503, code: 'database_unavailable' });
  expect(away.headers['retry-after']).toBeDefined();
  expect((await app.inject({ url: '/readyz' })).json()).toMatchObject({ status: 503, code: 'database_unavailable' });
  expect((await app.inject({ url: '/livez' })).statusCode).toBe(200);
  await proxy.mend();
  expect((await post(body)).statusCode).toBe(202);
  await app.close();
  await stores.close();
  await proxy.cut();
});
