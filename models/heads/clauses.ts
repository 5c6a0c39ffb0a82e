import { unitMatcher } from '../unit-table.js';

/** Half-open range of UTF-16 offsets. */
export interface Range {
  start: number;
  end: number;
}

const HAN = /\p{Script=Han}/u;
const SPACE = 0x20;
const isHanUnit = unitMatcher(HAN);
const isWhiteSpace = unitMatcher(/\s/);
const alwaysEnds = unitMatcher(/[\n。！？；，、…~～!?;]/);
/** In Latin text these end a clause before a space only: 4.5 and 1,000 hold together. */
const endsBeforeSpace = unitMatcher(/[.,:]/);
const WORD = /[\p{L}\p{N}\p{M}'’-]/u;

/** True when the range holds Chinese, which is read by the character and not by the word. */
export function isHan(text: string): boolean {
  return HAN.test(text);
}

/** True when the mark or space at `at` ends a clause. */
function endsClause(text: string, at: number): boolean {
  const mark = text.charCodeAt(at);
  if (alwaysEnds(mark)) return true;
  const before = at > 0 ? text.charCodeAt(at - 1) : SPACE;
  const after = at + 1 < text.length ? text.charCodeAt(at + 1) : SPACE;
  // Chinese typed with Latin marks or with spaces in place of marks: "很好,推荐", "静音 颜值高".
  if (endsBeforeSpace(mark)) return isWhiteSpace(after) || isHanUnit(before) || isHanUnit(after);
  return mark === SPACE && isHanUnit(before) && isHanUnit(after);
}

/** The clauses of a text in order, without the marks and spaces between them. */
export function clausesOf(text: string): Range[] {
  const clauses: Range[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && !endsClause(text, at)) continue;
    let from = start;
    let to = at;
    while (from < to && isWhiteSpace(text.charCodeAt(from))) from += 1;
    while (to > from && isWhiteSpace(text.charCodeAt(to - 1))) to -= 1;
    if (to > from) clauses.push({ start: from, end: to });
    start = at + 1;
  }
  return clauses;
}

/** True when a reader could start or stop here: inside no Latin word and no surrogate pair. */
export function isReadingBoundary(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  const before = text[at - 1] ?? '';
  const after = text[at] ?? '';
  if (/[\uDC00-\uDFFF]/.test(after)) return false;
  return HAN.test(before) || HAN.test(after) || !(WORD.test(before) && WORD.test(after));
}
