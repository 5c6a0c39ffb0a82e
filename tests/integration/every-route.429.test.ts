import { afterAll, beforeAll, expect, test } from 'vitest';
import { Candor } from '../helpers/candor.js';

const LIMIT = 5;
let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0, config: { requestsPerMinute: LIMIT } });
});
afterAll(() => candor.close());

test('when a key asks more often than allowed, then 429 rate_limited says when to come back, and other keys are served', async () => {
  /* The first request makes the key known; until then its address is counted. */
  for (let request = 0; request <= LIMIT; request++) expect((await candor.call('platform', 'GET', '/v1/batches/none')).status).toBe(404);
  const refused = await candor.call('platform', 'GET', '/v1/batches/none');
  expect(refused.body).toMatchObject({ status: 429, code: 'rate_limited' });
  expect(refused.headers['content-type']).toMatch('application/problem+json');
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await candor.call('trust', 'GET', '/v1/flags')).status).toBe(200);
});

test('when somebody guesses keys, then all guesses fill one bucket', async () => {
  const guess = (number: number) => candor.app.inject({ url: '/v1/flags', headers: { authorization: `Bearer candor_guess-${number}` }, remoteAddress: '127.0.0.9' });
  for (let request = 0; request < LIMIT; request++) expect((await guess(request)).statusCode).toBe(401);
  expect((await guess(LIMIT)).statusCode).toBe(429);
});

test('when probes and scrapers come often, then they are not limited', async () => {
  for (const url of ['/livez', '/readyz', '/metrics']) {
    for (let request = 0; request < LIMIT + 2; request++) expect((await candor.call(null, 'GET', url)).status).toBe(200);
  }
});
