import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, Candor } from '../helpers/candor.js';
import { aRing } from '../helpers/ring.js';

/** Changed thresholds change the actions of stored verdicts, and nothing is judged again. */

let candor: Candor;
const ring = aRing(9, { merchantId: 'm-shop' });
const twins = aRing(9, { merchantId: 'm-inn', text: 'A quiet room with a view, and breakfast was served until noon, we come back', source: { deviceHash: 'another-device' } });

interface Stored {
  reviewId: string;
  probability: number;
  action: string;
  revision: number;
  causes: string[];
}
const verdicts = async (of: readonly Record<string, unknown>[]): Promise<Stored[]> =>
  (await sql<Stored>`select review_id, probability, action, revision, causes from judgements
    where review_id = any(${of.map(({ id }) => id)}::text[]) order by review_id`.execute(candor.stores.db)).rows;
const openFlags = async (merchantId: string): Promise<number> => (await candor.call('trust', 'GET', `/v1/flags?merchantId=${merchantId}`)).body.flags.length;
const put = async (query: string, actions: object | undefined) => {
  expect((await candor.call('platform', 'PUT', `/v1/settings${query}`, actions ? { actions } : {})).status).toBe(200);
  await candor.quiet();
};

beforeAll(async () => {
  candor = await Candor.start();
  const merchants = [{ id: 'm-shop', name: 'shop', category: 'fashion' }, { id: 'm-inn', name: 'inn', category: 'hotel' }];
  await candor.call('platform', 'POST', '/v1/batches', { merchants, reviews: [...ring, ...twins] });
  await candor.quiet();
});
afterAll(() => candor.close());

test('when the thresholds of a category rise above what its reviews reach, then they are published, their flags close, and the others stay', async () => {
  const before = await verdicts(ring);
  const others = await verdicts(twins);
  const sums = await candor.stores.scores.sums('acme', 'm-shop');
  expect([await openFlags('m-shop'), await openFlags('m-inn')]).toEqual([9, 9]);
  await put('?category=fashion', { label: 1, fold: 1, hold: 1 });
  expect(await verdicts(ring)).toEqual(before.map((verdict) => ({ ...verdict, action: 'publish', revision: 2, causes: ['policy'] })));
  expect(await verdicts(twins)).toEqual(others);
  expect([await openFlags('m-shop'), await openFlags('m-inn')]).toEqual([0, 9]);
  expect(await candor.stores.scores.sums('acme', 'm-shop')).toEqual(sums);
  const { events } = (await candor.call('trust', 'GET', '/v1/audit?limit=1000')).body;
  const about = events.filter(({ subject }: { subject: string }) => subject === `review:${String(ring[0]!.id)}`).map(({ kind }: { kind: string }) => kind);
  expect(about.slice(-2)).toEqual(['review.rejudged', 'flag.closed']);
});

test('when a review is judged after the change, then its first action follows the new thresholds', async () => {
  const late = aRing(1, { merchantId: 'm-shop' });
  await candor.call('platform', 'POST', '/v1/batches', { reviews: late });
  await candor.quiet();
  expect(await verdicts(late)).toMatchObject([{ action: 'publish', revision: 1, causes: ['arrival'], probability: expect.closeTo(1, 1) }]);
});

test('when the category falls back to the platform, then its flags open again', async () => {
  await put('?category=fashion', undefined);
  expect(await openFlags('m-shop')).toBe(10);
});

test('when another setting changes, then no verdict gets a revision', async () => {
  const before = await verdicts([...ring, ...twins]);
  expect((await candor.call('platform', 'PUT', '/v1/settings', { halfLifeDays: 90 })).status).toBe(200);
  await candor.quiet();
  expect(await verdicts([...ring, ...twins])).toEqual(before);
});

test('when there are more reviews than one job takes, then every one of them follows', async () => {
  const reviews = Array.from({ length: 1100 }, (_, index) => aReview({ merchantId: 'm-many', text: `Nothing special, visit ${index}`, rating: 3 }));
  await candor.call('platform', 'POST', '/v1/batches', { reviews });
  await candor.quiet(120_000);
  await put('', { label: 0, fold: 1, hold: 1 });
  expect(new Set((await verdicts(reviews)).map(({ action }) => action))).toEqual(new Set(['label']));
  await put('', undefined);
  expect(new Set((await verdicts(reviews)).map(({ action }) => action))).toEqual(new Set(['publish']));
});

test.each([
  [{ label: 0.9, fold: 0.8, hold: 0.97 }, '/actions/fold'],
  [{ label: 0.5, fold: 0.98, hold: 0.97 }, '/actions/hold'],
])('when thresholds do not rise, as in %j, then 400 points at the one that falls', async (actions, pointer) => {
  expect((await candor.call('platform', 'PUT', '/v1/settings', { actions })).body).toMatchObject({ status: 400, code: 'invalid_request', pointer });
});
