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

/**
 * That of Jeffreys' prior, the weakest in common use. A Beta distribution with a shape far below a hundredth is so
 * skewed that its mean lies beyond its own central 95 %; with this and the limits of `peer-prior.ts` none comes near.
 */
export const MIN_PRIOR_STRENGTH = 1;

/** Mean of the prior where a category has no peers to learn from. */
export const UNINFORMED_PRIOR_MEAN = 0.5;

/** Below this effective sample size a number would pretend to know. */
export const MIN_EFFECTIVE_SAMPLE_SIZE = 5;

/**
 * Below this believed, decayed weight too: Kish's measure compares weights with one another only, so fifty
 * reviews believed at 1 %, or five years old, count as fifty by it while next to nothing of them enters the
 * mean. A Beta posterior holds as many observations as it has weight (Morita, Thall and Müller, "Determining
 * the Effective Sample Size of a Parametric Prior", Biometrics 64 (2008), 595–602): on that scale the same
 * five are asked for, as much as five fully believed observations of today.
 */
export const MIN_BELIEVED_WEIGHT = 5;

/** Share of the hierarchy's weight that dimensions with enough data must carry, or the overall score would be mostly what peers are like. */
const MIN_WEIGHT_KNOWN = 1 / 2;

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
  /** Σw, decayed and believed: how many fully believed observations of today all of them are worth. */
  weight: number;
  /** Observations counted: items that say something of it and are believed at all. */
  count: number;
  /** Whether observations rather than the prior make the mean; without, no number should be shown. */
  enoughData: boolean;
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

/**
 * (Σw)² ÷ Σw², the number of equally weighted observations that a weighted mean is as sure as; 0 without any.
 * Source: L. Kish, Survey Sampling, 1965, 11.7. It does not depend on the scale of the weights.
 */
export function effectiveSampleSize({ weight, squaredWeight }: Pick<DecayedSums, 'weight' | 'squaredWeight'>): number {
  return squaredWeight > 0 ? weight ** 2 / squaredWeight : 0;
}

/** True when observations are both enough in number (Kish) and believed and recent enough in sum to speak for themselves. */
export function isEnough(counted: Pick<Posterior, 'effectiveSampleSize' | 'weight'>): boolean {
  return counted.effectiveSampleSize >= MIN_EFFECTIVE_SAMPLE_SIZE && counted.weight >= MIN_BELIEVED_WEIGHT;
}

/** Posterior of decayed sums (already decayed to the reading time) under a Beta prior. */
export function posterior(sums: DecayedSums, prior: Prior): Posterior {
  const a = prior.mean * prior.strength + sums.weightedValue;
  const b = (1 - prior.mean) * prior.strength + sums.weight - sums.weightedValue;
  const counted = { effectiveSampleSize: effectiveSampleSize(sums), weight: sums.weight };
  return { mean: a / (a + b), interval: [betaQuantile(0.025, a, b), betaQuantile(0.975, a, b)], ...counted, count: sums.count, enoughData: isEnough(counted) };
}

/** The grade of points out of 100, to be asked of the lower end of an interval. */
export function gradeOf(points: number): Grade {
  return GRADE_LIMITS.find(([limit]) => points >= limit)?.[1] ?? 'below_standard';
}

/**
 * Overall after-sales posterior: the dimensions' means weighted by the analytic hierarchy process.
 * The interval adds the dimensions' half-widths as independent errors. Data are enough where the items as
 * wholes are, and the dimensions that have enough of their own carry half of the hierarchy's weight.
 * @param counted how many items speak of after-sales service at all: one that speaks of all four dimensions is one customer
 * @throws RangeError when the comparisons contradict one another beyond Saaty's limit
 */
export function overallScore(
  dimensions: Record<AfterSalesDimension, Posterior>,
  counted: Pick<Posterior, 'effectiveSampleSize' | 'weight' | 'count'>,
  pairwiseMatrix: readonly (readonly number[])[] = DEFAULT_PAIRWISE_MATRIX,
): Posterior & { weights: Record<AfterSalesDimension, number> } {
  const { weights, consistencyRatio } = hierarchyWeights(pairwiseMatrix);
  if (consistencyRatio >= MAX_CONSISTENCY_RATIO) {
    throw new RangeError(`the comparisons' consistency ratio is ${consistencyRatio.toFixed(2)}; it must be below ${MAX_CONSISTENCY_RATIO}`);
  }
  const weighted = AFTER_SALES_DIMENSIONS.map((name, i) => ({ weight: weights[i]!, score: dimensions[name] }));
  const mean = weighted.reduce((sum, { weight, score }) => sum + weight * score.mean, 0);
  const known = weighted.reduce((sum, { weight, score }) => sum + (score.enoughData ? weight : 0), 0);
  const spread = (side: 0 | 1): number =>
    Math.sqrt(weighted.reduce((sum, { weight, score }) => sum + (weight * (score.interval[side] - score.mean)) ** 2, 0));
  return {
    mean,
    interval: [Math.max(0, mean - spread(0)), Math.min(1, mean + spread(1))],
    effectiveSampleSize: counted.effectiveSampleSize,
    weight: counted.weight,
    count: counted.count,
    /* Equal comparisons give a half that arithmetic may miss by its last digit. */
    enoughData: isEnough(counted) && known >= MIN_WEIGHT_KNOWN - 1e-9,
    weights: Object.fromEntries(AFTER_SALES_DIMENSIONS.map((name, i) => [name, weights[i]!])) as Record<AfterSalesDimension, number>,
  };
}
