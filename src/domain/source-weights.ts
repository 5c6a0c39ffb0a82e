/**
 * How much one observation of each kind counts against a fully certain topic mention, 0 to 1. A
 * customer's own survey answer or recorded outcome counts fully; what the model predicts of a chat
 * counts half, since its rank correlation with people's judgement is about .8, not 1.
 */
export const SOURCE_WEIGHT_NAMES = ['topic', 'stars', 'chatCsat', 'chatOutcome', 'chatSatisfaction', 'chatAccomplished'] as const;
export type SourceWeights = Record<(typeof SOURCE_WEIGHT_NAMES)[number], number>;

export const DEFAULT_SOURCE_WEIGHTS: SourceWeights = {
  topic: 1,
  stars: 1,
  chatCsat: 1,
  chatOutcome: 1,
  chatSatisfaction: 0.5,
  chatAccomplished: 0.5,
};
