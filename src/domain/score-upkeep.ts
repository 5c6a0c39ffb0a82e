import type { CategoryPrior } from './category-prior.js';
import { ASPECTS } from './merchant-score.js';

/** Kept sums may differ from the log's by rounding in the last digit that a double shows, never by more. */
export const MAX_SUMS_DIFFERENCE = 1e-9;

/** A prior that moved by less, on a scale of 0 to 1, is not worth an event: a tenth of a point. */
export const MIN_PRIOR_MOVE = 0.001;

/** How far two fits of a category's prior lie apart: the largest move of a mean, of a strength relative to itself, or of the peers' points ÷ 100. */
export function priorMove(before: CategoryPrior, after: CategoryPrior): number {
  const aspects = ASPECTS.flatMap((aspect) => {
    const [old, fresh] = [before.aspects[aspect], after.aspects[aspect]];
    return [Math.abs(fresh.mean - old.mean), Math.abs(fresh.strength - old.strength) / old.strength];
  });
  if (before.points.length !== after.points.length) return 1;
  const points = after.points.map((value, i) => Math.abs(value - before.points[i]!) / 100);
  return Math.max(...aspects, ...points);
}
