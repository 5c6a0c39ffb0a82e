import type { DecayedSums } from './forward-decay.js';
import type { Prior } from './score.js';

/**
 * What single reviews do to a posterior mean M = A ÷ N, with A = prior mean × strength + Σ w·y and
 * N = strength + Σ w. All of it is exact arithmetic on the sums, no approximation.
 */

export interface Ratio {
  /** A: weighted values, the prior's included. */
  numerator: number;
  /** N: weights, the prior's strength included; > 0. */
  denominator: number;
}

export interface WeightedValue {
  weight: number;
  /** 0 to 1. */
  value: number;
}

export function ratioOf(sums: Pick<DecayedSums, 'weight' | 'weightedValue'>, prior: Prior): Ratio {
  return { numerator: prior.mean * prior.strength + sums.weightedValue, denominator: prior.strength + sums.weight };
}

export const meanOf = ({ numerator, denominator }: Ratio): number => numerator / denominator;

/** How much lower the mean would be without the observation: A ÷ N − (A − w·y) ÷ (N − w) = w·(y − M) ÷ (N − w). */
export function leaveOneOutInfluence(ratio: Ratio, { weight, value }: WeightedValue): number {
  return (weight * (value - meanOf(ratio))) / (ratio.denominator - weight);
}

/** What one summand of A and N was at two readings; absent: weight 0. */
export interface Move {
  before: WeightedValue;
  after: WeightedValue;
}

/**
 * Splits the difference of two means over everything in them. With M̄ and N̄ the means of both
 * readings, A₁ − A₀ = N̄ (M₁ − M₀) + M̄ (N₁ − N₀) holds exactly, so the shares
 * [(a₁ − a₀) − M̄ (n₁ − n₀)] ÷ N̄ of all summands, the prior's among them, add up to M₁ − M₀.
 */
export function shareOfDifference(before: Ratio, after: Ratio, move: Move): number {
  const middleMean = (meanOf(before) + meanOf(after)) / 2;
  const middleDenominator = (before.denominator + after.denominator) / 2;
  const weighted = ({ weight, value }: WeightedValue): number => weight * value;
  return (weighted(move.after) - weighted(move.before) - middleMean * (move.after.weight - move.before.weight)) / middleDenominator;
}
