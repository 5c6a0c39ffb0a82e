import type { HistorySignal } from './history-signal.js';
import type { ReviewFacts } from './review-facts.js';

/** What the product's other accounts with a single review did: throw-away accounts come in groups. */

/** Fewer others than this have no distribution to deviate from. */
const FEWEST_OTHERS = 5;
export const amongOthers =
  (fact: (facts: ReviewFacts) => number | undefined): HistorySignal['value'] =>
  (facts) =>
    facts.others >= FEWEST_OTHERS ? fact(facts) : undefined;

export const starsOf = ({ stars }: ReviewFacts): string => `${stars} star${stars === 1 ? '' : 's'}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
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
    sameStars.reviews === 0 ? `没有其他人打 ${stars} 星，无从知道有多少出自只写过一条评价的账号。` : `其他 ${sameStars.reviews} 条 ${stars} 星评价中有 ${sameStars.newcomers} 条来自只写过一条评价的账号。`,
  en: ({ stars, sameStars }) =>
    sameStars.reviews === 0
      ? `No other review gives ${stars} star${stars === 1 ? '' : 's'}, so how many come from accounts with no other review is not known.`
      : `${capital(fromNewcomers(sameStars.newcomers, sameStars.reviews, `other ${stars}-star review`))}.`,
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
      ? `前后一个月内的其他 ${month.reviews} 条评价中有 ${month.newcomers} 条来自只写过一条评价的账号。`
      : others > 0
        ? `前后一个月内没有其他评价；更早或更晚的 ${others} 条中有 ${newcomers} 条来自只写过一条评价的账号。`
        : '该对象没有其他评价可以比较。',
  en: ({ month, others, newcomers }) =>
    month.reviews > 0
      ? `Within a month, ${fromNewcomers(month.newcomers, month.reviews, 'other review')}.`
      : others > 0
        ? `There is no other review within a month; earlier or later, ${fromNewcomers(newcomers, others, 'other review')}.`
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
    facts.newcomersBeside.length === 0 ? `前后一周内没有其他只写过一条评价的账号打同样的 ${facts.stars} 星。` : `前后一周内另有 ${facts.newcomersBeside.length} 个只写过一条评价的账号打了同样的 ${facts.stars} 星。`,
  en: (facts) => `Within a week ${facts.newcomersBeside.length || 'no'} other account${facts.newcomersBeside.length === 1 ? '' : 's'} with no other review gave the same ${starsOf(facts)}.`,
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
      ? `其他新账号的 ${facts.newcomers} 条评价中有 ${facts.sameStars.newcomers} 条打 ${facts.stars} 星，老账号的 ${facts.veterans} 条中有 ${facts.sameStars.veterans} 条。`
      : `其他评价中没有${facts.newcomers === 0 ? '新' : '老'}账号写的，无从比较新老账号的打分。`,
  en: (facts) =>
    facts.newcomers > 0 && facts.veterans > 0
      ? `Of the ${facts.newcomers} other review${facts.newcomers === 1 ? '' : 's'} by new accounts ${facts.sameStars.newcomers} give${facts.sameStars.newcomers === 1 ? 's' : ''} ${starsOf(facts)}, of the ${facts.veterans} by seasoned accounts ${facts.sameStars.veterans}.`
      : `None of the other reviews is by a ${facts.newcomers === 0 ? 'new' : 'seasoned'} account, so new and seasoned ones cannot be compared.`,
};

const newcomersUsual: HistorySignal = {
  name: 'newcomers_usual',
  family: 'behaviour',
  unit: 'share',
  source: 'a first review is no surprise where first reviews are the rule, as with visitors of a city',
  direction: 'falling',
  value: amongOthers((facts) => facts.newcomersOfProduct),
  zh: ({ others, newcomers }) => `该对象的其他 ${others} 条评价中有 ${newcomers} 条来自只写过一条评价的账号。`,
  en: ({ others, newcomers }) => `Of the same place or product, ${fromNewcomers(newcomers, others, 'other review')}.`,
};

export const NEWCOMER_SIGNALS: readonly HistorySignal[] = [newcomersOfSameStars, newcomersAround, newcomersBeside, newcomerLift, newcomersUsual];
