import type { AdditiveProfile, AdditiveSum } from '../../additive-model.js';
import { HISTORY_SIGNALS } from './history-signals.js';
import { logitOf, probabilityOf } from './judge-history.js';
import { walkHistory, type View } from './known-history.js';
import { FactsReader } from './review-facts.js';
import type { ReviewTable } from './review-table.js';
import { Suspicion } from './suspicion.js';

export const SIGNALS_WIDE = HISTORY_SIGNALS.length;

/** Calls `take` with every row and its signals' values, in the order of HISTORY_SIGNALS; NaN where one is silent. */
function eachMeasured(table: ReviewTable, view: View, suspicion: Suspicion | undefined, take: (row: number, values: Float64Array) => void): void {
  const facts = new FactsReader(view, suspicion);
  const values = new Float64Array(SIGNALS_WIDE);
  for (const { row, history } of walkHistory(table, view)) {
    const read = facts.read(history, row);
    HISTORY_SIGNALS.forEach((signal, i) => (values[i] = signal.value(read) ?? Number.NaN));
    take(row, values);
  }
}

/** First pass: what `own` makes of every row without its surroundings; undefined for a profile that does not ask. */
export function firstPass(table: ReviewTable, view: View, own: AdditiveSum | undefined, onJudged?: (done: number) => void): Suspicion | undefined {
  if (!own) return undefined;
  const alone = new Float64Array(table.size);
  let done = 0;
  eachMeasured(table, view, undefined, (row, values) => {
    alone[row] = probabilityOf(logitOf(values, own));
    onJudged?.((done += 1));
  });
  return new Suspicion(alone, probabilityOf(own.bias));
}

/**
 * Values of all history signals, row by row in the order handed in; NaN where a signal is silent.
 * @param profile whose first pass the signals of suspicion rest on; without one they are silent
 */
export function measureSignals(table: ReviewTable, view: View, profile?: Pick<AdditiveProfile, 'own'>, onMeasured?: (done: number) => void): Float32Array {
  const matrix = new Float32Array(table.size * SIGNALS_WIDE);
  let done = 0;
  eachMeasured(table, view, firstPass(table, view, profile?.own), (row, values) => {
    matrix.set(values, table.handedIn[row]! * SIGNALS_WIDE);
    onMeasured?.((done += 1));
  });
  return matrix;
}
