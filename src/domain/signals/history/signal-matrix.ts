import type { AdditiveProfile, AdditiveSum } from '../../additive-model.js';
import { Decisions } from './decisions.js';
import { HISTORY_SIGNALS } from './history-signals.js';
import { logitOf, probabilityOf } from './judge-history.js';
import { walkHistory, type View } from './known-history.js';
import { FactsReader } from './review-facts.js';
import type { ReviewTable } from './review-table.js';
import { Suspicion } from './suspicion.js';

export const SIGNALS_WIDE = HISTORY_SIGNALS.length;

/** Calls `take` with every row and its signals' values, in the order of HISTORY_SIGNALS; NaN where one is silent. */
function eachMeasured(table: ReviewTable, facts: FactsReader, view: View, take: (row: number, values: Float64Array) => void): void {
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
  eachMeasured(table, new FactsReader(view), view, (row, values) => {
    alone[row] = probabilityOf(logitOf(values, own));
    onJudged?.((done += 1));
  });
  return new Suspicion(alone, probabilityOf(own.bias));
}

/**
 * Decisions by row of the table, of which each row hears those of other groups alone: what the shapes
 * are learned from must not know the answer.
 */
export interface GroupedDecisions {
  /** 1 found inauthentic, 0 genuine, NaN undecided; by row as handed in. */
  verdict: Float32Array;
  /** From 0; by row as handed in. One group for all hears every decision but those of its own account. */
  group?: Uint8Array;
}

function decisionsOf(table: ReviewTable, suspicion: Suspicion | undefined, { verdict, group }: GroupedDecisions): (row: number) => Decisions | undefined {
  if (!suspicion) throw new Error('Decisions are compared with a first pass, and there is none.');
  const of = (heard: (handedIn: number) => boolean): Decisions =>
    new Decisions(table, Float32Array.from(table.handedIn, (handedIn) => (heard(handedIn) ? verdict[handedIn]! : Number.NaN)), suspicion.own);
  if (!group) {
    const all = of(() => true);
    return () => all;
  }
  const byGroup = new Map([...new Set(group)].map((one) => [one, of((handedIn) => group[handedIn] !== one)]));
  return (row) => byGroup.get(group[table.handedIn[row]!]!);
}

interface Measuring {
  /** Its first pass is what the signals of suspicion and of decisions rest on; without one they are silent. */
  profile?: Pick<AdditiveProfile, 'own'>;
  decisions?: GroupedDecisions;
  onMeasured?(done: number): void;
}

/** Reads facts of one view, with the surroundings that a profile asks for. */
export function factsReader(table: ReviewTable, view: View, { profile, decisions, onMeasured }: Measuring = {}): FactsReader {
  const suspicion = firstPass(table, view, profile?.own, onMeasured);
  return new FactsReader(view, suspicion, decisions && decisionsOf(table, suspicion, decisions));
}

/** Values of all history signals, row by row in the order handed in; NaN where a signal is silent. */
export function measureSignals(table: ReviewTable, view: View, { onMeasured, ...measuring }: Measuring = {}): Float32Array {
  const matrix = new Float32Array(table.size * SIGNALS_WIDE);
  let done = 0;
  eachMeasured(table, factsReader(table, view, measuring), view, (row, values) => {
    matrix.set(values, table.handedIn[row]! * SIGNALS_WIDE);
    onMeasured?.((done += 1));
  });
  return matrix;
}
