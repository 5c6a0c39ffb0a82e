/**
 * A review site's published way to average stars: seven reviews of 3.5 stars are always counted in,
 * and a review's weight halves every six months, its age counted from the newest review. It has a
 * cliff: a dormant shop never decays, then one review moves it by more than a star.
 */

const PRIOR_REVIEWS = 7;
const PRIOR_STARS = 3.5;
const DAY_MS = 86_400_000;
/** Half a year of 365.25 days. */
const HALF_LIFE_MS = 182.625 * DAY_MS;

export interface DatedRatings {
  atMs: number;
  /** How many ratings were given then, and their sum of stars. */
  count: number;
  starSum: number;
}

/** Mean stars, 1 to 5; 3.5 without ratings. */
export function sevenReviewsPriorMean(ratings: readonly DatedRatings[]): number {
  const newest = ratings.reduce((latest, { atMs }) => Math.max(latest, atMs), -Infinity);
  let weight = PRIOR_REVIEWS;
  let stars = PRIOR_REVIEWS * PRIOR_STARS;
  for (const { atMs, count, starSum } of ratings) {
    const decay = 2 ** (-(newest - atMs) / HALF_LIFE_MS);
    weight += decay * count;
    stars += decay * starSum;
  }
  return stars / weight;
}
