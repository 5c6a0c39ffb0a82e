import { MIN_EFFECTIVE_SAMPLE_SIZE, UNINFORMED_PRIOR_MEAN, type Prior } from './score.js';

/**
 * The prior that a merchant category gives its merchants, by empirical Bayes: the Beta distribution
 * that the merchants' own means look drawn from. Fitted by moments after J. C. Kleinman, "Proportions
 * with Extraneous Variance: Single and Independent Samples", Journal of the American Statistical
 * Association 68 (1973), 46–54: the spread of the means beyond what their sample sizes explain gives
 * the strength. Observations between 0 and 1 vary less than the coin tosses that the method assumes,
 * so the strength errs towards more shrinking.
 */

export interface PeerMean {
  /** The merchant's own weighted mean, 0 to 1. */
  mean: number;
  /** How many fully believed observations stand behind it. */
  size: number;
}

/** With fewer merchants, their spread says nothing; the prior is then uninformed. */
export const MIN_PEERS = 4;

/** Weaker than a flat prior (2) means that the merchants lie at the ends; stronger than 100 would drown a merchant's own record. */
const MIN_STRENGTH = 2;
const MAX_STRENGTH = 100;
const MEAN_LIMITS = [0.01, 0.99] as const;

/** Reweighting settles within a few rounds; Kleinman advises two. */
const ROUNDS = 5;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** γ = 1 ÷ (strength + 1) by Kleinman's moments, for given weights. */
function dispersion(peers: readonly PeerMean[], weights: readonly number[], mean: number): number {
  const total = sum(weights);
  const spread = sum(peers.map((peer, i) => weights[i]! * (peer.mean - mean) ** 2));
  const within = sum(peers.map((peer, i) => (weights[i]! / peer.size) * (1 - weights[i]! / total)));
  const between = sum(weights.map((weight) => weight * (1 - weight / total)));
  const variance = mean * (1 - mean);
  return variance > 0 ? (spread - variance * within) / (variance * (between - within)) : 0;
}

/**
 * Fits the prior of one dimension.
 * @param peers all merchants of the category; those of a size below 1 say nothing
 * @param fallbackStrength pseudo-observations of the uninformed prior, from the settings
 */
export function fitPeerPrior(peers: readonly PeerMean[], fallbackStrength: number): Prior & { merchants: number } {
  const telling = peers.filter(({ size }) => size >= 1);
  const merchants = telling.length;
  if (merchants < MIN_PEERS) return { mean: UNINFORMED_PRIOR_MEAN, strength: fallbackStrength, merchants };
  let weights = telling.map(({ size }) => size);
  let mean = UNINFORMED_PRIOR_MEAN;
  let gamma = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const total = sum(weights);
    mean = clamp(sum(telling.map((peer, i) => weights[i]! * peer.mean)) / total, ...MEAN_LIMITS);
    gamma = clamp(dispersion(telling, weights, mean) || 0, 1 / (MAX_STRENGTH + 1), 1 / (MIN_STRENGTH + 1));
    weights = telling.map(({ size }) => size / (1 + gamma * (size - 1)));
  }
  return { mean, strength: 1 / gamma - 1, merchants };
}

/** Points of a category's merchants kept for percentiles; more are thinned to their quantiles. */
const MAX_KEPT_POINTS = 101;

/** Sorted points, or 101 evenly spaced quantiles of them. */
export function keptPoints(points: readonly number[]): number[] {
  const sorted = points.toSorted((a, b) => a - b);
  if (sorted.length <= MAX_KEPT_POINTS) return sorted;
  return Array.from({ length: MAX_KEPT_POINTS }, (_, i) => sorted[Math.round((i * (sorted.length - 1)) / (MAX_KEPT_POINTS - 1))]!);
}

/** Points this near are a tie: scores drift by less between a fit and a reading, the merchant's own among them. */
const TIE_POINTS = 0.05;

/** Share of the points below the given ones, ties counted half, 0 to 100; null where merchants are too few to compare. */
export function percentileAmong(points: number, kept: readonly number[]): number | null {
  if (kept.length < MIN_EFFECTIVE_SAMPLE_SIZE) return null;
  const below = kept.filter((other) => other < points - TIE_POINTS).length;
  const ties = kept.filter((other) => Math.abs(other - points) <= TIE_POINTS).length;
  return ((below + ties / 2) / kept.length) * 100;
}
