import type { Span } from '../../src/domain/analysis.js';
import type { TokenisedText } from '../token-offsets.js';

/** A piece is evidence when its logit comes this close to the strongest piece's (odds within a factor 4.5). */
const LOGIT_BELOW_PEAK = 1.5;
/** A reader grasps a clause at a glance; a longer one is cut around its peak. UTF-16 units, by script. */
const LONGEST_SPAN = { han: 24, other: 80 };
const MOST_SPANS = 3;

/** A mark that ends a clause; Latin stops and commas only before a space, for 4.5 and 1,000 hold together. */
const CLAUSE_END = /^(?:[\n。！？；，、!?;…~～]|[.,:](?:\s|$))/;
const WORD = /[\p{L}\p{N}\p{M}'’-]/u;
const HAN = /\p{Script=Han}/u;

interface Range {
  start: number;
  end: number;
}

/** True when a reader could start or stop reading at this offset: not inside a Latin word. */
function isWordBoundary(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  const before = text[at - 1] ?? '';
  const after = text[at] ?? '';
  if (/[\uDC00-\uDFFF]/.test(after)) return false;
  if (HAN.test(before) || HAN.test(after)) return true;
  return !(WORD.test(before) && WORD.test(after));
}

function isClauseEnd(text: string, at: number): boolean {
  return CLAUSE_END.test(text.slice(at, at + 2));
}

function clauseAround(text: string, { start, end }: Range): Range {
  let from = start;
  let to = end;
  while (from > 0 && !isClauseEnd(text, from - 1)) from -= 1;
  while (to < text.length && !isClauseEnd(text, to)) to += 1;
  return { start: from, end: to };
}

function trimmed(text: string, { start, end }: Range): Range {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text[from] ?? '')) from += 1;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1;
  return { start: from, end: to };
}

/** The clause a piece stands in or, where that is long, as many whole words around the piece as fit. */
function readableRange(text: string, piece: Range): Range {
  const clause = clauseAround(text, piece);
  const limit = HAN.test(text.slice(clause.start, clause.end)) ? LONGEST_SPAN.han : LONGEST_SPAN.other;
  if (clause.end - clause.start <= limit) return trimmed(text, clause);
  const room = Math.max(0, limit - (piece.end - piece.start));
  let start = Math.max(clause.start, piece.start - Math.ceil(room / 2));
  let end = Math.min(clause.end, Math.max(piece.end, start + limit));
  while (start < piece.start && !isWordBoundary(text, start)) start += 1;
  while (end > piece.end && !isWordBoundary(text, end)) end -= 1;
  while (start > clause.start && !isWordBoundary(text, start)) start -= 1;
  while (end < clause.end && !isWordBoundary(text, end)) end += 1;
  return trimmed(text, { start, end });
}

/**
 * The words that show a topic: the clauses around its strongest pieces, at most three, in text order,
 * without overlap. Whole clauses, since a lone piece ("慢") does not let a reader see why.
 *
 * @param pieceLogits presence logit of the topic for each piece of `pieces`.
 * @returns slices of `text`; never cuts a Latin word or a surrogate pair.
 */
export function evidenceSpans(text: string, pieces: TokenisedText, pieceLogits: Float32Array): Span[] {
  const order = Array.from(pieceLogits.keys())
    .filter((i) => (pieces.ends[i] ?? 0) > (pieces.starts[i] ?? 0))
    .sort((a, b) => (pieceLogits[b] ?? 0) - (pieceLogits[a] ?? 0) || a - b);
  const peak = pieceLogits[order[0] ?? 0] ?? 0;
  const chosen: Range[] = [];
  for (const i of order) {
    if ((pieceLogits[i] ?? 0) < peak - LOGIT_BELOW_PEAK || chosen.length === MOST_SPANS) break;
    const piece = { start: pieces.starts[i] ?? 0, end: pieces.ends[i] ?? 0 };
    const overlaps = (other: Range): boolean => piece.start < other.end && other.start < piece.end;
    if (chosen.some(overlaps)) continue;
    const range = readableRange(text, piece);
    const free = chosen.every((other) => range.end <= other.start || other.end <= range.start);
    if (free && range.end > range.start) chosen.push(range);
  }
  return chosen
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
}
