import { simplified } from '../traditional-characters.js';
import { alignedWords } from './word-alignment.js';

/** Half-open `[start, end)`, UTF-16 code units of the whole text; `text` is that slice. */
export interface Slice {
  start: number;
  end: number;
  text: string;
}

/** Part of a text, and the words in it that the other text has not in the same place. */
export interface Passage extends Slice {
  differences: Slice[];
}

export interface MatchingPassages {
  own: Passage;
  other: Passage;
}

/** Longer passages are not read side by side. */
const MAX_PASSAGE = 200;
/** A differing beginning or end up to this long is shown with what matches. */
const MAX_MARGIN = 40;
/** Words compared of a text on either side of the longest run that both share: bounds the work. */
const WINDOW_WORDS = 200;
/** Words read of a text when that run is looked for. */
const MAX_WORDS = 2000;
/**
 * Han characters stand for themselves; masked digits are a word like any other. Symbols put into a word, as
 * copies do to look like none (de~finitely), do not divide it, but marks that end a clause do.
 */
const WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+(?:[^\p{L}\p{N}\p{M}\s,.;:?/，。；：？！、]{1,4}(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+)*|\*+/gu;
const INSERTED = /[^\p{L}\p{N}\p{M}]/gu;

interface Word {
  start: number;
  end: number;
  key: string;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)]
    .slice(0, MAX_WORDS)
    .map(({ 0: word, index }) => ({ start: index, end: index + word.length, key: simplified(word.normalize('NFKC').toLowerCase()).replace(INSERTED, '') || word }));
}

/** Where the longest run of words that both texts share begins in each, and its length in words. */
function longestRun(own: readonly Word[], other: readonly Word[]): { own: number; other: number; words: number } {
  let best = { own: 0, other: 0, words: 0 };
  let previous = new Uint16Array(other.length + 1);
  for (let i = 0; i < own.length; i++) {
    const current = new Uint16Array(other.length + 1);
    for (let j = 0; j < other.length; j++) {
      if (own[i]!.key !== other[j]!.key) continue;
      const words = previous[j]! + 1;
      current[j + 1] = words;
      if (words > best.words) best = { own: i - words + 1, other: j - words + 1, words };
    }
    previous = current;
  }
  return best;
}

/** The run, and what aligns with it before and behind. */
function pairsAbout(own: readonly Word[], other: readonly Word[], run: { own: number; other: number; words: number }): [Word, Word][] {
  const keyOf = ({ key }: Word): string => key;
  const before = (words: readonly Word[], start: number): Word[] => words.slice(Math.max(0, start - WINDOW_WORDS), start);
  const behind = (words: readonly Word[], start: number): Word[] => words.slice(start + run.words, start + run.words + WINDOW_WORDS);
  return [
    ...alignedWords(before(own, run.own), before(other, run.other), keyOf),
    ...Array.from({ length: run.words }, (_, at): [Word, Word] => [own[run.own + at]!, other[run.other + at]!]),
    ...alignedWords(behind(own, run.own), behind(other, run.other), keyOf),
  ];
}

/** Runs of words that are not matched, each from its first character to its last. */
function differencesAmong(text: string, words: readonly Word[], isMatched: (word: Word) => boolean): Slice[] {
  const slices: Slice[] = [];
  let open: Slice | undefined;
  for (const word of words) {
    if (isMatched(word)) {
      open = undefined;
      continue;
    }
    if (open) open.end = word.end;
    else slices.push((open = { start: word.start, end: word.end, text: '' }));
    open.text = text.slice(open.start, open.end);
  }
  return slices;
}

function passageOf(text: string, words: readonly Word[], matched: ReadonlySet<Word>, first: Word, last: Word): Passage {
  const start = first.start <= MAX_MARGIN ? 0 : first.start;
  const end = text.length - last.end <= MAX_MARGIN ? text.length : last.end;
  const within = words.filter((word) => word.start >= start && word.end <= end);
  return { start, end, text: text.slice(start, end), differences: differencesAmong(text, within, (word) => matched.has(word)) };
}

/**
 * The passages of two texts that match best, at most about 200 characters of each, with the words that
 * differ between them. Case, punctuation, emoji and script (Traditional, Simplified) make no difference.
 *
 * @returns undefined where the texts have no two words in a row in common
 */
export function matchingPassages(own: string, other: string): MatchingPassages | undefined {
  const [ownWords, otherWords] = [wordsOf(own), wordsOf(other)];
  const run = longestRun(ownWords, otherWords);
  if (run.words < 2) return undefined;
  const pairs = pairsAbout(ownWords, otherWords, run);
  const anchor = pairs.findIndex(([word]) => word === ownWords[run.own]);
  const length = (from: number, to: number): number => Math.max(pairs[to]![0].end - pairs[from]![0].start, pairs[to]![1].end - pairs[from]![1].start);
  let [from, to] = [anchor, anchor];
  while (to + 1 < pairs.length && length(from, to + 1) <= MAX_PASSAGE) to++;
  while (from > 0 && length(from - 1, to) <= MAX_PASSAGE) from--;
  const shown = pairs.slice(from, to + 1);
  const side = (text: string, words: readonly Word[], at: 0 | 1): Passage =>
    passageOf(text, words, new Set(pairs.map((pair) => pair[at])), shown[0]![at], shown.at(-1)![at]);
  return { own: side(own, ownWords, 0), other: side(other, otherWords, 1) };
}
