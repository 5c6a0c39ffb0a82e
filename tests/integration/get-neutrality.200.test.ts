import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, Candor } from '../helpers/candor.js';
import { aRing } from '../helpers/ring.js';

let candor: Candor;
const ring = aRing(8, { createdAt: '2026-05-01T10:00:00Z' });
const veterans = Array.from({ length: 4 }, (_, index) => aReview({ text: `住得还行，第${index}次`, rating: 1, reviewerId: `v-${index}`, reviewer: { reviewCount: 30 }, createdAt: '2026-02-01T10:00:00Z' }));
const regular = Array.from({ length: 3 }, (_, visit) => aReview({ merchantId: `m-${visit}`, text: `Stop number ${visit}`, rating: 4, reviewerId: 'regular', createdAt: '2026-03-01T10:00:00Z' }));
const nobody = aReview({ text: 'Delivered on Tuesday', rating: undefined });
const copied: Record<string, unknown> = { ...aRing(1, { createdAt: '2026-05-02T10:00:00Z' })[0]!, reviewerId: 'old-account', reviewer: { reviewCount: 60, createdAt: '2019-01-01T00:00:00Z' } };

const neutrality = async (query = '') => (await candor.call('trust', 'GET', `/v1/neutrality${query}`)).body;
const counts = (groups: any[]) => Object.fromEntries(groups.map(({ group, flagged }) => [group, [flagged.positives, flagged.total]]));

beforeAll(async () => {
  candor = await Candor.start();
  await candor.call('platform', 'POST', '/v1/batches', { reviews: [...ring, ...veterans, ...regular, nobody, copied] });
  await candor.quiet();
});
afterAll(() => candor.close());

test('when verdicts are counted, then each review stands once in every dimension, with its share and interval', async () => {
  const { all, stars, language, tenure } = await neutrality();
  expect(all.flagged).toMatchObject({ positives: 9, total: 17, share: 9 / 17 });
  expect(all.flagged.interval[0]).toBeLessThan(9 / 17);
  expect(counts(stars)).toEqual({ 1: [0, 4], 4: [0, 3], 5: [9, 9], none: [0, 1] });
  expect(counts(language)).toEqual({ en: [9, 13], zh: [0, 4] });
  expect(counts(tenure)).toEqual({ first: [8, 8], second_to_fourth: [0, 3], fifth_or_later: [1, 5], unknown: [0, 1] });
  expect(all.hidden.positives).toBeLessThanOrEqual(all.flagged.positives);
});

test('when first reviews are flagged more than veterans’, then the ratio says by how much, and stays silent where a share is 0', async () => {
  const { ratios } = await neutrality();
  expect(ratios.firstReviewToVeteran.ratio).toBeCloseTo(5, 9);
  expect(ratios.firstReviewToVeteran.interval[0]).toBeLessThan(5);
  expect(ratios).toMatchObject({ oneStarToFiveStars: null, chineseToEnglish: null, genuineFirstReviewToVeteran: null });
});

test('when people find flagged reviews genuine, then the errors are told by tenure', async () => {
  for (const { id } of [ring[0]!, copied]) await candor.call('trust', 'POST', `/v1/reviews/${String(id)}/decisions`, { verdict: 'genuine' });
  const { tenure, ratios } = await neutrality();
  const of = (name: string) => tenure.find(({ group }: any) => group === name).genuineFlagged;
  expect(of('first')).toMatchObject({ positives: 1, total: 1 });
  expect(of('fifth_or_later')).toMatchObject({ positives: 1, total: 1 });
  expect(ratios.genuineFirstReviewToVeteran.ratio).toBe(1);
});

test('when a span is asked for, then only reviews written in it count, while tenure still counts what came before', async () => {
  expect((await neutrality('?from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z')).all.flagged).toMatchObject({ positives: 0, total: 3 });
  expect((await neutrality('?from=2030-01-01T00:00:00Z')).all.flagged).toEqual({ positives: 0, total: 0, share: null, interval: null });
});
