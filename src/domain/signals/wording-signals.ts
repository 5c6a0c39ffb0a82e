import { foldForComparison } from '../folded-text.js';
import { rewardWordsAt } from './reward-words.js';
import { percent, ramp, type Signal } from './signal.js';

/** Signals that rules read from the words at a review, and from their absence. */

/**
 * Ways of leaving the platform's eyes. A masked number or a site's name alone is none: complaints name
 * hotlines, and honest guests say where they booked (37 of 39 hits in 10,000 real reviews, before this rule).
 */
const CONTACTS: readonly RegExp[] = [
  /(?:加|\+|＋)\s?(?:我|俺|老板|店主|客服)?\s?的?\s?(?:微信|薇信|威信|维信|v信|vx|wx|qq|扣扣|企鹅号?|v(?![a-z]))/iu,
  /(?:微信|薇信|威信|vx|wx|qq|扣扣)\s?(?:号|群)?\s?[:：是]?\s?[a-z0-9_*-]{5,}/iu,
  /(?:搜索?|关注)[^。！？!?\n]{0,6}(?:公众号|小程序|直播间)/u,
  /https?:\/\/|\bwww\.[a-z0-9]/iu,
  /\b(?:visit|check out|order (?:at|from)|buy (?:at|from)|go to|use my (?:code|link))\b[^.!?\n]{0,20}\b[a-z0-9-]{2,}\.(?:com|cn|net|shop|top|xyz|store|vip)\b/iu,
  /(?:联系|咨询|致电|加|拨打|电话)[^。！？!?\n]{0,8}\*{7,}/u,
  /\b(?:whats ?app|telegram|we ?chat|call|text|e-?mail|message|dm|contact|reach)\b[^.!?\n]{0,16}(?:\*{3,}|@\w{3,}|t\.me)/iu,
  /\b(?:whats ?app|telegram|we ?chat)\s?(?:me|id|number|us)?\s?[:：]?\s?@?[a-z0-9_*]{5,}/iu,
];

/** Asking is legal and common; see `solicited_in_chat`. */
const MERELY_ASKED = 0.2;

/** Letters and digits below which pictures stand for words. */
const HARDLY_A_WORD = 6;

export const WORDING_SIGNALS: readonly Signal[] = [
  {
    name: 'solicited_text',
    family: 'text',
    unit: 'probability; 1 where the words tell of a reward outright, .2 where of a request',
    source: '16 CFR 465.4 (incentives that require a sentiment). Only praise is marked down: who complains of it helps',
    measure({ review, analysis }) {
      if ((review.rating ?? 5) < 4) return undefined;
      const said = rewardWordsAt(review);
      const read = ramp(analysis.solicited?.probability ?? 0, 0.5, 0.95);
      if (said && (said.wanted === 'rewarded' || read <= MERELY_ASKED)) {
        return {
          value: said.wanted === 'rewarded' ? 1 : MERELY_ASKED,
          strength: said.wanted === 'rewarded' ? 1 : MERELY_ASKED,
          zh: `${said.by === 'reply' ? '商家的回复' : '评价'}中提到${said.wanted === 'rewarded' ? '以好处换好评' : '商家要求给好评'}：“${said.words}”。`,
          en: `${said.by === 'reply' ? "The merchant's reply" : 'The review'} speaks of a ${said.wanted === 'rewarded' ? 'reward' : 'request'} for praise: “${said.words}”.`,
        };
      }
      if (!analysis.solicited) return undefined;
      const { probability } = analysis.solicited;
      return {
        value: probability,
        strength: read,
        zh: `模型估计有 ${percent(probability)} 的可能，这条评价的文字透露了好评是奖励或催促换来的。`,
        en: `The model gives a chance of ${percent(probability)} that the review's words tell of a reward or of pressure behind its praise.`,
      };
    },
  },
  {
    name: 'contact_details',
    family: 'text',
    unit: 'ways of contact',
    source: 'reviews that lead readers off the platform advertise (Jindal and Liu, Opinion spam and analysis, 2008, type 3: non-reviews)',
    measure({ review }) {
      const text = [review.title ?? '', review.text, ...(review.followUps ?? []).map((followUp) => followUp.text)].join('\n');
      const ways = CONTACTS.filter((pattern) => pattern.test(text)).length;
      return {
        value: ways,
        strength: ramp(ways, 0, 2),
        zh: '评价里留有微信、网址等站外联系方式。',
        en: 'The review gives a way of contact outside the platform, such as a chat account or a link.',
      };
    },
  },
  {
    name: 'pictures_without_words',
    family: 'text',
    unit: 'pictures',
    source: 'rewards for praise ask for stars and pictures, not for words (晒图返现); many honest people post pictures alone, so it weighs little',
    measure({ review }) {
      if (!review.images || (review.rating ?? 0) < 5 || foldForComparison(review.text).length >= HARDLY_A_WORD) return undefined;
      return {
        value: review.images,
        strength: 0.4 + 0.6 * ramp(review.images, 1, 6),
        zh: `五星评价只有 ${review.images} 张图，几乎没有文字。`,
        en: `Five stars with ${review.images} picture${review.images === 1 ? '' : 's'} and hardly a word.`,
      };
    },
  },
];
