import { loadCopyModel } from '../../models/copy-model.js';
import { CopySearch } from '../domain/copies/copy-search.js';
import { copyEvidence } from '../domain/copies/copy-signals.js';
import type { TextShelf } from '../domain/copies/text-shelf.js';
import type { Evidence } from '../domain/evidence.js';
import type { View } from '../domain/signals/history/known-history.js';
import type { ReviewTable } from '../domain/signals/history/review-table.js';
import type { OutputStream } from './context.js';
import { Progress } from './progress.js';

/** Evidence from a row's text; rows are asked in the order of the walk through the history. */
export type TextEvidence = (row: number) => Evidence[];

/**
 * Takes in the texts of a file, so that each can be compared with the others: all of them in
 * retrospect, and as of arrival those that had come. Without texts there is nothing to say.
 */
export async function openTextEvidence(
  table: ReviewTable,
  texts: TextShelf,
  { view, modelsDir, bias, idOf, stderr, hidden }: { view: View; modelsDir: string | undefined; bias: number; idOf(row: number): string; stderr: OutputStream; hidden: boolean },
): Promise<TextEvidence> {
  if (texts.filled === 0) return () => [];
  const model = await loadCopyModel(bias, modelsDir);
  const search = new CopySearch({ ...table, textOf: (row) => texts.get(table.handedIn[row]!) });
  if (view === 'retrospect') {
    const progress = new Progress(stderr, { unit: 'texts taken in', total: table.size, hidden });
    search.learnUpTo(Number.POSITIVE_INFINITY, (rows) => progress.update(rows, rows));
    progress.stop();
  }
  return (row) => {
    search.learnUpTo(table.day[row]!);
    return copyEvidence(search.factsOf(row), model, (other) => table.reviewer[other]!, idOf);
  };
}
