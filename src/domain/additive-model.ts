import { z } from 'zod';
import { SIGNAL_FAMILIES } from './evidence.js';

/**
 * logit = bias + Σ shape(value): an additive monotone model. A shape is piecewise linear between its
 * knots and constant beyond them; a signal without a value adds 0, so leaving one out never changes
 * another, and the contributions add up to the logit.
 */
export const shapeSchema = z
  .object({
    /** Values in the signal's unit, rising. */
    at: z.array(z.number()).min(2),
    /** Log-odds at each knot; centred, so that an ordinary value adds about 0. */
    logit: z.array(z.number()).min(2),
  })
  .refine(({ at, logit }) => at.length === logit.length, { error: 'a shape needs one log-odds per knot' })
  .refine(({ at }) => at.every((value, i) => i === 0 || value > at[i - 1]!), { error: "a shape's knots must rise" });
export type Shape = z.infer<typeof shapeSchema>;

const sumSchema = z.object({
  /** Log-odds of a review on which every signal is silent. */
  bias: z.number(),
  shapes: z.record(z.string(), shapeSchema),
});
/** What a logit is summed from. */
export type AdditiveSum = z.infer<typeof sumSchema>;

const profileSchema = sumSchema.extend({
  /** Judges a review without its surroundings, for the signals that ask how those look; absent where none asks. */
  own: sumSchema.optional(),
  /** Greatest log-odds that a family's signals can add together for an account of any one tenure. */
  familyLimits: z.partialRecord(z.enum(SIGNAL_FAMILIES), z.number().positive()),
  /** How predictions on held-out users compare with what became of the reviews. */
  reliability: z.array(z.object({ predicted: z.number(), observed: z.number(), reviews: z.number() })).optional(),
  /** Share of reviews at or above a threshold, and how many of them are inauthentic, on held-out users. */
  expected: z.array(z.object({ from: z.number(), share: z.number(), precision: z.number().nullable() })).optional(),
  heldOut: z.object({ users: z.string(), reviews: z.number(), auc: z.number(), averagePrecision: z.number(), calibrationError: z.number() }).optional(),
});
export type AdditiveProfile = z.infer<typeof profileSchema>;

export const additiveModelSchema = z.object({
  version: z.string(),
  /** How the shapes came about. */
  origin: z.string(),
  data: z.array(z.object({ set: z.string(), reviews: z.number(), filtered: z.number(), licence: z.string() })),
  /**
   * `retrospect` and `arrival` are learned for what is known at either time, `decided` for retrospect where people
   * have decided about some reviews; `prior` knew no labels.
   */
  profiles: z.object({ retrospect: profileSchema, arrival: profileSchema, decided: profileSchema, prior: profileSchema }),
});
export type AdditiveModel = z.infer<typeof additiveModelSchema>;

/** Log-odds that a value adds; 0 for a signal without a value or a shape. */
export function contributionOf(shape: Shape | undefined, value: number | undefined): number {
  return shape ? valueAt(shape, value) : 0;
}

/** The height of a shape over a value; 0 where there is none. */
export function valueAt({ at, logit }: Shape, value: number | undefined): number {
  if (value === undefined || Number.isNaN(value)) return 0;
  if (value <= at[0]!) return logit[0]!;
  for (let i = 1; i < at.length; i++) {
    if (value > at[i]!) continue;
    const share = (value - at[i - 1]!) / (at[i]! - at[i - 1]!);
    return logit[i - 1]! + share * (logit[i]! - logit[i - 1]!);
  }
  return logit.at(-1)!;
}
