import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, Candor } from '../helpers/candor.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
});
afterAll(() => candor.close());

test('when a merchant is described, then it is answered, read by its own key, and replaced by the next description', async () => {
  const put = await candor.call('platform', 'PUT', '/v1/merchants/m-1', { name: '第一家', category: 'hotel' });
  expect(put.status).toBe(200);
  expect(put.body).toMatchObject({ id: 'm-1', name: '第一家', category: 'hotel', updatedAt: expect.any(String) });
  expect((await candor.call('merchant', 'GET', '/v1/merchants/m-1')).body).toEqual(put.body);
  await candor.call('platform', 'PUT', '/v1/merchants/m-1', { name: 'First', category: 'food' });
  expect((await candor.call('trust', 'GET', '/v1/merchants/m-1')).body).toMatchObject({ name: 'First', category: 'food' });
});

test('when reviews come before their merchant is described, then it is known by its id', async () => {
  await candor.call('platform', 'POST', '/v1/batches', { reviews: [aReview({ merchantId: 'm-new' })] });
  const answer = await candor.call('platform', 'GET', '/v1/merchants/m-new');
  expect(answer.body).toMatchObject({ id: 'm-new', name: 'm-new', category: 'uncategorised' });
});

test('when a merchant is described, then the log says so', async () => {
  await candor.call('platform', 'PUT', '/v1/merchants/m-logged', { name: 'Logged', category: 'hotel' });
  const { body } = await candor.call('trust', 'GET', '/v1/audit?limit=1000');
  expect(body.events.at(-1)).toMatchObject({ kind: 'merchant.changed', subject: 'merchant:m-logged' });
});

test.each([
  ['an id in the body', { id: 'm-2', name: 'Second', category: 'food' }, '/id'],
  ['no category', { name: 'Second' }, '/category'],
  ['an unknown setting', { name: 'Second', category: 'food', settings: { halfLife: 3 } }, '/settings/halfLife'],
])('when a description has %s, then 400 points at it', async (_what, payload, pointer) => {
  const answer = await candor.call('platform', 'PUT', '/v1/merchants/m-2', payload);
  expect(answer.body).toMatchObject({ status: 400, code: 'invalid_request', pointer });
});
