import { z } from 'zod';

/** How a model's predictions compare with the truth on labelled reviews held out from its learning; kept in its file. */
export const reliabilitySchema = z.object({
  /** Which reviews. */
  data: z.string(),
  /** Share of them at or above a threshold, and how many of those are inauthentic: counted, for the thresholds most used. */
  expected: z.array(z.object({ from: z.number(), share: z.number(), precision: z.number().nullable() })),
  /** Bins of a curve: what was predicted, what was so, of how many; for all other thresholds. */
  bins: z.array(z.object({ predicted: z.number(), observed: z.number(), reviews: z.number() })),
});
export type Reliability = z.infer<typeof reliabilitySchema>;

/** The model that judges, and what is known of its probabilities: nothing, where people set its weights. */
export interface Calibration {
  model: string;
  /** How its weights came about. */
  origin: string;
  reliability: Reliability | null;
}

/**
 * Volume and precision to expect from a threshold: as counted where it was, else read off the curve, of
 * the held-out reviews in bins predicted at or above it. `precision` is null where none reached it.
 */
export function expectedAt({ expected, bins }: Reliability, threshold: number): { share: number; precision: number | null } {
  const counted = expected.find(({ from }) => from === threshold);
  if (counted) return { share: counted.share, precision: counted.precision };
  const total = bins.reduce((sum, { reviews }) => sum + reviews, 0);
  const above = bins.filter(({ predicted }) => predicted >= threshold);
  const reviews = above.reduce((sum, bin) => sum + bin.reviews, 0);
  if (reviews === 0) return { share: 0, precision: null };
  return { share: reviews / total, precision: above.reduce((sum, bin) => sum + bin.observed * bin.reviews, 0) / reviews };
}
