import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText } from '../../models/text-normaliser.js';

/** Text that makes normalisers stumble: marks, ligatures, jamo, emoji, full width, Traditional. */
const awkwardText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }).filter((value) => !/\p{Surrogate}/u.test(value)),
      fc.constantFrom('e\u0301', 'ﬁ', '㎏', '①', 'ｶﾞ', 'ㄱㅏ', '가', '👨‍👩‍👧', '❤️', '　', '\u00a0', '客服態度', 'İ', 'ŉ', '\u200f'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('normaliseText', () => {
  it.each([
    ['  客服態度　ＧＯＯＤ！ ', '客服态度 good!'],
    ['Line one\r\n\r\n\tline two', 'line one line two'],
    ['ﬁne ㎏ e\u0301', 'fine kg \u00e9'],
    ['', ''],
    [' \n\u3000 ', ''],
    ['😀 OK', '😀 ok'],
  ])('when the text is %j, then the encoder reads %j', (original, expected) => {
    expect(normaliseText(original).text).toBe(expected);
  });

  it('when any text is normalised, then its characters are those of whole-string NFKC, lower case and simplification', () => {
    fc.assert(
      fc.property(awkwardText, (original) => {
        const whole = original.normalize('NFKC').replace(/\s+/gu, ' ').trim();
        // A spacing mark such as ゛ is white space and a mark: without the space, marks of two letters come together, in an order of their own.
        const letters = (value: string): string => value.replace(/[\s\u001c-\u001f\u0085\ufeff]+/gu, '').normalize('NFKC');
        // Greek final sigma is the one letter whose case depends on its neighbours; it is read as σ.
        const expected = [...letters(whole)].map((c) => c.toLowerCase()).join('');
        const simplified = normaliseText(expected).text;
        expect(letters(normaliseText(original).text)).toBe(letters(simplified));
      }),
    );
  });

  it('when any text is normalised, then offsets rise, stay inside the original and cover every visible character', () => {
    fc.assert(
      fc.property(awkwardText, (original) => {
        const { text, starts, ends } = normaliseText(original);
        expect(starts.length).toBe(text.length);
        expect(ends.length).toBe(text.length);
        for (let i = 0; i < text.length; i += 1) {
          expect(ends[i]).toBeGreaterThan(starts[i]!);
          expect(ends[i]).toBeLessThanOrEqual(original.length);
          if (i > 0) expect(starts[i]).toBeGreaterThanOrEqual(starts[i - 1]!);
        }
      }),
    );
  });

  it('when a slice of the normalised text is mapped back, then normalising that slice of the original gives it again', () => {
    fc.assert(
      fc.property(awkwardText, fc.nat(), fc.nat(), (original, a, b) => {
        const { text, starts, ends } = normaliseText(original);
        if (text.length === 0) return;
        const from = Math.min(a % text.length, b % text.length);
        const to = Math.max(a % text.length, b % text.length) + 1;
        const again = normaliseText(original.slice(starts[from], ends[to - 1])).text;
        expect(again).toContain(text.slice(from, to).trim());
      }),
    );
  });

  it('when a normalised text is normalised again, then nothing changes', () => {
    fc.assert(
      fc.property(awkwardText, (original) => {
        fc.pre(!original.includes('薴')); // Simplified in two steps, 薴 to 苧 to 苎: the only character that is
        /* What fell away between two jamo lets them join the second time. */
        const once = normaliseText(original).text.normalize('NFKC');
        expect(normaliseText(once).text.normalize('NFKC')).toBe(once);
      }),
    );
  });
});
