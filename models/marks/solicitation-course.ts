import type { SolicitationKind } from '../../src/domain/analysis.js';
import type { Message } from '../../src/domain/item.js';
import { solicitationIn } from './solicitation.js';

/** Solicitations in the course of a chat: once an agent has begun, what follows need not name the review again. */

export interface FoundSolicitation {
  turn: number;
  kind: SolicitationKind;
  /** Found only by what was said before: its own words name no review. */
  continued: boolean;
}

/** Terms and ways of the bargain. */
const GOES_ON =
  /截图|收款码|评(?:完|了|好|的话|论里)|五星|好评|全五|返(?:现|您|你|\d)|转[您你]|红包|(?:别|不要|勿)[^，。]{0,4}(?:写|提|说出去)|字以上|字数|配图|规定要|要求的|当场到|\b(?:screenshots?|stars?|reviews?|ratings?|gift ?cards?|paypal|don['’]?t (?:mention|write)|once it['’]?s (?:up|live|posted))\b/iu;
/** Words laid into the customer's mouth, when he asks what to write in a review. */
const DICTATES = /复制|粘贴|模板|文案|照(?:着|抄)|\b(?:copy|paste|draft|template)\b/iu;
const SPEAKS_OF_REVIEW = /好评|评价|评论|\breview/iu;
const REFUSES = /随[您你]|不用|(?:不|没)(?:需要|搞|做|能|可以|允许|会)[^，。]{0,8}(?:返|红包|好评|评)|\b(?:never|can['’]?t|cannot|don['’]?t offer|afraid not|no need)\b/iu;

/** The agents' turns that ask for a good review or pay for one, in order. */
export function solicitationsOver(messages: readonly Message[]): FoundSolicitation[] {
  const found: FoundSolicitation[] = [];
  let asked = '';
  messages.forEach(({ role, text }, turn) => {
    if (role === 'customer') asked = text;
    if (role !== 'agent') return;
    const kind = solicitationIn(text);
    const begun = found.at(-1);
    if (kind !== undefined) found.push({ turn, kind, continued: false });
    else if (begun && GOES_ON.test(text) && !REFUSES.test(text)) found.push({ turn, kind: begun.kind, continued: true });
    else if (SPEAKS_OF_REVIEW.test(asked) && DICTATES.test(text) && !REFUSES.test(text)) found.push({ turn, kind: 'asked', continued: true });
  });
  return found;
}
