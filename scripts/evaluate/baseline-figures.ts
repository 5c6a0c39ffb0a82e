import { z } from 'zod';
import figures from './baseline-figures.json' with { type: 'json' };

const scores = z.object({ micro: z.number(), macro: z.number() });
const byLanguage = <T extends z.ZodType>(value: T) => z.object({ zh: value, en: value });

/**
 * Linear baselines on the same splits, as `scripts/train/baseline.py` last printed them: TF-IDF +
 * logistic regression for polarity (accuracy by set) and topics (F1), TF-IDF + ridge for chats
 * (Spearman of Accomplished, Satisfaction, Effectiveness).
 */
const figuresSchema = z.object({
  polarity: byLanguage(z.record(z.string(), z.number())),
  topics: byLanguage(z.object({ 'labelling functions': scores, linear: scores })),
  chat: byLanguage(z.object({ A: z.number(), S: z.number(), E: z.number() })),
});

export const BASELINES = figuresSchema.parse(figures);
