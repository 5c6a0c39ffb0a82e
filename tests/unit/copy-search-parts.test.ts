import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayShareSkeleton, shareSkeleton } from '../../src/domain/copies/skeleton.js';
import { RowLists } from '../../src/domain/copies/row-lists.js';
import { ShingleSketch } from '../../src/domain/copies/shingle-sketch.js';
import { distinct, jaccard } from '../../src/domain/minhash.js';

describe('RowLists', () => {
  it('when lists grow and are given up in any order, then each holds just its own rows, in order', () => {
    const steps = fc.array(fc.record({ list: fc.nat(12), row: fc.nat(1_000_000), remove: fc.integer({ min: 0, max: 40 }).map((dice) => dice === 0) }), { maxLength: 900 });
    fc.assert(
      fc.property(steps, (taken) => {
        const lists = new RowLists();
        const places = new Map<number, number>();
        const expected = new Map<number, number[]>();
        for (const { list, row, remove } of taken) {
          const rows = expected.get(list) ?? [];
          if ((remove && rows.length > 0) || rows.length === 64) {
            lists.remove(places.get(list)!, rows.length);
            expected.delete(list);
            continue;
          }
          places.set(list, lists.append(places.get(list) ?? 0, rows.length, row));
          expected.set(list, [...rows, row]);
        }
        for (const [list, rows] of expected) {
          const place = places.get(list)!;
          expect([...lists.rows.subarray(place, place + rows.length)]).toEqual(rows);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('when a list is full, then another row is refused', () => {
    const lists = new RowLists();
    let place = 0;
    for (let length = 0; length < 64; length++) place = lists.append(place, length, length);
    expect(() => lists.append(place, 64, 64)).toThrow(RangeError);
  });
});

describe('what tells pairs apart before they are compared', () => {
  it('when two texts are one template, then their lengths allow it', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 90 });
    fc.assert(
      fc.property(words, words, (own, other) => {
        if (shareSkeleton(own, other)) expect(mayShareSkeleton(own.length, other.length)).toBe(true);
      }),
    );
    expect([mayShareSkeleton(40, 14), mayShareSkeleton(40, 13), mayShareSkeleton(11, 11)]).toEqual([true, false, false]);
  });

  it('when two texts are sketched, then the bound is never below what they share, and tells strangers apart', () => {
    const hashes = fc.array(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: 400 }).map((some) => distinct(Uint32Array.from(some)));
    const boundOf = (a: Uint32Array, b: Uint32Array): number => {
      const sketch = new ShingleSketch(2);
      sketch.learn(0, a);
      sketch.learn(1, b);
      return sketch.mostAlike(0, 1);
    };
    fc.assert(
      fc.property(hashes, hashes, hashes, (shared, left, right) => {
        const [a, b] = [left, right].map((own) => distinct(Uint32Array.from([...shared, ...own]))) as [Uint32Array, Uint32Array];
        expect(boundOf(a, b)).toBeGreaterThanOrEqual(jaccard(a, b));
        expect(boundOf(a, a)).toBe(a.length > 0 ? 1 : 0);
      }),
    );
    const strangers = [1, 2].map((seed) => Uint32Array.from({ length: 300 }, (_, at) => Math.imul(at * 2 + seed, 0x9e3779b1) >>> 0).sort()) as [Uint32Array, Uint32Array];
    expect(boundOf(...strangers)).toBeLessThan(0.45);
  });

  it('when hashes are made distinct, then they are those of the set, rising', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffffffff })), (hashes) => {
        expect([...distinct(Uint32Array.from([...hashes, ...hashes.slice(0, 3)]))]).toEqual([...new Set(hashes)].sort((a, b) => a - b));
      }),
    );
  });
});
