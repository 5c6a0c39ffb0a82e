import { z } from 'zod';

/** Signals of one family share a limit, so that no family alone can condemn a review. */
export const SIGNAL_FAMILIES = ['text', 'behaviour', 'relations', 'chat'] as const;
export type SignalFamily = (typeof SIGNAL_FAMILIES)[number];

/** What platforms may do with a review. Deleting is none of them. */
export const ACTIONS = ['publish', 'label', 'fold', 'hold'] as const;
export type Action = (typeof ACTIONS)[number];

export const evidenceSchema = z.object({
  signal: z.string(),
  family: z.enum(SIGNAL_FAMILIES),
  /** The measured fact, in the signal's own unit. */
  value: z.number(),
  /** What it adds to the log-odds of being inauthentic; negative speaks for the review. */
  contribution: z.number(),
  /** Ids of the reviews or transcripts it was compared with, at most 20. */
  comparedWith: z.array(z.string()),
  /** One sentence for people, in both languages. */
  text: z.object({ zh: z.string(), en: z.string() }),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** The verdict of the signals on one review. */
export const judgementSchema = z.object({
  /** Of being inauthentic, 0 to 1. */
  probability: z.number().min(0).max(1),
  /** bias + Σ contribution. */
  logit: z.number(),
  bias: z.number(),
  action: z.enum(ACTIONS),
  evidence: z.array(evidenceSchema),
});
export type Judgement = z.infer<typeof judgementSchema>;
