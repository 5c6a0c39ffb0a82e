import { hierarchyWeights, MAX_CONSISTENCY_RATIO } from './analytic-hierarchy.js';
import { betaQuantile } from './beta-distribution.js';
import { AFTER_SALES_DIMENSIONS, DEFAULT_PAIRWISE_MATRIX, type AfterSalesDimension } from './dimensions.js';
import type { DecayedSums } from './forward-decay.js';

/**
 * The authenticity-weighted, decayed, shrunk posterior mean of a merchant's dimension, with its
 * credible interval and effective sample size.
 */

/** Pseudo-observations behind the prior where peers cannot tell: ten fully believed reviews outweigh it. */
export const PRIOR_STRENGTH = 10;

/** Mean of the prior where a category has no peers to learn from. */
export const UNINFORMED_PRIOR_MEAN = 0.5;

/** Below this effective sample size a number would pretend to know. */
export const MIN_EFFECTIVE_SAMPLE_SIZE = 5;

export interface Prior {
  /** In (0, 1). */
  mean: number;
  strength: number;
}

export interface Posterior {
  /** Mean, 0 to 1. */
  mean: number;
  /** Central 95 % credible interval. */
  interval: [number, number];
  /** (Σw)² ÷ Σw² (Kish 1965). */
  effectiveSampleSize: number;
  /** Observations counted: items that say something of it and are believed at all. */
  count: number;
}

export const GRADES = ['below_standard', 'standard', 'three_star', 'four_star', 'five_star'] as const;
export type Grade = (typeof GRADES)[number];

/** Lower limits of GB/T 27922-2011 on 100 points. Reviews cannot prove the certification itself. */
const GRADE_LIMITS: [number, Grade][] = [
  [95, 'five_star'],
  [90, 'four_star'],
  [80, 'three_star'],
  [70, 'standard'],
];

/** Posterior of decayed sums (already decayed to the reading time) under a Beta prior. */
export function posterior(sums: DecayedSums, prior: Prior): Posterior {
  const a = prior.mean * prior.strength + sums.weightedValue;
  const b = (1 - prior.mean) * prior.strength + sums.weight - sums.weightedValue;
  return {
    mean: a / (a + b),
    interval: [betaQuantile(0.025, a, b), betaQuantile(0.975, a, b)],
    effectiveSampleSize: sums.squaredWeight > 0 ? sums.weight ** 2 / sums.squaredWeight : 0,
    count: sums.count,
  };
}

/** The grade of points out of 100, to be asked of the lower end of an interval. */
export function gradeOf(points: number): Grade {
  return GRADE_LIMITS.find(([limit]) => points >= limit)?.[1] ?? 'below_standard';
}

/**
 * Overall after-sales posterior: the dimensions' means weighted by the analytic hierarchy process.
 * The interval adds the dimensions' half-widths as independent errors.
 * @param counted how many items speak of after-sales service at all: one that speaks of all four dimensions is one customer
 * @throws RangeError when the comparisons contradict one another beyond Saaty's limit
 */
export function overallScore(
  dimensions: Record<AfterSalesDimension, Posterior>,
  counted: Pick<Posterior, 'effectiveSampleSize' | 'count'>,
  pairwiseMatrix: readonly (readonly number[])[] = DEFAULT_PAIRWISE_MATRIX,
): Posterior & { weights: Record<AfterSalesDimension, number> } {
  const { weights, consistencyRatio } = hierarchyWeights(pairwiseMatrix);
  if (consistencyRatio >= MAX_CONSISTENCY_RATIO) {
    throw new RangeError(`the comparisons' consistency ratio is ${consistencyRatio.toFixed(2)}; it must be below ${MAX_CONSISTENCY_RATIO}`);
  }
  const weighted = AFTER_SALES_DIMENSIONS.map((name, i) => ({ weight: weights[i]!, score: dimensions[name] }));
  const mean = weighted.reduce((sum, { weight, score }) => sum + weight * score.mean, 0);
  const spread = (side: 0 | 1): number =>
    Math.sqrt(weighted.reduce((sum, { weight, score }) => sum + (weight * (score.interval[side] - score.mean)) ** 2, 0));
  return {
    mean,
    interval: [Math.max(0, mean - spread(0)), Math.min(1, mean + spread(1))],
    effectiveSampleSize: counted.effectiveSampleSize,
    count: counted.count,
    weights: Object.fromEntries(AFTER_SALES_DIMENSIONS.map((name, i) => [name, weights[i]!])) as Record<AfterSalesDimension, number>,
  };
}
