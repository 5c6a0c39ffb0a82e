import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandKeys, jaccard, MIN_COMPARABLE_LENGTH, shingles, similarityTo } from '../../src/domain/minhash.js';

const CHINESE = '这家店的售后服务真的很好，客服态度非常热情，物流也很快，第二天就收到了，包装完整没有破损，下次还会再来购买的';
const ENGLISH = 'The customer service was excellent, my parcel arrived the next day and the packaging was intact, so I will buy here again';

const sharesBand = (a: string, b: string): boolean => {
  const keys = new Set(bandKeys('acme', shingles(a)));
  return bandKeys('acme', shingles(b)).some((key) => keys.has(key));
};
const similarity = (a: string, b: string): number => jaccard(shingles(a), shingles(b));

/** A text of random Han characters, and a copy in which some of them were replaced. */
const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
const edited = fc
  .record({
    characters: fc.array(han, { minLength: 40, maxLength: 120 }),
    edits: fc.array(fc.tuple(fc.nat(), han), { maxLength: 12 }),
  })
  .map(({ characters, edits }) => {
    const copy = [...characters];
    for (const [at, replacement] of edits) copy[at % copy.length] = replacement;
    return [characters.join(''), copy.join('')] as const;
  });

describe('near-duplicate search by MinHash', () => {
  it('when copies are edited at random, then bands find them as often as the formula says, and strangers never', () => {
    const pairs = fc.sample(edited, { numRuns: 400, seed: 1 });
    const similar = pairs.filter(([a, b]) => similarity(a, b) >= 0.7);
    const found = similar.filter(([a, b]) => sharesBand(a, b)).length;
    expect(similar.length).toBeGreaterThan(100);
    /* 1 − (1 − .7⁴)²⁰ = .995 at the least similar of them. */
    expect(found / similar.length).toBeGreaterThanOrEqual(0.99);

    const strangers = pairs.slice(1).map(([a], i) => [a, pairs[i]![0]] as const);
    expect(strangers.filter(([a, b]) => sharesBand(a, b)).length).toBe(0);
  });

  it('when similarity is middling, then the share found lies near the formula: neither everything nor nothing', () => {
    const random = fc.sample(fc.uniqueArray(fc.integer({ min: 0, max: 0xffffffff }), { minLength: 90, maxLength: 90 }), { numRuns: 300, seed: 2 });
    const hits = random.filter((hashes) => {
      const [a, b] = [hashes.slice(0, 60), [...hashes.slice(0, 30), ...hashes.slice(60)]].map((some) => Uint32Array.from(some).sort()) as [Uint32Array, Uint32Array];
      expect(jaccard(a, b)).toBeCloseTo(1 / 3, 12);
      const keys = new Set(bandKeys('acme', a));
      return bandKeys('acme', b).some((key) => keys.has(key));
    }).length;
    /* 1 − (1 − (1/3)⁴)²⁰ = .220; three standard deviations of 300 draws are .072. */
    expect(hits / random.length).toBeGreaterThan(0.148);
    expect(hits / random.length).toBeLessThan(0.292);
  });

  it.each([
    ['spaces and line breaks', (text: string) => [...text].join(' \n')],
    ['emoji', (text: string) => [...text].join('😀')],
    ['symbols', (text: string) => [...text].join('★~_')],
    ['zero-width characters', (text: string) => [...text].join('\u200b')],
    ['right-to-left marks', (text: string) => `\u202e${[...text].join('\u200f')}`],
    ['full-width letters', (text: string) => text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))],
    ['capitals', (text: string) => text.toUpperCase()],
  ])('when a copy is disguised with %s, then it is still an exact copy', (_, disguise) => {
    for (const text of [CHINESE, ENGLISH]) {
      expect(similarity(text, disguise(text))).toBe(1);
      expect(bandKeys('acme', shingles(disguise(text)))).toEqual(bandKeys('acme', shingles(text)));
    }
  });

  it('when a sentence is put in front of a copy, then it stays far above the similarity of strangers', () => {
    expect(similarity(CHINESE, `老客户了。${CHINESE}`)).toBeGreaterThan(0.8);
    expect(similarity(CHINESE, ENGLISH)).toBe(0);
  });

  it.each(['此用户没有填写评价内容，系统默认给出五星好评，感谢您的支持', '该用户未填写评价，系统默认好评！！！感谢光临', 'This customer did not leave a comment. Automatic feedback was given.', '非常好，值得购买', '好评', 'Very good!', '👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍', '', '★'.repeat(100), 'a'.repeat(MIN_COMPARABLE_LENGTH.other - 1), '字'.repeat(MIN_COMPARABLE_LENGTH.han - 1)])(
    'when a text says as little as "%s", then it is a copy of nothing',
    (text) => {
      expect(shingles(text).length).toBe(0);
      expect(bandKeys('acme', shingles(text))).toEqual([]);
    },
  );

  it('when a text is as long as a review is, then it has a key for each of the twenty bands', () => {
    for (const text of [CHINESE, ENGLISH]) expect(bandKeys('acme', shingles(text))).toHaveLength(20);
  });

  it('when two platforms hold the same text, then they share no key', () => {
    const own = new Set(bandKeys('acme', shingles(CHINESE)));
    expect(bandKeys('other', shingles(CHINESE)).filter((key) => own.has(key))).toEqual([]);
  });

  it('when any text is given, then keys are 64-bit integers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 }), (units) => {
        for (const key of bandKeys('acme', shingles(String.fromCharCode(...units)))) expect(BigInt.asIntN(64, BigInt(key)).toString()).toBe(key);
      }),
    );
  });

  it('when a text was stored by an earlier release, then it still has the keys stored', () => {
    const text = 'The kettle whistles a little early, the handle stays cool and the courier carried it up four floors without a word';
    expect(shingles(text).slice(0, 3)).toEqual(Uint32Array.of(152651674, 206241385, 207663898));
    expect(bandKeys('acme', shingles(text)).slice(0, 2)).toEqual(['8950706267761985851', '6428062944579421982']);
  });

  it('when stored signatures are looked up after a new release, then the same shingles still have the keys stored', () => {
    expect(bandKeys('acme', Uint32Array.of(1, 2, 3)).slice(0, 2)).toMatchInlineSnapshot(`
      [
        "2575860364026062555",
        "8767589756229616205",
      ]
    `);
  });
});

describe('jaccard', () => {
  it('when any two sets meet, then it is shared ÷ all, symmetric, 1 for equal and 0 for empty sets', () => {
    const set = fc.uniqueArray(fc.integer({ min: 0, max: 40 })).map((entries) => Uint32Array.from(entries).sort());
    fc.assert(
      fc.property(set, set, (a, b) => {
        const all = new Set([...a, ...b]).size;
        const shared = [...a].filter((entry) => b.includes(entry)).length;
        expect(jaccard(a, b)).toBe(all === 0 ? 0 : shared / all);
        expect(jaccard(b, a)).toBe(jaccard(a, b));
        expect(jaccard(a, a)).toBe(a.length > 0 ? 1 : 0);
      }),
    );
  });
});

describe('similarityTo', () => {
  it('when one text is compared with many of any length and alphabet, then each answer is the jaccard of both texts’ shingles', () => {
    const alphabets = ['ab', 'abcdefgh ', '好物流', '店家客服态度物流包装，。', 'ab好物'].map((letters) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 300 }));
    const text = fc.oneof(fc.constantFrom(CHINESE, ENGLISH, ''), ...alphabets);
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 6 }), (own, others) => {
        const similarityOf = similarityTo(own);
        for (const other of [...others, own, '', ...others]) expect(similarityOf(other)).toBe(jaccard(shingles(own), shingles(other)));
      }),
    );
  });

  it('when a text is longer than any before, then it is compared whole', () => {
    const [first, second] = ['一', '二'].map((end) => Array.from({ length: 30_000 }, (_, at) => String.fromCharCode(0x4e00 + (at % 20_000))).join('') + end) as [string, string];
    expect(similarityTo(first)(second)).toBe(jaccard(shingles(first), shingles(second)));
    expect(similarityTo(first)(first)).toBe(1);
    expect(similarityTo(first)(second)).toBeLessThan(1);
  });
});
