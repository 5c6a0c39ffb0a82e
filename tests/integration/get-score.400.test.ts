import { afterAll, beforeAll, expect, test } from 'vitest';
import { Candor } from '../helpers/candor.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
  await candor.call('platform', 'PUT', '/v1/merchants/m-1', { name: 'm-1', category: 'hotel' });
});
afterAll(() => candor.close());

const soon = () => new Date(Date.now() + 240_000).toISOString();
const get = (rest: string) => candor.call('merchant', 'GET', `/v1/merchants/m-1/score${rest}`);

test.each([
  ['', 'asOf', '/query/asOf'],
  ['/explain', 'asOf', '/query/asOf'],
  ['/comparators', 'asOf', '/query/asOf'],
  ['/history?from=2026-01-01T00:00:00Z', 'to', '/query/to'],
  ['/diff?from=2026-01-01T00:00:00Z', 'to', '/query/to'],
])('when /score%s is asked for an instant (%s) at which events may still come, then 400 points at it and names the newest that can be replayed', async (rest, name, pointer) => {
  const answer = await get(`${rest}${rest.includes('?') ? '&' : '?'}${name}=${soon()}`);
  expect(answer.body).toMatchObject({ status: 400, code: 'invalid_request', pointer });
  const [, settled] = /up to (\S+Z)\./.exec(answer.body.detail)!;
  expect((await get(`${rest}${rest.includes('?') ? '&' : '?'}${name}=${settled}`)).status).toBe(200);
});

test('when a score is read right after a change, then its own instant, seconds old, can be asked for', async () => {
  await candor.call('platform', 'PUT', '/v1/merchants/m-1', { name: 'm-1', category: 'food' });
  const { body } = await get('');
  expect(Date.now() - Date.parse(body.asOf)).toBeLessThan(10_000);
  expect((await get(`?asOf=${body.asOf}`)).body).toEqual(body);
});

test('when a span begins after its end, then 400 points at its beginning', async () => {
  expect((await get('/diff?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z')).body).toMatchObject({ status: 400, code: 'invalid_request', pointer: '/query/from' });
});
