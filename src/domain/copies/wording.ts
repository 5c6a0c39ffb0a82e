import { FNV_BASIS, fnvMixed } from '../fnv.js';
import { distinct } from '../minhash.js';
import { simplified } from '../traditional-characters.js';

/** A text as words: runs of letters or digits, and single Chinese characters; clause by clause. */

const CLAUSE = /[^\p{L}\p{N}\p{M}\s'’-]+|\n/u;
const WORD = /\p{Script=Han}|[\p{L}\p{N}\p{M}]+/gu;
const HAN = /^\p{Script=Han}$/u;
/** Han characters take one unit, rare ones two; most other words are longer. */
const isHan = (word: string): boolean => word.length <= 2 && word.charCodeAt(0) >= 0x2e80 && HAN.test(word);
/** Letters kept of a word: endings differ from one wording to the next. */
const STEM_LETTERS = 5;

/** Clauses of the text, each as its words; lower case, Simplified, without apostrophes' endings. */
export function clausesOf(text: string): string[][] {
  return simplified(text.normalize('NFKC').toLowerCase())
    .split(CLAUSE)
    .map((clause) => clause.replace(/['’]/g, '').match(WORD) ?? [])
    .filter((words) => words.length > 0);
}

/**
 * Phrases kept of a text, those with the least hashes: two texts about the same size then keep the same
 * ones (A. Broder's bottom-k sketch, 1997), and long texts cost no more than these.
 */
const MAX_PHRASES = 160;
/** Words, or Chinese characters, with fewer of which a text says too little to be told again: "good food, great service" is everybody's. */
const MIN_WORDS = { han: 34, other: 18 } as const;

function hashOf(words: readonly string[], start: number, end: number): number {
  let hash = FNV_BASIS;
  for (let word = start; word < end; word++) {
    const letters = Math.min(words[word]!.length, STEM_LETTERS);
    for (let at = 0; at < letters; at++) hash = fnvMixed(hash, words[word]!.charCodeAt(at));
    hash = fnvMixed(hash, 0x20);
  }
  return (hash ^ (hash >>> 13)) >>> 0;
}

/**
 * Words that hardly any English text of some length does without and other languages seldom have. Among reviews in
 * Chinese and English whatever a Danish one says is rare, so that any two of them would tell the same.
 */
const ENGLISH = new Set('the and it this that with were my not but very you are from our of is was to'.split(' '));
/** Of 158,747 real English texts 1.6 % have fewer of these, Danish and Dutch ones among them; of 906 in other languages 2 % have more. */
const MIN_ENGLISH = 0.08;
const KANA = /[\u3040-\u30ff]/;
/** Chinese names a thing in kana at most. */
const MAX_KANA = 0.1;

/** True when the text says enough, in Chinese or English, for its likeness to another to mean something. */
export function isTelling(clauses: readonly (readonly string[])[]): boolean {
  let [words, han, english, kana] = [0, 0, 0, 0];
  for (const clause of clauses) {
    words += clause.length;
    for (const word of clause) {
      if (isHan(word)) han += 1;
      else if (ENGLISH.has(word)) english += 1;
      else if (KANA.test(word)) kana += 1;
    }
  }
  if (han > 0.3 * words) return words >= MIN_WORDS.han && kana <= MAX_KANA * words;
  return words >= MIN_WORDS.other && english >= MIN_ENGLISH * words;
}

/**
 * Hashes of what is said, whatever order it is said in: words and pairs of neighbouring words, or two
 * to four neighbouring Chinese characters, never across a clause's end. Rising; at most 160.
 */
export function phraseHashes(clauses: readonly (readonly string[])[]): Uint32Array {
  const hashes = new Uint32Array(2 * clauses.reduce((words, clause) => words + clause.length, 0));
  let found = 0;
  for (const words of clauses) {
    for (let start = 0; start < words.length; start++) {
      const least = isHan(words[start]!) ? 2 : 1;
      const last = Math.min(words.length, start + least + 1);
      for (let end = start + least; end <= last; end++) hashes[found++] = hashOf(words, start, end);
    }
  }
  return distinct(hashes.subarray(0, found)).slice(0, MAX_PHRASES);
}

/** Words of one breath: a saying or a name is no longer. */
const PASSAGE_WORDS = { han: 14, other: 6 } as const;

/** Phrases of the text's passages, each by itself: a clause, or a part of a long one. */
export function passagesOf(clauses: readonly (readonly string[])[]): Uint32Array[] {
  return clauses.flatMap((words) => {
    const most = isHan(words[0]!) ? PASSAGE_WORDS.han : PASSAGE_WORDS.other;
    return Array.from({ length: Math.ceil(words.length / most) }, (_, part) => phraseHashes([words.slice(part * most, (part + 1) * most + 1)]));
  });
}
