import { z } from 'zod';
import { pairwiseMatrixSchema } from './analytic-hierarchy.js';
import { DEFAULT_ACTION_POLICY } from './authenticity.js';
import { businessHoursSchema, DEFAULT_BUSINESS_HOURS } from './business-hours.js';
import { AFTER_SALES_DIMENSIONS, DEFAULT_PAIRWISE_MATRIX } from './dimensions.js';
import { DEFAULT_HALF_LIFE_DAYS, MIN_HALF_LIFE_DAYS } from './forward-decay.js';
import { MIN_PRIOR_STRENGTH, PRIOR_STRENGTH } from './score.js';
import { DEFAULT_SOURCE_WEIGHTS, SOURCE_WEIGHT_NAMES } from './source-weights.js';

/**
 * What a platform may set, for all its merchants or for those of one category. Settings are layers:
 * the defaults, over them the platform's, over them the category's. Each layer says only what it
 * changes, and each field is valid by itself, so that any stack of valid layers is valid.
 */

const share = z.number().min(0).max(1);

/** Probabilities of being inauthentic from which each action is suggested, milder ones first. */
export const actionPolicySchema = z
  .strictObject({ label: share, fold: share, hold: share })
  .refine(({ label, fold }) => label <= fold, { error: 'must not be below label', path: ['fold'] })
  .refine(({ fold, hold }) => fold <= hold, { error: 'must not be below fold', path: ['hold'] });

const sourceWeightsSchema = z.partialRecord(z.enum(SOURCE_WEIGHT_NAMES), share);
const targetsSchema = z.strictObject({
  /** Hours within which a chat's matter should be resolved. */
  resolutionHours: z.number().positive().max(24 * 365).optional(),
  /** Share of chats that should be resolved within them, 0 to 1. */
  resolutionShare: share.optional(),
  /** Share of customers who should be satisfied, 0 to 1. */
  satisfactionShare: share.optional(),
});

/** One layer of settings, as handed in and stored: only what it changes. Unknown fields are refused by name. */
export const settingsLayerSchema = z.strictObject({
  /** Days after which an observation counts half. */
  halfLifeDays: z.number().min(MIN_HALF_LIFE_DAYS).max(3650).optional(),
  /** Saaty's comparisons of the after-sales dimensions, in the order of `AFTER_SALES_DIMENSIONS`. */
  pairwiseMatrix: pairwiseMatrixSchema(AFTER_SALES_DIMENSIONS.length).optional(),
  /** Pseudo-observations behind the prior where peers are too few to tell. */
  priorStrength: z.number().min(MIN_PRIOR_STRENGTH).max(1000).optional(),
  /** How much one observation of each kind counts, 0 to 1; applies to what is scored from then on. */
  sourceWeights: sourceWeightsSchema.optional(),
  targets: targetsSchema.optional(),
  businessHours: businessHoursSchema.optional(),
  /** In the platform's own currency; null says that none is known. */
  costPerAgentMinute: z.number().min(0).max(1_000_000).nullable().optional(),
  actions: actionPolicySchema.optional(),
});
export type SettingsLayer = z.infer<typeof settingsLayerSchema>;

/** Everything that applies, once the layers are put together. */
export const settingsSchema = z.object({
  halfLifeDays: z.number(),
  pairwiseMatrix: z.array(z.array(z.number())),
  priorStrength: z.number(),
  sourceWeights: z.record(z.enum(SOURCE_WEIGHT_NAMES), z.number()),
  targets: targetsSchema.required(),
  businessHours: businessHoursSchema,
  costPerAgentMinute: z.number().nullable(),
  actions: actionPolicySchema,
});
export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  halfLifeDays: DEFAULT_HALF_LIFE_DAYS,
  pairwiseMatrix: DEFAULT_PAIRWISE_MATRIX.map((row) => [...row]),
  priorStrength: PRIOR_STRENGTH,
  sourceWeights: DEFAULT_SOURCE_WEIGHTS,
  /* The field's own targets: nine of ten satisfied, resolved within a day; of the latter it names no share, so the same. */
  targets: { resolutionHours: 24, resolutionShare: 0.9, satisfactionShare: 0.9 },
  businessHours: DEFAULT_BUSINESS_HOURS,
  costPerAgentMinute: null,
  actions: DEFAULT_ACTION_POLICY,
};

function over(below: Settings, layer: SettingsLayer): Settings {
  return {
    ...below,
    ...layer,
    sourceWeights: { ...below.sourceWeights, ...layer.sourceWeights },
    targets: { ...below.targets, ...layer.targets },
  };
}

/**
 * Puts a platform's layer over the defaults and a category's over that. Source weights and targets
 * are merged name by name, all else is replaced whole.
 */
export function mergeSettings(platform: SettingsLayer = {}, category: SettingsLayer = {}): Settings {
  return over(over(DEFAULT_SETTINGS, platform), category);
}
