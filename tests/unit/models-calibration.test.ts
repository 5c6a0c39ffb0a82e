import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sigmoids, softmax } from '../../models/calibration.js';
import { levelQuantile } from '../../models/heads/service.js';

const logits = fc.array(fc.float({ min: -50, max: 50, noNaN: true }), { minLength: 5, maxLength: 5 });
const temperature = fc.double({ min: 0.1, max: 10, noNaN: true });

describe('calibration', () => {
  it('when any logits are calibrated, then probabilities sum to 1 and keep their order', () => {
    fc.assert(
      fc.property(logits, temperature, (values, t) => {
        const probabilities = softmax(values, { temperature: t });
        expect(probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
        const top = Math.max(...values);
        expect(probabilities[values.indexOf(top)]).toBe(Math.max(...probabilities));
      }),
    );
  });

  it('when the temperature rises, then confidence falls', () => {
    expect(softmax([2, 0, 0], { temperature: 2 })[0]).toBeLessThan(softmax([2, 0, 0])[0]!);
    expect(sigmoids([2], { temperature: 2 })[0]).toBeLessThan(sigmoids([2])[0]!);
  });

  it('when a bias is given, one for all or one each, then it is added after the temperature', () => {
    expect(sigmoids([4, 4], { temperature: 2, bias: [-2, 0] })[0]).toBeCloseTo(0.5, 9);
    expect(sigmoids([4], { temperature: 2, bias: -2 })[0]).toBeCloseTo(0.5, 9);
  });
});

describe('levelQuantile', () => {
  it('when all weight is on one level, then quantiles stay within half a level of it', () => {
    expect(levelQuantile([0, 0, 1, 0, 0], 0.1)).toBeCloseTo(2.6, 9);
    expect(levelQuantile([0, 0, 1, 0, 0], 0.9)).toBeCloseTo(3.4, 9);
  });

  it('when any distribution is given, then quantiles rise with the share and stay within 1 to 5', () => {
    fc.assert(
      fc.property(logits, (values) => {
        const distribution = softmax(values);
        const low = levelQuantile(distribution, 0.1);
        const high = levelQuantile(distribution, 0.9);
        expect(low).toBeGreaterThanOrEqual(1);
        expect(high).toBeGreaterThanOrEqual(low);
        expect(high).toBeLessThanOrEqual(5);
      }),
    );
  });
});
