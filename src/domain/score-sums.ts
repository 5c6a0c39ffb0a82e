import type { ScoredAspect } from './contributions.js';
import { EMPTY_SCORE_SUMS, growth, type ScoreSums } from './forward-decay.js';
import type { Observation } from './observations.js';

/**
 * Score sums of dated observations, computed from scratch: for files, and to check the kept ones.
 * @returns undecayed sums by aspect, relative to the landmark of forward decay
 */
export function sumObservations(dated: readonly { occurredAtMs: number; observations: readonly Observation[] }[], halfLifeDays: number): Partial<Record<ScoredAspect, ScoreSums>> {
  const sums: Partial<Record<ScoredAspect, ScoreSums>> = {};
  for (const { occurredAtMs, observations } of dated) {
    const factor = growth(occurredAtMs, halfLifeDays);
    for (const { dimension, value, weight, fullWeight } of observations) {
      const before = sums[dimension] ?? EMPTY_SCORE_SUMS;
      const [believed, full] = [weight * factor, fullWeight * factor];
      sums[dimension] = {
        weight: before.weight + believed,
        weightedValue: before.weightedValue + believed * value,
        squaredWeight: before.squaredWeight + believed ** 2,
        count: before.count + (weight > 0 ? 1 : 0),
        fullWeight: before.fullWeight + full,
        fullWeightedValue: before.fullWeightedValue + full * value,
        fullSquaredWeight: before.fullSquaredWeight + full ** 2,
        rawValue: before.rawValue + value,
        rawCount: before.rawCount + 1,
      };
    }
  }
  return sums;
}
