import { describe, expect, it } from 'vitest';
import { type NgramSettings, ngramTable } from '../../models/ngram-table.js';

const SETTINGS: NgramSettings = {
  groups: 1009,
  slots: 4,
  distinctBits: 16,
  scale: 2,
  joined: { zh: { encoder: 0.6, table: 0.4, shift: -0.1 }, en: { encoder: 0.8, table: 0.5, shift: 0.2 } },
};
const SIZE = SETTINGS.groups * SETTINGS.slots;

/** A table that holds one n-gram, by the hash that scripts/train/ngrams.c gives it. */
function holding(hash: number, step: number): Uint8Array {
  const bytes = new Uint8Array(2 * SIZE);
  const at = Math.floor((hash * SETTINGS.groups) / 2 ** 32) * SETTINGS.slots;
  bytes[at] = hash & 255;
  bytes[SIZE + at] = step & 255;
  return bytes;
}

/** Hashes as the training's C code gives them; `ngrams` are the distinct ones of the text. */
const KNOWN_NGRAMS = [
  { name: 'the word good', hash: 2_917_800_419, text: 'very good', ngrams: 3 },
  { name: 'a pair of words', hash: 357_071_450, text: 'very good', ngrams: 3 },
  { name: 'a word with an apostrophe', hash: 1_851_848_022, text: "don't buy", ngrams: 3 },
  { name: 'half an emoji', hash: 402_228_031, text: '😀 ok', ngrams: 5 },
  { name: 'a character', hash: 336_277_268, text: '物流很慢', ngrams: 10 },
  { name: 'four characters', hash: 3_064_260_801, text: '物流很慢', ngrams: 10 },
];
const GOOD = KNOWN_NGRAMS[0]!.hash;

const LOGITS = Float32Array.of(-1, 0.3, 2);
const marginOf = (logits: Float32Array): number => logits[2]! - logits[0]!;

describe('n-grams beside the encoder', () => {
  it('when a table holds nothing, then the margin is the encoder’s, scaled, with the language’s shift', () => {
    const table = ngramTable(new Uint8Array(2 * SIZE), SETTINGS);
    expect(marginOf(table.join(LOGITS, '很好'))).toBeCloseTo(0.6 * 3 - 0.1, 5);
    expect(marginOf(table.join(LOGITS, 'very good'))).toBeCloseTo(0.8 * 3 + 0.2, 5);
  });

  it('when logits are joined, then the neutral one and the middle of the others stay', () => {
    const joined = ngramTable(new Uint8Array(2 * SIZE), SETTINGS).join(LOGITS, 'very good');
    expect(joined[1]).toBeCloseTo(0.3, 6);
    expect((joined[0]! + joined[2]!) / 2).toBeCloseTo(0.5, 6);
  });

  it.each(KNOWN_NGRAMS)('when the table holds $name, then a text with it moves by its weight over the root of its n-grams', ({ hash, text, ngrams }) => {
    const [without, withIt] = [ngramTable(new Uint8Array(2 * SIZE), SETTINGS), ngramTable(holding(hash, -127), SETTINGS)];
    const { table: share } = /\p{Script=Han}/u.test(text) ? SETTINGS.joined.zh : SETTINGS.joined.en;
    expect(marginOf(withIt.join(LOGITS, text)) - marginOf(without.join(LOGITS, text))).toBeCloseTo((share * -2) / Math.sqrt(ngrams), 5);
  });

  it('when an n-gram comes twice, then it counts once', () => {
    const table = ngramTable(holding(GOOD, 127), SETTINGS);
    /* "good good" has two distinct n-grams: the word and its pair. */
    expect(marginOf(table.join(LOGITS, 'good good')) - marginOf(table.join(LOGITS, 'bad bad'))).toBeCloseTo((0.5 * 2) / Math.sqrt(2), 5);
  });

  it('when the same text is read again, or after others, then the answer is the same', () => {
    const table = ngramTable(holding(KNOWN_NGRAMS[4]!.hash, 90), SETTINGS);
    const first = table.join(LOGITS, '物流很慢，差评');
    table.join(LOGITS, 'something else');
    expect([...table.join(LOGITS, '物流很慢，差评')]).toEqual([...first]);
  });

  it('when a text is empty, then the encoder speaks alone', () => {
    expect(marginOf(ngramTable(new Uint8Array(2 * SIZE), SETTINGS).join(LOGITS, ''))).toBeCloseTo(0.8 * 3 + 0.2, 5);
  });

  it('when the file has another size than the manifest says, then it is refused', () => {
    expect(() => ngramTable(new Uint8Array(7), SETTINGS)).toThrow(/7 bytes/);
  });
});
