import { SOLICITATION_KINDS, type SolicitationKind } from '../analysis.js';
import type { Message } from '../item.js';
import { maskPersonalData } from '../masking.js';

/** A turn of staff in a chat that asked or paid for praise, as it is stored. */
export interface StaffTurn {
  transcriptId: string;
  /** Index of the message, from 0. */
  turn: number;
  role: Message['role'];
  /** ISO 8601; null where the platform gave none. */
  at: string | null;
  text: string;
  /** Whether it asks or pays for praise; others stand near one that does. */
  solicits: boolean;
  /** Null in turns that do not solicit, and in analyses of before kinds were told. */
  kind: SolicitationKind | null;
}

/** Longest quotation, UTF-16 code units. */
const MAX_QUOTE = 120;
/** Characters before the telling word that a shortened quotation keeps. */
const BEFORE = 40;
/** Names something that the customer gets: staff name it before they ask, and then say that they will “send it”. */
const BENEFIT = /[\d一二两三五六八十百]+\s?[元块折%]|红包|返现|返\s?\d|券|礼|赠|积分|[$£€]\s?\d|\d ?%|\b(?:cash ?back|gift|refund|rebate|vouchers?|coupons?|credit|discounts?|free|bonus|points)\b/iu;
const REVIEW = /好评|五星|5\s?星|差评|评价|\b(?:stars?|reviews?|ratings?|feedback)\b/iu;

/** At most 120 characters of a text about the place that tells, with … where something was left out. Never half a character. */
function excerptOf(text: string): string {
  const whole = text.trim().replace(/\s+/g, ' ');
  if (whole.length <= MAX_QUOTE) return whole;
  const telling = (BENEFIT.exec(whole) ?? REVIEW.exec(whole))?.index ?? 0;
  const from = Math.max(0, Math.min(telling - BEFORE, whole.length - MAX_QUOTE + 2));
  const before = from > 0 ? '…' : '';
  const to = Math.min(whole.length, from + MAX_QUOTE - before.length - 1);
  const cut = whole.slice(from, to).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
  return `${before}${cut}${to < whole.length ? '…' : ''}`;
}

const weight = ({ kind }: StaffTurn): number => SOLICITATION_KINDS.indexOf(kind ?? 'asked');

/** The turn that weighs most, the first among equals; where it pays and does not name what, the nearest that does, before it if any. */
function tellingTurns(turns: readonly StaffTurn[]): StaffTurn[] {
  const [first, ...others] = turns.filter(({ solicits }) => solicits);
  if (!first) return [];
  const told = others.reduce((one, other) => (weight(other) > weight(one) ? other : one), first);
  if (told.kind === 'asked' || told.kind === 'asked_change' || BENEFIT.test(told.text)) return [told];
  const naming = turns.filter(({ text }) => BENEFIT.test(text));
  const offer = naming.findLast(({ turn }) => turn < told.turn) ?? naming.find(({ turn }) => turn > told.turn);
  return offer ? [offer, told].sort((a, b) => a.turn - b.turn) : [told];
}

/**
 * What staff said in each chat, one or two turns of it; personal data masked, whatever the store holds, before
 * anything is cut.
 *
 * @param turns of any number of chats
 * @param order ids of the chats, in which the quotations come
 */
export function quotedTurns(turns: readonly StaffTurn[], order: readonly string[]): StaffTurn[] {
  return order.flatMap((id) => {
    const ofChat = turns.filter(({ transcriptId }) => transcriptId === id).sort((a, b) => a.turn - b.turn);
    return tellingTurns(ofChat).map((turn) => ({ ...turn, text: excerptOf(maskPersonalData(turn.text).text) }));
  });
}
