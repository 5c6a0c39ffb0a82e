import { areaUnderCurve } from '../metrics.js';

/** What a score is worth on labelled reviews. */
export interface Ranking {
  auc: number;
  averagePrecision: number;
  precisionAt100: number;
  precisionAt1000: number;
}

/** Ties are broken by a fixed shuffle, so that the order of the file cannot flatter a coarse score. */
function ranked(truth: readonly boolean[], score: readonly number[]): boolean[] {
  const shuffled = (i: number): number => Math.imul(i + 1, 0x9e3779b1) >>> 0;
  return truth.map((_, i) => i).sort((a, b) => score[b]! - score[a]! || shuffled(a) - shuffled(b)).map((i) => truth[i]!);
}

export function rankingOf(truth: readonly boolean[], score: readonly number[]): Ranking {
  const order = ranked(truth, score);
  let hits = 0;
  let sum = 0;
  order.forEach((real, i) => {
    if (!real) return;
    hits += 1;
    sum += hits / (i + 1);
  });
  const precisionAt = (k: number): number => order.slice(0, k).filter(Boolean).length / Math.min(k, order.length);
  return { auc: areaUnderCurve(truth, score), averagePrecision: sum / Math.max(1, hits), precisionAt100: precisionAt(100), precisionAt1000: precisionAt(1000) };
}

/** Score that so great a share of the given ones does not exceed. */
export function thresholdAt(scores: readonly number[], share: number): number {
  return scores.toSorted((a, b) => b - a)[Math.floor(scores.length * share)]!;
}
