import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retoldFurther, type CopyFacts } from '../../src/domain/copies/copy-facts.js';

const NOTHING: CopyFacts = { duplicates: [], closest: 0, copies: [], templates: [], retellings: [] };
const telling = (...retellings: number[]): CopyFacts => ({ ...NOTHING, retellings });

/** What further rows count for row 0, each row by an account of its own unless told otherwise. */
function further(facts: readonly CopyFacts[], accounts: readonly number[] = facts.map((_, row) => row)): number[] {
  return retoldFurther(0, facts[0]!, Int32Array.from(accounts), (row) => facts[row]!);
}

describe('who tells a story further', () => {
  it('when two of those who tell the same know another, then it counts; when only one does, then not', () => {
    expect(further([telling(1, 2), telling(0, 3, 4), telling(0, 3, 5), telling(1, 2), NOTHING, NOTHING])).toEqual([3]);
  });

  it('when they know it as a copy or as a template, then it counts as well', () => {
    expect(further([{ ...NOTHING, copies: [1], duplicates: [1], templates: [2] }, { ...NOTHING, copies: [3] }, { ...NOTHING, templates: [3] }, NOTHING])).toEqual([3]);
  });

  it('when one other account tells the same, or both witnesses are one account, then nothing is added', () => {
    expect(further([telling(1), telling(2), telling(1)])).toEqual([]);
    expect(further([telling(1, 2, 3), telling(4), telling(4), telling(5), NOTHING, NOTHING], [0, 1, 1, 2, 3, 4])).toEqual([]);
  });

  it('when six accounts tell the same by themselves, then nobody is asked further', () => {
    const facts = [telling(1, 2, 3, 4, 5, 6), ...Array.from({ length: 6 }, () => telling(7)), NOTHING];
    expect(further(facts)).toEqual([]);
    expect(further([telling(1, 2, 3, 4, 5), ...facts.slice(1)])).toEqual([7]);
  });

  it('when rows are alike in any way, then what is added is new, by another account, and known to two', () => {
    const size = 9;
    const rows = fc.uniqueArray(fc.nat(size - 1), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(rows, { minLength: size, maxLength: size }), fc.array(fc.nat(6), { minLength: size, maxLength: size }), (alike, accounts) => {
        const facts = alike.map((others, row) => telling(...others.filter((other) => accounts[other] !== accounts[row])));
        for (const row of further(facts, accounts)) {
          expect(facts[0]!.retellings).not.toContain(row);
          expect(accounts[row]).not.toBe(accounts[0]);
          expect(new Set(facts[0]!.retellings.filter((teller) => facts[teller]!.retellings.includes(row)).map((teller) => accounts[teller])).size).toBeGreaterThanOrEqual(2);
        }
      }),
    );
  });
});
