import type { CategoryPrior } from './category-prior.js';
import { AFTER_SALES_ASPECT, OVERALL_ASPECT, type ScoredAspect } from './contributions.js';
import { DIMENSIONS, type AfterSalesDimension } from './dimensions.js';
import { asIfBelieved, decayScoreSums, EMPTY_SCORE_SUMS, type DecayedSums, type ScoreSums } from './forward-decay.js';
import { fitPeerPrior, keptPoints, type PeerMean } from './peer-prior.js';
import { ratioOf } from './score-influence.js';
import { effectiveSampleSize, overallScore, posterior, UNINFORMED_PRIOR_MEAN, type Posterior, type Prior } from './score.js';
import type { Settings } from './settings.js';

/** A merchant's scores from its sums: pure, and the same for a live reading, a replay and a file. */

export const ASPECTS: readonly ScoredAspect[] = [...DIMENSIONS, OVERALL_ASPECT, AFTER_SALES_ASPECT];

/** Everything a score is made of. */
export interface ScoreInputs {
  /** The half-life that the sums were made with: that of the settings, but for the moments until the sums have followed. */
  halfLifeDays: number;
  /** As stored, undecayed; what is absent is empty. */
  sums: Partial<Record<ScoredAspect, ScoreSums>>;
  /** Null before the category's first fit. */
  prior: CategoryPrior | null;
  settings: Pick<Settings, 'pairwiseMatrix' | 'priorStrength'>;
}

export interface AspectScore extends Posterior {
  prior: Prior;
}

export interface MerchantScores {
  aspects: Record<ScoredAspect, AspectScore>;
  overall: Posterior & { weights: Record<AfterSalesDimension, number> };
}

/** The prior of an aspect: the category's, or an uninformed one before there is any. */
export function priorOf({ prior, settings }: Pick<ScoreInputs, 'prior' | 'settings'>, aspect: ScoredAspect): Prior {
  const fitted = prior?.aspects[aspect];
  return fitted ? { mean: fitted.mean, strength: fitted.strength } : { mean: UNINFORMED_PRIOR_MEAN, strength: settings.priorStrength };
}

/** The sums of an aspect as they count at an instant. */
export function decayedAspect({ sums, halfLifeDays }: Pick<ScoreInputs, 'sums' | 'halfLifeDays'>, aspect: ScoredAspect, atMs: number): ScoreSums {
  return decayScoreSums(sums[aspect] ?? EMPTY_SCORE_SUMS, atMs, halfLifeDays);
}

/**
 * All scores of a merchant at an instant.
 * @param pick which sums count: the believed ones, or those as if everything were believed
 */
export function merchantScores(inputs: ScoreInputs, atMs: number, pick: (sums: ScoreSums) => DecayedSums = (sums) => sums): MerchantScores {
  const scored = (aspect: ScoredAspect): AspectScore => {
    const prior = priorOf(inputs, aspect);
    return { prior, ...posterior(pick(decayedAspect(inputs, aspect, atMs)), prior) };
  };
  const aspects = Object.fromEntries(ASPECTS.map((aspect) => [aspect, scored(aspect)])) as Record<ScoredAspect, AspectScore>;
  return { aspects, overall: overallScore(aspects, aspects[AFTER_SALES_ASPECT], inputs.settings.pairwiseMatrix) };
}

/** All scores with every item believed entirely. */
export function unweightedScores(inputs: ScoreInputs, atMs: number): MerchantScores {
  return merchantScores(inputs, atMs, asIfBelieved);
}

/**
 * A merchant counts among its peers by its believed weight, never more than Kish's size as weights are at most 1: a
 * hundred reviews that nobody believes, or that are years old, are not a hundred reviews' worth of a peer. The spread
 * that sizes this small explain is larger, so the prior errs towards more shrinking.
 */
function peerMean(peer: Pick<ScoreInputs, 'sums' | 'halfLifeDays'>, aspect: ScoredAspect, atMs: number): PeerMean {
  const sums = decayedAspect(peer, aspect, atMs);
  return sums.weight > 0 ? { mean: sums.weightedValue / sums.weight, size: Math.min(sums.weight, effectiveSampleSize(sums)) } : { mean: 0, size: 0 };
}

/** Fits a category's prior to the sums of all its merchants. */
export function fitCategoryPrior(peers: readonly Pick<ScoreInputs, 'sums' | 'halfLifeDays'>[], settings: ScoreInputs['settings'], atMs: number): CategoryPrior {
  const aspects = Object.fromEntries(
    ASPECTS.map((aspect) => [aspect, fitPeerPrior(peers.map((peer) => peerMean(peer, aspect, atMs)), settings.priorStrength)]),
  ) as CategoryPrior['aspects'];
  const prior: CategoryPrior = { aspects, points: [], median: null };
  const ranked = peers
    .map((peer) => ({ peer, overall: merchantScores({ ...peer, prior, settings }, atMs).overall }))
    .filter(({ overall }) => overall.enoughData)
    .map(({ peer, overall }) => ({ peer, points: overall.mean * 100 }))
    .sort((a, b) => a.points - b.points);
  const middle = ranked[Math.floor((ranked.length - 1) / 2)];
  const median = middle && (Object.fromEntries(
    ASPECTS.map((aspect) => [aspect, ratioOf(decayedAspect(middle.peer, aspect, atMs), aspects[aspect])]),
  ) as CategoryPrior['median']);
  return { aspects, points: keptPoints(ranked.map(({ points }) => points)), median: median ?? null };
}
