import { STARS, type KnownHistory } from './known-history.js';

/** What is known of a reviewer, from the known reviews alone. */
export interface ReviewerFacts {
  reviews: number;
  /** Days from the first to the last review. */
  activeDays: number;
  /** Days since the last review; undefined as of arrival, where it is always 0. */
  silentDays: number | undefined;
  /** Most reviews on one day. */
  busiestDay: number;
  /** Share of one- and five-star reviews. */
  extremeShare: number;
  /** Entropy of the stars, bits. */
  starEntropy: number;
  /** Mean distance from the mean of the products' other reviews, stars. */
  deviation: number;
  /** Mean of how far in each product's life the reviews stand, 0 first to 1 last. */
  place: number;
  /** Rows of other accounts that reviewed at least two of the same products, with the same stars, within days of this one. */
  companions: Int32Array;
  companionAccounts: number;
}

/** The latest of a reviewer's reviews that are looked at one by one: bounds the work for reviewers of thousands. */
const MAX_REVIEWS_READ = 64;
/** Campaigns post within days; honest friends who review together do so on the day. */
export const COMPANION_DAYS = 3;
const MAX_COMPANION_REVIEWS = 20;
/** Rows of one product around a review that are compared; beyond, the day is crowded and meeting means little. */
const MAX_CROWD = 60;
/** Stars that a product has before anyone reviewed it, worth this many reviews: keeps the mean of few from jumping. */
const PRIOR_STARS = 3.8;
const PRIOR_WEIGHT = 3;

/** Mean stars of a product's other known reviews, drawn to a common mean while they are few. */
export function meanOfOthers(history: KnownHistory, row: number): number {
  const { product, stars } = history.table;
  let sum = PRIOR_STARS * PRIOR_WEIGHT - stars[row]!;
  let count = PRIOR_WEIGHT - 1;
  for (const value of STARS) {
    const { reviews } = history.ofStars(product[row]!, value);
    sum += reviews * value;
    count += reviews;
  }
  return sum / count;
}

/** Share of the product's known reviews that came before this one's day, 0 to 1. */
export function placeInProduct(history: KnownHistory, row: number): number {
  const rows = history.rowsOfProduct(history.table.product[row]!);
  const { day } = history.table;
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (day[rows[middle]!]! < day[row]!) low = middle + 1;
    else high = middle;
  }
  return low / rows.length;
}

/**
 * Accounts that met this one on two products or more (GSRank's co-review groups, Mukherjee et al. 2012).
 * Crowded days are passed over, which is FRAUDAR's answer to camouflage (Hooi et al. 2016): joining
 * what everybody reviews neither helps nor hides.
 */
function companionsOf(history: KnownHistory, rows: Int32Array): { rows: Int32Array; accounts: number } {
  const { reviewer, stars } = history.table;
  const met = new Map<number, number[]>();
  for (const row of rows.subarray(-MAX_COMPANION_REVIEWS)) {
    const around = history.around(row, COMPANION_DAYS, COMPANION_DAYS);
    if (around.length > MAX_CROWD) continue;
    const here = new Set<number>();
    for (const other of around) {
      const account = reviewer[other]!;
      if (account === reviewer[row] || stars[other] !== stars[row] || here.has(account)) continue;
      here.add(account);
      const meetings = met.get(account);
      if (meetings) meetings.push(other);
      else met.set(account, [other]);
    }
  }
  const often = [...met.values()].filter((meetings) => meetings.length >= 2);
  return { rows: Int32Array.from(often.flat()), accounts: often.length };
}

export function reviewerFacts(history: KnownHistory, reviewer: number): ReviewerFacts {
  const { day, stars } = history.table;
  const all = history.rowsOfReviewer(reviewer);
  const rows = all.subarray(-MAX_REVIEWS_READ);
  const counts = new Float64Array(STARS.length);
  const perDay = new Map<number, number>();
  let deviation = 0;
  let place = 0;
  for (const row of rows) {
    counts[stars[row]! - 1]! += 1;
    const date = Math.floor(day[row]!);
    perDay.set(date, (perDay.get(date) ?? 0) + 1);
    deviation += Math.abs(stars[row]! - meanOfOthers(history, row));
    place += placeInProduct(history, row);
  }
  const shares = counts.map((count) => count / rows.length);
  const last = day[all.at(-1)!]!;
  const companions = rows.length > 1 ? companionsOf(history, rows) : { rows: new Int32Array(), accounts: 0 };
  return {
    reviews: all.length,
    activeDays: last - day[all[0]!]!,
    silentDays: history.today > last ? history.today - last : undefined,
    busiestDay: Math.max(...perDay.values()),
    extremeShare: shares[0]! + shares[4]!,
    starEntropy: shares.reduce((sum, share) => (share > 0 ? sum - share * Math.log2(share) : sum), 0),
    deviation: deviation / rows.length,
    place: place / rows.length,
    companions: companions.rows,
    companionAccounts: companions.accounts,
  };
}
