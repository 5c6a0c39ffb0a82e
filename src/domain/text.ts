import { z } from 'zod';

/** Longest text of a review, reply, follow-up or message, in UTF-16 code units. */
export const MAX_TEXT_LENGTH = 10_000;

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Text that PostgreSQL and UTF-8 can hold: no NUL, no half of a surrogate pair. */
export const storableString = z
  .string()
  .refine((value) => !value.includes('\u0000'), { error: 'must not contain NUL (U+0000)' })
  .refine((value) => !LONE_SURROGATE.test(value), { error: 'must not contain half of a surrogate pair' });

/** What may stand beside pictures: also nothing. */
export const captionSchema = storableString.max(MAX_TEXT_LENGTH, { error: `must be at most ${MAX_TEXT_LENGTH} characters` });

/** What a customer or agent wrote; white space alone is no text. */
export const textSchema = captionSchema.refine((value) => value.trim().length > 0, { error: 'must not be empty' });

/** The platform's own identifiers, 1–128 characters. */
export const idSchema = storableString
  .min(1, { error: 'must be 1 to 128 characters' })
  .max(128, { error: 'must be 1 to 128 characters' });

const EARLIEST = Date.UTC(1995, 0, 1);
/** Clocks of two honest machines may differ by this much. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** An instant between 1995, before which no online review exists, and now. */
export const pastInstantSchema = z.iso
  .datetime({ offset: true, error: 'must be an ISO 8601 instant with a time zone, such as 2026-05-01T08:00:00Z' })
  .refine((value) => Date.parse(value) >= EARLIEST, { error: 'must not be before 1995' })
  .refine((value) => Date.parse(value) <= Date.now() + CLOCK_SKEW_MS, { error: 'must not lie in the future' })
  .meta({ example: '2026-05-01T08:00:00Z' });
