import { wilsonInterval } from './comparators/wilson-interval.js';

/** A share of a count, with its 95 % score interval; null where nothing was counted. */
export interface Rate {
  positives: number;
  total: number;
  share: number | null;
  interval: [number, number] | null;
}

/** @param positives at most `total` */
export function rate(positives: number, total: number): Rate {
  if (total === 0) return { positives, total, share: null, interval: null };
  return { positives, total, share: positives / total, interval: wilsonInterval(positives, total) };
}

const Z_95 = 1.959964;

/**
 * Ratio of two shares with its 95 % interval on the logarithm (D. Katz et al., "Obtaining confidence
 * intervals for the risk ratio in cohort studies", 1978). Null where either share is 0 or empty: then
 * a ratio says nothing.
 */
export function rateRatio(above: Rate, below: Rate): { ratio: number; interval: [number, number] } | null {
  if (above.positives === 0 || below.positives === 0) return null;
  const ratio = above.share! / below.share!;
  const spread = Z_95 * Math.sqrt(1 / above.positives - 1 / above.total + 1 / below.positives - 1 / below.total);
  return { ratio, interval: [ratio * Math.exp(-spread), ratio * Math.exp(spread)] };
}
