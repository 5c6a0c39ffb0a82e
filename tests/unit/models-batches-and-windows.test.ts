import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paddedLength, planBatches } from '../../models/batch-planner.js';
import { ownedRanges, planWindows } from '../../models/windows.js';

describe('planBatches', () => {
  it('when rows of any lengths are planned, then each is in exactly one batch, padded by its own length alone, within budget', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 2, max: 256 })), fc.integer({ min: 64, max: 4096 }), (lengths, budget) => {
        const batches = planBatches(lengths, budget);
        const rows = batches.flatMap((batch) => batch.rows).sort((a, b) => a - b);
        expect(rows).toEqual(lengths.map((_, row) => row));
        for (const { rows: members, length } of batches) {
          for (const row of members) expect(length).toBe(paddedLength(lengths[row]!));
          if (members.length > 1) expect(members.length * length).toBeLessThanOrEqual(budget);
        }
      }),
    );
  });
});

describe('planWindows', () => {
  it('when a sequence of any length is cut, then owned ranges tile it and neighbours overlap by a quarter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 8, max: 254 }), (length, size) => {
        const windows = planWindows(length, size);
        const owned = ownedRanges(windows);
        expect(owned[0]!.start).toBe(0);
        expect(owned.at(-1)!.end).toBe(length);
        windows.forEach((window, i) => {
          expect(window.end - window.start).toBeLessThanOrEqual(size);
          expect(owned[i]!.start).toBeGreaterThanOrEqual(window.start);
          expect(owned[i]!.end).toBeLessThanOrEqual(window.end);
          const next = windows[i + 1];
          if (!next) return;
          expect(owned[i]!.end).toBe(owned[i + 1]!.start);
          expect(window.end - next.start).toBeGreaterThanOrEqual(Math.floor(size / 4) - 1);
        });
      }),
    );
  });
});
