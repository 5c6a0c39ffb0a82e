import type { CategoryPrior } from './category-prior.js';
import { OVERALL_ASPECT, type ScoredAspect } from './contributions.js';
import { DIMENSIONS, type AfterSalesDimension, type Dimension } from './dimensions.js';
import { decayedAspect, merchantScores, unweightedScores, type ScoreInputs } from './merchant-score.js';
import { percentileAmong } from './peer-prior.js';
import { ALL_ITEMS, type ScoreScope } from './score-scope.js';
import { gradeOf, type Grade, type Posterior, type Prior } from './score.js';

/** Scores as people read them. */

export const TOO_FEW_DATA = { zh: '数据太少，暂不评分', en: 'too few data for a score' } as const;

/** A posterior as points out of 100 and the grade of its lower end; no number where too little stands behind it. */
export interface ScoreView {
  /** Posterior mean × 100; null where data are too few (`isEnough`), for it would be mostly the prior. */
  points: number | null;
  /** 95 % credible interval × 100; null likewise. */
  interval: [number, number] | null;
  /** Of the interval's lower end; null likewise. */
  grade: Grade | null;
  effectiveSampleSize: number;
  /** Σw: how many fully believed observations of today all of them are worth. */
  believedWeight: number;
  count: number;
  enoughData: boolean;
  /** Says so where data are too few. */
  note?: typeof TOO_FEW_DATA;
}

export interface ScoresView {
  overall: ScoreView & { weights: Record<AfterSalesDimension, number>; percentile: number | null };
  dimensions: Record<Dimension, ScoreView & { prior: Prior }>;
  stars: {
    /** Plain mean of all ratings, 1 to 5; null without ratings. */
    rawMean: number | null;
    rawCount: number;
    /** Authenticity-weighted, decayed, shrunk mean on the same scale; null with too few data. */
    weightedMean: number | null;
    interval: [number, number] | null;
    /** The same as if every review were believed. */
    believedMean: number | null;
    effectiveSampleSize: number;
    believedWeight: number;
    enoughData: boolean;
  };
  peers: {
    /** Merchants of the category that the prior was learned from, by aspect; 0 before the first fit. */
    merchants: Partial<Record<ScoredAspect, number>>;
    /** Merchants with enough data that the percentile compares with. */
    compared: number;
  };
}

const MAX_STARS = 5;
/** Stars, 1 to 5, of a value from 0 to 1. */
export const toStars = (value: number): number => 1 + value * (MAX_STARS - 1);

export function viewOf(score: Posterior): ScoreView {
  const { enoughData } = score;
  const counted = { effectiveSampleSize: score.effectiveSampleSize, believedWeight: score.weight, count: score.count, enoughData };
  if (!enoughData) return { points: null, interval: null, grade: null, ...counted, note: TOO_FEW_DATA };
  const [low, high] = score.interval;
  return { points: score.mean * 100, interval: [low * 100, high * 100], grade: gradeOf(low * 100), ...counted };
}

function peersOf(prior: CategoryPrior | null): ScoresView['peers'] {
  const merchants = Object.fromEntries(Object.entries(prior?.aspects ?? {}).map(([aspect, fitted]) => [aspect, fitted.merchants]));
  return { merchants, compared: prior?.points.length ?? 0 };
}

/**
 * Everything that a reading of a merchant's scores shows, as of an instant. Peers are compared by all their items, so a
 * score of a part of a merchant's items has no percentile.
 */
export function scoresView(inputs: ScoreInputs, atMs: number, scope: ScoreScope = ALL_ITEMS): ScoresView {
  const comparable = scope.kind === ALL_ITEMS.kind;
  const { aspects, overall } = merchantScores(inputs, atMs);
  const stars = aspects[OVERALL_ASPECT];
  const { rawValue, rawCount } = decayedAspect(inputs, OVERALL_ASPECT, atMs);
  const { points, interval, enoughData } = viewOf(stars);
  const believed = unweightedScores(inputs, atMs).aspects[OVERALL_ASPECT];
  const overallView = viewOf(overall);
  return {
    overall: {
      ...overallView,
      weights: overall.weights,
      percentile: overallView.points === null || !comparable ? null : percentileAmong(overallView.points, inputs.prior?.points ?? []),
    },
    dimensions: Object.fromEntries(DIMENSIONS.map((name) => [name, { ...viewOf(aspects[name]), prior: aspects[name].prior }])) as ScoresView['dimensions'],
    stars: {
      rawMean: rawCount > 0 ? toStars(rawValue / rawCount) : null,
      rawCount,
      weightedMean: points === null ? null : toStars(stars.mean),
      interval: interval === null ? null : [toStars(stars.interval[0]), toStars(stars.interval[1])],
      believedMean: believed.enoughData ? toStars(believed.mean) : null,
      effectiveSampleSize: stars.effectiveSampleSize,
      believedWeight: stars.weight,
      enoughData,
    },
    peers: { ...peersOf(inputs.prior), ...(!comparable && { compared: 0 }) },
  };
}
