import { NONE, PieceTrie } from './piece-trie.js';

/** The pieces of a segmented text, in order; they tile it. */
export interface Segmentation {
  ids: Int32Array;
  /** Where each piece ends, UTF-16 units of the text; it begins where the one before ends. */
  ends: Uint32Array;
}

/** Cuts a text into pieces of a unigram vocabulary. */
export type Segmenter = (text: string) => Segmentation;

export interface UnigramVocabulary {
  /** Piece of each id. */
  pieces: readonly string[];
  /** Log probability of each id. */
  scores: readonly number[];
  unknownId: number;
  /** Ids that never match text, such as [CLS]. */
  specialIds: ReadonlySet<number>;
}

/** SentencePiece's penalty, below the rarest piece, for a character outside the vocabulary. */
const UNKNOWN_PENALTY = 10;

/** For every place of a text, the best path that ends there: its score, last piece, and where that begins. */
class Lattice {
  readonly scores: Float32Array;
  readonly startOf: Int32Array;
  readonly idOf: Int32Array;

  /** @param size units of the longest text it can hold. */
  constructor(size: number) {
    this.scores = new Float32Array(size + 1);
    this.startOf = new Int32Array(size + 1);
    this.idOf = new Int32Array(size + 1);
  }

  clear(size: number): void {
    this.scores[0] = 0;
    this.startOf.fill(NONE, 0, size + 1);
  }

  offer(start: number, end: number, id: number, score: number): void {
    if (this.startOf[end] !== NONE && score <= (this.scores[end] ?? 0)) return;
    this.scores[end] = score;
    this.startOf[end] = start;
    this.idOf[end] = id;
  }

  private pieces(size: number): number {
    let count = 0;
    for (let end = size; end > 0; end = this.startOf[end] ?? 0) count += 1;
    return count;
  }

  /** The best path over the first `size` units; neighbouring unknowns are one piece. */
  path(size: number, unknownId: number): Segmentation {
    const count = this.pieces(size);
    const ids = new Int32Array(count);
    const ends = new Uint32Array(count);
    let first = count;
    for (let end = size; end > 0; end = this.startOf[end] ?? 0) {
      const id = this.idOf[end] ?? 0;
      // Walking backwards: the unknown piece already taken reaches back over this one.
      if (id === unknownId && first < count && ids[first] === unknownId) continue;
      first -= 1;
      ids[first] = id;
      ends[first] = end;
    }
    return { ids: ids.subarray(first), ends: ends.subarray(first) };
  }
}

/** Room in the lattice that is kept between texts; a longer text gets one of its own. */
const KEPT_UNITS = 16_384;

/**
 * The likeliest segmentation under a unigram language model (Kudo 2018), step for step as
 * SentencePiece's `EncodeOptimized` computes it: path scores kept in float32, the first of equals
 * wins, a character outside the vocabulary is unknown, neighbouring unknowns are one piece.
 *
 * @xenova/transformers' own search sums in float64 and walks its trie by code units although it was
 * built by code points: on real reviews it answers otherwise for every two-hundredth text (runs of
 * "！！！", equal scores) and for every emoji of the vocabulary, and the weights were trained on
 * SentencePiece's answers.
 */
export function createSegmenter(vocabulary: UnigramVocabulary): Segmenter {
  const { pieces, scores, unknownId, specialIds } = vocabulary;
  const trie = new PieceTrie(pieces.map((piece, id) => (specialIds.has(id) || id === unknownId ? '' : piece)));
  const rarest = scores.reduce((least, score, id) => (specialIds.has(id) ? least : Math.min(least, score)), 0);
  const unknownScore = Math.fround(rarest - UNKNOWN_PENALTY);
  // Making its typed arrays anew costs more than the search in a short text.
  const kept = new Lattice(KEPT_UNITS);

  return (text) => {
    const size = text.length;
    const lattice = size <= KEPT_UNITS ? kept : new Lattice(size);
    lattice.clear(size);
    for (let start = 0; start < size; ) {
      const here = lattice.scores[start] ?? 0;
      const character = (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1;
      let known = false;
      let node = 0;
      for (let at = start; at < size; at += 1) {
        node = trie.child(node, text.charCodeAt(at));
        if (node === NONE) break;
        const id = trie.idAt(node);
        if (id === NONE) continue;
        lattice.offer(start, at + 1, id, (scores[id] ?? 0) + here);
        known ||= at + 1 - start === character;
      }
      if (!known) lattice.offer(start, start + character, unknownId, unknownScore + here);
      start += character;
    }
    return lattice.path(size, unknownId);
  };
}
