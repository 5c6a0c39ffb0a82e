import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rate, rateRatio } from '../../src/domain/rates.js';
import { expectedAt } from '../../src/domain/reliability.js';

describe('rates', () => {
  test('when nothing was counted, then there is no share and no ratio', () => {
    expect(rate(0, 0)).toEqual({ positives: 0, total: 0, share: null, interval: null });
    expect(rateRatio(rate(0, 5), rate(1, 5))).toBeNull();
    expect(rateRatio(rate(1, 5), rate(0, 0))).toBeNull();
  });

  test('when two groups are compared, then the ratio and its interval are those of the published example', () => {
    /* Aspirin and heart attacks, Physicians' Health Study 1989: 189 of 11,034 against 104 of 11,037, ratio 1.82 (1.43–2.31). */
    const { ratio, interval } = rateRatio(rate(189, 11_034), rate(104, 11_037))!;
    expect(ratio).toBeCloseTo(1.82, 2);
    expect(interval[0]).toBeCloseTo(1.43, 2);
    expect(interval[1]).toBeCloseTo(2.31, 2);
  });

  test('when groups change places, then the ratio turns over', () => {
    const counts = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(counts, counts, counts, counts, (a, b, c, d) => {
        const [one, other] = [rate(a, a + b), rate(c, c + d)];
        const there = rateRatio(one, other)!;
        const back = rateRatio(other, one)!;
        expect(there.ratio * back.ratio).toBeCloseTo(1, 9);
        expect(there.interval[0]).toBeLessThanOrEqual(there.ratio);
        expect(there.interval[0] * back.interval[1]).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('what a reliability curve leads one to expect', () => {
  const bins = [
    { predicted: 0.1, observed: 0.12, reviews: 900 },
    { predicted: 0.5, observed: 0.6, reviews: 80 },
    { predicted: 0.9, observed: 0.85, reviews: 20 },
  ];
  const measured = { data: 'held out', expected: [{ from: 0.7, share: 0.03, precision: 0.9 }], bins };
  test.each([
    [0, 1, (0.12 * 900 + 0.6 * 80 + 0.85 * 20) / 1000],
    [0.5, 0.1, (0.6 * 80 + 0.85 * 20) / 100],
    [0.8, 0.02, 0.85],
  ])('when the threshold is %d, then %d of the reviews reach it with precision %d', (threshold, share, precision) => {
    const expected = expectedAt(measured, threshold);
    expect(expected.share).toBeCloseTo(share, 12);
    expect(expected.precision).toBeCloseTo(precision, 12);
  });

  test('when the threshold is one that was counted, then the count is told, not the curve', () => {
    expect(expectedAt(measured, 0.7)).toEqual({ share: 0.03, precision: 0.9 });
  });

  test('when no held-out review reached the threshold, then there is no precision to promise', () => {
    expect(expectedAt(measured, 0.95)).toEqual({ share: 0, precision: null });
    expect(expectedAt({ ...measured, bins: [] }, 0.5)).toEqual({ share: 0, precision: null });
  });
});
