/**
 * Why a verdict is judged again, nearest first: what moves it most goes before what moves it little.
 * A verdict depends on items and on what the models say of them, never on another verdict or on what
 * people decided of it; so judging again makes no other verdict stale, and the order of arrivals does not
 * matter once none is stale.
 *
 * - `arrival`: the first verdict;
 * - `chat`: a transcript of the same order in which staff asked or paid for praise;
 * - `copies`: reviews that read nearly the same;
 * - `source`: reviews from the same hashed address or device;
 * - `group`: accounts that met this one at several merchants, or a day on which they met became crowded;
 * - `burst`: more or fewer reviews around its day than the verdict knew of;
 * - `reviewer`: further reviews of the same account;
 * - `rating`: the mean of the merchant's other ratings moved by a tenth of a star;
 * - `amendment`: something was added to the review itself, such as a reply, a follow-up or votes;
 * - `model`: other weights judge now than those that gave the verdict;
 * - `policy`: the thresholds from which actions are suggested were changed; nothing was judged again.
 */
export const VERDICT_CAUSES = ['arrival', 'chat', 'copies', 'source', 'group', 'burst', 'reviewer', 'rating', 'amendment', 'model', 'policy'] as const;
export type VerdictCause = (typeof VERDICT_CAUSES)[number];

/** Ratings a merchant needs beside a review's own before their mean is a measure. */
export const MIN_OTHER_RATINGS = 10;

/**
 * Mean stars of a merchant's other ratings, to a tenth as it is shown: a verdict becomes stale when
 * the tenth changes, not with every arrival.
 *
 * @param total sum of all stars of the merchant, the review's own included
 * @param count how many ratings that are
 * @param own the review's own rating, if it has one
 */
export function otherRatings(total: number, count: number, own: number | undefined): { mean: number; count: number } {
  const others = Math.max(0, count - (own === undefined ? 0 : 1));
  return { mean: others === 0 ? 0 : Math.round(((total - (own ?? 0)) / others) * 10) / 10, count: others };
}
