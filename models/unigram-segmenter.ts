import { NONE, PieceTrie } from './piece-trie.js';

/** A piece of a segmented text: its id, and its length in UTF-16 units of that text. */
interface Piece {
  id: number;
  length: number;
}

/** Cuts a text into pieces of a unigram vocabulary; the pieces' lengths add up to the text's. */
export type Segmenter = (text: string) => Piece[];

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

function buildTrie({ pieces, specialIds, unknownId }: UnigramVocabulary): PieceTrie {
  const matching = pieces.map((piece, id) => (specialIds.has(id) || id === unknownId ? '' : piece));
  const trie = new PieceTrie(matching.reduce((sum, piece) => sum + piece.length, 1));
  matching.forEach((piece, id) => {
    if (piece !== '') trie.add(piece, id);
  });
  return trie;
}

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
  const { scores, unknownId, specialIds } = vocabulary;
  const trie = buildTrie(vocabulary);
  const rarest = scores.reduce((least, score, id) => (specialIds.has(id) ? least : Math.min(least, score)), 0);
  const unknownScore = Math.fround(rarest - UNKNOWN_PENALTY);

  return (text) => {
    const size = text.length;
    const best = new Float32Array(size + 1);
    const startOf = new Int32Array(size + 1).fill(NONE);
    const idOf = new Int32Array(size + 1);
    const offer = (start: number, end: number, id: number, score: number): void => {
      if (startOf[end] !== NONE && score <= (best[end] ?? 0)) return;
      best[end] = score;
      startOf[end] = start;
      idOf[end] = id;
    };
    for (let start = 0; start < size; ) {
      const here = best[start] ?? 0;
      const character = (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1;
      let known = false;
      let node = 0;
      for (let at = start; at < size; at += 1) {
        node = trie.child(node, text.charCodeAt(at));
        if (node === NONE) break;
        const id = trie.idAt(node);
        if (id === NONE) continue;
        offer(start, at + 1, id, (scores[id] ?? 0) + here);
        known ||= at + 1 - start === character;
      }
      if (!known) offer(start, start + character, unknownId, unknownScore + here);
      start += character;
    }
    return joinUnknown(walkBack(startOf, idOf), unknownId);
  };
}

function walkBack(startOf: Int32Array, idOf: Int32Array): Piece[] {
  const pieces: Piece[] = [];
  for (let end = startOf.length - 1; end > 0; ) {
    const start = startOf[end] ?? 0;
    pieces.push({ id: idOf[end] ?? 0, length: end - start });
    end = start;
  }
  return pieces.toReversed();
}

function joinUnknown(pieces: readonly Piece[], unknownId: number): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.id === unknownId && last?.id === unknownId) last.length += piece.length;
    else joined.push(piece);
  }
  return joined;
}
