import { OVERALL_ASPECT, type ScoredAspect } from './contributions.js';
import type { ScoreInputs } from './merchant-score.js';
import { FOCUSES, isKnown, partsOf, type Focus, type FocusPart } from './score-focus.js';
import { meanOf, type Ratio } from './score-influence.js';
import { MIN_BELIEVED_WEIGHT } from './score.js';
import type { SourceWeights } from './source-weights.js';

/**
 * What it costs a forger to move a figure: how many reviews of one kind, written today, each fully believed,
 * with all the weight that such a review can have. A review that moves the overall score praises (or blames)
 * all four dimensions at once.
 */

/** A tenth of a star, the step that costs are told for, on the scale from 0 to 1. */
const STEP = 0.1 / 4;

/** Beyond as many reviews nobody counts. */
const MOST_REVIEWS = 2 ** 40;

/** Arithmetic that ends a hair off a whole number or off the very end of the scale must not cost one more. */
const HAIR = 1e-6;

/** A part of a figure, and what one review weighs in it. */
export interface CostPart extends Pick<FocusPart, 'weight' | 'ratio'> {
  /** Source weight of a certain mention or of stars, 0 to 1. */
  reviewWeight: number;
}

const movedMean = ({ ratio: { numerator, denominator }, reviewWeight }: CostPart, reviews: number, value: 0 | 1): number =>
  (numerator + reviews * reviewWeight * value) / (denominator + reviews * reviewWeight);

/**
 * How many fully believed reviews of value 1 (or 0) move a figure Σ weight · A ÷ N up (or down) by `step`, whole
 * reviews; null where no number can do it. For one part from (A + k·u·y) ÷ (N + k·u) = M ± step with u the weight
 * of a review; for several by bisection, since each of their means moves steadily towards y.
 */
export function manipulationCost(parts: readonly CostPart[], direction: 'up' | 'down', step: number): number | null {
  const value = direction === 'up' ? 1 : 0;
  const [only] = parts;
  if (parts.length === 1 && only!.weight === 1) {
    const mean = meanOf(only!.ratio);
    const room = Math.abs(value - mean) - step;
    /* A target at the very end would take infinitely many, and rounding could make it look like very many. */
    if (room <= 1e-12 || only!.reviewWeight === 0) return null;
    return Math.ceil((step * only!.ratio.denominator) / (room * only!.reviewWeight) - HAIR);
  }
  const moved = (reviews: number): number => Math.abs(parts.reduce((sum, part) => sum + part.weight * (movedMean(part, reviews, value) - meanOf(part.ratio)), 0));
  const suffices = (reviews: number): boolean => moved(reviews) >= step * (1 - HAIR);
  let most = 1;
  while (!suffices(most)) if ((most *= 2) > MOST_REVIEWS) return null;
  let least = Math.floor(most / 2);
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (suffices(middle)) most = middle;
    else least = middle;
  }
  return most;
}

export interface Costs {
  fiveStar: number | null;
  oneStar: number | null;
}

const costs = (parts: readonly CostPart[]): Costs => ({ fiveStar: manipulationCost(parts, 'up', STEP), oneStar: manipulationCost(parts, 'down', STEP) });

/** The same figure of the merchant in the middle of the category; undefined where it is unknown, or has too few data of it. */
function medianParts({ prior }: ScoreInputs, parts: readonly CostPart[], aspects: readonly ScoredAspect[], focus: Focus): CostPart[] | undefined {
  if (!prior?.median) return undefined;
  const ratios = aspects.map((aspect): Ratio => prior.median![aspect]);
  /* It has an overall score, or it would not stand in the middle of them. */
  const known = focus === 'overall' || ratios.every(({ denominator }, i) => denominator - prior.aspects[aspects[i]!].strength >= MIN_BELIEVED_WEIGHT - HAIR);
  return known ? parts.map((part, i) => ({ ...part, ratio: ratios[i]! })) : undefined;
}

/**
 * What a tenth of a star costs in each figure, now and for the merchant in the middle of the category; null where
 * data are too few to tell. `sourceWeights` are those in force at the instant.
 */
export function manipulationCosts(inputs: ScoreInputs, sourceWeights: Pick<SourceWeights, 'topic' | 'stars'>, atMs: number): Record<Focus, { now: Costs | null; medianMerchant: Costs | null }> {
  const told = FOCUSES.map((focus) => {
    const found = partsOf(inputs, focus, atMs);
    const parts = found.map(({ aspect, weight, ratio }) => ({ weight, ratio, reviewWeight: aspect === OVERALL_ASPECT ? sourceWeights.stars : sourceWeights.topic }));
    const median = medianParts(inputs, parts, found.map(({ aspect }) => aspect), focus);
    return [focus, { now: isKnown(inputs, focus, atMs) ? costs(parts) : null, medianMerchant: median ? costs(median) : null }] as const;
  });
  return Object.fromEntries(told) as Record<Focus, { now: Costs | null; medianMerchant: Costs | null }>;
}
