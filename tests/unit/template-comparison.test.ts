import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { skeletonComparison } from '../../src/domain/copies/skeleton.js';
import { templateComparison } from '../../src/domain/copies/template-comparison.js';
import { wordHash, writeWordHashes } from '../../src/domain/copies/word-hashes.js';
import { clausesOf } from '../../src/domain/copies/wording.js';

const wordsOf = (text: string): string[] => clausesOf(text).flat();
const hashesOf = (text: string, most = 400): number[] => {
  const room = new Uint32Array(most);
  return [...room.subarray(0, writeWordHashes(text, room))];
};

describe('hashes of words', () => {
  it.each(['', "don't stop", "it 's 5’clock", "好'a a'好 a好b 好a1", 'naïve ½ №3 ﬁne', '很😀好👍🏻用', 'É\u0301t\u0327é', 'Ｆｕｌｌ－ｗｉｄｔｈ＇ｓ', '一\u200b二\u3000三', 'a-b_c.d\ne', '❤️很好', '\ud83d'])(
    'when the text is %j, then there is one for each word of its clauses',
    (text) => {
      expect(hashesOf(text)).toEqual(wordsOf(text).map(wordHash));
    },
  );

  it('when any ideograph stands alone or within letters, then it is a word of its own or none, as in clauses', () => {
    for (let unit = 0x4e00; unit <= 0x9fff; unit++) {
      const text = `${String.fromCharCode(unit)}好a${String.fromCharCode(unit)}`;
      expect(hashesOf(text), text).toEqual(wordsOf(text).map(wordHash));
    }
  });

  it('when any characters meet, then they are those of the clauses’ words, as many as there is room for', () => {
    const unit = fc.oneof(fc.integer({ min: 0, max: 0xff }), fc.integer({ min: 0x4e00, max: 0x9fff }), fc.constantFrom(0x27, 0x2019, 0xff07, 0x20, 0xd83d, 0xde00, 0x301, 0xfe0f, 0x3000, 0x200b, 0xff21, 0x3a3));
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), fc.integer({ min: 1, max: 60 }), (units, most) => {
        const text = String.fromCharCode(...units);
        expect(hashesOf(text, most)).toEqual(wordsOf(text).map(wordHash).slice(0, most));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('templates told by hashes', () => {
  const SLOTS = ['kettle', 'lamp', 'chair', 'mirror'];
  const template = (words: readonly string[]): string => `I bought this ${words[0]} for my ${words[1]} and it looks so good in the ${words[2]}, would buy the ${words[3]} again any day`;

  it('when any two texts are compared, templates and strangers, then the answer is that of their written words', () => {
    const filled = fc.array(fc.constantFrom(...SLOTS), { minLength: 4, maxLength: 4 }).map(template);
    const loose = fc.array(fc.constantFrom('a', 'b', 'c', 'd ', '好', '物流', 'e, '), { maxLength: 120 });
    const text = fc.oneof(filled, loose.map((words) => words.join(' ')), loose.map((words) => words.join('')), fc.tuple(filled, loose).map(([one, words]) => `${words.join(' ')} ${one}`));
    let templates = 0;
    fc.assert(
      fc.property(text, fc.array(text, { minLength: 1, maxLength: 5 }), (own, others) => {
        const compare = templateComparison(own);
        for (const other of others) {
          const expected = skeletonComparison(wordsOf(own))(wordsOf(other));
          expect(compare(other)).toBe(expected);
          templates += Number(expected);
        }
      }),
      { numRuns: 500 },
    );
    expect(templates).toBeGreaterThan(50);
  });

  it('when texts go on beyond what is compared, then their beginnings tell', () => {
    const [one, other] = ['x', 'y'].map((end) => Array.from({ length: 600 }, (_, at) => (at < 400 ? `w${at}` : `${end}${at}`)).join(' ')) as [string, string];
    expect(templateComparison(one)(other)).toBe(skeletonComparison(wordsOf(one))(wordsOf(other)));
    expect(templateComparison(one)(template(SLOTS))).toBe(false);
  });
});
