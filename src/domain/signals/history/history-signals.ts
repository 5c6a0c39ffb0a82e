import type { HistorySignal } from './history-signal.js';
import { REVIEW_SIGNALS } from './review-signals.js';
import { REVIEWER_SIGNALS } from './reviewer-signals.js';
import { SUSPICION_SIGNALS } from './suspicion-signals.js';

/** Behaviour and relations, from reviewer, product, stars and date alone. */
export const HISTORY_SIGNALS: readonly HistorySignal[] = [...REVIEWER_SIGNALS, ...REVIEW_SIGNALS, ...SUSPICION_SIGNALS];
