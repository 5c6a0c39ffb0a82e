import type { ReviewContext } from './review-context.js';
import { burstStrength, USUAL_RATING_GAP } from './signals/behaviour-signals.js';
import { MIN_OTHER_RATINGS } from './staleness.js';

/**
 * What a verdict knew of those surroundings that come and go: later reviews elsewhere may excuse a rush or bring a mean
 * back. Whoever looks before and after sees no change, and only the verdict given in between knows another world.
 */
export interface SeenSurroundings {
  /** Strength of the rush around the review, 0 to 1. */
  rush: number;
  /** Mean stars of the merchant's other ratings to a tenth, or null while they are too few to be a measure. */
  otherMean: number | null;
}

export function seenSurroundings({ burst, merchantRating }: Pick<ReviewContext, 'burst' | 'merchantRating'>): SeenSurroundings {
  return {
    rush: burst ? burstStrength(burst) : 0,
    otherMean: merchantRating.count < MIN_OTHER_RATINGS ? null : merchantRating.mean,
  };
}

/** Whether a rating is far enough from the mean of the others to tell anything. */
export const tellsFrom = (stars: number, mean: number | null | undefined): boolean => mean != null && Math.abs(stars - mean) > USUAL_RATING_GAP;
