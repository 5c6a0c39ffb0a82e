import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../src/api/app.js';
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
  expect(calibration).toEqual({ model: expect.stringMatching(/^expert-/), data: null, reason: expect.stringContaining('Set by people') });
  expect(thresholds.map(({ expected }: any) => expected), 'no other model’s figures').toEqual([null, null, null]);
});

test('when other thresholds are tried, then volumes answer for them, the lower the more, and nothing is set', async () => {
  const { inForce, thresholds } = await policy('?label=0.05&fold=0.2&hold=1');
  expect(inForce.label).toBe(0.5);
  expect(thresholds.map(({ stored }: any) => stored.reviews)).toEqual([15, 9, 0]);
  expect(thresholds[2].stored).toEqual({ reviews: 0, share: 0, promisedPrecision: null });
});

test('when the model that judges was measured on labelled reviews, then what was counted is told for its thresholds and the curve for others', async () => {
  const reliability = {
    data: 'labelled',
    expected: [{ from: 0.5, share: 0.1, precision: 0.6 }, { from: 0.8, share: 0.001, precision: 1 }, { from: 0.97, share: 0, precision: null }],
    bins: [{ predicted: 0.05, observed: 0.04, reviews: 60 }, { predicted: 0.3, observed: 0.25, reviews: 30 }, { predicted: 0.75, observed: 0.7, reviews: 10 }],
  };
  const app = await buildApp({ ...candor.stores, queue: candor.queue, calibration: { model: 'learned-9', origin: 'learned', reliability }, limits: candor.config, log: pino({ level: 'silent' }) });
  const ask = async (query: string) => (await app.inject({ url: `/v1/policy${query}`, headers: { authorization: `Bearer ${candor.keys.trust}` } })).json();
  const { thresholds, calibration } = await ask('');
  expect(calibration).toEqual({ model: 'learned-9', data: 'labelled', reason: null });
  expect(thresholds.map(({ expected }: any) => expected)).toEqual([{ share: 0.1, precision: 0.6 }, { share: 0.001, precision: 1 }, { share: 0, precision: null }]);
  expect((await ask('?label=0.2&fold=0.7&hold=0.9')).thresholds.map(({ expected }: any) => expected)).toEqual([
    { share: 0.4, precision: (0.25 * 30 + 0.7 * 10) / 40 }, { share: 0.1, precision: 0.7 }, { share: 0, precision: null },
  ]);
  await app.close();
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
