import type { ScoredAspect } from './contributions.js';
import type { Ratio } from './score-influence.js';
import type { Prior } from './score.js';

/** What a merchant category's peers give a score: fitted now and then, told to the log, and used until the next fit. */
export interface CategoryPrior {
  aspects: Record<ScoredAspect, Prior & { merchants: number }>;
  /** Sorted overall points of the merchants with enough data, or their quantiles. */
  points: number[];
  /** The merchant in the middle of them, to compare what manipulation costs; null without any. */
  median: Record<ScoredAspect, Ratio> | null;
}
