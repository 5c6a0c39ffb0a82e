import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hierarchyWeights, MAX_CONSISTENCY_RATIO } from '../../src/domain/analytic-hierarchy.js';
import { DEFAULT_PAIRWISE_MATRIX } from '../../src/domain/dimensions.js';

/** T. L. Saaty, A scaling method for priorities, 1977: wealth of US, USSR, China, France, UK, Japan, West Germany. */
const WEALTH_OF_NATIONS = [
  [1, 4, 9, 6, 6, 5, 5],
  [1 / 4, 1, 7, 5, 5, 3, 4],
  [1 / 9, 1 / 7, 1, 1 / 5, 1 / 5, 1 / 7, 1 / 5],
  [1 / 6, 1 / 5, 5, 1, 1, 1 / 3, 1 / 3],
  [1 / 6, 1 / 5, 5, 1, 1, 1 / 3, 1 / 3],
  [1 / 5, 1 / 3, 7, 3, 3, 1, 2],
  [1 / 5, 1 / 4, 5, 3, 3, 1 / 2, 1],
];

/** T. L. Saaty, The Analytic Hierarchy Process, 1980: choosing a school, the textbook's inconsistent example. */
const SCHOOL_SELECTION = [
  [1, 4, 3, 1, 3, 4],
  [1 / 4, 1, 7, 3, 1 / 5, 1],
  [1 / 3, 1 / 7, 1, 1 / 5, 1 / 5, 1 / 6],
  [1, 1 / 3, 5, 1, 1, 1 / 3],
  [1 / 3, 5, 5, 1, 1, 3],
  [1 / 4, 1, 6, 3, 1 / 3, 1],
];

const rounded = (weights: number[], digits: number): number[] => weights.map((weight) => Number(weight.toFixed(digits)));

describe('hierarchyWeights', () => {
  it('when Saaty’s wealth of nations is given, then the published weights and consistency ratio come out', () => {
    const { weights, consistencyRatio } = hierarchyWeights(WEALTH_OF_NATIONS);
    expect(rounded(weights, 3)).toEqual([0.427, 0.23, 0.021, 0.052, 0.052, 0.123, 0.094]);
    expect(consistencyRatio).toBeCloseTo(0.0767, 4);
  });

  it('when Saaty’s school selection is given, then its weights are the published ones and its ratio is beyond the limit', () => {
    const { weights, consistencyRatio } = hierarchyWeights(SCHOOL_SELECTION);
    expect(rounded(weights, 2)).toEqual([0.32, 0.14, 0.03, 0.13, 0.24, 0.14]);
    expect(consistencyRatio).toBeGreaterThan(MAX_CONSISTENCY_RATIO);
  });

  it('when all comparisons follow from given weights, then those weights come back with a ratio of 0', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 1, maxLength: 10 }), (raw) => {
        const total = raw.reduce((sum, value) => sum + value, 0);
        const { weights, consistencyRatio } = hierarchyWeights(raw.map((a) => raw.map((b) => a / b)));
        weights.forEach((weight, i) => expect(weight).toBeCloseTo(raw[i]! / total, 9));
        expect(consistencyRatio).toBeCloseTo(0, 8);
      }),
      { numRuns: 1000 },
    );
  });

  it('when the default comparisons of the four dimensions are read, then they are consistent and resolution counts most', () => {
    const { weights, consistencyRatio } = hierarchyWeights(DEFAULT_PAIRWISE_MATRIX);
    expect(consistencyRatio).toBeLessThan(MAX_CONSISTENCY_RATIO);
    expect(weights.indexOf(Math.max(...weights))).toBe(2);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it.each<[string, number[][]]>([
    ['no rows', []],
    ['eleven rows', Array.from({ length: 11 }, () => new Array<number>(11).fill(1))],
    ['a missing column', [[1, 2], [0.5]]],
    ['a zero', [[1, 0], [1, 1]]],
    ['a negative judgement', [[1, -2], [-0.5, 1]]],
    ['a diagonal other than 1', [[2, 1], [1, 1]]],
    ['an entry that is not the reciprocal of its mirror', [[1, 2], [2, 1]]],
    ['a NaN', [[1, Number.NaN], [1, 1]]],
  ])('when the matrix has %s, then it is refused', (_, matrix) => {
    expect(() => hierarchyWeights(matrix)).toThrow(RangeError);
  });
});
