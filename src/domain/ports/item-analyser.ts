import type { Analysis } from '../analysis.js';
import type { Item } from '../item.js';

/** Where the time of an `analyse` call went, milliseconds; exported as metrics by the workers. */
export interface AnalysisTimings {
  tokeniseMs: number;
  inferenceMs: number;
  restMs: number;
}

/**
 * Reads items with the language models.
 *
 * Contract:
 * - answers one analysis per item, in the order of the items;
 * - the answer for an item depends on nothing but that item and the model revision: the same in
 *   any batch, in any order, in any process, to 1e-4;
 * - may block the event loop for up to two seconds at a time, so only workers and the command line
 *   may hold one;
 * - throws `AppError('model_unavailable')` when weights are missing or their hashes are wrong.
 */
export interface ItemAnalyser {
  readonly revision: string;
  analyse(items: readonly Item[]): Promise<Analysis[]>;
  /** Timings summed since the last call of this method. */
  takeTimings(): AnalysisTimings;
  close(): Promise<void>;
}
