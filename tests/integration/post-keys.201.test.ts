import { afterAll, beforeAll, expect, test } from 'vitest';
import { Candor } from '../helpers/candor.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
});
afterAll(() => candor.close());

const make = (payload: object) => candor.call('admin', 'POST', '/v1/keys', payload);

test('when an admin makes a key, then it is shown once, works at once, and only its hash is stored', async () => {
  const answer = await make({ role: 'merchant', merchantId: 'm-7' });
  expect(answer.status).toBe(201);
  expect(answer.body).toMatchObject({ key: expect.stringMatching(/^candor_[\w-]{43}$/), platformId: 'acme', role: 'merchant', merchantId: 'm-7' });
  await candor.call('platform', 'PUT', '/v1/merchants/m-7', { name: 'Seventh', category: 'food' });
  const own = await candor.app.inject({ url: '/v1/merchants/m-7', headers: { authorization: `Bearer ${answer.body.key}` } });
  expect(own.statusCode).toBe(200);
  const stored = JSON.stringify([await candor.stores.db.selectFrom('apiKeys').selectAll().execute(), await candor.stores.events.read('acme', 0, 1000)]);
  expect(stored).toContain(answer.body.keyId);
  expect(stored).not.toContain(answer.body.key);
});

test.each([
  ['a merchant key without its merchant', { role: 'merchant' }, '/merchantId'],
  ['a platform key with a merchant', { role: 'platform', merchantId: 'm-1' }, '/merchantId'],
  ['an unknown role', { role: 'root' }, '/role'],
  ['an unknown field', { role: 'trust', scope: 'all' }, '/scope'],
])('when %s is asked for, then 400 points at it', async (_what, payload, pointer) => {
  expect((await make(payload)).body).toMatchObject({ status: 400, code: 'invalid_request', pointer });
});

test('when a key belongs to another platform, then it sees nothing of this one', async () => {
  const { body } = await make({ role: 'platform', platformId: 'globex' });
  const headers = { authorization: `Bearer ${body.key}` };
  const posted = await candor.call('platform', 'POST', '/v1/batches', { merchants: [{ id: 'm-secret', name: 'Secret', category: 'food' }] });
  for (const url of [posted.body.links.self, posted.body.links.results, '/v1/merchants/m-secret', '/v1/merchants/m-secret/score']) {
    expect((await candor.app.inject({ url, headers })).json()).toMatchObject({ status: 404, code: 'not_found' });
  }
});
