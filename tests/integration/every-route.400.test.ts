import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, Candor } from '../helpers/candor.js';

let candor: Candor;
let batch: string;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
  batch = (await candor.call('platform', 'POST', '/v1/batches', { reviews: [aReview()] })).body.links.results;
});
afterAll(() => candor.close());

const cursor = (position: unknown): string => Buffer.from(JSON.stringify(position)).toString('base64url');

test.each([
  ['is garbage', '%%%'.replaceAll('%', '%25')],
  ['is not JSON inside', Buffer.from('{').toString('base64url')],
  ['belongs to another list', cursor({ position: 'here' })],
  ['is out of any range', cursor(1e15)],
  ['is a fraction', cursor(1.5)],
])('when the cursor of results %s, then 400 invalid_cursor', async (_what, value) => {
  const answer = await candor.call('platform', 'GET', `${batch}?cursor=${value}`);
  expect(answer.body).toMatchObject({ status: 400, code: 'invalid_cursor', pointer: '/query/cursor' });
});

test.each([
  ['/v1/flags', cursor(3)],
  ['/v1/flags', cursor({ probability: 0.5, id: 'a\u0000' })],
  ['/v1/reviews/none/evidence', cursor({ before: 0 })],
  ['/v1/reviews/none/neighbours', cursor({ nearness: 1, kind: 'shop', id: 'a' })],
  ['/v1/audit', cursor('first')],
  ['/v1/audit', cursor(1e300)],
])('when %s gets a forged cursor %s, then 400 invalid_cursor', async (url, value) => {
  const answer = await candor.call('trust', 'GET', `${url}?cursor=${value}`);
  expect(answer.body).toMatchObject({ status: 400, code: 'invalid_cursor', pointer: '/query/cursor' });
});

test.each([
  ['a limit of 0', '/v1/flags?limit=0', '/query/limit'],
  ['a limit of a fraction', '/v1/reviews/none/neighbours?limit=1.5', '/query/limit'],
  ['an unknown query on evidence', '/v1/reviews/none/evidence?from=1', '/query/from'],
  ['a limit beyond the largest', '/v1/audit?limit=1001', '/query/limit'],
  ['a limit that is no number', '/v1/flags?limit=many', '/query/limit'],
  ['thresholds that fall', '/v1/policy?label=0.9&fold=0.5&hold=0.97', '/query/fold'],
  ['two of three thresholds', '/v1/policy?label=0.2&fold=0.5', '/query/hold'],
  ['a threshold above 1', '/v1/policy?label=0.2&fold=0.5&hold=2', '/query/hold'],
  ['a day without a time', '/v1/neutrality?from=2026-01-01', '/query/from'],
  ['a month without a day', '/v1/transparency?to=2026-01', '/query/to'],
  ['an unknown action', '/v1/flags?action=delete', '/query/action'],
  ['an unknown query parameter', '/v1/flags?merchant=m-1', '/query/merchant'],
  ['a parameter given twice', '/v1/flags?merchantId=a&merchantId=b', '/query/merchantId'],
  ['a score asked for as of a date without a time', '/v1/merchants/m-1/score?asOf=2026-01-01', '/query/asOf'],
  ['a score asked for as of the future', '/v1/merchants/m-1/score?asOf=2099-01-01T00:00:00Z', '/query/asOf'],
  ['an unknown method', '/v1/merchants/m-1/score?method=best', '/query/method'],
  ['two scopes at once', '/v1/merchants/m-1/score?category=phones&channel=web', '/query/channel'],
  ['a history without a beginning', '/v1/merchants/m-1/score/history', '/query/from'],
  ['a history of too many points', '/v1/merchants/m-1/score/history?from=2020-01-01T00:00:00Z&step=day', '/query/step'],
  ['a span that runs backwards', '/v1/merchants/m-1/score/diff?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z', '/query/from'],
  ['an unknown focus', '/v1/merchants/m-1/score/explain?focus=mood', '/query/focus'],
  ['a date without a time', '/v1/merchants/m-1/themes?from=2026-01-01', '/query/from'],
  ['an unknown language', '/v1/merchants/m-1/themes?language=fr', '/query/language'],
  ['an unknown grouping', '/v1/merchants/m-1/service-metrics?by=mood', '/query/by'],
  ['a date without a time for chats', '/v1/merchants/m-1/service-metrics?from=2026-01-01', '/query/from'],
  ['NUL in a filter', '/v1/merchants/m-1/themes?channel=%00', '/query/channel'],
  ['NUL in a merchant id', '/v1/merchants/a%00b/score', '/params/id'],
  ['NUL in a review id', '/v1/reviews/a%00b', '/params/id'],
  ['a review id of 129 characters', `/v1/reviews/${'x'.repeat(129)}`, '/params/id'],
  ['a path that is not UTF-8', '/v1/reviews/%ff', '/'],
])('when a request has %s, then 400 invalid_request points at it', async (_what, url, pointer) => {
  const answer = await candor.call('trust', 'GET', url);
  expect(answer.body).toMatchObject({ status: 400, code: 'invalid_request', pointer });
  expect(answer.headers['content-type']).toMatch('application/problem+json');
});

test.each([
  ['far past', 'from=0001-01-01T00:00:00Z'],
  ['far future', 'to=9999-12-31T23:59:59Z'],
  ['an empty span', 'from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z'],
])('when themes are asked for the %s, then 200', async (_what, query) => {
  expect((await candor.call('trust', 'GET', `/v1/merchants/m-1/themes?${query}`)).status).toBe(200);
});
