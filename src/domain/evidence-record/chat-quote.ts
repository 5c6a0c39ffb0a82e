import { SOLICITATION_KINDS, type SolicitationKind } from '../analysis.js';
import type { Message } from '../item.js';
import { maskPersonalData } from '../masking.js';

/** A turn of a chat in which staff asked or paid for praise, as it is stored. */
export interface SolicitingTurn {
  transcriptId: string;
  /** Index of the message, from 0. */
  turn: number;
  role: Message['role'];
  /** ISO 8601; null where the platform gave none. */
  at: string | null;
  text: string;
  /** Null in analyses of before kinds were told. */
  kind: SolicitationKind | null;
}

/** Longest quotation, UTF-16 code units. */
const MAX_QUOTE = 120;
/** Characters before the telling word that a shortened quotation keeps. */
const BEFORE = 40;
/** Where a long turn speaks of what was offered or of the review. */
const TELLING = /返现|红包|返\s?\d|补偿|优惠券|代金券|赠|礼品|好评|五星|5\s?星|差评|评价|\b(?:cash ?back|gift|refund|vouchers?|coupons?|credit|discounts?|free|stars?|reviews?|ratings?|feedback)\b/iu;

/** At most 120 characters of a text about the place that tells, with … where something was left out. Never half a character. */
function excerptOf(text: string): string {
  const whole = text.trim().replace(/\s+/g, ' ');
  if (whole.length <= MAX_QUOTE) return whole;
  const telling = TELLING.exec(whole)?.index ?? 0;
  const from = Math.max(0, Math.min(telling - BEFORE, whole.length - MAX_QUOTE + 2));
  const before = from > 0 ? '…' : '';
  const to = Math.min(whole.length, from + MAX_QUOTE - before.length - 1);
  const cut = whole.slice(from, to).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
  return `${before}${cut}${to < whole.length ? '…' : ''}`;
}

const weight = ({ kind }: SolicitingTurn): number => SOLICITATION_KINDS.indexOf(kind ?? 'asked');

/**
 * What was said in each chat, one turn a chat: that which weighs most, the first among equals; personal data masked, whatever
 * the store holds, before anything is cut.
 *
 * @param turns of any number of chats
 * @param order ids of the chats, in which the quotations come
 */
export function quotedTurns(turns: readonly SolicitingTurn[], order: readonly string[]): SolicitingTurn[] {
  return order.flatMap((id) => {
    const [first, ...others] = turns.filter(({ transcriptId }) => transcriptId === id).sort((a, b) => a.turn - b.turn);
    if (!first) return [];
    const told = others.reduce((one, other) => (weight(other) > weight(one) ? other : one), first);
    return [{ ...told, text: excerptOf(maskPersonalData(told.text).text) }];
  });
}
