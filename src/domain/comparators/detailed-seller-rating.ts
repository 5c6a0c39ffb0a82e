/**
 * The detailed seller ratings of the large Chinese market places: as described, service attitude and
 * logistics, each the plain mean of the last six months; of one buyer's ratings of a seller within a
 * calendar month only the first three count. Buyers there rate all three; here stars stand for "as
 * described", and what a text says of staff and of delivery for the others, so a review may lack them.
 */

export const SELLER_RATINGS = ['asDescribed', 'serviceAttitude', 'logistics'] as const;
export type SellerRating = (typeof SELLER_RATINGS)[number];

export interface RatedOrder extends Partial<Record<SellerRating, number>> {
  atMs: number;
  /** Undefined: nobody knows who bought, so the rule of three cannot apply. */
  buyerId?: string;
}

const WINDOW_MONTHS = 6;
const COUNTED_A_MONTH = 3;
/** A calendar month at most, and a day for the time zone: what came before the window in its first month. */
const FIRST_MONTH_MS = 32 * 86_400_000;

/** The instant six calendar months earlier; the last day of a shorter month stands for a later one. */
function sixMonthsBefore(atMs: number): number {
  const at = new Date(atMs);
  const day = at.getUTCDate();
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() - WINDOW_MONTHS);
  const lastDay = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  return at.setUTCDate(Math.min(day, lastDay));
}

/** From when on ratings have to be known: those of the window's first month that came before it take places of its three. */
export function neededFrom(asOfMs: number): number {
  return sixMonthsBefore(asOfMs) - FIRST_MONTH_MS;
}

/**
 * The three means, 1 to 5, and how many ratings count in each; null where none does.
 * @param orders at least those since `neededFrom`
 * @param timeZone IANA name of the zone whose calendar months the rule of three goes by
 */
export function detailedSellerRatings(orders: readonly RatedOrder[], asOfMs: number, timeZone: string): Record<SellerRating, { mean: number | null; count: number }> {
  const monthOf = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' });
  const from = sixMonthsBefore(asOfMs);
  const seen = new Map<string, number>();
  const counted = orders
    .filter(({ atMs }) => atMs <= asOfMs)
    .toSorted((a, b) => a.atMs - b.atMs)
    .filter(({ buyerId, atMs }) => {
      if (buyerId === undefined) return true;
      const pair = JSON.stringify([buyerId, monthOf.format(atMs)]);
      const number = (seen.get(pair) ?? 0) + 1;
      seen.set(pair, number);
      return number <= COUNTED_A_MONTH;
    })
    /* After the rule of three: the fourth rating of a month stays the fourth where the window begins within it. */
    .filter(({ atMs }) => atMs > from);
  const meanOf = (rating: SellerRating) => {
    const values = counted.map((order) => order[rating]).filter((value) => value !== undefined);
    return { mean: values.length > 0 ? values.reduce((total, value) => total + value, 0) / values.length : null, count: values.length };
  };
  return Object.fromEntries(SELLER_RATINGS.map((rating) => [rating, meanOf(rating)])) as Record<SellerRating, { mean: number | null; count: number }>;
}
