import type { KnownHistory } from './known-history.js';

/** How inauthentic a review's surroundings look, each judged without its own surroundings; means, 0 to 1. */
export interface SuspicionFacts {
  /** Reviews of the same product with the same stars within three months, drawn to `ofProduct` while they are few. */
  beside: number;
  /** Reviews of the same product within a week, drawn to `ofProduct` while they are few. */
  around: number;
  /** Other reviews of the product within a year. */
  ofProduct: number;
  /** The account's other reviews; undefined for a first one. */
  ofAccount: number | undefined;
  /** `beside` of the account's other reviews, on average; undefined for a first one. */
  besideAccount: number | undefined;
  /** Rows that `beside` was taken over. */
  besideRows: Int32Array;
  /** What the means were taken over, before they were drawn to wider ones: for sentences. */
  seen: { beside: Seen; around: Seen; ofProduct: Seen };
  /** How many reviews stood beside the account's others. */
  besideAccountReviews: number;
}

/** Reviews and the mean of their probabilities; 0 of none. */
export interface Seen {
  reviews: number;
  mean: number;
}

const WEEK = 7;
const QUARTER = 91;
const YEAR = 365;
/** Reviews' worth of the wider mean that a narrower one starts from. */
const SHRINK = 3;
/** Rows on either side that are looked at; beyond, means no longer change. */
const MAX_ROWS = 300;
const MAX_ACCOUNT_REVIEWS = 32;

/** Sum and number of the others' suspicion, drawn to a wider mean. */
class Mean {
  private sum = 0;
  private count = 0;

  add(value: number): void {
    this.sum += value;
    this.count += 1;
  }

  seen(): Seen {
    return { reviews: this.count, mean: this.count === 0 ? 0 : this.sum / this.count };
  }

  drawnTo(wider: number): number {
    return (this.sum + wider * SHRINK) / (this.count + SHRINK);
  }
}

/**
 * One step of propagation over the graph of reviewers and products (Rayana and Akoglu, SpEagle, 2015;
 * Kumar et al., REV2, 2018): what a first pass made of every review alone is averaged over the reviews
 * around one. A single step keeps it explicable, and one review never hears itself back.
 */
export class Suspicion {
  private readonly besideOf: Float64Array;
  private readonly besideCountOf: Int32Array;

  /**
   * @param own probability of being inauthentic by row, judged without surroundings
   * @param base its mean, to which products with few reviews are drawn
   */
  constructor(
    readonly own: Float64Array,
    private readonly base: number,
  ) {
    this.besideOf = new Float64Array(own.length).fill(Number.NaN);
    this.besideCountOf = new Int32Array(own.length);
  }

  private ofSurroundings(history: KnownHistory, row: number): Omit<SuspicionFacts, 'ofAccount' | 'besideAccount' | 'besideAccountReviews'> {
    const { stars, day, reviewer } = history.table;
    const [product, beside, around] = [new Mean(), new Mean(), new Mean()];
    const rows: number[] = [];
    const near = history.around(row, YEAR, YEAR);
    const own = near.indexOf(row);
    for (const other of near.subarray(Math.max(0, own - MAX_ROWS), own + MAX_ROWS)) {
      if (reviewer[other] === reviewer[row]) continue;
      const days = Math.abs(day[other]! - day[row]!);
      product.add(this.own[other]!);
      if (days <= WEEK) around.add(this.own[other]!);
      if (days > QUARTER || stars[other] !== stars[row]) continue;
      beside.add(this.own[other]!);
      rows.push(other);
    }
    const ofProduct = product.drawnTo(this.base);
    return { ofProduct, beside: beside.drawnTo(ofProduct), around: around.drawnTo(ofProduct), besideRows: Int32Array.from(rows), seen: { beside: beside.seen(), around: around.seen(), ofProduct: product.seen() } };
  }

  private remember(row: number, { beside, besideRows }: Pick<SuspicionFacts, 'beside' | 'besideRows'>): void {
    this.besideOf[row] = beside;
    this.besideCountOf[row] = besideRows.length;
  }

  private besideRow(history: KnownHistory, row: number): number {
    if (Number.isNaN(this.besideOf[row]!)) this.remember(row, this.ofSurroundings(history, row));
    return this.besideOf[row]!;
  }

  /** What the known rows say; as of arrival each counts as it was judged when it came. */
  around(history: KnownHistory, row: number): SuspicionFacts {
    const found = this.ofSurroundings(history, row);
    this.remember(row, found);
    const others = history.rowsOfReviewer(history.table.reviewer[row]!).subarray(-MAX_ACCOUNT_REVIEWS).filter((other) => other !== row);
    if (others.length === 0) return { ...found, ofAccount: undefined, besideAccount: undefined, besideAccountReviews: 0 };
    const mean = (of: (other: number) => number): number => others.reduce((sum, other) => sum + of(other), 0) / others.length;
    const besideAccount = mean((other) => this.besideRow(history, other));
    const besideAccountReviews = others.reduce((sum, other) => sum + this.besideCountOf[other]!, 0);
    return { ...found, ofAccount: mean((other) => this.own[other]!), besideAccount, besideAccountReviews };
  }
}
