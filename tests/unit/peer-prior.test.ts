import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitCategoryPrior } from '../../src/domain/merchant-score.js';
import { fitPeerPrior, keptPoints, MIN_PEERS, percentileAmong, type PeerMean } from '../../src/domain/peer-prior.js';
import { sumObservations } from '../../src/domain/score-sums.js';
import { priorMove } from '../../src/domain/score-upkeep.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.js';

/** Numbers in (0, 1) that are the same in every run (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Gamma of a whole shape as a sum of exponentials, so Beta(a, b) as Gamma(a) ÷ (Gamma(a) + Gamma(b)). */
function beta(random: () => number, a: number, b: number): number {
  const gamma = (shape: number): number => Array.from({ length: shape }, () => -Math.log(1 - random())).reduce((sum, value) => sum + value, 0);
  const [x, y] = [gamma(a), gamma(b)];
  return x / (x + y);
}

function merchantsFrom(random: () => number, a: number, b: number, count: number, reviews: number): PeerMean[] {
  return Array.from({ length: count }, () => {
    const truth = beta(random, a, b);
    const good = Array.from({ length: reviews }, () => (random() < truth ? 1 : 0)).reduce((sum: number, one) => sum + one, 0);
    return { mean: good / reviews, size: reviews };
  });
}

describe('fitPeerPrior', () => {
  it.each([
    [8, 2, 30],
    [20, 10, 50],
    [3, 3, 12],
  ])('when 2,000 merchants are drawn from Beta(%d, %d) with %d reviews each, then the fit finds mean and strength within a tenth', (a, b, reviews) => {
    const { mean, strength } = fitPeerPrior(merchantsFrom(generator(7), a, b, 2000, reviews), 10);
    expect(Math.abs(mean - a / (a + b))).toBeLessThan(0.01);
    expect(Math.abs(strength / (a + b) - 1)).toBeLessThan(0.1);
  });

  it('when merchants are all alike, then the prior is strong; when they lie at the ends, then it is weak', () => {
    const alike = Array.from({ length: 20 }, () => ({ mean: 0.8, size: 50 }));
    const apart = Array.from({ length: 20 }, (_, i) => ({ mean: i % 2, size: 50 }));
    expect(fitPeerPrior(alike, 10).strength).toBeCloseTo(100, 9);
    expect(fitPeerPrior(apart, 10).strength).toBeCloseTo(2, 9);
  });

  it('when peers are too few to tell, then the prior knows nothing and has the strength of the settings', () => {
    const few = Array.from({ length: MIN_PEERS - 1 }, () => ({ mean: 0.9, size: 40 }));
    expect(fitPeerPrior([...few, { mean: 0.9, size: 0.5 }], 7)).toEqual({ mean: 0.5, strength: 7, merchants: 3 });
  });

  it('when merchants are any, then mean and strength stay within their limits and do not depend on the order', () => {
    const peer = fc.record({ mean: fc.double({ min: 0, max: 1, noNaN: true }), size: fc.double({ min: 0, max: 1000, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(peer, { maxLength: 15 }), (peers) => {
        const fitted = fitPeerPrior(peers, 10);
        expect(fitted.mean).toBeGreaterThanOrEqual(0.01);
        expect(fitted.mean).toBeLessThanOrEqual(0.99);
        expect(fitted.strength).toBeGreaterThanOrEqual(2 - 1e-9);
        expect(fitted.strength).toBeLessThanOrEqual(100 + 1e-9);
        const reversed = fitPeerPrior(peers.toReversed(), 10);
        expect(reversed.mean).toBeCloseTo(fitted.mean, 9);
        expect(Math.abs(reversed.strength - fitted.strength)).toBeLessThan(1e-6 * fitted.strength);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('peers', () => {
  const now = Date.UTC(2026, 10, 1);
  const merchant = (good: number, of: number, weight = 1) => ({
    halfLifeDays: 180,
    sums: sumObservations(
      Array.from({ length: of }, (_, i) => ({
        occurredAtMs: now,
        observations: (['service_attitude', 'resolution_efficiency', 'after_sales'] as const).map((dimension) => ({ dimension, value: i < good ? 1 : 0, weight, fullWeight: 1 })),
      })),
      180,
    ),
  });
  const fitted = fitCategoryPrior([merchant(9, 10), merchant(4, 10), merchant(7, 10), merchant(2, 10), merchant(6, 10), merchant(1, 2)], DEFAULT_SETTINGS, now);

  it('when a category is fitted, then merchants with enough data are ranked and the one in the middle is kept to compare with', () => {
    expect(fitted.points).toHaveLength(5);
    expect(fitted.points).toEqual(fitted.points.toSorted((a, b) => a - b));
    expect(fitted.aspects.service_attitude.merchants).toBe(6);
    const { strength, mean } = fitted.aspects.service_attitude;
    expect(fitted.median!.service_attitude).toEqual({ numerator: mean * strength + 6, denominator: strength + 10 });
  });

  it('when a merchant has a hundred reviews that nobody believes, then it is no peer, and the prior is the one without it', () => {
    const known = [merchant(9, 10), merchant(4, 10), merchant(7, 10), merchant(2, 10)];
    const withDoubtful = fitCategoryPrior([...known, merchant(100, 100, 0.005)], DEFAULT_SETTINGS, now);
    expect(withDoubtful.aspects.service_attitude).toEqual(fitCategoryPrior(known, DEFAULT_SETTINGS, now).aspects.service_attitude);
    expect(withDoubtful.points).toHaveLength(4);
  });

  it('when a merchant is placed among its peers, then ties count half and too few peers give no place', () => {
    expect(percentileAmong(50, [10, 20, 50, 60, 70])).toBe(50);
    expect(percentileAmong(99, [10, 20, 50, 60, 70])).toBe(100);
    expect(percentileAmong(50, [10, 20, 50, 60])).toBeNull();
  });

  it('when there are very many, then their quantiles are kept, ends included', () => {
    const kept = keptPoints(Array.from({ length: 1001 }, (_, i) => 1000 - i));
    expect([kept.length, kept[0], kept[50], kept[100]]).toEqual([101, 0, 500, 1000]);
  });

  it('when a fit is compared with itself, then it did not move; with one merchant more, it did', () => {
    expect(priorMove(fitted, fitted)).toBe(0);
    expect(priorMove(fitted, { ...fitted, points: [...fitted.points, 99] })).toBe(1);
    expect(priorMove(fitted, { ...fitted, aspects: { ...fitted.aspects, goods: { ...fitted.aspects.goods, mean: 0.6 } } })).toBeCloseTo(0.1, 12);
  });
});
