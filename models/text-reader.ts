import { setImmediate as nextTurnOfTheLoop } from 'node:timers/promises';
import { planBatches } from './batch-planner.js';
import type { EncoderInput } from './encoder-input.js';
import type { EncoderOutputs, EncoderSession } from './encoder-session.js';
import type { NgramTable } from './ngram-table.js';
import { poolWindows, type Reading, type WindowOutputs, type WindowReading } from './window-pooling.js';
import { ownedRanges, planWindows, type Window } from './windows.js';

/**
 * How long forward passes may follow one another before the event loop gets a turn. Most passes take a
 * few milliseconds, and a turn after each of them is time lost to nobody's gain.
 */
const TURN_AFTER_MS = 50;

/** Start and end piece of every sequence. */
const SPECIALS_PER_ROW = 2;

interface Row {
  input: number;
  window: Window;
  owned: Window;
  ids: Int32Array;
}

function rowsOf(session: EncoderSession, input: EncoderInput, index: number): Row[] {
  const windows = planWindows(input.ids.length, session.manifest.maxTokens - SPECIALS_PER_ROW);
  const owned = ownedRanges(windows);
  return windows.map((window, w) => {
    const ids = new Int32Array(window.end - window.start + SPECIALS_PER_ROW);
    ids[0] = session.specials.start;
    ids.set(input.ids.subarray(window.start, window.end), 1);
    ids[ids.length - 1] = session.specials.end;
    return { input: index, window, owned: owned[w] ?? window, ids };
  });
}

/** One row of the outputs of a batch: views, made when asked for since many heads of many rows never are. */
class BatchRow implements WindowOutputs {
  constructor(
    private readonly outputs: EncoderOutputs,
    private readonly row: number,
    private readonly rows: number,
  ) {}

  names(): Iterable<string> {
    return this.outputs.keys();
  }

  get(name: string): Float32Array | undefined {
    const values = this.outputs.get(name);
    if (!values) return undefined;
    const width = values.length / this.rows;
    return values.subarray(this.row * width, (this.row + 1) * width);
  }
}

/** A text's sentiment joined with what its n-grams say; a dialogue has none, and its key is no text. */
function withNgrams(table: NgramTable | undefined, { key, text }: EncoderInput, reading: Reading): Reading {
  const logits = text === undefined ? undefined : reading.head('sentiment');
  if (!table || !logits) return reading;
  const sentiment = table.join(logits, key);
  return { pieceTopics: reading.pieceTopics, head: (name) => (name === 'sentiment' ? sentiment : reading.head(name)) };
}

/** Where the time went, milliseconds. */
export interface ReadingTimes {
  inferenceMs: number;
}

/**
 * Puts inputs through the encoder, each distinct one once, in batches under the token budget.
 * Between forward passes the event loop gets its turns, so that a worker can renew its job's lock.
 *
 * @param times the time of the forward passes is added to it.
 * @returns one reading per input, in order; equal keys share one object, so do not change it.
 */
export async function readInputs(
  session: EncoderSession,
  inputs: readonly EncoderInput[],
  times: ReadingTimes,
): Promise<Reading[]> {
  const distinct = [...new Map(inputs.map((input) => [input.key, input])).values()];
  const rows = distinct.flatMap((input, index) => rowsOf(session, input, index));
  const windows: WindowReading[][] = distinct.map(() => []);
  let turnAt = -Infinity;
  for (const batch of planBatches(rows.map((row) => row.ids.length))) {
    if (performance.now() - turnAt >= TURN_AFTER_MS) {
      await nextTurnOfTheLoop();
      turnAt = performance.now();
    }
    const chosen = batch.rows.map((row) => rows[row]).filter((row) => row !== undefined);
    const startedAt = performance.now();
    const outputs = await session.run(
      chosen.map((row) => row.ids),
      batch.length,
    );
    times.inferenceMs += performance.now() - startedAt;
    chosen.forEach((row, r) => {
      windows[row.input]?.push({
        window: row.window,
        owned: row.owned,
        outputs: new BatchRow(outputs, r, chosen.length),
      });
    });
  }
  const readings = new Map(
    distinct.map((input, index) => [input.key, withNgrams(session.ngrams, input, poolWindows(windows[index] ?? [], input.ids.length))]),
  );
  return inputs.map((input) => {
    const reading = readings.get(input.key);
    if (!reading) throw new Error('an input was left unread. This is a bug.');
    return reading;
  });
}
