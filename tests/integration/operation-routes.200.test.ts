import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, backends, Candor, until } from '../helpers/candor.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ backend: backends().at(-1) });
});
afterAll(() => candor.close());

test('when the process runs, then /livez says ok to anybody', async () => {
  expect((await candor.call(null, 'GET', '/livez')).body).toEqual({ status: 'ok' });
});

test('when database and queue answer, then /readyz says ok and which models the workers hold', async () => {
  await until('the worker has reported', async () => (await candor.call(null, 'GET', '/readyz')).body.workers === 1);
  expect((await candor.call(null, 'GET', '/readyz')).body).toEqual({ status: 'ok', workers: 1, modelRevisions: ['fake-1'] });
});

test('when work was done, then /metrics tells requests, queues, promises and what workers did', async () => {
  await candor.settle((await candor.call('platform', 'POST', '/v1/batches', { reviews: [aReview()] })).body);
  const answer = await candor.call(null, 'GET', '/metrics');
  expect(answer.headers['content-type']).toMatch('text/plain');
  expect(answer.text).toMatch(/candor_http_request_seconds_count\{method="POST",route="\/v1\/batches",status="202"\} 1/);
  expect(answer.text).toMatch(/candor_queue_jobs\{queue="analyse",state="failed"\} 0/);
  expect(answer.text).toMatch(/candor_outbox_pending 0/);
  expect(answer.text).toMatch(/candor_worker_measurements\{measure="workers"\} 1/);
});

test('when a person opens /docs, then Swagger UI comes with a policy that forbids foreign scripts', async () => {
  const answer = await candor.call(null, 'GET', '/docs/');
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('swagger-ui');
  expect(answer.headers['content-security-policy']).toMatch(/script-src/);
  expect(answer.headers['content-security-policy']).not.toMatch(/script-src[^;]*(\*|http:|unsafe-inline)/);
});

test('when a program asks for /openapi.json, then OpenAPI 3.1 comes', async () => {
  expect((await candor.call(null, 'GET', '/openapi.json')).body).toMatchObject({ openapi: '3.1.0', info: { title: 'Candor' } });
});
