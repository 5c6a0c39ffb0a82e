import { tableSizeFor } from './band-index.js';

/** A phrase that more texts than this have in common tells none of them apart; its list is read no further. */
const MAX_SHARERS = 64;
/** Counts stop here: what is commoner is common. */
const MOST_COUNTED = 255;
/** Candidates compared in full. */
const MAX_COMPARED = 40;
/** Phrases that two texts must share before they are compared. */
const MIN_SHARED = 4;
/** Of a text so many phrases are looked up, the rarest: they tell most, and their lists are the shortest. */
const MAX_LOOKED_UP = 64;
const MAX_SLOTS = 2 ** 26;
/** Slots a text, so that few phrases meet in one by chance. */
const SLOTS_PER_TEXT = 96;
const NONE = -1;

export interface Likeness {
  row: number;
  /** Cosine of the rare phrases, 0 to 1, the clause left out in which they share most. */
  similarity: number;
}

/**
 * Finds texts that tell the same in other words and another order: they share rare phrases. Phrases
 * weigh by the square of ln(texts ÷ texts with the phrase) (tf–idf: Spärck Jones 1972; Salton and
 * Buckley 1988); what every text says counts for little. Everything asked looks at what was learned so far.
 */
export class PhraseIndex {
  private readonly shift: number;
  private readonly counts: Uint8Array;
  private readonly heads: Int32Array;
  private next = new Int32Array(1 << 16);
  private rowAt = new Int32Array(1 << 16);
  private postings = 0;
  private texts = 0;
  private readonly raw: Float64Array;
  private readonly shared: Uint8Array;

  /** @param rows how many there can be. */
  constructor(
    rows: number,
    private readonly phrasesOf: (row: number) => Uint32Array,
  ) {
    const slots = Math.min(MAX_SLOTS, tableSizeFor(rows * SLOTS_PER_TEXT));
    this.shift = 32 - Math.log2(slots);
    this.counts = new Uint8Array(slots);
    this.heads = new Int32Array(slots).fill(NONE);
    this.raw = new Float64Array(rows);
    this.shared = new Uint8Array(rows);
  }

  learn(row: number): void {
    const phrases = this.phrasesOf(row);
    if (phrases.length === 0) return;
    this.texts += 1;
    for (const phrase of phrases) {
      const slot = phrase >>> this.shift;
      if (this.counts[slot]! < MOST_COUNTED) this.counts[slot]! += 1;
      if (this.counts[slot]! > MAX_SHARERS) continue;
      this.grow();
      this.rowAt[this.postings] = row;
      this.next[this.postings] = this.heads[slot]!;
      this.heads[slot] = this.postings;
      this.postings += 1;
    }
  }

  private grow(): void {
    if (this.postings < this.next.length) return;
    const [next, rowAt] = [new Int32Array(this.next.length * 2), new Int32Array(this.next.length * 2)];
    next.set(this.next);
    rowAt.set(this.rowAt);
    [this.next, this.rowAt] = [next, rowAt];
  }

  private rarest(phrases: Uint32Array): number[] {
    const counted = Array.from(phrases, (phrase) => ({ phrase, count: this.counts[phrase >>> this.shift]! }));
    return counted
      .filter(({ count }) => count >= 2 && count <= MAX_SHARERS)
      .sort((a, b) => a.count - b.count || a.phrase - b.phrase)
      .slice(0, MAX_LOOKED_UP)
      .map(({ phrase }) => phrase);
  }

  private weightOf(phrase: number): number {
    const rarity = Math.log((this.texts + 1) / Math.max(1, this.counts[phrase >>> this.shift]!));
    return rarity * rarity;
  }

  private massOf(phrases: Uint32Array): number {
    let mass = 0;
    for (const phrase of phrases) mass += this.weightOf(phrase);
    return mass;
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
    const met: number[] = [];
    for (const phrase of this.rarest(phrases)) {
      const weight = this.weightOf(phrase);
      for (let at = this.heads[phrase >>> this.shift]!; at !== NONE; at = this.next[at]!) {
        const other = this.rowAt[at]!;
        if (other === row) continue;
        if (this.raw[other] === 0) met.push(other);
        this.raw[other]! += weight;
        this.shared[other]! += 1;
      }
    }
    const likeliest = met.filter((other) => this.shared[other]! >= MIN_SHARED).sort((a, b) => this.raw[b]! - this.raw[a]! || a - b).slice(0, MAX_COMPARED);
    const own = this.massOf(phrases);
    const found = likeliest
      .map((other) => ({ row: other, scale: Math.sqrt(own * this.massOf(this.phrasesOf(other))) }))
      .filter((other) => this.raw[other.row]! / other.scale >= least);
    for (const other of met) this.raw[other] = this.shared[other] = 0;
    if (found.length === 0) return [];
    const clauses = clausesOf();
    return found
      .map((other) => ({ row: other.row, similarity: this.apartFromOne(clauses, new Set(this.phrasesOf(other.row))) / other.scale }))
      .filter(({ similarity }) => similarity >= least)
      .sort((a, b) => b.similarity - a.similarity || a.row - b.row);
  }

  /** Weight of the rare phrases shared in all clauses but the one that shares most. */
  private apartFromOne(clauses: readonly Uint32Array[], others: ReadonlySet<number>): number {
    const counted = new Set<number>();
    const weights = clauses.map((phrases) => {
      let weight = 0;
      for (const phrase of phrases) {
        if (!others.has(phrase) || counted.has(phrase) || this.counts[phrase >>> this.shift]! > MAX_SHARERS) continue;
        counted.add(phrase);
        weight += this.weightOf(phrase);
      }
      return weight;
    });
    return weights.reduce((sum, weight) => sum + weight, 0) - Math.max(...weights);
  }
}
