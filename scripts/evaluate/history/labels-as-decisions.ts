import type { GroupedDecisions } from '../../../src/domain/signals/history/signal-matrix.js';
import type { LabelledHistory } from '../yelp-metadata.js';
import { isHeldOut, partOf } from './user-split.js';

/** Labels of a set as if people had decided them, for the signals that hear decisions about other accounts. */

/** Beyond every part: planted reviews. */
const PLANTED = 255;

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

/** The hash parts of users are dealt into so many folds. */
export const FOLDS = 5;
const foldOf = (user: string): number => Math.floor((partOf(user) * FOLDS) / 10);

/** The same with one fold of users left out in place of those held out. */
export function decisionsButFold(set: LabelledHistory, fold: number): GroupedDecisions {
  return { verdict: labelsOf(set, 0, (user) => foldOf(user) !== fold), group: groupsOf(set, 0, partOf) };
}
