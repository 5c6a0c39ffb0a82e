import { DecidedRows, type Decided } from './decided-rows.js';
import type { KnownHistory } from './known-history.js';
import type { ReviewTable } from './review-table.js';

/** What people decided about the reviews around one; only in retrospect, as decisions take their time. */
export interface DecidedFacts {
  /** Of the product, whatever the time. */
  product: Decided;
  /** Of the product within a quarter of a year. */
  quarter: Decided;
  /** Of the product with the same stars. */
  sameStars: Decided;
  fortnight: Decided;
  /** With the same stars within half a year. */
  halfYear: Decided;
  /** Within half a year, whatever the stars. */
  aroundHalfYear: Decided;
  /** `against` of each beyond `expected`, in units of variance and drawn to 0 while few are decided. */
  productLift: number;
  sameStarsLift: number;
  quarterLift: number;
  /** Share of `against`, drawn to the next wider one's while few are decided. */
  productShare: number;
  sameStarsShare: number;
  fortnightShare: number;
  halfYearShare: number;
  aroundHalfYearShare: number;
}

/** The same, averaged over the account's other reviews with decided ones beside them. */
export interface DecidedBesideAccount {
  reviews: number;
  productLift: number;
  sameStarsShare: number;
  halfYearShare: number;
  aroundHalfYearShare: number;
}

const ALWAYS = Infinity;
const FORTNIGHT = 14;
const QUARTER = 91;
const HALF_YEAR = 180;
/** How many decisions' worth a wider share counts, the narrower the fewer. */
const SHRINK = { product: 20, sameStars: 10, fortnight: 5, aroundHalfYear: 5, halfYear: 4 } as const;
/** Variance's worth by which a lift is drawn to 0: about ten decisions where one in seven is expected to be inauthentic. */
const LIFT_SHRINK = { product: 1.5, sameStars: 1, quarter: 0.8 } as const;
const MAX_ACCOUNT_REVIEWS = 32;

const liftOf = ({ against, expected, variance }: Decided, shrink: number): number => (against - expected) / (variance + shrink);
const shareOf = ({ against, count }: Decided, wider: number, shrink: number): number => (against + wider * shrink) / (count + shrink);

/**
 * People's decisions speak for the reviews around them: one step over the graph of accounts and
 * products from labelled nodes, as SpEagle+ (Rayana and Akoglu, 2015), counted rather than iterated so
 * that each count can be told. What an account's own reviews were found to be does not enter: the
 * set the shapes are learned from has whole accounts labelled, so its worth cannot be learned there.
 */
export class Decisions {
  private readonly ofProduct: DecidedRows;
  private readonly ofStars: DecidedRows;
  /** Mean of `alone` over all reviews. Not of the verdicts: people decide about the conspicuous first, and that says nothing of the rest. */
  private readonly base: number;
  private readonly facts = new Map<number, DecidedFacts | undefined>();

  /**
   * @param verdict by row of the table: 1 found inauthentic, 0 found genuine, NaN undecided
   * @param alone probability of being inauthentic by row, as a first pass judged it without its surroundings
   */
  constructor(table: ReviewTable, verdict: Float32Array, alone: Float64Array) {
    const rows = Int32Array.from([...verdict.keys()].filter((row) => !Number.isNaN(verdict[row]!)));
    const ownerOfStars = (row: number): number => table.product[row]! * 5 + table.stars[row]! - 1;
    this.ofProduct = new DecidedRows(table.products, (row) => table.product[row]!, rows, table, verdict, alone);
    this.ofStars = new DecidedRows(table.products * 5, ownerOfStars, rows, table, verdict, alone);
    this.base = alone.reduce((sum, probability) => sum + probability, 0) / Math.max(1, alone.length);
  }

  /** Undefined where nobody else's review of the product was decided. */
  around(history: KnownHistory, row: number): DecidedFacts | undefined {
    if (!this.facts.has(row)) this.facts.set(row, this.read(history, row));
    return this.facts.get(row);
  }

  private read(history: KnownHistory, row: number): DecidedFacts | undefined {
    const ownRows = history.rowsOfReviewer(history.table.reviewer[row]!);
    const product = this.ofProduct.around(row, ALWAYS, ownRows);
    if (product.count === 0) return undefined;
    const quarter = this.ofProduct.around(row, QUARTER, ownRows);
    const fortnight = this.ofProduct.around(row, FORTNIGHT, ownRows);
    const sameStars = this.ofStars.around(row, ALWAYS, ownRows);
    const halfYear = this.ofStars.around(row, HALF_YEAR, ownRows);
    const aroundHalfYear = this.ofProduct.around(row, HALF_YEAR, ownRows);
    const productShare = shareOf(product, this.base, SHRINK.product);
    const sameStarsShare = shareOf(sameStars, productShare, SHRINK.sameStars);
    return {
      product,
      quarter,
      sameStars,
      fortnight,
      halfYear,
      aroundHalfYear,
      productShare,
      sameStarsShare,
      productLift: liftOf(product, LIFT_SHRINK.product),
      sameStarsLift: liftOf(sameStars, LIFT_SHRINK.sameStars),
      quarterLift: liftOf(quarter, LIFT_SHRINK.quarter),
      fortnightShare: shareOf(fortnight, productShare, SHRINK.fortnight),
      halfYearShare: shareOf(halfYear, sameStarsShare, SHRINK.halfYear),
      aroundHalfYearShare: shareOf(aroundHalfYear, productShare, SHRINK.aroundHalfYear),
    };
  }

  /** Undefined for a first review, and where none of the others has decided ones beside it. */
  besideAccount(history: KnownHistory, row: number): DecidedBesideAccount | undefined {
    const others = history.rowsOfReviewer(history.table.reviewer[row]!).subarray(-MAX_ACCOUNT_REVIEWS).filter((other) => other !== row);
    const found = [...others].flatMap((other) => this.around(history, other) ?? []);
    if (found.length === 0) return undefined;
    const mean = (of: (facts: DecidedFacts) => number): number => found.reduce((sum, facts) => sum + of(facts), 0) / found.length;
    return {
      reviews: found.length,
      productLift: mean((facts) => facts.productLift),
      sameStarsShare: mean((facts) => facts.sameStarsShare),
      halfYearShare: mean((facts) => facts.halfYearShare),
      aroundHalfYearShare: mean((facts) => facts.aroundHalfYearShare),
    };
  }
}
