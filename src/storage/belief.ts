import { sql } from 'kysely';

/** How far a review is believed, in SQL. */

/** A review's authenticity: what people decided, else what the signals say; tables aliased `verdict` and `decided`. */
export const AUTHENTICITY = sql`case decided.verdict when 'genuine' then 1 when 'inauthentic' then 0
  else 1 - coalesce(verdict.probability, 0) end`;

/**
 * True when a review is at least as likely genuine as not. What counts as a
 * complaint to be answered, or as a customer's word on a promise, is a whole review: it cannot count for a part.
 */
export const BELIEVED = sql`(${AUTHENTICITY}) >= .5`;
