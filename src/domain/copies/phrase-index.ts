import { tableSizeFor } from './band-index.js';
import { PhraseWeights } from './phrase-weights.js';
import { RowLists } from './row-lists.js';

/** A phrase that more texts than this have in common tells none of them apart; its list is read no further. */
const MAX_SHARERS = 64;
/** Candidates compared in full. */
const MAX_COMPARED = 40;
/** Phrases that two texts must share before they are compared. */
const MIN_SHARED = 4;
/** Of a text so many phrases are looked up, the rarest: they tell most, and their lists are the shortest. */
const MAX_LOOKED_UP = 64;
const MAX_SLOTS = 2 ** 26;
/** Slots a text, so that few phrases meet in one by chance. */
const SLOTS_PER_TEXT = 96;

/** Whether rising phrases hold one. */
function holds(phrases: Uint32Array, phrase: number): boolean {
  let low = 0;
  let high = phrases.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (phrases[middle]! < phrase) low = middle + 1;
    else high = middle;
  }
  return phrases[low] === phrase;
}

export interface Likeness {
  row: number;
  /** Cosine of the rare phrases, 0 to 1, the clause left out in which they share most. */
  similarity: number;
}

/**
 * Finds texts that tell the same in other words and another order: they share rare phrases; what every text
 * says counts for little. Everything asked looks at what was learned so far.
 */
export class PhraseIndex {
  private readonly weights: PhraseWeights;
  private readonly places: Int32Array;
  private readonly lists = new RowLists();
  /** While a text is compared, by row: weight of what it shares, and how many phrases that are. */
  private readonly raw: Float64Array;
  private readonly shared: Uint8Array;

  /** @param rows how many there can be. */
  constructor(
    rows: number,
    private readonly phrasesOf: (row: number) => Uint32Array,
  ) {
    const slots = Math.min(MAX_SLOTS, tableSizeFor(rows * SLOTS_PER_TEXT));
    this.weights = new PhraseWeights(slots, rows, phrasesOf);
    this.places = new Int32Array(slots);
    this.raw = new Float64Array(rows);
    this.shared = new Uint8Array(rows);
  }

  learn(row: number): void {
    const phrases = this.phrasesOf(row);
    if (phrases.length === 0) return;
    this.weights.texts += 1;
    for (const phrase of phrases) {
      const slot = this.weights.slotOf(phrase);
      const before = this.weights.count(slot);
      if (before < MAX_SHARERS) this.places[slot] = this.lists.append(this.places[slot]!, before, row);
      else if (before === MAX_SHARERS) this.lists.remove(this.places[slot]!, before);
    }
  }

  /** The rarest phrases that other texts may share, equally rare ones by hash. */
  private rarest(phrases: Uint32Array): Uint32Array {
    const ranks = new Float64Array(phrases.length);
    let found = 0;
    for (const phrase of phrases) {
      const count = this.weights.countOf(this.weights.slotOf(phrase));
      /* Count and hash in one number, which sorts by both. */
      if (count >= 2 && count <= MAX_SHARERS) ranks[found++] = count * 2 ** 32 + phrase;
    }
    return Uint32Array.from(ranks.subarray(0, found).sort().subarray(0, MAX_LOOKED_UP), (rank) => rank % 2 ** 32);
  }

  /**
   * Rows that share enough of the phrases, each once; what they share is left in `raw`. Few rows do, so weights are
   * added up in a second reading and for those alone: counts of all rows fit a processor's cache, weights do not.
   */
  private met(row: number, rarest: Uint32Array): number[] {
    const { rows } = this.lists;
    const { shared, raw } = this;
    const enough: number[] = [];
    for (const phrase of rarest) {
      const slot = this.weights.slotOf(phrase);
      const start = this.places[slot]!;
      const end = start + this.weights.countOf(slot);
      for (let at = start; at < end; at++) {
        const other = rows[at]!;
        shared[other]! += 1;
        if (shared[other] === MIN_SHARED && other !== row) enough.push(other);
      }
    }
    for (const phrase of enough.length > 0 ? rarest : []) {
      const slot = this.weights.slotOf(phrase);
      const weight = this.weights.weightOf(slot);
      const start = this.places[slot]!;
      const end = start + this.weights.countOf(slot);
      for (let at = start; at < end; at++) if (shared[rows[at]!]! >= MIN_SHARED) raw[rows[at]!]! += weight;
    }
    for (const phrase of rarest) {
      const slot = this.weights.slotOf(phrase);
      const start = this.places[slot]!;
      for (let at = start, end = start + this.weights.countOf(slot); at < end; at++) shared[rows[at]!] = 0;
    }
    raw[row] = 0;
    return enough;
  }

  /**
   * The likest of the learned rows but itself, at least so similar; the likest first, equal ones by row.
   * One saying, one address or one reply of the hotel quoted by strangers stands in one clause; a story
   * is shared in several. So the clause that has most in common counts for nothing.
   * @param clausesOf phrases of the row's clauses, each by itself
   */
  near(row: number, least: number, clausesOf: () => readonly Uint32Array[]): Likeness[] {
    const phrases = this.phrasesOf(row);
    if (phrases.length === 0) return [];
    const rarest = this.rarest(phrases);
    const met = this.met(row, rarest);
    if (met.length === 0) return [];
    const likeliest = met.sort((a, b) => this.raw[b]! - this.raw[a]! || a - b).slice(0, MAX_COMPARED);
    const own = this.weights.massOf(row);
    const found = likeliest
      .map((other) => ({ row: other, scale: Math.sqrt(own * this.weights.massOf(other)) }))
      .filter((other) => this.raw[other.row]! / other.scale >= least);
    for (const other of met) this.raw[other] = 0;
    if (found.length === 0) return [];
    const clauses = clausesOf();
    return found
      .map((other) => ({ row: other.row, similarity: this.apartFromOne(clauses, this.phrasesOf(other.row)) / other.scale }))
      .filter(({ similarity }) => similarity >= least)
      .sort((a, b) => b.similarity - a.similarity || a.row - b.row);
  }

  /** Weight of the rare phrases shared in all clauses but the one that shares most. */
  private apartFromOne(clauses: readonly Uint32Array[], others: Uint32Array): number {
    const counted = new Set<number>();
    const weights = clauses.map((phrases) => {
      let weight = 0;
      for (const phrase of phrases) {
        if (!holds(others, phrase) || counted.has(phrase) || this.weights.countOf(this.weights.slotOf(phrase)) > MAX_SHARERS) continue;
        counted.add(phrase);
        weight += this.weights.weightOf(this.weights.slotOf(phrase));
      }
      return weight;
    });
    return weights.reduce((sum, weight) => sum + weight, 0) - Math.max(...weights);
  }
}
