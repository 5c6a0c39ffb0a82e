import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText } from '../../models/text-normaliser.js';
import { tokeniseWithOffsets } from '../../models/token-offsets.js';
import { createSegmenter } from '../../models/unigram-segmenter.js';

const PIECES = ['[UNK]', '[CLS]', '▁', '▁good', 'ood', '▁g', '质量', '质', '量', '好', '！', '！！', '😀', 'a', 'b'];
const segment = createSegmenter({
  pieces: PIECES,
  scores: PIECES.map((piece) => -10 + piece.length),
  unknownId: 0,
  specialIds: new Set([1]),
});

const slices = (original: string): [string | undefined, string][] => {
  const { ids, starts, ends } = tokeniseWithOffsets(segment, normaliseText(original));
  return Array.from(ids, (id, i) => [PIECES[id], original.slice(starts[i], ends[i])]);
};

describe('tokeniseWithOffsets', () => {
  it('when words, Han and emoji mix, then each piece is found in the original', () => {
    expect(slices(' Ｇood  質量好😀！')).toEqual([
      ['▁good', 'Ｇood'],
      ['▁', '  '],
      ['质量', '質量'],
      ['好', '好'],
      ['😀', '😀'],
      ['[UNK]', '！'],
    ]);
  });

  it('when neighbouring characters are unknown, then they are one unknown piece', () => {
    expect(slices('a龘龘b')).toEqual([
      ['▁', ''],
      ['a', 'a'],
      ['[UNK]', '龘龘'],
      ['b', 'b'],
    ]);
  });

  it('when the text spells a special piece, then it is read as text', () => {
    expect(slices('[CLS]').some(([piece]) => piece === '[CLS]')).toBe(false);
  });

  it('when a text is far longer than others, then it is cut as they are, and so is the next one', () => {
    const once = slices('a龘b质量');
    expect(slices('a龘b质量'.repeat(10_000))).toHaveLength(40_001);
    expect(slices('a龘b质量')).toEqual(once);
  });

  it('when any text is cut, then offsets rise, stay inside it and never split a surrogate pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (original) => {
        const { starts, ends } = tokeniseWithOffsets(segment, normaliseText(original));
        starts.forEach((start, i) => {
          expect(ends[i]).toBeGreaterThanOrEqual(start);
          expect(ends[i]).toBeLessThanOrEqual(original.length);
          if (i > 0) expect(start).toBeGreaterThanOrEqual(starts[i - 1]!);
          expect(original.slice(start, ends[i])).not.toMatch(/\p{Surrogate}/u);
        });
      }),
    );
  });
});
