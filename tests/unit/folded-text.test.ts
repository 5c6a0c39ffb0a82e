import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForComparison } from '../../src/domain/folded-text.js';
import { simplified } from '../../src/domain/traditional-characters.js';

/** By the definition, without any table. */
const byDefinition = (text: string): string => simplified(text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));

describe('folding texts for comparison', () => {
  it('when any code unit stands between others, then it folds as defined', () => {
    const wrong: string[] = [];
    for (let unit = 0; unit <= 0xffff; unit++) {
      for (const text of [`a${String.fromCharCode(unit)}b`, `好${String.fromCharCode(unit)}`]) if (foldForComparison(text) !== byDefinition(text)) wrong.push(unit.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('when any characters meet, among them marks, halves of pairs and emoji, then they fold as defined', () => {
    const unit = fc.oneof(
      fc.integer({ min: 0, max: 0xff }),
      fc.integer({ min: 0x4e00, max: 0x9fff }),
      fc.integer({ min: 0x3000, max: 0x30ff }),
      fc.integer({ min: 0xff00, max: 0xffef }),
      fc.constantFrom(0xd83c, 0xd83d, 0xd83e, 0xdc00, 0xde00, 0xdfff, 0x301, 0x308, 0x327, 0x3a3, 0x130, 0x200b, 0x200d, 0x2026, 0x20e3, 0x3099, 0xfe0f, 0x1100, 0x1161, 0xac00, 0x11a8),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
        const text = String.fromCharCode(...units);
        expect(foldForComparison(text)).toBe(byDefinition(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('when Chinese or English is folded again, then nothing more changes', () => {
    const unit = fc.oneof(fc.integer({ min: 0, max: 0xff }), fc.integer({ min: 0x4e00, max: 0x9fff }), fc.integer({ min: 0xff01, max: 0xff5e }));
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
        const folded = foldForComparison(String.fromCharCode(...units));
        expect(foldForComparison(folded)).toBe(folded);
      }),
    );
  });

  it.each([
    ['Ｆast　ＤＥＬＩＶＥＲＹ！！', 'fastdelivery'],
    ['物★流~很😀快\u200b，👍🏻包裝也❤️好', '物流很快包装也好'],
    ['Café №1 — ½ price', 'caféno112price'],
    ['', ''],
    ['\ud83d', ''],
  ])('when the text is %j, then it folds to %j', (text, folded) => {
    expect(foldForComparison(text)).toBe(folded);
  });

  it('when a text is longer than any before, then it folds whole', () => {
    expect(foldForComparison('Aa好, '.repeat(20_000))).toBe('aa好'.repeat(20_000));
  });
});
