import { afterAll, beforeAll, expect, test } from 'vitest';
import { aTranscript, Candor } from '../helpers/candor.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
  await candor.call('platform', 'POST', '/v1/batches', { transcripts: [aTranscript({ id: 'a-chat' })] });
});
afterAll(() => candor.close());

test.each([
  ['GET', '/v1/batches/none', undefined],
  ['GET', '/v1/batches/none/results', undefined],
  ['GET', '/v1/batches/none/events', undefined],
  ['GET', '/v1/merchants/none', undefined],
  ['GET', '/v1/merchants/none/score', undefined],
  ['GET', '/v1/merchants/none/score?asOf=2026-01-01T00:00:00Z', undefined],
  ['GET', '/v1/merchants/none/score/history?from=2026-01-01T00:00:00Z', undefined],
  ['GET', '/v1/merchants/none/score/diff?from=2026-01-01T00:00:00Z', undefined],
  ['GET', '/v1/merchants/none/score/explain', undefined],
  ['GET', '/v1/merchants/none/score/comparators', undefined],
  ['GET', '/v1/merchants/none/themes', undefined],
  ['GET', '/v1/merchants/none/service-metrics', undefined],
  ['GET', '/v1/transcripts/none', undefined],
  ['POST', '/v1/flags/none/claim', undefined],
  ['POST', '/v1/flags/none/release', undefined],
  ['GET', '/v1/reviews/none', undefined],
  ['GET', '/v1/reviews/a-chat', undefined],
  ['GET', '/v1/reviews/none/evidence', undefined],
  ['GET', '/v1/reviews/a-chat/neighbours', undefined],
  ['POST', '/v1/reviews/none/decisions', { verdict: 'genuine' }],
  ['POST', '/v1/decisions/none/undo', undefined],
] as const)('when %s %s names what is not there, then 404 not_found points at the id', async (method, url, payload) => {
  const answer = await candor.call('admin', method, url, payload);
  expect(answer.body).toMatchObject({ status: 404, code: 'not_found', pointer: '/params/id' });
  expect(answer.headers['content-type']).toMatch('application/problem+json');
});

test.each(['/', '/v1', '/v1/batch', '/v1/batches/a/b/c', '/v2/batches'])('when there is no route %s, then 404 not_found', async (url) => {
  expect((await candor.call('admin', 'GET', url)).body).toMatchObject({ status: 404, code: 'not_found' });
});

test.each([
  ['PUT', '/v1/batches', 'POST'],
  ['POST', '/v1/batches/some-id', 'GET, HEAD'],
  ['POST', '/v1/merchants/m-1', 'GET, HEAD, PUT'],
  ['PUT', '/v1/merchants/m-1/score', 'GET, HEAD'],
  ['GET', '/v1/reviews/r-1/decisions', 'POST'],
  ['POST', '/livez', 'GET, HEAD'],
] as const)('when %s %s is called, then 405 method_not_allowed and Allow says %s', async (method, url, allow) => {
  const answer = await candor.call('admin', method, url);
  expect(answer.body).toMatchObject({ status: 405, code: 'method_not_allowed' });
  expect(answer.headers.allow).toBe(allow);
});

test('when DELETE is tried on a review, then 405: a deleted review cannot be appealed', async () => {
  const answer = await candor.app.inject({ method: 'DELETE', url: '/v1/reviews/r-1', headers: { authorization: `Bearer ${candor.keys.admin}` } });
  expect(answer.json()).toMatchObject({ status: 405, code: 'method_not_allowed' });
});
