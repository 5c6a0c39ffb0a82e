import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, aTranscript, Candor } from '../helpers/candor.js';

let candor: Candor;
const get = async (rest: string) => (await candor.call('merchant', 'GET', `/v1/merchants/m-1/score${rest}`)).body;

beforeAll(async () => {
  candor = await Candor.start();
  const reviews = Array.from({ length: 12 }, (_, index) =>
    aReview({ id: `r-${index}`, text: index < 4 ? `Rude staff, slow delivery ${index}` : `Friendly people and fast delivery ${index}`, rating: index < 4 ? 1 : 5, createdAt: new Date(Date.now() - (index + 1) * 20 * 86_400_000).toISOString(), reviewerId: `u-${index}` }),
  );
  await candor.settle((await candor.call('platform', 'POST', '/v1/batches', { reviews, transcripts: [aTranscript({ csat: 1, resolved: false })] })).body);
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
    const after = await get(`/explain?focus=${focus}&limit=3&asOf=${new Date().toISOString()}`);
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

test('when it is asked what all would say if believed, then the raw stars stand beside, and the standard says what reviews cannot prove', async () => {
  const explained = await get('/explain');
  const score = await get('');
  expect(explained.ifAllWereBelieved.stars).toBeCloseTo(score.stars.believedMean, 6);
  expect(explained.standard.note.en).toMatch(/cannot be computed from reviews/);
  const touched = explained.standard.parts.flatMap((part: any) => part.items).filter((item: any) => item.touchedBy.length > 0);
  expect(touched.map((item: any) => item.id)).toEqual(['delivery', 'customer_relations']);
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
