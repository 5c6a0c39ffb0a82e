import { setImmediate as nextTurnOfTheLoop } from 'node:timers/promises';
import { planBatches } from './batch-planner.js';
import type { EncoderInput } from './encoder-input.js';
import type { EncoderOutputs, EncoderSession } from './encoder-session.js';
import { poolWindows, type Reading, type WindowReading } from './window-pooling.js';
import { ownedRanges, planWindows, type Window } from './windows.js';

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

/** Cuts one row out of the outputs of a batch. */
function rowOutputs(outputs: EncoderOutputs, row: number, rows: number): Map<string, Float32Array> {
  const own = new Map<string, Float32Array>();
  for (const [name, values] of outputs) {
    const width = values.length / rows;
    own.set(name, values.slice(row * width, (row + 1) * width));
  }
  return own;
}

/** Where the time went, milliseconds. */
export interface ReadingTimes {
  inferenceMs: number;
}

/**
 * Puts inputs through the encoder, each distinct one once, in batches under the token budget.
 * Between two forward passes the event loop gets a turn, so that a worker can renew its job's lock.
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
  for (const batch of planBatches(rows.map((row) => row.ids.length))) {
    await nextTurnOfTheLoop();
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
        outputs: rowOutputs(outputs, r, chosen.length),
      });
    });
  }
  const readings = new Map(
    distinct.map((input, index) => [input.key, poolWindows(windows[index] ?? [], input.ids.length)]),
  );
  return inputs.map((input) => {
    const reading = readings.get(input.key);
    if (!reading) throw new Error('an input was left unread. This is a bug.');
    return reading;
  });
}
