import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCumulative, betaQuantile } from '../../src/domain/beta-distribution.js';

/* Values of scipy 1.10.1: scipy.stats.beta.ppf(p, a, b) and .cdf(x, a, b). */

describe('betaQuantile', () => {
  it.each([
    [0.025, 1, 1, 0.025],
    [0.975, 1, 1, 0.975],
    [0.025, 2, 3, 0.06758598648854294],
    [0.5, 2, 3, 0.3857275681323895],
    [0.975, 2, 3, 0.8058795503167565],
    [0.025, 10.5, 0.5, 0.7828037324907894],
    [0.5, 10.5, 0.5, 0.9780598332312825],
    [0.975, 10.5, 0.5, 0.9999521095668424],
    [0.025, 0.5, 0.5, 0.001541333133436012],
    [0.975, 0.5, 0.5, 0.9984586668665639],
    [0.025, 0.1, 9.9, 6.125969082943638e-18],
    [0.5, 0.1, 9.9, 6.276178241663686e-5],
    [0.975, 0.1, 9.9, 0.09822655608111247],
    [0.975, 9.9, 0.1, 1],
    [0.025, 5, 5, 0.21200850677886798],
    [0.975, 55, 15, 0.8729174048366479],
    [0.025, 850.5, 149.5, 0.8277586715244662],
    [0.025, 90_000, 10_000, 0.8981330625227066],
    [0.975, 90_000, 10_000, 0.9018517830988396],
    [0.025, 5e6, 5e6, 0.49969010250589324],
  ])('when the %d quantile of Beta(%d, %d) is asked for, then it is scipy’s %d', (probability, a, b, expected) => {
    expect(betaQuantile(probability, a, b)).toBeCloseTo(expected, 9);
  });

  it('when the quantile’s own probability is asked for, then it comes back', () => {
    const shape = fc.double({ min: 0.5, max: 500, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), shape, shape, (probability, a, b) => {
        expect(betaCumulative(betaQuantile(probability, a, b), a, b)).toBeCloseTo(probability, 6);
      }),
      { numRuns: 50 },
    );
  });
});

describe('betaCumulative', () => {
  it.each([
    [0.3, 1, 1, 0.3],
    [0.4, 2, 3, 0.5248],
    [0.9, 10.5, 0.5, 0.141553091812887],
    [0.001, 0.1, 9.9, 0.6589792339833399],
    [0.5, 0.5, 0.5, 0.5],
    [0.999999, 3, 0.2, 0.9167136582902511],
    [0.9, 90_000, 10_000, 0.4988786056430603],
    [0.899, 90_000, 10_000, 0.14598850060965893],
  ])('when P(X ≤ %d) of Beta(%d, %d) is asked for, then it is scipy’s %d', (x, a, b, expected) => {
    expect(betaCumulative(x, a, b)).toBeCloseTo(expected, 9);
  });

  it('when x lies outside 0 to 1, then the probability is 0 or 1', () => {
    expect([betaCumulative(-1, 2, 3), betaCumulative(0, 2, 3), betaCumulative(1, 2, 3), betaCumulative(2, 2, 3)]).toEqual([0, 0, 1, 1]);
  });

  it('when the distribution is mirrored, then the probabilities add up to 1', () => {
    const shape = fc.double({ min: 0.1, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), shape, shape, (x, a, b) => {
        expect(betaCumulative(x, a, b) + betaCumulative(1 - x, b, a)).toBeCloseTo(1, 9);
      }),
    );
  });
});
