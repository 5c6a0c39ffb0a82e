import type { NormalisedText } from './text-normaliser.js';

/** The part of a @xenova/transformers Unigram tokenizer that this module needs. */
export interface UnigramModel {
  tokens_to_ids: Map<string, number>;
  unk_token_id: number;
  /** Viterbi segmentation: the pieces joined are the argument. */
  tokenize(text: string): string[];
}

/** Pieces of one text, without specials, each with its place `[start, end)` in the original, UTF-16. */
export interface TokenisedText {
  ids: Int32Array;
  starts: Uint32Array;
  ends: Uint32Array;
}

/** SentencePiece's mark for a space, also put before the first word. */
const METASPACE = '\u2581';

/**
 * Cuts a normalised text into the encoder's pieces and finds each piece in the original string.
 *
 * @xenova/transformers 2 gives no offsets, and its own call would fuse and drop neighbouring unknown
 * pieces, so the segmentation is taken from the tokenizer's model and fused here, keeping count.
 * A piece that is only the space mark lies where the space was (an empty slice at the very start).
 *
 * @returns ids and offsets of equal length; empty for an empty text. Never throws.
 */
export function tokeniseWithOffsets(model: UnigramModel, normalised: NormalisedText): TokenisedText {
  const ids: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  if (normalised.text.length > 0) {
    // The first unit of the tokenised string is the added mark; position p there is p - 1 in the text.
    let position = -1;
    for (const piece of model.tokenize(METASPACE + normalised.text.replaceAll(' ', METASPACE))) {
      const id = model.tokens_to_ids.get(piece) ?? model.unk_token_id;
      const last = position + piece.length - 1;
      // The mark itself is left out of the slice, so that evidence does not begin with a space.
      const first = piece.startsWith(METASPACE) && piece.length > 1 ? position + 1 : Math.max(position, 0);
      const start = normalised.starts[first] ?? 0;
      const end = last < 0 ? start : (normalised.ends[last] ?? start);
      position += piece.length;
      if (id === model.unk_token_id && ids.at(-1) === model.unk_token_id) {
        ends[ends.length - 1] = end;
        continue;
      }
      ids.push(id);
      starts.push(start);
      ends.push(end);
    }
  }
  return { ids: Int32Array.from(ids), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}
