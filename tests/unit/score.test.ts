import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AFTER_SALES_DIMENSIONS, type AfterSalesDimension } from '../../src/domain/dimensions.js';
import { EMPTY_SUMS, type DecayedSums } from '../../src/domain/forward-decay.js';
import { gradeOf, isEnough, overallScore, MIN_PRIOR_STRENGTH, posterior, PRIOR_STRENGTH, type Posterior, type Prior } from '../../src/domain/score.js';

/** A thousand cases at least of what has to hold whatever the data. */
const THOROUGH = { numRuns: 1000 };

/** n equally weighted observations with the given mean. */
const sums = (n: number, mean: number, weight = 1): DecayedSums => ({
  weight: n * weight,
  weightedValue: n * weight * mean,
  squaredWeight: n * weight * weight,
  count: n,
});

const share = fc.double({ min: 0, max: 1, noNaN: true });
const anySums = fc.tuple(fc.integer({ min: 0, max: 100_000 }), share, fc.double({ min: 1e-6, max: 1, noNaN: true })).map((parts) => sums(...parts));
/** Every prior that peers or settings may give. */
const anyPrior: fc.Arbitrary<Prior> = fc.oneof(
  fc.record({ mean: fc.double({ min: 0.01, max: 0.99, noNaN: true }), strength: fc.double({ min: 2, max: 100, noNaN: true }) }),
  fc.record({ mean: fc.constant(0.5), strength: fc.double({ min: MIN_PRIOR_STRENGTH, max: 1000, noNaN: true }) }),
);
const even: Prior = { mean: 0.5, strength: PRIOR_STRENGTH };

const width = ({ interval: [low, high] }: Posterior): number => high - low;

describe('posterior', () => {
  it('when any observations meet any prior, then the interval contains the mean and both lie within 0 and 1', () => {
    fc.assert(
      fc.property(anySums, anyPrior, (observed, prior) => {
        const { mean, interval } = posterior(observed, prior);
        expect(interval[0]).toBeGreaterThanOrEqual(0);
        expect(mean).toBeGreaterThanOrEqual(interval[0]);
        expect(mean).toBeLessThanOrEqual(interval[1]);
        expect(interval[1]).toBeLessThanOrEqual(1);
      }),
      THOROUGH,
    );
  });

  it('when there are no observations, then the prior is the answer and nothing is counted', () => {
    const { mean, effectiveSampleSize, count } = posterior(EMPTY_SUMS, { mean: 0.7, strength: PRIOR_STRENGTH });
    expect([mean, effectiveSampleSize, count]).toEqual([0.7, 0, 0]);
  });

  it('when what is seen agrees with the prior, then twice as much of it narrows the interval', () => {
    fc.assert(
      fc.property(anyPrior, fc.integer({ min: 1, max: 5000 }), (prior, n) => {
        expect(width(posterior(sums(2 * n, prior.mean), prior))).toBeLessThan(width(posterior(sums(n, prior.mean), prior)));
      }),
      THOROUGH,
    );
  });

  it('when the same mean is seen more often, then the interval narrows and the posterior nears what was seen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), share, (n, mean) => {
        const [few, many] = [posterior(sums(n, mean), even), posterior(sums(4 * n, mean), even)];
        expect(Math.abs(many.mean - mean)).toBeLessThanOrEqual(Math.abs(few.mean - mean) + 1e-12);
        /* From a prior at ½ the variance falls with n unless the mean moves towards ½, which it never does. */
        expect(width(many)).toBeLessThan(width(few));
      }),
      THOROUGH,
    );
  });

  it('when data outweigh the prior tenfold, whatever both say, then four times as many narrow the interval', () => {
    fc.assert(
      fc.property(anyPrior, share, fc.double({ min: 10, max: 1000, noNaN: true }), (prior, mean, times) => {
        const n = times * prior.strength;
        expect(width(posterior(sums(4 * n, mean), prior))).toBeLessThan(width(posterior(sums(n, mean), prior)));
      }),
      THOROUGH,
    );
  });

  it('when data and prior disagree in any way, then more of the data narrow the interval unless the mean moves towards ½, where less is certain', () => {
    fc.assert(
      fc.property(anyPrior, share, fc.double({ min: 0, max: 500, noNaN: true }), fc.double({ min: 1, max: 500, noNaN: true }), (prior, mean, n, more) => {
        const [few, many] = [posterior(sums(n, mean), prior), posterior(sums(n + more, mean), prior)];
        fc.pre(Math.abs(many.mean - 0.5) >= Math.abs(few.mean - 0.5));
        expect(width(many)).toBeLessThan(width(few));
      }),
      THOROUGH,
    );
  });

  it('when a prior were weaker than settings allow by a hundredth, then an interval could miss its own mean: hence the limit', () => {
    const { mean, interval } = posterior(sums(1000, 0), { mean: 0.5, strength: MIN_PRIOR_STRENGTH / 100 });
    expect(interval[1]).toBeLessThan(mean);
  });

  it('when ten fully believed observations meet the prior, then they weigh as much as it does', () => {
    expect(posterior(sums(10, 1), even).mean).toBeCloseTo(0.75, 12);
  });

  it('when weights are equal, then the effective sample size is their number; when one outweighs the rest, then it is near one', () => {
    expect(posterior(sums(40, 0.5, 0.3), even).effectiveSampleSize).toBeCloseTo(40, 9);
    const skewed = { weight: 1 + 99 * 0.001, weightedValue: 0.5, squaredWeight: 1 + 99 * 0.001 ** 2, count: 100 };
    expect(posterior(skewed, even).effectiveSampleSize).toBeLessThan(1.3);
  });

  it('when one more good observation arrives, then the mean and both ends of the interval never fall', () => {
    fc.assert(
      fc.property(anySums, (observed) => {
        const better = { ...observed, weight: observed.weight + 1, weightedValue: observed.weightedValue + 1 };
        const [before, after] = [posterior(observed, even), posterior(better, even)];
        expect(after.mean).toBeGreaterThanOrEqual(before.mean);
        expect(after.interval[0]).toBeGreaterThanOrEqual(before.interval[0] - 1e-9);
        expect(after.interval[1]).toBeGreaterThanOrEqual(before.interval[1] - 1e-9);
      }),
      THOROUGH,
    );
  });
});

describe('too few data', () => {
  it('when fifty reviews are believed at 1 %, or five years old, then Kish counts fifty, but they are too few to speak', () => {
    for (const [authenticity, decay] of [[0.01, 1], [1, 2 ** (-5 * 365 / 180)]] as const) {
      const score = posterior(sums(50, 1, authenticity * decay), even);
      expect(score.effectiveSampleSize).toBeCloseTo(50, 9);
      expect(score.weight).toBeLessThan(1);
      expect(score.enoughData).toBe(false);
    }
  });

  it.each([[5, 1, true], [4, 1, false], [10, 0.5, true], [10, 0.49, false]])('when %d observations weigh %d each, then data are enough: %s', (n, weight, enough) => {
    expect(posterior(sums(n, 0.8, weight), even).enoughData).toBe(enough);
  });

  it('when one heavy crowd of old weights stands behind, then its sum does not make up for its number', () => {
    expect(isEnough({ effectiveSampleSize: 4.9, weight: 100 })).toBe(false);
  });

  it('when observations are any, then there is a score only if, with the default prior, a third of the mean at least is theirs', () => {
    fc.assert(
      fc.property(anySums, anyPrior, (observed, prior) => {
        const { enoughData } = posterior(observed, prior);
        expect(enoughData).toBe(observed.count >= 5 && observed.weight >= 5);
        if (enoughData) expect(observed.weight / (observed.weight + PRIOR_STRENGTH)).toBeGreaterThanOrEqual(1 / 3);
      }),
      THOROUGH,
    );
  });
});

describe('gradeOf', () => {
  it.each([
    [0, 'below_standard'], [69.999, 'below_standard'],
    [70, 'standard'], [79.999, 'standard'],
    [80, 'three_star'], [89.999, 'three_star'],
    [90, 'four_star'], [94.999, 'four_star'],
    [95, 'five_star'], [100, 'five_star'],
  ])('when the points are %d, then the grade is %s', (points, grade) => {
    expect(gradeOf(points)).toBe(grade);
  });
});

describe('overallScore', () => {
  const four = (make: (name: AfterSalesDimension) => Posterior) =>
    Object.fromEntries(AFTER_SALES_DIMENSIONS.map((name) => [name, make(name)])) as Record<AfterSalesDimension, Posterior>;

  it('when all dimensions agree, then the overall mean is theirs and its interval is narrower than any of them', () => {
    const one = posterior(sums(30, 0.8), even);
    const overall = overallScore(four(() => one), { effectiveSampleSize: 30, weight: 30, count: 33 });
    expect(overall.mean).toBeCloseTo(one.mean, 12);
    expect(width(overall)).toBeLessThan(width(one));
    /* Thirty customers who speak of all four are thirty, not a hundred and twenty. */
    expect([overall.effectiveSampleSize, overall.count]).toEqual([30, 33]);
  });

  it('when the dimensions are anything, then the overall mean lies between them, inside its interval, within 0 and 1', () => {
    fc.assert(
      fc.property(fc.tuple(anySums, anySums, anySums, anySums), (given) => {
        const dimensions = four((name) => posterior(given[AFTER_SALES_DIMENSIONS.indexOf(name)]!, even));
        const means = Object.values(dimensions).map(({ mean }) => mean);
        const { mean, interval, weights } = overallScore(dimensions, dimensions.service_attitude);
        expect(mean).toBeGreaterThanOrEqual(Math.min(...means) - 1e-12);
        expect(mean).toBeLessThanOrEqual(Math.max(...means) + 1e-12);
        expect(interval[0]).toBeGreaterThanOrEqual(0);
        expect(interval[0]).toBeLessThanOrEqual(mean);
        expect(interval[1]).toBeGreaterThanOrEqual(mean);
        expect(interval[1]).toBeLessThanOrEqual(1);
        expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      }),
      THOROUGH,
    );
  });

  it('when the dimensions that have data carry less than half of the hierarchy, then there is no overall score; from half on there is', () => {
    const counted = { effectiveSampleSize: 30, weight: 30, count: 30 };
    const knowing = (...known: AfterSalesDimension[]) => four((name) => posterior(known.includes(name) ? sums(30, 0.8) : EMPTY_SUMS, even));
    /* Manner .26, speed .14, resolution .46, content .14. */
    expect(overallScore(knowing('service_attitude', 'service_content'), counted).enoughData).toBe(false);
    expect(overallScore(knowing('service_attitude', 'response_speed', 'service_content'), counted).enoughData).toBe(true);
    expect(overallScore(knowing('resolution_efficiency', 'service_content'), counted).enoughData).toBe(true);
    const alike = [1, 1, 1, 1].map(() => [1, 1, 1, 1]);
    expect(overallScore(knowing('service_attitude', 'service_content'), counted, alike).enoughData).toBe(true);
    expect(overallScore(knowing(...AFTER_SALES_DIMENSIONS), { ...counted, weight: 4.9 }).enoughData).toBe(false);
  });

  it('when the comparisons contradict one another beyond Saaty’s limit, then no score is made of them', () => {
    const circular = [[1, 9, 1 / 9, 1], [1 / 9, 1, 9, 1], [9, 1 / 9, 1, 1], [1, 1, 1, 1]];
    expect(() => overallScore(four(() => posterior(EMPTY_SUMS, even)), { effectiveSampleSize: 0, weight: 0, count: 0 }, circular)).toThrow(/consistency ratio is \d/);
  });
});
