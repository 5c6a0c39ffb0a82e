import type { Span } from '../../src/domain/analysis.js';
import type { TokenisedText } from '../token-offsets.js';
import { isHan, isReadingBoundary, type Range } from './clauses.js';

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

interface ScoredClause extends Range {
  /** Logit of its strongest piece, and what a cue word adds. */
  score: number;
  /** Its strongest piece. */
  peak: Range;
}

function scoreClauses(
  { text, clauses, pieces }: ClausedText,
  logits: ArrayLike<number>,
  cue: RegExp,
): ScoredClause[] {
  const scored: ScoredClause[] = [];
  let next = 0;
  for (const clause of clauses) {
    let peak = -Infinity;
    let peakRange: Range = clause;
    while (next < logits.length && (pieces.starts[next] ?? 0) < clause.end) {
      const start = pieces.starts[next] ?? 0;
      const end = pieces.ends[next] ?? 0;
      const logit = logits[next] ?? -Infinity;
      if (end > clause.start && end > start) {
        if (logit > peak) [peak, peakRange] = [logit, { start: Math.max(start, clause.start), end: Math.min(end, clause.end) }];
      }
      next += 1;
    }
    if (peak === -Infinity) continue;
    const cued = cue.test(text.slice(clause.start, clause.end)) ? CUE_LOG_ODDS : 0;
    scored.push({ ...clause, score: peak + cued, peak: peakRange });
  }
  return scored;
}

/** The clause or, where it is long, as many whole words around its strongest piece as fit. */
function readable(text: string, { start, end, peak }: ScoredClause): Range {
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
 * @param pieceLogits presence logit of the topic for each of the text's pieces.
 * @param cue words that usually stand where the topic is spoken of; see `topic-cues.ts`.
 * @returns slices of `text` that do not overlap; never cuts a Latin word or a surrogate pair.
 */
export function evidenceSpans(claused: ClausedText, pieceLogits: ArrayLike<number>, cue: RegExp): Span[] {
  const { text } = claused;
  const ranked = scoreClauses(claused, pieceLogits, cue).sort((a, b) => b.score - a.score || a.start - b.start);
  const best = ranked[0]?.score ?? 0;
  return ranked
    .filter(({ score }) => score >= best - LOGIT_BELOW_BEST)
    .slice(0, MOST_SPANS)
    .map((clause) => readable(text, clause))
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
}
