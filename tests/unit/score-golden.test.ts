import { describe, expect, it } from 'vitest';
import { hierarchyWeights } from '../../src/domain/analytic-hierarchy.js';
import { betaQuantile } from '../../src/domain/beta-distribution.js';
import { detailedSellerRatings, neededFrom, type RatedOrder } from '../../src/domain/comparators/detailed-seller-rating.js';
import { sevenReviewsPriorMean } from '../../src/domain/comparators/seven-reviews-prior.js';
import { wilsonInterval } from '../../src/domain/comparators/wilson-interval.js';

/** Figures that others published, with where. */

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 22, 12);

describe('the analytic hierarchy process against its textbook', () => {
  it.each([
    {
      what: 'distances from Philadelphia (Saaty 1990, European Journal of Operational Research 48, 9–26)',
      rows: [[1, 1 / 3, 8, 3, 3, 7], [3, 1, 9, 3, 3, 9], [1 / 8, 1 / 9, 1, 1 / 6, 1 / 5, 2], [1 / 3, 1 / 3, 6, 1, 1 / 3, 6], [1 / 3, 1 / 3, 5, 3, 1, 6], [1 / 7, 1 / 9, 1 / 2, 1 / 6, 1 / 6, 1]],
      weights: [0.262, 0.397, 0.033, 0.116, 0.164, 0.027],
      eigenvalue: 6.45,
      ratio: 0.07,
    },
    {
      what: 'buying a house (Saaty 1990, the same)',
      rows: [
        [1, 5, 3, 7, 6, 6, 1 / 3, 1 / 4], [1 / 5, 1, 1 / 3, 5, 3, 3, 1 / 5, 1 / 7], [1 / 3, 3, 1, 6, 3, 4, 6, 1 / 5], [1 / 7, 1 / 5, 1 / 6, 1, 1 / 3, 1 / 4, 1 / 7, 1 / 8],
        [1 / 6, 1 / 3, 1 / 3, 3, 1, 1 / 2, 1 / 5, 1 / 6], [1 / 6, 1 / 3, 1 / 4, 4, 2, 1, 1 / 5, 1 / 6], [3, 5, 1 / 6, 7, 5, 5, 1, 1 / 2], [4, 7, 5, 8, 6, 6, 2, 1],
      ],
      weights: [0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333],
      eigenvalue: 9.669,
      ratio: 0.169,
    },
  ])('when the matrix is that of $what, then weights and consistency are as printed', ({ rows, weights, eigenvalue, ratio }) => {
    const computed = hierarchyWeights(rows);
    const printed = (value: number): number => (String(value).split('.')[1] ?? '').length;
    computed.weights.forEach((weight, i) => expect(Math.abs(weight - weights[i]!)).toBeLessThanOrEqual(0.6 * 10 ** -printed(weights[i]!)));
    const n = rows.length;
    const lambda = rows.reduce((sum, row, i) => sum + row.reduce((dot, value, j) => dot + value * computed.weights[j]!, 0) / computed.weights[i]!, 0) / n;
    expect(Math.abs(lambda - eigenvalue)).toBeLessThan(0.015);
    expect(Math.abs(computed.consistencyRatio - ratio)).toBeLessThan(0.006);
  });
});

describe('intervals against published ones', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('when %d of %d succeed, then the score interval is Newcombe’s (1998, Statistics in Medicine 17, 857–872, table I)', (positives, total, low, high) => {
    const interval = wilsonInterval(positives, total);
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });

  it('when 437 of 980 births are girls, then the posterior interval is that of Gelman et al. (Bayesian Data Analysis, 2.4)', () => {
    expect(betaQuantile(0.025, 438, 544)).toBeCloseTo(0.415, 3);
    expect(betaQuantile(0.975, 438, 544)).toBeCloseTo(0.477, 3);
  });

  it.each([
    [1, 0.016, 0.501],
    [2, 0.065, 0.648],
  ])('when %d of 7 succeed, then the Jeffreys interval is that of Brown, Cai and DasGupta (2001, Statistical Science 16, table 5)', (positives, low, high) => {
    expect(betaQuantile(0.025, positives + 0.5, 7 - positives + 0.5)).toBeCloseTo(low, 3);
    expect(betaQuantile(0.975, positives + 0.5, 7 - positives + 0.5)).toBeCloseTo(high, 3);
  });
});

describe('seven reviews of 3.5 stars', () => {
  const twoYearsAgo = { atMs: NOW - 2 * 365.25 * DAY_MS, count: 20, starSum: 100 };

  it('when twenty five-star reviews are two years old and nothing came since, then they still count fully: 124.5 ÷ 27', () => {
    expect(sevenReviewsPriorMean([twoYearsAgo])).toBeCloseTo(124.5 / 27, 12);
    expect(sevenReviewsPriorMean([twoYearsAgo]).toFixed(2)).toBe('4.61');
  });

  it('when one one-star review comes today, then the old ones count a sixteenth: 31.75 ÷ 9.25', () => {
    const mean = sevenReviewsPriorMean([twoYearsAgo, { atMs: NOW, count: 1, starSum: 1 }]);
    expect(mean).toBeCloseTo(31.75 / 9.25, 12);
    expect(mean.toFixed(2)).toBe('3.43');
  });

  it('when there are no reviews, then the prior is the answer', () => {
    expect(sevenReviewsPriorMean([])).toBe(3.5);
  });
});

describe('detailed seller ratings', () => {
  const zone = 'Asia/Shanghai';
  const order = (asDescribed: number, buyerId: string | undefined, at: number): RatedOrder => ({ atMs: at, asDescribed, ...(buyerId !== undefined && { buyerId }) });
  const days = (n: number): number => NOW - n * DAY_MS;

  it('when nineteen buyers give five and one gives one, then the rating is 4.8', () => {
    const orders = Array.from({ length: 20 }, (_, buyer) => order(buyer === 0 ? 1 : 5, `u-${buyer}`, days(buyer)));
    expect(detailedSellerRatings(orders, NOW, zone).asDescribed).toEqual({ mean: 4.8, count: 20 });
  });

  it('when one buyer rates five times in a month, then only the first three count, in the order of time', () => {
    const orders = [5, 5, 1, 1, 1].map((stars, i) => order(stars, 'u-1', days(20) + i * 3_600_000)).toReversed();
    expect(detailedSellerRatings(orders, NOW, zone).asDescribed).toEqual({ mean: (5 + 5 + 1) / 3, count: 3 });
  });

  it('when the same buyer rates on in the next month, by the platform’s calendar, then three more count', () => {
    /* 31 October 15:59 UTC is still October in Shanghai, 16:01 is November. */
    const before = [0, 1, 2, 3].map((i) => order(1, 'u-1', Date.UTC(2026, 9, 31, 15, 50 + i)));
    const after = [0, 1, 2, 3].map((i) => order(5, 'u-1', Date.UTC(2026, 9, 31, 16, 1 + i)));
    expect(detailedSellerRatings([...before, ...after], NOW, zone).asDescribed).toEqual({ mean: 3, count: 6 });
    expect(detailedSellerRatings([...before, ...after], NOW, 'UTC').asDescribed.count).toBe(3);
  });

  it('when a rating is older than six calendar months, then it counts no more; when buyers are unknown, then all count', () => {
    const edge = Date.UTC(2026, 4, 22, 12);
    expect(detailedSellerRatings([order(1, 'u-1', edge), order(5, 'u-2', edge + 1)], NOW, zone).asDescribed).toEqual({ mean: 5, count: 1 });
    expect(detailedSellerRatings([1, 2, 3, 4, 5].map((stars) => order(stars, undefined, days(1))), NOW, zone).asDescribed).toEqual({ mean: 3, count: 5 });
    /* Six months before the 31st of August lies on the last of February. */
    const endOfAugust = Date.UTC(2026, 7, 31);
    expect(detailedSellerRatings([order(4, 'u-1', Date.UTC(2026, 1, 28, 0, 0, 1))], endOfAugust, zone).asDescribed.count).toBe(1);
    expect(detailedSellerRatings([order(4, 'u-1', Date.UTC(2026, 1, 27, 23))], endOfAugust, zone).asDescribed.count).toBe(0);
  });

  it('when a buyer’s first three ratings of a month lie just before the window, then the fourth, inside it, is still the fourth', () => {
    /* Six months before NOW lies on 22 May, 12:00 UTC. */
    const before = [18, 19, 20].map((day) => order(1, 'u-1', Date.UTC(2026, 4, day)));
    const inside = order(5, 'u-1', Date.UTC(2026, 4, 25));
    expect(detailedSellerRatings([...before, inside], NOW, zone).asDescribed).toEqual({ mean: null, count: 0 });
    expect(detailedSellerRatings([...before.slice(1), inside], NOW, zone).asDescribed).toEqual({ mean: 5, count: 1 });
    expect(neededFrom(NOW)).toBeLessThanOrEqual(Date.UTC(2026, 3, 30, 16));
  });

  it('when nobody rated, then there is no mean', () => {
    expect(detailedSellerRatings([], NOW, zone).logistics).toEqual({ mean: null, count: 0 });
  });
});
