import type { Analysis } from '../src/domain/analysis.js';
import type { EncoderInput } from './encoder-input.js';
import type { Reading } from './window-pooling.js';

/**
 * What must be read for one item, and what follows from the readings. Plans of many items are read
 * together, so that short texts of different items share forward passes.
 */
export interface ItemPlan {
  inputs: EncoderInput[];
  /** @param readings one per input, in order. */
  conclude(readings: readonly Reading[]): Analysis;
}
