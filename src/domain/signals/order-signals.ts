import { percent, ramp, type Signal } from './signal.js';

/** Signals read from the order behind a review and from what others answered to it. */

const HOUR_MS = 3_600_000;
/** From this many hours on, an ordinary customer may well have the goods in hand. */
const UNREMARKABLE_HOURS = 24;
/** Fewer votes are a friend's or a rival's click. */
const MIN_VOTES = 5;

/** A span in the largest unit that reads well. */
function inWords(hours: number): { zh: string; en: string } {
  const minutes = Math.round(hours * 60);
  if (minutes < 90) return { zh: `${minutes} 分钟`, en: `${minutes} minute${minutes === 1 ? '' : 's'}` };
  const whole = Math.round(hours);
  return whole < 48 ? { zh: `${whole} 小时`, en: `${whole} hours` } : { zh: `${Math.round(hours / 24)} 天`, en: `${Math.round(hours / 24)} days` };
}

/** The merchant says that there was no such customer. Its word alone is an interested one. */
const DISPUTED =
  /(?:没有|查不到|查无|未查到|找不到)[^。！？!?\n]{0,12}(?:订单|购买记录|消费记录|入住记录|预订)|(?:不是|并非)(?:我们|本店|我店)[^。！？!?\n]{0,8}(?:顾客|客人|客户)|\bno (?:record|trace) of\b|\b(?:cannot|can't|can not|could not|couldn't|unable to) find (?:your|any|an)\b[^.!?\n]{0,24}\b(?:order|booking|reservation|purchase|visit|stay|name)\b|\b(?:not|never)(?: been)? (?:a|our) (?:customer|guest|client|patient)\b/iu;

export const ORDER_SIGNALS: readonly Signal[] = [
  {
    name: 'purchase_to_review',
    family: 'behaviour',
    unit: 'hours; negative before the purchase',
    source: 'staged orders are reviewed before anything can have arrived (Xu et al., E-commerce reputation manipulation: the emergence of reputation-escalation-as-a-service, 2015); a meal is reviewed at once too, so it weighs little',
    measure({ review }) {
      if (!review.purchasedAt) return undefined;
      const hours = (Date.parse(review.createdAt) - Date.parse(review.purchasedAt)) / HOUR_MS;
      const span = inWords(Math.abs(hours));
      return {
        value: hours,
        strength: hours < 0 ? 1 : 1 - ramp(Math.log2(1 + hours), 1, Math.log2(1 + UNREMARKABLE_HOURS)),
        zh: hours < 0 ? `评价发布于购买之前 ${span.zh}。` : `购买后 ${span.zh}就发布了评价。`,
        en: hours < 0 ? `The review came ${span.en} before the purchase.` : `The review came ${span.en} after the purchase.`,
      };
    },
  },
  {
    name: 'unhelpful_votes',
    family: 'behaviour',
    unit: 'share of votes',
    source: 'readers vote spam down on the whole, but votes can be bought (Jindal and Liu, Opinion spam and analysis, 2008): it weighs little either way',
    measure({ review }) {
      const helpful = review.helpfulVotes ?? 0;
      const unhelpful = review.unhelpfulVotes ?? 0;
      const votes = helpful + unhelpful;
      if (review.unhelpfulVotes === undefined || votes < MIN_VOTES) return undefined;
      const share = unhelpful / votes;
      return {
        value: share,
        strength: ramp(share, 0.6, 1) - 0.5 * ramp(1 - share, 0.6, 1),
        zh: `就这条评价是否有用，${votes} 位读者投过票，其中 ${unhelpful} 位（${percent(share)}）认为没用。`,
        en: `Of ${votes} readers who voted on whether the review helps, ${unhelpful} (${percent(share)}) found that it does not.`,
      };
    },
  },
  {
    name: 'disputed_by_reply',
    family: 'behaviour',
    unit: '1 disputed, 0 not',
    source: 'the merchant may dispute in public that there was such a customer; it is a party, so it weighs little, and nothing where the platform confirms the purchase',
    measure({ review }) {
      if (!review.reply || review.verifiedPurchase) return undefined;
      const disputed = DISPUTED.test(review.reply.text);
      return {
        value: Number(disputed),
        strength: Number(disputed),
        zh: '商家公开回复称没有这位顾客或这笔订单。',
        en: "The merchant's public reply says that there was no such customer or order.",
      };
    },
  },
];
