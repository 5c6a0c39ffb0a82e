import { TOPICS } from '../src/domain/topics.js';
import type { Window } from './windows.js';

/** Raw outputs of one window, cut to its row. */
export interface WindowOutputs {
  names(): Iterable<string>;
  get(name: string): Float32Array | undefined;
}

/** What the encoder says of one window of an input. */
export interface WindowReading {
  window: Window;
  /** The part of the input that this window speaks for. */
  owned: Window;
  outputs: WindowOutputs;
}

/** What the encoder says of one input of any length: logits, uncalibrated. */
export interface Reading {
  /** Logits of a head over the whole input, or undefined when this model has no such head. */
  head(name: string): Float32Array | undefined;
  /** Presence logits, piece after piece, `TOPICS.length` columns; specials left out. */
  pieceTopics: Float32Array;
}

const WIDTH = TOPICS.length;
const POLARITIES = 3;

/** Heads for which one place that shows it is enough: the strongest window decides. */
const STRONGEST = new Set(['topics', 'solicited', 'courtesy', 'turn_marks']);

/** Plain mean: windows are of one length and evenly spread, so none speaks for more than another. */
function meanOf(windows: readonly WindowReading[], name: string): Float32Array {
  const mean = new Float32Array(windows[0]?.outputs.get(name)?.length ?? 0);
  for (const { outputs } of windows) {
    outputs.get(name)?.forEach((value, i) => (mean[i] = (mean[i] ?? 0) + value / windows.length));
  }
  return mean;
}

function strongest(windows: readonly WindowReading[], name: string): Float32Array {
  const values = windows.map(({ outputs }) => outputs.get(name) ?? new Float32Array());
  return (values[0] ?? new Float32Array()).map((_, i) => Math.max(...values.map((row) => row[i] ?? -Infinity)));
}

/** A topic's polarity comes from the windows that speak of it: weighted by the odds of its presence. */
function polarity(windows: readonly WindowReading[]): Float32Array {
  const pooled = new Float32Array(WIDTH * POLARITIES);
  for (let topic = 0; topic < WIDTH; topic += 1) {
    const presence = windows.map(({ outputs }) => outputs.get('topics')?.[topic] ?? 0);
    const top = Math.max(...presence);
    const weights = presence.map((logit) => Math.exp(logit - top));
    const sum = weights.reduce((a, b) => a + b, 0);
    windows.forEach(({ outputs }, w) => {
      for (let column = topic * POLARITIES; column < (topic + 1) * POLARITIES; column += 1) {
        const value = outputs.get('topic_polarity')?.[column] ?? 0;
        pooled[column] = (pooled[column] ?? 0) + ((weights[w] ?? 0) / sum) * value;
      }
    });
  }
  return pooled;
}

/** Logits of the pieces `[from, to)` of a window, as a view. */
function ownTopics(outputs: WindowOutputs, from: number, to: number): Float32Array {
  const values = outputs.get('topic_tokens') ?? new Float32Array((to + 1) * WIDTH);
  // Column 0 of a row is the start piece.
  return values.subarray((from + 1) * WIDTH, (to + 1) * WIDTH);
}

function joinedTopics(windows: readonly WindowReading[], pieces: number): Float32Array {
  const all = new Float32Array(pieces * WIDTH);
  for (const { window, owned, outputs } of windows) {
    const from = owned.start - window.start;
    all.set(ownTopics(outputs, from, from + owned.end - owned.start), owned.start * WIDTH);
  }
  return all;
}

/** Joins the heads of several windows. */
function pooledHeads(windows: readonly WindowReading[]): Map<string, Float32Array> {
  const pooled = new Map<string, Float32Array>();
  for (const name of windows[0]?.outputs.names() ?? []) {
    if (name === 'topic_tokens') continue;
    if (name === 'topic_polarity') pooled.set(name, polarity(windows));
    else if (STRONGEST.has(name)) pooled.set(name, strongest(windows, name));
    else pooled.set(name, meanOf(windows, name));
  }
  return pooled;
}

/**
 * Joins the windows of one input. One window, as nearly every text has, passes through uncopied: its
 * reading holds on to the outputs of its whole batch.
 *
 * @param windows in the order of the input, at least one.
 * @param pieces length of the input without specials.
 */
export function poolWindows(windows: readonly WindowReading[], pieces: number): Reading {
  const [first] = windows;
  if (first && windows.length === 1) {
    return { head: (name) => first.outputs.get(name), pieceTopics: ownTopics(first.outputs, 0, pieces) };
  }
  const pooled = pooledHeads(windows);
  return { head: (name) => pooled.get(name), pieceTopics: joinedTopics(windows, pieces) };
}
