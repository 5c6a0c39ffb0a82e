import type { DecidedBesideAccount, DecidedFacts, Decisions } from './decisions.js';
import { STARS, VETERAN_REVIEWS, type KnownHistory, type View } from './known-history.js';
import type { Suspicion, SuspicionFacts } from './suspicion.js';
import { meanOfOthers, placeInProduct, reviewerFacts, type ReviewerFacts } from './reviewer-facts.js';

/** Everything the history signals look at, for one review. */
export interface ReviewFacts {
  reviewer: ReviewerFacts;
  stars: number;
  /** Known other reviews of the product. */
  others: number;
  /** Their mean stars, drawn to a common mean while they are few. */
  mean: number;
  /** Mean stars of their veterans, drawn to `mean` while they are few: a campaign of new accounts does not move it. */
  veteranMean: number;
  /** How much more often the product's other newcomers give these stars than its veterans do, log2 of the ratio. */
  newcomerLift: number;
  /** How many of the others are newcomers' and veterans', and how many of each give the same stars. */
  newcomers: number;
  veterans: number;
  sameStars: { reviews: number; newcomers: number; veterans: number };
  /** Share of them that give the same stars, drawn to an even share while they are few. */
  sameStarsShare: number;
  /** Share of the product's reviews that came before, 0 first to 1 last; undefined as of arrival, where it is always last. */
  place: number | undefined;
  /** Days since the product's first review. */
  productAgeDays: number;
  /** Other reviews of the product on the same side (1–2, 3, 4–5 stars) within a week. */
  weekObserved: number;
  /** As many as its own year around lets expect. */
  weekExpected: number;
  /** Share of newcomers among the product's reviews with the same stars, drawn to the product's share while they are few. */
  newcomersOfSameStars: number;
  /** Other reviews of the product within a month, and how many of them are newcomers'. */
  month: { reviews: number; newcomers: number };
  /** Share of newcomers among them, drawn to that of the product while they are few. */
  newcomersAround: number;
  /** Rows of other newcomers with the same stars within a week, the nearest first known. */
  newcomersBeside: Int32Array;
  /** Share of newcomers among all other reviews of the product, drawn to a common share while they are few. */
  newcomersOfProduct: number;
  /** What a first pass made of the surroundings; undefined where there was none. */
  suspicion: SuspicionFacts | undefined;
  /** What people decided about the reviews around; undefined where nothing, and as of arrival. */
  decided: DecidedFacts | undefined;
  /** The same around the account's other reviews. */
  decidedBeside: DecidedBesideAccount | undefined;
}

const WEEK = 7;
const MONTH = 30;
const HALF_YEAR = 182;
/** Rows around a review that are looked at, half of them on either side: beyond, shares no longer change. */
const MAX_AROUND = 400;
/** How many reviews' worth the wider share counts when a narrower one has few. */
const SHRINK = 3;
/** The same for the comparison of newcomers and veterans, which would otherwise jump with each review. */
const LIFT_SHRINK = 6;
/** Share of newcomers where nothing is known. */
const PRIOR_NEWCOMERS = 0.3;

function productFacts(history: KnownHistory, row: number) {
  const { product, stars, day } = history.table;
  const rows = history.rowsOfProduct(product[row]!);
  const own = Number(history.isNewcomer(row));
  const ownVeteran = Number(history.reviewsOf(row) >= VETERAN_REVIEWS);
  let newcomers = -own;
  let veterans = -ownVeteran;
  let veteranStars = -ownVeteran * stars[row]!;
  for (const value of STARS) {
    const count = history.ofStars(product[row]!, value);
    newcomers += count.newcomers;
    veterans += count.veterans;
    veteranStars += count.veterans * value;
  }
  const others = rows.length - 1;
  const mean = meanOfOthers(history, row);
  const share = (newcomers + PRIOR_NEWCOMERS * SHRINK) / (others + SHRINK);
  const same = history.ofStars(product[row]!, stars[row]!);
  const sameStarsShare = (same.reviews - 1 + 0.2) / (others + 1);
  const among = (count: number, all: number): number => (count + sameStarsShare * LIFT_SHRINK) / (all + LIFT_SHRINK);
  return {
    others,
    newcomers,
    veterans,
    sameStars: { reviews: same.reviews - 1, newcomers: same.newcomers - own, veterans: same.veterans - ownVeteran },
    share,
    mean,
    sameStarsShare,
    veteranMean: (veteranStars + mean * SHRINK) / (veterans + SHRINK),
    newcomerLift: Math.log2(among(same.newcomers - own, newcomers) / among(same.veterans - ownVeteran, veterans)),
    newcomersOfSameStars: (same.newcomers - own + share * SHRINK) / (same.reviews - 1 + SHRINK),
    productAgeDays: day[row]! - day[rows[0]!]!,
  };
}

function surroundings(history: KnownHistory, row: number, share: number) {
  const { stars, day, product } = history.table;
  const beside: number[] = [];
  let month = 0;
  let newcomers = 0;
  const near = history.around(row, MONTH, MONTH);
  const own = near.indexOf(row);
  for (const other of near.subarray(Math.max(0, own - MAX_AROUND / 2), own + MAX_AROUND / 2)) {
    if (other === row) continue;
    month += 1;
    if (!history.isNewcomer(other)) continue;
    newcomers += 1;
    if (stars[other] === stars[row] && Math.abs(day[other]! - day[row]!) <= WEEK) beside.push(other);
  }
  /* Robust against the burst itself: the year around without the two weeks in question. */
  const weekObserved = history.onSideWithin(row, WEEK) - 1;
  const apart = history.onSideWithin(row, HALF_YEAR) - weekObserved - 1;
  const first = day[history.rowsOfProduct(product[row]!)[0]!]!;
  const after = Math.min(history.today - day[row]!, HALF_YEAR);
  const before = Math.min(day[row]! - first, HALF_YEAR);
  const ownDays = Math.min(after, WEEK) + Math.min(before, WEEK) + 1;
  return {
    weekObserved,
    weekExpected: Math.max(0.5, (apart * ownDays) / Math.max(MONTH, after + before - ownDays)),
    month: { reviews: month, newcomers },
    newcomersAround: (newcomers + share * SHRINK) / (month + SHRINK),
    newcomersBeside: Int32Array.from(beside),
  };
}

/** Reads facts row by row; what concerns a reviewer is worked out once while nothing new is learned. */
export class FactsReader {
  private readonly reviewers = new Map<number, ReviewerFacts>();
  private asOf: number | undefined;

  /**
   * @param suspicion of the first pass, where verdicts are to spread to their surroundings
   * @param decisionsFor what people's decisions a row may hear; one for all, but where shapes are learned from them
   */
  constructor(
    private readonly view: View,
    private readonly suspicion?: Suspicion,
    private readonly decisionsFor?: (row: number) => Decisions | undefined,
  ) {}

  read(history: KnownHistory, row: number): ReviewFacts {
    if (this.asOf !== history.today) this.reviewers.clear();
    this.asOf = history.today;
    const number = history.table.reviewer[row]!;
    const reviewer = this.reviewers.get(number) ?? reviewerFacts(history, number);
    this.reviewers.set(number, reviewer);
    const { share, ...product } = productFacts(history, row);
    const decisions = this.view === 'retrospect' ? this.decisionsFor?.(row) : undefined;
    return {
      ...product,
      ...surroundings(history, row, share),
      reviewer,
      newcomersOfProduct: share,
      suspicion: this.suspicion?.around(history, row),
      decided: decisions?.around(history, row),
      decidedBeside: decisions?.besideAccount(history, row),
      stars: history.table.stars[row]!,
      place: this.view === 'retrospect' ? placeInProduct(history, row) : undefined,
    };
  }
}
