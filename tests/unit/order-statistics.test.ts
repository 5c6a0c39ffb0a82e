import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quantiles } from '../../src/domain/chat/order-statistics.js';

it('when quantiles are read of any numbers, then they equal those of the sorted numbers', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ noNaN: true, min: 0, max: 1e6 }), { minLength: 1, maxLength: 200 }), (numbers) => {
      const shares = [0, 0.5, 0.75, 0.9, 0.95, 1];
      const sorted = Float32Array.from(numbers).toSorted();
      const expected = shares.map((share) => {
        const position = share * (sorted.length - 1);
        const below = sorted[Math.floor(position)]!;
        return below + (position - Math.floor(position)) * (sorted[Math.ceil(position)]! - below);
      });
      expect(quantiles(Float32Array.from(numbers), shares)).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});

it('when many numbers are equal, then it still ends', () => {
  expect(quantiles(new Float32Array(100_000).fill(7), [0.5, 0.95])).toEqual([7, 7]);
});

it('when there is nothing, then nothing', () => {
  expect(quantiles(new Float32Array(0), [0.5])).toEqual([]);
});
