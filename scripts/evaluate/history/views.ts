import { measureSignals, SIGNALS_WIDE } from '../../../src/domain/signals/history/signal-matrix.js';
import { HISTORY_SIGNALS } from '../../../src/domain/signals/history/history-signals.js';
import { logitOf, probabilityOf } from '../../../src/domain/signals/history/judge-history.js';
import type { View } from '../../../src/domain/signals/history/known-history.js';
import type { AdditiveModel } from '../../../src/domain/additive-model.js';
import { DEFAULT_ACTION_POLICY } from '../../../src/domain/authenticity.js';
import { areaUnderCurve, calibrationError } from '../metrics.js';
import { printTable, type Cell } from '../table.js';
import type { LabelledHistory } from '../yelp-metadata.js';
import { propagateBeliefs } from './belief-propagation.js';
import { decisionsButHeldOut } from './labels-as-decisions.js';
import { rankingOf, thresholdAt } from './ranking.js';
import { isHeldOut } from './user-split.js';

const WRITTEN = HISTORY_SIGNALS.findIndex(({ name }) => name === 'reviews_written');
const BAND = { '1 review': [1, 1], '2–4': [2, 4], '5 or more': [5, Infinity] } as const;

/** What is known when a review is judged: as of its arrival; everything; and what people decided of others, too. */
export const KNOWN = ['retrospect', 'arrival', 'decided'] as const;
export type Known = (typeof KNOWN)[number];
const TITLE: Record<Known, string> = { retrospect: 'in retrospect', arrival: 'as of arrival', decided: 'in retrospect, all other users decided' };

interface Judged {
  truth: boolean[];
  stars: number[];
  /** Reviews of the account known at the time. */
  written: number[];
  scores: Record<string, number[]>;
  learned: number[];
}

/** Scores of the held-out users' reviews, by the model and by its baselines. */
function judgeHeldOut(set: LabelledHistory, matrix: Float32Array, model: AdditiveModel, known: Known): Judged {
  const { table } = set;
  const valuesOf = (row: number): Float32Array => matrix.subarray(row * SIGNALS_WIDE, (row + 1) * SIGNALS_WIDE);
  const prior = new Float64Array(table.size);
  for (let row = 0; row < table.size; row++) prior[row] = logitOf(valuesOf(row), model.profiles.prior);
  const spread = Float64Array.from(table.handedIn, (row) => prior[row]!);
  const believed = new Float64Array(table.size);
  /* Beliefs run over the whole graph, so as of arrival they would know the future: left out there. */
  if (known !== 'arrival') propagateBeliefs(table, spread).forEach((belief, row) => (believed[table.handedIn[row]!] = belief));
  const rows = [...set.users.keys()].filter((row) => isHeldOut(set.users[row]!));
  const written = rows.map((row) => valuesOf(row)[WRITTEN]!);
  const learned = rows.map((row) => probabilityOf(logitOf(valuesOf(row), model.profiles[known])));
  return {
    truth: rows.map((row) => set.filtered[row] === 1),
    stars: rows.map((row) => set.stars[row]!),
    written,
    learned,
    scores: {
      'learned, additive': learned,
      'few reviews alone': written.map((count) => -count),
      'prior, no labels': rows.map((row) => prior[row]!),
      ...(known !== 'arrival' && { 'loopy belief propagation, no labels': rows.map((row) => believed[row]!) }),
    },
  };
}

function subset<Value>(values: readonly Value[], keep: readonly boolean[]): Value[] {
  return values.filter((_, i) => keep[i]);
}

function printFairness({ truth, stars, written, learned }: Judged, known: Known): void {
  const honest = truth.map((real) => !real);
  /** Policy thresholds suit all families together; of metadata alone the top 1 and 5 % are shown too. */
  const limits: [string, number][] = [['fold, .80', DEFAULT_ACTION_POLICY.fold], ['label, .50', DEFAULT_ACTION_POLICY.label], ['top 1 %', thresholdAt(learned, 0.01)], ['top 5 %', thresholdAt(learned, 0.05)]];
  const rateOf = (keep: readonly boolean[], limit: number): number => {
    const kept = subset(learned, keep);
    return kept.filter((value) => value >= limit).length / Math.max(1, kept.length);
  };
  const rows = limits.map(([name, limit]): Cell[] => {
    const flagged = learned.map((value) => value >= limit);
    const precision = subset(truth, flagged).filter(Boolean).length / Math.max(1, flagged.filter(Boolean).length);
    const first = rateOf(honest.map((one, i) => one && written[i] === 1), limit);
    const veteran = rateOf(honest.map((one, i) => one && written[i]! >= 5), limit);
    return [name, limit, flagged.filter(Boolean).length, precision, ...[first, veteran, first / veteran].map((value) => value.toFixed(4)), ...[1, 2, 3, 4, 5].map((star) => rateOf(honest.map((one, i) => one && stars[i] === star), limit).toFixed(4))];
  });
  printTable(
    `Neutrality, ${TITLE[known]}: share of honest reviews at or above a threshold`,
    ['threshold', 'probability', 'flagged', 'precision', 'first reviews', 'accounts of 5 and more', 'ratio', ...[1, 2, 3, 4, 5].map((star) => `${star} ★`)],
    rows,
  );
}

/** Measures a set by what is known and prints ranking, calibration, tenure, stars and neutrality on held-out users. */
export function evaluateView(set: LabelledHistory, model: AdditiveModel, known: Known): Float32Array {
  const view: View = known === 'arrival' ? 'arrival' : 'retrospect';
  const matrix = measureSignals(set.table, view, { profile: model.profiles[known], ...(known === 'decided' && { decisions: decisionsButHeldOut(set) }) });
  const judged = judgeHeldOut(set, matrix, model, known);
  const { truth, stars, written, scores } = judged;
  const aucOf = (keep: readonly boolean[], score: readonly number[]): number => areaUnderCurve(subset(truth, keep), subset(score, keep));
  printTable(
    `YelpNYC, ${TITLE[known]}: ${truth.length} reviews of held-out users, ${truth.filter(Boolean).length} filtered`,
    ['score', 'AUC', 'AP', 'P@100', 'P@1000', 'ECE', ...Object.keys(BAND).map((name) => `AUC ${name}`), ...[1, 2, 3, 4, 5].map((star) => `AUC ${star} ★`)],
    Object.entries(scores).map(([name, score]) => {
      const { auc, averagePrecision, precisionAt100, precisionAt1000 } = rankingOf(truth, score);
      const error = name.startsWith('learned') ? calibrationError(score, truth) : '';
      const bands = Object.values(BAND).map(([from, to]) => aucOf(written.map((count) => count >= from && count <= to), score));
      return [name, auc, averagePrecision, precisionAt100, precisionAt1000, error, ...bands, ...[1, 2, 3, 4, 5].map((star) => aucOf(stars.map((value) => value === star), score))];
    }),
  );
  printFairness(judged, known);
  return matrix;
}
