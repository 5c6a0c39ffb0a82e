import { HISTORY_SIGNALS } from './history-signals.js';
import { walkHistory, type View } from './known-history.js';
import { FactsReader } from './review-facts.js';
import type { ReviewTable } from './review-table.js';

/** Values of all history signals, row by row in the order handed in; NaN where a signal is silent. */
export function measureSignals(table: ReviewTable, view: View, onMeasured?: (done: number) => void): Float32Array {
  const width = HISTORY_SIGNALS.length;
  const matrix = new Float32Array(table.size * width);
  const facts = new FactsReader(view);
  let done = 0;
  for (const { row, history } of walkHistory(table, view)) {
    const read = facts.read(history, row);
    const from = table.handedIn[row]! * width;
    HISTORY_SIGNALS.forEach((signal, i) => (matrix[from + i] = signal.value(read) ?? Number.NaN));
    onMeasured?.((done += 1));
  }
  return matrix;
}
