import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, Candor, daysAgo, someChats, until } from '../helpers/candor.js';

let candor: Candor;
const url = '/v1/merchants/m-1/score';
const score = (headers: Record<string, string> = {}) => candor.call('merchant', 'GET', url, undefined, headers);

beforeAll(async () => {
  candor = await Candor.start();
  const posted = await candor.call('platform', 'POST', '/v1/batches', {
    merchants: ['m-1', 'm-peer'].map((id) => ({ id, name: id, category: 'hotel' })),
    reviews: [
      ...Array.from({ length: 12 }, (_, index) => aReview({ text: `Friendly staff on visit ${index}`, createdAt: daysAgo(160 + index) })),
      ...Array.from({ length: 4 }, (_, index) => aReview({ text: `Slow delivery on visit ${index}`, rating: 1, createdAt: daysAgo(190 + index) })),
      aReview({ merchantId: 'm-peer', text: 'Rude staff', rating: 2 }),
    ],
    transcripts: someChats(6),
  });
  await candor.settle(posted.body);
});
afterAll(() => candor.close());

test('when a merchant reads its score, then dimensions, overall and stars come with intervals that hold the points', async () => {
  const { status, body } = await score();
  expect(status).toBe(200);
  expect(body).toMatchObject({ merchantId: 'm-1', category: 'hotel', halfLifeDays: 180 });
  expect(Object.keys(body.dimensions).sort()).toEqual(['goods', 'resolution_efficiency', 'response_speed', 'service_attitude', 'service_content']);
  for (const view of [body.overall, body.dimensions.service_attitude]) {
    expect(view.interval[0]).toBeLessThanOrEqual(view.points);
    expect(view.interval[1]).toBeGreaterThanOrEqual(view.points);
  }
  expect(Object.values<number>(body.overall.weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
  expect(body.stars).toMatchObject({ rawMean: (12 * 5 + 4) / 16, rawCount: 16 });
  expect(body.dimensions.service_attitude.points).toBeGreaterThan(body.dimensions.service_attitude.prior.mean * 100);
});

test('when little is known, then no grade is given and it says so', async () => {
  const { body } = await candor.call('platform', 'GET', '/v1/merchants/m-peer/score');
  expect(body.dimensions.service_attitude).toMatchObject({ enoughData: false, points: null, interval: null, grade: null, note: { zh: '数据太少，暂不评分', en: 'too few data for a score' } });
  expect(body.overall).toMatchObject({ points: null, percentile: null });
});

test('when fifty reviews are believed at hardly anything, then their number does not make a score', async () => {
  const { body: batch } = await candor.call('platform', 'POST', '/v1/batches', {
    reviews: Array.from({ length: 50 }, (_, index) => aReview({ id: `doubted-${index}`, merchantId: 'm-doubted', text: `Friendly staff ${index}`, createdAt: daysAgo(index) })),
  });
  await candor.settle(batch);
  const read = async () => (await candor.call('platform', 'GET', '/v1/merchants/m-doubted/score')).body;
  expect((await read()).stars.enoughData).toBe(true);
  for (let index = 0; index < 48; index++) await candor.call('trust', 'POST', `/v1/reviews/doubted-${index}/decisions`, { verdict: 'inauthentic' });
  expect((await read()).stars).toMatchObject({ rawMean: 5, rawCount: 50, weightedMean: null, interval: null, enoughData: false });
  await sql`update judgements set probability = .99 where review_id like 'doubted-%'`.execute(candor.stores.db);
  for (let index = 0; index < 50; index++) {
    const { rows } = await sql<{ id: string }>`select decision_id as id from decisions where review_id = ${`doubted-${index}`} and superseded_at is null`.execute(candor.stores.db);
    if (rows[0]) await candor.call('trust', 'POST', `/v1/decisions/${rows[0].id}/undo`);
  }
  for (const index of [48, 49]) {
    const { body: decision } = await candor.call('trust', 'POST', `/v1/reviews/doubted-${index}/decisions`, { verdict: 'inauthentic' });
    await candor.call('trust', 'POST', `/v1/decisions/${decision.id}/undo`);
  }
  await candor.expectExactSums('m-doubted');
  const { stars, dimensions } = await read();
  expect(stars).toMatchObject({ enoughData: false, weightedMean: null });
  expect([Math.round(stars.effectiveSampleSize), stars.believedWeight < 1]).toEqual([50, true]);
  expect(dimensions.service_attitude).toMatchObject({ enoughData: false, points: null });
});

test('when the caller holds this very content, then 304 without a body, also in a list and marked as weak', async () => {
  await until('reads that stand for one instant', async () => {
    const { headers, body } = await score();
    const tag = String(headers.etag);
    const again = await Promise.all([tag, `W/${tag}`, `"other", ${tag}`].map((held) => score({ 'if-none-match': held })));
    if ((await score()).body.asOf !== body.asOf) return false;
    expect(again.map(({ status, text }) => ({ status, text }))).toEqual(again.map(() => ({ status: 304, text: '' })));
    return true;
  });
});

test('when the content changed, then the old tag gets 200 and another tag', async () => {
  const before = await score();
  const posted = await candor.call('platform', 'POST', '/v1/batches', { reviews: [aReview({ text: 'Rude staff again', rating: 1, createdAt: daysAgo(1) })] });
  await candor.settle(posted.body);
  const after = await score({ 'if-none-match': String(before.headers.etag) });
  expect(after.status).toBe(200);
  expect(after.headers.etag).not.toBe(before.headers.etag);
  expect(after.body.overall.points).toBeLessThan(before.body.overall.points);
});

test('when sums were built item by item, then they equal the sums computed again, to the last digit', async () => {
  await candor.expectExactSums();
});
