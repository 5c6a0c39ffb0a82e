import { DECISION_SIGNALS } from './decision-signals.js';
import type { HistorySignal } from './history-signal.js';
import { REVIEW_SIGNALS } from './review-signals.js';
import { REVIEWER_SIGNALS } from './reviewer-signals.js';
import { SUSPICION_SIGNALS } from './suspicion-signals.js';

/** Behaviour and relations, from reviewer, product, stars and date; and from what people decided, where they did. */
export const HISTORY_SIGNALS: readonly HistorySignal[] = [...REVIEWER_SIGNALS, ...REVIEW_SIGNALS, ...SUSPICION_SIGNALS, ...DECISION_SIGNALS];
