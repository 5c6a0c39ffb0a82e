import type { HistorySignal } from './history-signal.js';
import { VETERAN_REVIEWS } from './known-history.js';
import type { ReviewFacts } from './review-facts.js';

/** What the product's other accounts with a single review did: throw-away accounts come in groups. */

/** Fewer others than this have no distribution to deviate from. */
const FEWEST_OTHERS = 5;
export const amongOthers =
  (fact: (facts: ReviewFacts) => number | undefined): HistorySignal['value'] =>
  (facts) =>
    facts.others >= FEWEST_OTHERS ? fact(facts) : undefined;

export const starsOf = ({ stars }: ReviewFacts): string => `${stars} star${stars === 1 ? '' : 's'}`;
/** "2 of the 7 other reviews come from accounts with no other review". */
const fromNewcomers = (count: number, all: number, what: string): string =>
  all === 1 ? `the only ${what} ${count === 1 ? 'comes' : 'does not come'} from an account with no other review` : `${count || 'none'} of the ${all} ${what}s come${count <= 1 ? 's' : ''} from accounts with no other review`;

const newcomersOfSameStars: HistorySignal = {
  name: 'newcomers_same_stars',
  family: 'relations',
  unit: 'share',
  source: 'singleton reviews that share a rating (Xie et al., 2012); one step of propagation from reviewers over products (Rayana and Akoglu, SpEagle, 2015)',
  direction: 'rising',
  value: amongOthers((facts) => facts.newcomersOfSameStars),
  zh: ({ stars, sameStars }) =>
    sameStars.reviews === 0 ? `该商家或商品没有其他 ${stars} 星评价，无从知道有多少出自只写过一条评价的账号。` : `该商家或商品其他 ${sameStars.reviews} 条 ${stars} 星评价中有 ${sameStars.newcomers} 条来自只写过一条评价的账号。`,
  en: ({ stars, sameStars }) =>
    sameStars.reviews === 0
      ? `No other review of the same place or product gives ${stars} star${stars === 1 ? '' : 's'}, so how many come from accounts with no other review is not known.`
      : `Of the same place or product, ${fromNewcomers(sameStars.newcomers, sameStars.reviews, `other ${stars}-star review`)}.`,
};
const newcomersAround: HistorySignal = {
  name: 'newcomers_around',
  family: 'relations',
  unit: 'share',
  source: 'singletons that share days and products (Xie et al., 2012)',
  direction: 'rising',
  value: (facts) => facts.newcomersAround,
  comparedWith: (facts) => facts.newcomersBeside,
  zh: ({ month, others, newcomers }) =>
    month.reviews > 0
      ? `该商家或商品前后一个月内的其他 ${month.reviews} 条评价中有 ${month.newcomers} 条来自只写过一条评价的账号。`
      : others > 0
        ? `该商家或商品前后一个月内没有其他评价；更早或更晚的 ${others} 条中有 ${newcomers} 条来自只写过一条评价的账号。`
        : '该商家或商品没有其他评价可以比较。',
  en: ({ month, others, newcomers }) =>
    month.reviews > 0
      ? `Of the same place or product within a month, ${fromNewcomers(month.newcomers, month.reviews, 'other review')}.`
      : others > 0
        ? `There is no other review of the same place or product within a month; earlier or later, ${fromNewcomers(newcomers, others, 'other review')}.`
        : 'The same place or product has no other review to compare with.',
};
const newcomersBeside: HistorySignal = {
  name: 'newcomers_beside',
  family: 'relations',
  unit: 'reviews',
  source: 'singletons that share days, products and stars (Xie et al., 2012; Ye and Akoglu, Discovering opinion spammer groups, 2015)',
  direction: 'rising',
  value: (facts) => facts.newcomersBeside.length,
  comparedWith: (facts) => facts.newcomersBeside,
  zh: (facts) => 
    facts.newcomersBeside.length === 0 ? `前后一周内，没有其他只写过一条评价的账号给该商家或商品打同样的 ${facts.stars} 星。` : `前后一周内，另有 ${facts.newcomersBeside.length} 个只写过一条评价的账号给该商家或商品打了同样的 ${facts.stars} 星。`,
  en: (facts) => `Within a week ${facts.newcomersBeside.length || 'no'} other account${facts.newcomersBeside.length === 1 ? '' : 's'} with no other review gave the same place or product the same ${starsOf(facts)}.`,
};
const newcomerLift: HistorySignal = {
  name: 'newcomer_lift',
  family: 'relations',
  unit: 'log2 of the ratio',
  source: 'a product whose new accounts judge unlike its seasoned ones is being pushed (Feng et al., Distributional footprints of deceptive product reviews, 2012)',
  direction: 'rising',
  value: amongOthers((facts) => facts.newcomerLift),
  zh: (facts) =>
    facts.newcomers > 0 && facts.veterans > 0
      ? `该商家或商品的其他评价中，新账号（只写过一条评价）的 ${facts.newcomers} 条有 ${facts.sameStars.newcomers} 条打 ${facts.stars} 星，老账号（${VETERAN_REVIEWS} 条以上）的 ${facts.veterans} 条有 ${facts.sameStars.veterans} 条打 ${facts.stars} 星。`
      : `该商家或商品的其他评价中没有${facts.newcomers === 0 ? '新账号（只写过一条评价）' : `老账号（${VETERAN_REVIEWS} 条以上）`}写的，无从比较新老账号的打分。`,
  en: (facts) =>
    facts.newcomers > 0 && facts.veterans > 0
      ? `Of the same place or product, ${facts.sameStars.newcomers} of the ${facts.newcomers} other review${facts.newcomers === 1 ? '' : 's'} by new accounts (of a single review) give${facts.sameStars.newcomers === 1 ? 's' : ''} ${starsOf(facts)}, and ${facts.sameStars.veterans} of the ${facts.veterans} by seasoned accounts (of ${VETERAN_REVIEWS} reviews or more).`
      : `None of the other reviews of the same place or product is by a ${facts.newcomers === 0 ? 'new account (of a single review)' : `seasoned account (of ${VETERAN_REVIEWS} reviews or more)`}, so new and seasoned ones cannot be compared.`,
};

const newcomersUsual: HistorySignal = {
  name: 'newcomers_usual',
  family: 'behaviour',
  unit: 'share',
  source: 'a first review is no surprise where first reviews are the rule, as with visitors of a city',
  direction: 'falling',
  value: amongOthers((facts) => facts.newcomersOfProduct),
  zh: ({ others, newcomers }) => `该商家或商品的其他 ${others} 条评价中有 ${newcomers} 条来自只写过一条评价的账号。`,
  en: ({ others, newcomers }) => `Of the same place or product, ${fromNewcomers(newcomers, others, 'other review')}.`,
};

export const NEWCOMER_SIGNALS: readonly HistorySignal[] = [newcomersOfSameStars, newcomersAround, newcomersBeside, newcomerLift, newcomersUsual];
