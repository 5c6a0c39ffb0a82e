import { TOPICS } from '../src/domain/topics.js';
import type { Window } from './windows.js';

/** Raw outputs of one window of an input, cut to that row. */
export interface WindowReading {
  window: Window;
  /** The part of the input that this window speaks for. */
  owned: Window;
  outputs: ReadonlyMap<string, Float32Array>;
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

function pieceTopics(windows: readonly WindowReading[], pieces: number): Float32Array {
  const all = new Float32Array(pieces * WIDTH);
  for (const { window, owned, outputs } of windows) {
    const values = outputs.get('topic_tokens') ?? new Float32Array();
    // Column 0 of a row is the start piece.
    const from = (owned.start - window.start + 1) * WIDTH;
    all.set(values.subarray(from, from + (owned.end - owned.start) * WIDTH), owned.start * WIDTH);
  }
  return all;
}

/**
 * Joins the windows of one input. One window passes through unchanged.
 *
 * @param windows in the order of the input, at least one.
 * @param pieces length of the input without specials.
 */
export function poolWindows(windows: readonly WindowReading[], pieces: number): Reading {
  const pooled = new Map<string, Float32Array>();
  for (const [name, values] of windows[0]?.outputs ?? []) {
    if (name === 'topic_tokens') continue;
    if (windows.length === 1) pooled.set(name, values);
    else if (name === 'topic_polarity') pooled.set(name, polarity(windows));
    else if (STRONGEST.has(name)) pooled.set(name, strongest(windows, name));
    else pooled.set(name, meanOf(windows, name));
  }
  return { head: (name) => pooled.get(name), pieceTopics: pieceTopics(windows, pieces) };
}
