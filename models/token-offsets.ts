import type { NormalisedText } from './normalised-text.js';
import type { Segmenter } from './unigram-segmenter.js';

/** Pieces of one text, without specials, each with its place `[start, end)` in the original, UTF-16. */
export interface TokenisedText {
  ids: Int32Array;
  starts: Uint32Array;
  ends: Uint32Array;
}

/** SentencePiece's mark for a space, also put before the first word. */
const METASPACE = '\u2581';
const MARK = METASPACE.charCodeAt(0);

/**
 * Cuts a normalised text into the encoder's pieces and finds each piece in the original string.
 * The space mark a piece begins with is left out of its slice, so that evidence does not begin with
 * a space; a piece that is nothing but the mark lies where the space was (empty at the very start).
 *
 * @returns ids and offsets of equal length; empty for an empty text. Never throws.
 */
export function tokeniseWithOffsets(segment: Segmenter, normalised: NormalisedText): TokenisedText {
  if (normalised.text.length === 0) {
    return { ids: new Int32Array(), starts: new Uint32Array(), ends: new Uint32Array() };
  }
  const marked = METASPACE + normalised.text.replaceAll(' ', METASPACE);
  const { ids, ends: markedEnds } = segment(marked);
  const starts = new Uint32Array(ids.length);
  const ends = new Uint32Array(ids.length);
  // Place p of the marked text is place p - 1 of the normalised one.
  let position = 0;
  for (let i = 0; i < ids.length; i += 1) {
    const end = markedEnds[i] ?? 0;
    const onlyMark = end - position === 1;
    const first = marked.charCodeAt(position) === MARK && !onlyMark ? position : Math.max(position - 1, 0);
    const last = end - 2;
    const start = normalised.starts[first] ?? 0;
    starts[i] = start;
    ends[i] = last < 0 ? start : (normalised.ends[last] ?? start);
    position = end;
  }
  return { ids, starts, ends };
}
