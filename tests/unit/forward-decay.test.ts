import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_HALF_LIFE_DAYS, decayTo, EMPTY_SUMS, growth, LANDMARK_MS, MIN_HALF_LIFE_DAYS, observationSums, type DecayedSums } from '../../src/domain/forward-decay.js';

const DAY_MS = 86_400_000;
const READ_AT = Date.UTC(2026, 10, 1);

interface Observation {
  weight: number;
  value: number;
  at: number;
}

const observation = fc.record({
  weight: fc.double({ min: 0, max: 1, noNaN: true }),
  value: fc.double({ min: 0, max: 1, noNaN: true }),
  at: fc.integer({ min: Date.UTC(2010, 0, 1), max: READ_AT }),
});

function add(a: DecayedSums, b: DecayedSums): DecayedSums {
  return {
    weight: a.weight + b.weight,
    weightedValue: a.weightedValue + b.weightedValue,
    squaredWeight: a.squaredWeight + b.squaredWeight,
    count: a.count + b.count,
  };
}

const summed = (observations: Observation[], halfLifeDays: number): DecayedSums =>
  observations.map(({ weight, value, at }) => observationSums(weight, value, at, halfLifeDays)).reduce(add, EMPTY_SUMS);

/** |a − b| against the larger of the two. */
function expectClose(a: DecayedSums, b: DecayedSums): void {
  for (const key of ['weight', 'weightedValue', 'squaredWeight', 'count'] as const) {
    expect(Math.abs(a[key] - b[key])).toBeLessThanOrEqual(1e-9 * Math.max(1e-300, Math.abs(a[key]), Math.abs(b[key])));
  }
}

describe('forward decay', () => {
  it('when sums are kept from a landmark, then they equal weights decayed backwards from the reading time', () => {
    fc.assert(
      fc.property(fc.array(observation, { minLength: 1, maxLength: 20 }), fc.integer({ min: MIN_HALF_LIFE_DAYS, max: 730 }), (observations, halfLifeDays) => {
        const backward = observations.reduce((sums, { weight, value, at }) => {
          const decayed = weight * 2 ** (-(READ_AT - at) / DAY_MS / halfLifeDays);
          return add(sums, { weight: decayed, weightedValue: decayed * value, squaredWeight: decayed ** 2, count: weight > 0 ? 1 : 0 });
        }, EMPTY_SUMS);
        fc.pre(backward.squaredWeight > 1e-250);
        expectClose(decayTo(summed(observations, halfLifeDays), READ_AT, halfLifeDays), backward);
      }),
      { numRuns: 1000 },
    );
  });

  it('when observations arrive in another order, then the sums are the same', () => {
    fc.assert(
      fc.property(fc.array(observation, { maxLength: 20 }), fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), (observations, keys) => {
        const shuffled = observations.map((entry, i) => ({ entry, key: keys[i]! })).sort((a, b) => a.key - b.key).map(({ entry }) => entry);
        expectClose(summed(shuffled, DEFAULT_HALF_LIFE_DAYS), summed(observations, DEFAULT_HALF_LIFE_DAYS));
      }),
      { numRuns: 1000 },
    );
  });

  it('when a half-life passes, then a weight halves, its square quarters and the mean stays', () => {
    const sums = observationSums(0.8, 0.25, LANDMARK_MS + 400 * DAY_MS, 180);
    const then = decayTo(sums, LANDMARK_MS + 400 * DAY_MS, 180);
    const later = decayTo(sums, LANDMARK_MS + 580 * DAY_MS, 180);
    expect(then.weight).toBeCloseTo(0.8, 12);
    expect(later.weight).toBeCloseTo(0.4, 12);
    expect(later.squaredWeight).toBeCloseTo(0.16, 12);
    expect(later.weightedValue / later.weight).toBeCloseTo(0.25, 12);
  });

  it('when the reading time moves on by a moment, then the sums change by no more than that moment: no edge, no jump', () => {
    const second = 1000;
    fc.assert(
      fc.property(fc.array(observation, { minLength: 1, maxLength: 10 }), fc.integer({ min: 0, max: 4000 }), (observations, days) => {
        const sums = summed(observations, DEFAULT_HALF_LIFE_DAYS);
        const at = READ_AT + days * DAY_MS;
        const [now, next] = [decayTo(sums, at, DEFAULT_HALF_LIFE_DAYS), decayTo(sums, at + second, DEFAULT_HALF_LIFE_DAYS)];
        fc.pre(now.weight > 1e-290); // numbers near the least there is have few digits left, so a moment is a jump to them
        expect(next.weight).toBeLessThanOrEqual(now.weight);
        expect(now.weight - next.weight).toBeLessThanOrEqual(now.weight * 1e-7);
      }),
      { numRuns: 1000 },
    );
  });

  it('when an observation carries no weight, then it counts for nothing', () => {
    expect(observationSums(0, 1, READ_AT, DEFAULT_HALF_LIFE_DAYS)).toEqual(EMPTY_SUMS);
  });

  it('when the shortest half-life is used until 2040, then even a million squared weights stay finite', () => {
    expect(1e6 * growth(Date.UTC(2040, 0, 1), MIN_HALF_LIFE_DAYS) ** 2).toBeLessThan(Number.MAX_VALUE);
  });
});
