import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Candor } from '../helpers/candor.js';
import { PROTECTED_ROUTES } from '../helpers/routes.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
  for (const id of ['m-1', 'm-2']) await candor.call('platform', 'PUT', `/v1/merchants/${id}`, { name: id, category: 'hotel' });
});
afterAll(() => candor.close());

describe.each(PROTECTED_ROUTES)('$method $url', ({ method, url, roles }) => {
  test('when no key, an unknown key or another scheme is sent, then 401 unauthenticated names the scheme', async () => {
    for (const authorization of [undefined, 'Bearer candor_unknown', 'Bearer', `Basic ${Buffer.from('a:b').toString('base64')}`, candor.keys.admin]) {
      const answer = await candor.call(null, method, url, undefined, authorization === undefined ? {} : { authorization });
      expect(answer.body).toMatchObject({ status: 401, code: 'unauthenticated' });
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    }
  });

  test('when the key has a role that the route is not for, then 403 forbidden, before anything is read of the body', async () => {
    for (const role of ['platform', 'merchant', 'trust', 'admin'] as const) {
      const answer = await candor.call(role, method, url, method === 'GET' ? undefined : 'no JSON', method === 'GET' ? {} : { 'content-type': 'application/json' });
      const allowed = role === 'admin' || roles.includes(role);
      if (allowed) expect([200, 400, 404]).toContain(answer.status);
      else expect(answer.body).toMatchObject({ status: 403, code: 'forbidden' });
    }
  });
});

test.each(['', '/score', '/score/history?from=2026-01-01T00:00:00Z', '/score/diff?from=2026-01-01T00:00:00Z', '/score/explain', '/score/comparators', '/themes', '/service-metrics'])('when a merchant key asks for /v1/merchants/m-2%s, then 403: it belongs to another merchant', async (rest) => {
  const answer = await candor.call('merchant', 'GET', `/v1/merchants/m-2${rest}`);
  expect(answer.body).toMatchObject({ status: 403, code: 'forbidden' });
  expect((await candor.call('merchant', 'GET', `/v1/merchants/m-1${rest}`)).status).toBe(200);
});
