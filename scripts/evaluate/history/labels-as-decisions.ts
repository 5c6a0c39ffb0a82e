import type { GroupedDecisions } from '../../../src/domain/signals/history/signal-matrix.js';
import type { LabelledHistory } from '../yelp-metadata.js';
import { isHeldOut, partOf } from './user-split.js';

/** Labels of a set as if people had decided them, for the signals that hear decisions about other accounts. */

/** Beyond every part: planted reviews. */
const PLANTED = 255;
const EVERY_OTHER = 2;

const labelsOf = (set: LabelledHistory, planted: number, decided: (user: string) => boolean): Float32Array =>
  Float32Array.from({ length: set.users.length + planted }, (_, row) => (row < set.users.length && decided(set.users[row]!) ? set.filtered[row]! : Number.NaN));

const groupsOf = (set: LabelledHistory, planted: number, groupOf: (user: string) => number): Uint8Array =>
  Uint8Array.from({ length: set.users.length + planted }, (_, row) => (row < set.users.length ? groupOf(set.users[row]!) : PLANTED));

/**
 * Everyone but held-out users is decided. Held-out reviews hear all of it; the others do not hear their own
 * part, so not their own account either.
 */
export function decisionsButHeldOut(set: LabelledHistory, planted = 0): GroupedDecisions {
  return { verdict: labelsOf(set, planted, (user) => !isHeldOut(user)), group: groupsOf(set, planted, partOf) };
}

/** For five user-disjoint folds of two parts each: a review hears the other folds. */
export function decisionsByFold(set: LabelledHistory): GroupedDecisions {
  return { verdict: labelsOf(set, 0, () => true), group: groupsOf(set, 0, (user) => Math.floor(partOf(user) / EVERY_OTHER)) };
}
