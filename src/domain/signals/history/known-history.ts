import type { ReviewTable } from './review-table.js';

/** Rows of each owner (a reviewer, a product), in the order of time; the first `known` of them count. */
class RowsByOwner {
  readonly start: Int32Array;
  readonly rows: Int32Array;
  private readonly known: Int32Array;

  constructor(owners: number, ownerOf: Int32Array) {
    this.start = new Int32Array(owners + 1);
    for (const owner of ownerOf) this.start[owner + 1]! += 1;
    for (let owner = 0; owner < owners; owner++) this.start[owner + 1]! += this.start[owner]!;
    const next = this.start.slice();
    this.rows = new Int32Array(ownerOf.length);
    ownerOf.forEach((owner, row) => (this.rows[next[owner]!++] = row));
    this.known = new Int32Array(owners);
  }

  learn(owner: number): void {
    this.known[owner]! += 1;
  }

  count(owner: number): number {
    return this.known[owner]!;
  }

  /** A view, not a copy: the known rows of an owner. */
  of(owner: number): Int32Array {
    const from = this.start[owner]!;
    return this.rows.subarray(from, from + this.known[owner]!);
  }
}

export const STARS = [1, 2, 3, 4, 5] as const;
/** From so many reviews on, an account has a history that a campaign would have had to plan for. */
export const VETERAN_REVIEWS = 5;

const SIDES = [0, 1, 2] as const;
/** Unfavourable (1–2 stars), neither, favourable (4–5). */
export const sideOf = (stars: number): number => (stars >= 4 ? 2 : stars <= 2 ? 0 : 1);

/** First index of `rows` whose day is at least `day`. */
function firstFrom(rows: Int32Array, days: Float64Array, day: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[rows[middle]!]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What is known at a moment: the rows learned so far, in the order of the table. Everything asked of
 * it looks at those rows alone, so the same code answers as of a review's arrival and in retrospect.
 */
export class KnownHistory {
  /** The latest day known of. */
  today = Number.NEGATIVE_INFINITY;
  private readonly byReviewer: RowsByOwner;
  private readonly byProduct: RowsByOwner;
  private readonly starCounts: Int32Array;
  private readonly newcomerCounts: Int32Array;
  private readonly veteranCounts: Int32Array;
  /** By side, how many of the first rows of `byProduct`'s order are on it: counts any stretch of time at once. */
  private readonly sideSums: readonly Int32Array[];

  constructor(readonly table: ReviewTable) {
    this.byReviewer = new RowsByOwner(table.reviewers, table.reviewer);
    this.byProduct = new RowsByOwner(table.products, table.product);
    this.starCounts = new Int32Array(table.products * STARS.length);
    this.newcomerCounts = new Int32Array(table.products * STARS.length);
    this.veteranCounts = new Int32Array(table.products * STARS.length);
    this.sideSums = SIDES.map((side) => {
      const sums = new Int32Array(table.size + 1);
      this.byProduct.rows.forEach((row, position) => (sums[position + 1] = sums[position]! + Number(sideOf(table.stars[row]!) === side)));
      return sums;
    });
  }

  private cellOf(row: number): number {
    return this.table.product[row]! * STARS.length + this.table.stars[row]! - 1;
  }

  /** Rows must be learned in the table's order. */
  learn(row: number): void {
    const reviewer = this.table.reviewer[row]!;
    this.byReviewer.learn(reviewer);
    this.byProduct.learn(this.table.product[row]!);
    this.starCounts[this.cellOf(row)]! += 1;
    const written = this.byReviewer.count(reviewer);
    if (written === 1) this.newcomerCounts[this.cellOf(row)]! += 1;
    /* With a second review the first one stops being a newcomer's. */
    if (written === 2) this.newcomerCounts[this.cellOf(this.rowsOfReviewer(reviewer)[0]!)]! -= 1;
    if (written === VETERAN_REVIEWS) for (const own of this.rowsOfReviewer(reviewer)) this.veteranCounts[this.cellOf(own)]! += 1;
    else if (written > VETERAN_REVIEWS) this.veteranCounts[this.cellOf(row)]! += 1;
    this.today = this.table.day[row]!;
  }

  rowsOfReviewer(reviewer: number): Int32Array {
    return this.byReviewer.of(reviewer);
  }

  rowsOfProduct(product: number): Int32Array {
    return this.byProduct.of(product);
  }

  reviewsOf(row: number): number {
    return this.byReviewer.count(this.table.reviewer[row]!);
  }

  /** A newcomer has written one review that is known. */
  isNewcomer(row: number): boolean {
    return this.reviewsOf(row) === 1;
  }

  /** Reviews of a product with so many stars, and how many of them by newcomers and by veterans. */
  ofStars(product: number, stars: number): { reviews: number; newcomers: number; veterans: number } {
    const cell = product * STARS.length + stars - 1;
    return { reviews: this.starCounts[cell]!, newcomers: this.newcomerCounts[cell]!, veterans: this.veteranCounts[cell]! };
  }

  /** The product's known rows from `daysBefore` before the row's day to `daysAfter` after it, itself among them. */
  around(row: number, daysBefore: number, daysAfter: number): Int32Array {
    const { day, product } = this.table;
    const rows = this.rowsOfProduct(product[row]!);
    return rows.subarray(firstFrom(rows, day, day[row]! - daysBefore), firstFrom(rows, day, day[row]! + daysAfter + 1e-6));
  }

  /** Known reviews of the row's product on the row's side within `days` of it, the row itself among them. */
  onSideWithin(row: number, days: number): number {
    const { day, product, stars } = this.table;
    const rows = this.rowsOfProduct(product[row]!);
    const start = this.byProduct.start[product[row]!]!;
    const sums = this.sideSums[sideOf(stars[row]!)]!;
    const from = firstFrom(rows, day, day[row]! - days);
    const to = firstFrom(rows, day, day[row]! + days + 1e-6);
    return sums[start + to]! - sums[start + from]!;
  }
}

export type View = 'arrival' | 'retrospect';

/**
 * Yields every row when as much is known as the view allows. In retrospect that is everything, and
 * rows come in the order handed in. As of arrival it is whatever came up to the row's own instant (up
 * to the end of its day where the data hold days alone, so that the order of rows within a day never
 * matters), and rows come in the order of time.
 */
export function* walkHistory(table: ReviewTable, view: View): Generator<{ row: number; history: KnownHistory }, void> {
  const history = new KnownHistory(table);
  if (view === 'retrospect') {
    const inOrder = new Int32Array(table.size);
    for (let row = 0; row < table.size; row++) {
      history.learn(row);
      inOrder[table.handedIn[row]!] = row;
    }
    for (const row of inOrder) yield { row, history };
    return;
  }
  for (let from = 0; from < table.size; ) {
    let to = from;
    for (; to < table.size && table.day[to] === table.day[from]; to++) history.learn(to);
    for (; from < to; from++) yield { row: from, history };
  }
}
