import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, aTranscript, Candor, someChats } from '../helpers/candor.js';

let candor: Candor;
const get = async (rest: string) => (await candor.call('merchant', 'GET', `/v1/merchants/m-1/score${rest}`)).body;

beforeAll(async () => {
  candor = await Candor.start();
  const reviews = Array.from({ length: 12 }, (_, index) =>
    aReview({ id: `r-${index}`, text: index < 4 ? `Rude staff, slow delivery ${index}` : `Friendly people and fast delivery ${index}`, rating: index < 4 ? 1 : 5, createdAt: new Date(Date.now() - (index + 1) * 20 * 86_400_000).toISOString(), reviewerId: `u-${index}` }),
  );
  await candor.settle((await candor.call('platform', 'POST', '/v1/batches', { reviews, transcripts: [aTranscript({ csat: 1, resolved: false }), ...someChats(8)] })).body);
});
afterAll(() => candor.close());

test('when a score is explained, then each influence is what leaving the item out would change', async () => {
  for (const focus of ['overall', 'service_attitude', 'stars']) {
    const before = await get(`/explain?focus=${focus}&limit=3`);
    expect(before.helpers.length).toBe(3);
    expect(before.hurters.length).toBe(3);
    expect(before.helpers.map((item: any) => item.influence)).toEqual(before.helpers.map((item: any) => item.influence).toSorted((a: number, b: number) => b - a));
    const worst = before.hurters.find((item: any) => item.kind === 'review');
    await candor.call('trust', 'POST', `/v1/reviews/${worst.id}/decisions`, { verdict: 'inauthentic' });
    const after = await get(`/explain?focus=${focus}&limit=3`);
    const same = await get(`/explain?focus=${focus}&limit=3&asOf=${before.asOf}`);
    expect(same).toEqual(before);
    /* The instants lie moments apart: decay between them moves less than a millionth. */
    expect(before.value - after.value).toBeCloseTo(worst.influence, 4);
    await candor.call('trust', 'POST', `/v1/reviews/${worst.id}/decisions`, { verdict: 'genuine' });
  }
});

test('when manipulation is costed, then so many fully believed reviews move the figure by a tenth of a star, and one fewer do not', async () => {
  const explained = await get('/explain?focus=stars');
  const { now } = explained.manipulation.aspects.stars;
  const reading = (await candor.stores.scores.reading({ platformId: 'acme', merchantId: 'm-1', scope: { kind: 'all', value: '' } }, new Date(explained.asOf)))!;
  const { decayedAspect, priorOf } = await import('../../src/domain/merchant-score.js');
  const { weight, weightedValue } = decayedAspect(reading, 'stars', new Date(explained.asOf).getTime());
  const { mean, strength } = priorOf(reading, 'stars');
  const starsWith = (k: number, value: number): number => 1 + 4 * ((mean * strength + weightedValue + k * value) / (strength + weight + k));
  expect(starsWith(now.fiveStar, 1) - starsWith(0, 1)).toBeGreaterThanOrEqual(0.1 - 1e-6);
  expect(starsWith(now.fiveStar - 1, 1) - starsWith(0, 1)).toBeLessThan(0.1);
  expect(starsWith(0, 0) - starsWith(now.oneStar, 0)).toBeGreaterThanOrEqual(0.1 - 1e-6);
  expect(starsWith(0, 0) - starsWith(now.oneStar - 1, 0)).toBeLessThan(0.1);
});

test('when a review weighs half by the settings, then a tenth of a star costs twice as many; the overall score’s cost is told too', async () => {
  const costsOf = async () => (await get('/explain')).manipulation.aspects;
  const before = await costsOf();
  expect(before.overall.now).toEqual({ fiveStar: expect.any(Number), oneStar: expect.any(Number) });
  await candor.call('platform', 'PUT', '/v1/settings', { sourceWeights: { topic: 0.5, stars: 0.25 } });
  const after = await costsOf();
  for (const [aspect, factor] of [['stars', 4], ['service_attitude', 2], ['overall', 2]] as const) {
    for (const side of ['fiveStar', 'oneStar'] as const) expect(Math.abs(after[aspect].now[side] - factor * before[aspect].now[side]), `${aspect} ${side}`).toBeLessThanOrEqual(factor);
  }
  await candor.call('platform', 'PUT', '/v1/settings', {});
});

test('when data are too few for a figure, then explaining it tells no number, only who speaks of it', async () => {
  const explained = await get('/explain?focus=goods');
  expect(explained).toMatchObject({ enoughData: false, value: null, note: { en: 'too few data for a score' } });
  expect(explained.manipulation.aspects.goods).toEqual({ now: null, medianMerchant: null });
  expect(explained.ifAllWereBelieved.dimensions.goods).toBeNull();
  const { body: batch } = await candor.call('platform', 'POST', '/v1/batches', { reviews: [aReview({ id: 'one-word', text: 'Good quality', rating: undefined, channel: 'app' })] });
  await candor.settle(batch);
  const later = await get('/explain?focus=goods');
  expect(later.helpers).toMatchObject([{ id: 'one-word', influence: null }]);
});

test('when one channel or an earlier instant is explained, then the standard is touched by what was said there and then', async () => {
  const touched = (explained: any) => explained.standard.parts.flatMap((part: any) => part.items).flatMap((item: any) => item.touchedBy).sort();
  expect(touched(await get('/explain?channel=app'))).toEqual(['quality']);
  expect(touched(await get('/explain?channel=none'))).toEqual([]);
  expect(touched(await get('/explain?asOf=2026-01-01T00:00:00Z'))).toEqual([]);
});

test('when it is asked what all would say if believed, then the raw stars stand beside, and the standard says what reviews cannot prove', async () => {
  const explained = await get('/explain');
  const score = await get('');
  expect(explained.ifAllWereBelieved.stars).toBeCloseTo(score.stars.believedMean, 6);
  expect(explained.standard.note.en).toMatch(/cannot be computed from reviews/);
  const touched = explained.standard.parts.flatMap((part: any) => part.items).filter((item: any) => item.touchedBy.length > 0);
  expect(touched.map((item: any) => item.id)).toEqual(expect.arrayContaining(['delivery', 'customer_relations']));
  expect(explained.standard.parts.map((part: any) => part.points)).toEqual([40, 35, 25]);
});

test('when methods are compared, then one chart holds them all on the axis of stars', async () => {
  const { axis, bars, sellerRatings, asOf } = await get('/comparators');
  expect(axis).toEqual({ from: 1, to: 5, unit: 'stars' });
  expect(bars.map((bar: any) => bar.method)).toEqual(['candor', 'believe_all', 'raw_mean', 'seller_rating', 'seven_reviews_prior', 'wilson_lower_bound']);
  const stars = Object.fromEntries(bars.map((bar: any) => [bar.method, bar.stars]));
  expect(stars.raw_mean).toBeCloseTo((8 * 5 + 4) / 12, 9);
  expect(stars.seven_reviews_prior).toBeLessThan(stars.raw_mean);
  /* Wilson's 95 % lower bound of 8 in 12 is .3906. */
  expect(stars.wilson_lower_bound).toBeCloseTo(1 + 4 * 0.3906, 3);
  expect(sellerRatings.asDescribed.count).toBe(9);
  expect(sellerRatings.asDescribed.mean).toBeCloseTo((5 * 5 + 4) / 9, 9);
  expect(sellerRatings.serviceAttitude).toEqual({ mean: sellerRatings.asDescribed.mean, count: 9 });
  const asked = await get(`?method=wilson_lower_bound&asOf=${asOf}`);
  expect(asked.method).toEqual(bars[5]);
});
