import type { Span } from '../../src/domain/analysis.js';
import type { TokenisedText } from '../token-offsets.js';
import { isHan, isReadingBoundary, type Range } from './clauses.js';
import { foldForCues } from './topic-cues.js';

/** A further clause is shown when its odds are at least half of the best one's. */
const LOGIT_BELOW_BEST = Math.log(2);
/** A reader grasps this much at a glance; longer clauses are cut around their strongest piece. UTF-16 units. */
const LONGEST_SPAN = { han: 24, other: 80 };
/** What a cue word in the clause adds; chosen on the joined texts of `npm run evaluate`. */
const CUE_LOG_ODDS = 3;
const MOST_SPANS = 3;

/** A text that evidence is looked for in; its clauses serve all its topics. */
export interface ClausedText {
  text: string;
  clauses: readonly Range[];
  pieces: TokenisedText;
}

/** Presence logits of a topic: one column of the pieces' logits, read in place. */
export interface PieceLogits {
  /** Piece after piece, `width` columns each. */
  values: ArrayLike<number>;
  width: number;
  column: number;
}

interface ScoredClause extends Range {
  /** Logit of its strongest piece, and what a cue word adds. */
  score: number;
  /** Its strongest piece. */
  peak: Range;
}

/** Highest score first; of equals the one that comes first in the text. */
function byScore(a: ScoredClause, b: ScoredClause): number {
  return b.score - a.score || a.start - b.start;
}

/** Clauses by the logit of their strongest piece; those that no piece lies in are left out. */
function peaksOf({ clauses, pieces }: ClausedText, { values, width, column }: PieceLogits): ScoredClause[] {
  const scored: ScoredClause[] = [];
  let next = 0;
  for (const { start, end } of clauses) {
    let score = -Infinity;
    let strongest = 0;
    for (; next < pieces.starts.length && (pieces.starts[next] ?? 0) < end; next += 1) {
      const pieceEnd = pieces.ends[next] ?? 0;
      const logit = values[next * width + column] ?? -Infinity;
      if (logit > score && pieceEnd > start && pieceEnd > (pieces.starts[next] ?? 0)) {
        score = logit;
        strongest = next;
      }
    }
    if (score === -Infinity) continue;
    const peak = { start: Math.max(pieces.starts[strongest] ?? 0, start), end: Math.min(pieces.ends[strongest] ?? 0, end) };
    scored.push({ start, end, score, peak });
  }
  return scored;
}

/**
 * The clauses near the best one, cue words counted, best first. Looking for cue words is what costs
 * here, so strong clauses are asked first, and weak ones only as long as a cue could still lift them.
 */
function bestClauses(claused: ClausedText, logits: PieceLogits, cue: RegExp): ScoredClause[] {
  const words = foldForCues(claused.text);
  const asked: ScoredClause[] = [];
  let best = -Infinity;
  for (const clause of peaksOf(claused, logits).sort(byScore)) {
    if (clause.score + CUE_LOG_ODDS < best - LOGIT_BELOW_BEST) break;
    if (cue.test(words.slice(clause.start, clause.end))) clause.score += CUE_LOG_ODDS;
    best = Math.max(best, clause.score);
    asked.push(clause);
  }
  return asked.filter(({ score }) => score >= best - LOGIT_BELOW_BEST).sort(byScore);
}

/** The clause or, where it is long, as many whole words around its strongest piece as fit. */
function readable(text: string, { start, end, peak }: ScoredClause): Range {
  if (end - start <= Math.min(LONGEST_SPAN.han, LONGEST_SPAN.other)) return { start, end };
  const limit = isHan(text.slice(start, end)) ? LONGEST_SPAN.han : LONGEST_SPAN.other;
  if (end - start <= limit) return { start, end };
  const room = Math.max(0, limit - (peak.end - peak.start));
  let from = Math.max(start, peak.start - Math.ceil(room / 2));
  let to = Math.min(end, Math.max(peak.end, from + limit));
  while (from < peak.start && !isReadingBoundary(text, from)) from += 1;
  while (from > start && !isReadingBoundary(text, from)) from -= 1;
  while (to > peak.end && !isReadingBoundary(text, to)) to -= 1;
  while (to < end && !isReadingBoundary(text, to)) to += 1;
  while (from < peak.start && /\s/.test(text[from] ?? '')) from += 1;
  while (to > peak.end && /\s/.test(text[to - 1] ?? '')) to -= 1;
  return { start: from, end: to };
}

/**
 * The words that show a topic: the clauses its pieces speak for most, at most three, in text order.
 * Whole clauses, since a lone piece ("慢") does not let a reader see why. Summing a clause's odds in
 * place of its strongest piece was tried: long clauses win whatever they say.
 *
 * @param pieceLogits of the topic, for each of the text's pieces.
 * @param cue words that usually stand where the topic is spoken of; see `topic-cues.ts`.
 * @returns slices of `text` that do not overlap; never cuts a Latin word or a surrogate pair.
 */
export function evidenceSpans(claused: ClausedText, pieceLogits: PieceLogits, cue: RegExp): Span[] {
  const { text } = claused;
  return bestClauses(claused, pieceLogits, cue)
    .slice(0, MOST_SPANS)
    .map((clause) => readable(text, clause))
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
}
