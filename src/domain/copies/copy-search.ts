import { bandHashes, jaccard, shingles } from '../minhash.js';
import { BandIndex } from './band-index.js';
import { retoldFurther, type CopyFacts } from './copy-facts.js';
import { MIN_JACCARD } from './near-duplicates.js';
import { PhraseIndex } from './phrase-index.js';
import { PhraseStore } from './phrase-store.js';
import { Remembered } from './remembered.js';
import { ShingleSketch } from './shingle-sketch.js';
import { mayShareSkeleton, skeletonComparison } from './skeleton.js';
import { clausesOf, isTelling, passagesOf, phraseHashes } from './wording.js';

/** Reviews and their texts, by row in the order in which they came. */
export interface WrittenReviews {
  size: number;
  /** Days since 1970, never falling. */
  day: Float64Array;
  /** Number of the account. */
  reviewer: Int32Array;
  /** Empty where there is none. */
  textOf(row: number): string;
}

/**
 * From this likeness two texts tell the same. Of 40,000 real reviews a language, 1 in 500 English and 1
 * in 180 Chinese have three such, and of the latter every other one is a copy or a form filled in.
 */
const MIN_LIKENESS = 0.043;
/** Texts whose words and whose shingles are kept at hand: popular ones are compared again and again. Some 2 KB of shingles and 10 of words each. */
const KEPT_SHINGLES = 32_768;
const KEPT_WORDS = 8192;

/** Rows whose direct relations are kept at hand, until more is learned. */
const KEPT_FACTS = 4096;

/**
 * Copies, templates and retellings among the reviews of one file, in memory. Asked about a row it knows
 * what it was told to know, so it answers as of arrival and in retrospect alike.
 */
export class CopySearch {
  private readonly bands: BandIndex;
  private readonly phrases: PhraseIndex;
  private readonly stored: PhraseStore;
  /** To tell most pairs apart before either text is read, like the words of each row. */
  private readonly sketch: ShingleSketch;
  private readonly wordCounts: Int32Array;
  private learned = 0;
  private readonly shinglesOf: Remembered<Uint32Array>;
  private readonly wordsOf: Remembered<string[]>;
  private readonly directOf: Remembered<CopyFacts>;

  constructor(private readonly reviews: WrittenReviews) {
    this.bands = new BandIndex(reviews.size);
    this.stored = new PhraseStore(reviews.size);
    this.phrases = new PhraseIndex(reviews.size, (row) => this.stored.of(row));
    this.sketch = new ShingleSketch(reviews.size);
    this.wordCounts = new Int32Array(reviews.size);
    this.shinglesOf = new Remembered(KEPT_SHINGLES, (row) => shingles(reviews.textOf(row)));
    this.wordsOf = new Remembered(KEPT_WORDS, (row) => clausesOf(reviews.textOf(row)).flat());
    this.directOf = new Remembered(KEPT_FACTS, (row) => this.directFactsOf(row));
  }

  /** Learns what came up to the day of a row, its equals among them; rows are to be asked in the order of time after this. */
  learnUpTo(day: number, onLearned?: (rows: number) => void): void {
    for (; this.learned < this.reviews.size && this.reviews.day[this.learned]! <= day; this.learned++) {
      const text = this.reviews.textOf(this.learned);
      if (text !== '') {
        this.directOf.forget();
        const clauses = clausesOf(text);
        this.wordCounts[this.learned] = clauses.reduce((words, clause) => words + clause.length, 0);
        if (isTelling(clauses)) {
          this.stored.set(this.learned, phraseHashes(clauses));
          this.phrases.learn(this.learned);
        }
        const hashes = shingles(text);
        this.sketch.learn(this.learned, hashes);
        this.bands.learn(this.learned, bandHashes(hashes));
      }
      onLearned?.(this.learned + 1);
    }
  }

  /** Undefined for a review without a text. */
  factsOf(row: number): CopyFacts | undefined {
    if (this.reviews.textOf(row) === '') return undefined;
    const direct = this.directOf.get(row);
    return { ...direct, retellings: [...direct.retellings, ...retoldFurther(row, direct, this.reviews.reviewer, (other) => this.directOf.get(other))] };
  }

  private directFactsOf(row: number): CopyFacts {
    const { reviewer } = this.reviews;
    const facts: CopyFacts = { duplicates: [], closest: 0, copies: [], templates: [], retellings: [] };
    const candidates = this.bands.near(row);
    const alike = new Set(this.phrases.near(row, MIN_LIKENESS, () => passagesOf(clausesOf(this.reviews.textOf(row)))).map((other) => other.row));
    if (candidates.length === 0 && alike.size === 0) return facts;
    const duplicates = this.duplicatesAmong(candidates, row);
    facts.duplicates = duplicates.map(({ other }) => other);
    facts.closest = duplicates[0]?.similarity ?? 0;
    facts.copies = facts.duplicates.filter((other) => reviewer[other] !== reviewer[row]);
    const same = new Set(facts.duplicates);
    const isTemplate = this.templateTest(row);
    for (const other of new Set([...candidates, ...alike])) {
      if (same.has(other) || reviewer[other] === reviewer[row]) continue;
      if (isTemplate(other)) facts.templates.push(other);
      else if (alike.has(other)) facts.retellings.push(other);
    }
    return facts;
  }

  /** Whether another row is of the same template; the row's own words are read when the first of them could be. */
  private templateTest(row: number): (other: number) => boolean {
    let compare: ((other: readonly string[]) => boolean) | undefined;
    return (other) => {
      if (!mayShareSkeleton(this.wordCounts[row]!, this.wordCounts[other]!)) return false;
      compare ??= skeletonComparison(this.wordsOf.get(row));
      return compare(this.wordsOf.get(other));
    };
  }

  /** Candidates that read nearly the same, the closest first. */
  private duplicatesAmong(candidates: readonly number[], row: number): { other: number; similarity: number }[] {
    return candidates
      .filter((other) => this.sketch.mostAlike(row, other) >= MIN_JACCARD)
      .map((other) => ({ other, similarity: jaccard(this.shinglesOf.get(row), this.shinglesOf.get(other)) }))
      .filter(({ similarity }) => similarity >= MIN_JACCARD)
      .sort((a, b) => b.similarity - a.similarity || a.other - b.other);
  }
}
