import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, Candor } from '../helpers/candor.js';
import { aRing } from '../helpers/ring.js';

let candor: Candor;
const ring = aRing(9, { merchantId: 'm-shop' });
const honest = Array.from({ length: 6 }, (_, visit) => aReview({ merchantId: 'm-inn', text: `Nothing special, visit ${visit}`, rating: 3 }));
const policy = async (query = '') => (await candor.call('trust', 'GET', `/v1/policy${query}`)).body;

beforeAll(async () => {
  candor = await Candor.start();
  const merchants = [{ id: 'm-shop', name: 'shop', category: 'fashion' }, { id: 'm-inn', name: 'inn', category: 'hotel' }];
  await candor.call('platform', 'POST', '/v1/batches', { merchants, reviews: [...ring, ...honest] });
  await candor.quiet();
});
afterAll(() => candor.close());

test('when nothing is set, then the default thresholds come with the volume stored and the precision that the verdicts promise', async () => {
  const { inForce, reviews, thresholds, calibration } = await policy();
  expect(inForce).toEqual({ label: 0.5, fold: 0.8, hold: 0.97 });
  expect(reviews).toBe(15);
  expect(thresholds.map(({ action, from }: any) => [action, from])).toEqual([['label', 0.5], ['fold', 0.8], ['hold', 0.97]]);
  expect(thresholds[0].stored).toEqual({ reviews: 9, share: 0.6, promisedPrecision: expect.any(Number) });
  expect(thresholds[0].stored.promisedPrecision).toBeGreaterThan(0.5);
  expect(thresholds[0].decided).toEqual({ positives: 0, total: 0, share: null, interval: null });
  expect(calibration).toEqual({ model: expect.stringMatching(/^learned-/), data: expect.stringContaining('Yelp') });
});

test('when other thresholds are tried, then volumes and the calibration answer for them, the lower the more, and nothing is set', async () => {
  const { inForce, thresholds } = await policy('?label=0.05&fold=0.2&hold=1');
  expect(inForce.label).toBe(0.5);
  expect(thresholds.map(({ stored }: any) => stored.reviews)).toEqual([15, 9, 0]);
  expect(thresholds[2].stored).toEqual({ reviews: 0, share: 0, promisedPrecision: null });
  const [low, middle, high] = thresholds.map(({ expected }: any) => expected);
  expect(low.share).toBeGreaterThan(middle.share);
  expect(middle.precision).toBeGreaterThan(low.precision);
  expect(high).toEqual({ share: 0, precision: null });
});

test('when a category has thresholds of its own, then it is told its own, with its own merchants alone', async () => {
  await candor.call('platform', 'PUT', '/v1/settings?category=hotel', { actions: { label: 0.01, fold: 0.9, hold: 0.99 } });
  const { inForce, reviews, thresholds } = await policy('?category=hotel');
  expect(inForce).toEqual({ label: 0.01, fold: 0.9, hold: 0.99 });
  expect([reviews, thresholds[0].stored.reviews, thresholds[1].stored.reviews]).toEqual([6, 6, 0]);
  expect((await policy()).inForce.label).toBe(0.5);
});

test('when people decide, then each threshold shows how many of its reviews they found inauthentic', async () => {
  for (const [index, { id }] of ring.slice(0, 4).entries()) {
    await candor.call('trust', 'POST', `/v1/reviews/${String(id)}/decisions`, { verdict: index === 0 ? 'genuine' : 'inauthentic' });
  }
  const [label] = (await policy()).thresholds;
  expect(label.decided).toMatchObject({ positives: 3, total: 4, share: 0.75 });
  expect(label.decided.interval[0]).toBeLessThan(0.75);
});
