import { AFTER_SALES_ASPECT, type Contribution, type ScoredAspect } from './contributions.js';
import { AFTER_SALES_DIMENSIONS } from './dimensions.js';

/**
 * What one item adds to the sums: at most one observation a dimension. A review that praises both
 * the packing and the delivery is one customer's view of the service content, not two: counted
 * twice it would pass for two customers in the effective sample size and narrow the interval.
 */
export interface Observation {
  dimension: ScoredAspect;
  /** Mean of the contributions' values, weighted by their full weights; 0 to 1. */
  value: number;
  /** That of the heaviest contribution, 0 to 1: the strongest thing said, believed as far as it is. */
  weight: number;
  /** What the weight would be if the item were believed entirely. */
  fullWeight: number;
}

/** A weight so small that decayed over decades it would leave the range of a double; it counts as none. */
const NEGLIGIBLE_WEIGHT = 1e-12;
const noticeable = (weight: number): number => (weight < NEGLIGIBLE_WEIGHT ? 0 : weight);

const AFTER_SALES: ReadonlySet<string> = new Set(AFTER_SALES_DIMENSIONS);

/** The item as a whole, where it speaks of after-sales service: the mean of its dimensions, as heavy as the heaviest. */
function afterSales(observations: readonly Observation[]): Observation[] {
  const spoken = observations.filter(({ dimension }) => AFTER_SALES.has(dimension));
  if (spoken.length === 0) return [];
  return [
    {
      dimension: AFTER_SALES_ASPECT,
      value: spoken.reduce((sum, { value }) => sum + value, 0) / spoken.length,
      weight: Math.max(...spoken.map(({ weight }) => weight)),
      fullWeight: Math.max(...spoken.map(({ fullWeight }) => fullWeight)),
    },
  ];
}

/**
 * Merges an item's contributions dimension by dimension, and adds the item as a whole.
 * @param contributions as believed
 * @param full the same contributions, in the same order, as they would be with authenticity 1
 */
export function observationsOf(contributions: readonly Contribution[], full: readonly Contribution[]): Observation[] {
  const merged = new Map<ScoredAspect, { weighted: number; total: number; values: number; weight: number; fullWeight: number; count: number }>();
  contributions.forEach(({ dimension, value, weight }, index) => {
    const fullWeight = full[index]!.weight;
    const entry = merged.get(dimension) ?? { weighted: 0, total: 0, values: 0, weight: 0, fullWeight: 0, count: 0 };
    merged.set(dimension, {
      weighted: entry.weighted + fullWeight * value,
      total: entry.total + fullWeight,
      values: entry.values + value,
      weight: Math.max(entry.weight, weight),
      fullWeight: Math.max(entry.fullWeight, fullWeight),
      count: entry.count + 1,
    });
  });
  const observations = [...merged].map(([dimension, { weighted, total, values, weight, fullWeight, count }]) => ({
    dimension,
    value: Math.min(1, Math.max(0, total > 0 ? weighted / total : values / count)),
    weight: noticeable(weight),
    fullWeight: noticeable(fullWeight),
  }));
  return [...observations, ...afterSales(observations)];
}
