import { OVERALL_ASPECT, type ScoredAspect } from './contributions.js';
import { AFTER_SALES_DIMENSIONS, DIMENSIONS } from './dimensions.js';
import { decayedAspect, merchantScores, priorOf, type ScoreInputs } from './merchant-score.js';
import { meanOf, ratioOf, shareOfDifference, type Move, type Ratio } from './score-influence.js';

/** The figure that an explanation is about: the overall score, one dimension, or the stars. */
export const FOCUSES = ['overall', ...DIMENSIONS, OVERALL_ASPECT] as const;
export type Focus = (typeof FOCUSES)[number];

/** Points out of 100, or of the four steps between one star and five. */
export function unitOf(focus: Focus): { unit: 'points' | 'stars'; scale: number; offset: number } {
  return focus === OVERALL_ASPECT ? { unit: 'stars', scale: 4, offset: 1 } : { unit: 'points', scale: 100, offset: 0 };
}

export interface FocusPart {
  aspect: ScoredAspect;
  /** Its factor in the figure: 1 for a single aspect, the hierarchy's weight in the overall score. */
  weight: number;
  ratio: Ratio;
}

/** The aspects whose weighted means make the figure, as they count at an instant. */
export function partsOf(inputs: ScoreInputs, focus: Focus, atMs: number): FocusPart[] {
  const part = (aspect: ScoredAspect, weight: number): FocusPart => ({ aspect, weight, ratio: ratioOf(decayedAspect(inputs, aspect, atMs), priorOf(inputs, aspect)) });
  if (focus !== 'overall') return [part(focus, 1)];
  const { weights } = merchantScores(inputs, atMs).overall;
  return AFTER_SALES_DIMENSIONS.map((dimension) => part(dimension, weights[dimension]));
}

/** Whether enough data stand behind the figure to show it. */
export function isKnown(inputs: ScoreInputs, focus: Focus, atMs: number): boolean {
  const { aspects, overall } = merchantScores(inputs, atMs);
  return (focus === 'overall' ? overall : aspects[focus]).enoughData;
}

/** The figure itself, 0 to 1. */
export function figureOf(parts: readonly FocusPart[]): number {
  return parts.reduce((sum, { weight, ratio }) => sum + weight * meanOf(ratio), 0);
}

export interface PartPair {
  before: FocusPart;
  after: FocusPart;
}

/** What a change of an aspect's summand moved the figure by, with the mean of both readings' factors. */
export function shareInFigure({ before, after }: PartPair, move: Move): number {
  return ((before.weight + after.weight) / 2) * shareOfDifference(before.ratio, after.ratio, move);
}

/** What the change of the aspects' factors moved the figure by: M̄ (w₁ − w₀), which with the shares adds up exactly. */
export function shareOfWeights(pairs: readonly PartPair[]): number {
  return pairs.reduce((sum, { before, after }) => sum + ((meanOf(before.ratio) + meanOf(after.ratio)) / 2) * (after.weight - before.weight), 0);
}
