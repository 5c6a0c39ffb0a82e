import type { Review } from '../item.js';

/**
 * Where a review, its follow-ups or the merchant's reply speak of a reward or a request for praise, in the words of
 * those who write: 好评返现, 晒图领红包, a gift card for five stars. Rules, not the model: they find
 * what is said outright, also beside pictures with hardly a word.
 */
const REWARDS: readonly RegExp[] = [
  /(?:五星|5星|全五分?|好评|晒[图单]|带图|追评)[^。！？!?\n]{0,10}(?:返现|返\s?\d|返[^。！？!?\n]{0,3}元|红包|有礼|领[^。！？!?\n]{0,6}(?:券|礼|奖|现金)|送[^。！？!?\n]{0,8}(?:券|礼|红包|赠品))/u,
  /(?:返现|红包|优惠券|现金|赠品|小礼物|礼品)[^。！？!?\n]{0,12}(?:才|就|所以|换|为了|要求|让)[^。！？!?\n]{0,10}(?:好评|五星|5星|晒[图单]|评价)/u,
  /(?:为了|冲着|图)[^。！？!?\n]{0,8}(?:返现|红包|优惠券|赠品|礼品|奖励)/u,
  /\b(?:gift ?cards?|cash ?back|refund|rebate|discount|coupon|voucher|store credit|free (?:gift|drink|dessert|item|month|product))\b[^.!?\n]{0,40}\b(?:for|in (?:exchange|return) for|if (?:I|you|we))\b[^.!?\n]{0,30}\b(?:reviews?|stars?|ratings?|feedback)\b/iu,
  /\b(?:reviews?|stars?|ratings?|feedback)\b[^.!?\n]{0,30}\b(?:to (?:get|receive|claim|earn)|in (?:exchange|return) for)\b[^.!?\n]{0,30}\b(?:gift|cash|refund|rebate|discount|coupon|voucher|credit|free)\b/iu,
  /\b(?:paid|bribed|rewarded)\b[^.!?\n]{0,12}\b(?:me|us)\b[^.!?\n]{0,40}\b(?:(?:5|five)[- ]?stars?|(?:good|positive|great) reviews?)\b/iu,
];
/** Asked for praise, with nothing in return that the words would tell of. */
const REQUESTS: readonly RegExp[] = [
  /(?:商家|卖家|老板|店家|店员|客服|服务员)[^。！？!?\n]{0,10}(?:让|叫|要求|求|催)[^。！？!?\n]{0,8}(?:好评|五星|5星)/u,
  /\b(?:asked|told|begged|pressured)\b[^.!?\n]{0,12}\b(?:me|us)\b[^.!?\n]{0,40}\b(?:(?:5|five)[- ]?stars?|(?:good|positive|great) reviews?)\b/iu,
];
const DENIED = /(?:没有?|不是|并非|无|未|不给|不用)[^。！？!?\n]{0,6}(?:返现|红包|好评|奖励|优惠券)|\b(?:not|nobody|no one|never|without)\b[^.!?\n]{0,24}\b(?:paid|asked|gift|refund|cash|reward|incentive|sponsored)\b/iu;

/** What a text says was behind praise: its words, at most 40 characters of them, and whether something was given for it. */
export interface RewardWords {
  words: string;
  wanted: 'rewarded' | 'asked';
}

/** The words in which a text speaks of a reward or, where there is none, of a request for praise; undefined when it does not. */
export function rewardWords(text: string): RewardWords | undefined {
  const sentences = text.split(/(?<=[。！？!?\n])/u).filter((sentence) => !DENIED.test(sentence));
  for (const [wanted, patterns] of [['rewarded', REWARDS], ['asked', REQUESTS]] as const) {
    for (const sentence of sentences) {
      const match = patterns.map((pattern) => pattern.exec(sentence)).find((found) => found !== null);
      if (match) return { wanted, words: match[0].length > 40 ? `${match[0].slice(0, 39)}…` : match[0] };
    }
  }
  return undefined;
}

/** The first such words of everything that stands at the review; `reply` when it is the merchant who says them. */
export function rewardWordsAt(review: Review): (RewardWords & { by: 'reviewer' | 'reply' }) | undefined {
  for (const text of [review.title ?? '', review.text, ...(review.followUps ?? []).map((followUp) => followUp.text)]) {
    const said = rewardWords(text);
    if (said) return { ...said, by: 'reviewer' };
  }
  const said = review.reply && rewardWords(review.reply.text);
  return said && { ...said, by: 'reply' };
}
