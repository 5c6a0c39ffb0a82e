import { percent } from '../signal.js';
import { byTenure, type HistorySignal } from './history-signal.js';
import type { ReviewFacts } from './review-facts.js';

/** What a review's place among the product's other reviews says, told apart by the account's tenure. */

/** Fewer others than this have no distribution to deviate from. */
const FEWEST_OTHERS = 5;
/** Fewer reviews in a week are no burst, whatever the product's habit. */
const FEWEST_IN_BURST = 4;

const amongOthers =
  (fact: (facts: ReviewFacts) => number | undefined): HistorySignal['value'] =>
  (facts) =>
    facts.others >= FEWEST_OTHERS ? fact(facts) : undefined;

/** −ln P(X ≥ observed) for X ~ Poisson(expected), by the Chernoff bound: never too sure; nats. */
function surprise(observed: number, expected: number): number {
  return observed <= expected ? 0 : observed * Math.log(observed / expected) - observed + expected;
}

const above: HistorySignal = {
  name: 'above_veterans',
  family: 'behaviour',
  unit: 'stars',
  source: 'deviation from the consensus (FraudEagle, 2013), told by veterans, whom a campaign of new accounts does not move',
  direction: 'rising',
  value: amongOthers(({ stars, veteranMean }) => (stars > veteranMean ? stars - veteranMean : undefined)),
  zh: ({ stars, veteranMean }) => `打了 ${stars} 星，比老账号对同一对象的均值（${veteranMean.toFixed(1)} 星）高 ${(stars - veteranMean).toFixed(1)} 星。`,
  en: ({ stars, veteranMean }) => `It gives ${stars} stars, ${(stars - veteranMean).toFixed(1)} above the mean of seasoned accounts (${veteranMean.toFixed(1)}).`,
};
const below: HistorySignal = {
  ...above,
  name: 'below_veterans',
  value: amongOthers(({ stars, veteranMean }) => (stars < veteranMean ? veteranMean - stars : undefined)),
  zh: ({ stars, veteranMean }) => `打了 ${stars} 星，比老账号对同一对象的均值（${veteranMean.toFixed(1)} 星）低 ${(veteranMean - stars).toFixed(1)} 星。`,
  en: ({ stars, veteranMean }) => `It gives ${stars} star${stars === 1 ? '' : 's'}, ${(veteranMean - stars).toFixed(1)} below the mean of seasoned accounts (${veteranMean.toFixed(1)}).`,
};
const unusualStars: HistorySignal = {
  name: 'same_stars_share',
  family: 'behaviour',
  unit: 'share',
  source: 'deviation from the product’s own distribution of stars, which unlike the mean knows divided opinions (BIRDNEST, 2016)',
  direction: 'falling',
  value: amongOthers(({ sameStarsShare }) => sameStarsShare),
  zh: ({ stars, others, sameStarsShare }) => `其他 ${others} 条评价中约 ${percent(sameStarsShare)} 同样打 ${stars} 星。`,
  en: ({ stars, others, sameStarsShare }) => `About ${percent(sameStarsShare)} of the ${others} other reviews give ${stars} star${stars === 1 ? '' : 's'} too.`,
};
const place: HistorySignal = {
  name: 'place_in_product',
  family: 'behaviour',
  unit: 'share of reviews before',
  source: 'early reviews weigh most with readers and are bought first (Lim et al., 2010: early deviation)',
  direction: 'falling',
  value: amongOthers((facts) => facts.place),
  zh: (facts) => `同一对象的评价中有 ${percent(facts.place ?? 1)} 写在它之前。`,
  en: (facts) => `${percent(facts.place ?? 1)} of the reviews of the same place or product were written before it.`,
};
const productAge: HistorySignal = {
  name: 'product_age',
  family: 'behaviour',
  unit: 'days',
  source: 'position in the product’s life: openings and launches are when stars are bought (Lim et al., 2010)',
  direction: 'falling',
  value: ({ productAgeDays }) => productAgeDays,
  zh: ({ productAgeDays }) => `写于该对象收到第一条评价后的第 ${Math.floor(productAgeDays)} 天。`,
  en: ({ productAgeDays }) => `It came ${Math.floor(productAgeDays)} days after the first review of the same place or product.`,
};
const burst: HistorySignal = {
  name: 'product_burst',
  family: 'behaviour',
  unit: 'nats of surprise',
  source: 'Fei et al., Exploiting burstiness in reviews, 2013; Poisson tail (Chernoff) against the product’s own year without the fortnight in question',
  direction: 'rising',
  value: ({ weekObserved, weekExpected }) => (weekObserved >= FEWEST_IN_BURST ? surprise(weekObserved, weekExpected) : 0),
  zh: ({ weekObserved, weekExpected }) => `前后一周内该对象另收到 ${weekObserved} 条同一倾向的评价，平时约为 ${weekExpected.toFixed(1)} 条。`,
  en: ({ weekObserved, weekExpected }) => `Within a week it received ${weekObserved} other reviews of the same leaning where about ${weekExpected.toFixed(1)} were to be expected.`,
};
const newcomersOfSameStars: HistorySignal = {
  name: 'newcomers_same_stars',
  family: 'relations',
  unit: 'share',
  source: 'singleton reviews that share a rating (Xie et al., 2012); one step of propagation from reviewers over products (Rayana and Akoglu, SpEagle, 2015)',
  direction: 'rising',
  value: amongOthers((facts) => facts.newcomersOfSameStars),
  zh: (facts) => `同样打 ${facts.stars} 星的评价中约 ${percent(facts.newcomersOfSameStars)} 来自只写过一条评价的账号。`,
  en: (facts) => `About ${percent(facts.newcomersOfSameStars)} of the other ${facts.stars}-star reviews come from accounts with no other review.`,
};
const newcomersAround: HistorySignal = {
  name: 'newcomers_around',
  family: 'relations',
  unit: 'share',
  source: 'singletons that share days and products (Xie et al., 2012)',
  direction: 'rising',
  value: (facts) => facts.newcomersAround,
  comparedWith: (facts) => facts.newcomersBeside,
  zh: (facts) => `前后一个月内的其他评价中约 ${percent(facts.newcomersAround)} 来自只写过一条评价的账号。`,
  en: (facts) => `About ${percent(facts.newcomersAround)} of the other reviews within a month come from accounts with no other review.`,
};
const newcomersBeside: HistorySignal = {
  name: 'newcomers_beside',
  family: 'relations',
  unit: 'reviews',
  source: 'singletons that share days, products and stars (Xie et al., 2012; Ye and Akoglu, Discovering opinion spammer groups, 2015)',
  direction: 'rising',
  value: (facts) => facts.newcomersBeside.length,
  comparedWith: (facts) => facts.newcomersBeside,
  zh: (facts) => `前后一周内另有 ${facts.newcomersBeside.length} 个只写过一条评价的账号打了同样的 ${facts.stars} 星。`,
  en: (facts) => `Within a week ${facts.newcomersBeside.length} other accounts with no other review gave the same ${facts.stars} star${facts.stars === 1 ? '' : 's'}.`,
};
const newcomerLift: HistorySignal = {
  name: 'newcomer_lift',
  family: 'relations',
  unit: 'log2 of the ratio',
  source: 'a product whose new accounts judge unlike its seasoned ones is being pushed (Feng et al., Distributional footprints of deceptive product reviews, 2012)',
  direction: 'rising',
  value: amongOthers((facts) => facts.newcomerLift),
  zh: (facts) => `新账号对该对象打 ${facts.stars} 星的频率约为老账号的 ${(2 ** facts.newcomerLift).toFixed(1)} 倍。`,
  en: (facts) => `New accounts give it ${facts.stars} star${facts.stars === 1 ? '' : 's'} ${(2 ** facts.newcomerLift).toFixed(1)} times as often as seasoned accounts do.`,
};

const newcomersUsual: HistorySignal = {
  name: 'newcomers_usual',
  family: 'behaviour',
  unit: 'share',
  source: 'a first review is no surprise where first reviews are the rule, as with visitors of a city',
  direction: 'falling',
  value: amongOthers((facts) => facts.newcomersOfProduct),
  zh: (facts) => `该对象的评价中约 ${percent(facts.newcomersOfProduct)} 来自只写过一条评价的账号。`,
  en: (facts) => `About ${percent(facts.newcomersOfProduct)} of all reviews of the same place or product come from accounts with no other review.`,
};
const popularity: HistorySignal = {
  name: 'product_reviews',
  family: 'behaviour',
  unit: 'reviews',
  source: 'who has few reviews gains most by a false one (Luca and Zervas, Fake it till you make it, 2016)',
  direction: 'falling',
  value: ({ others }) => others,
  zh: ({ others }) => `同一对象另有 ${others} 条评价。`,
  en: ({ others }) => `The same place or product has ${others} other reviews.`,
};

export const REVIEW_SIGNALS: readonly HistorySignal[] = [above, below, unusualStars, place, productAge, burst, newcomersOfSameStars, newcomersAround, newcomersBeside, newcomerLift, newcomersUsual, popularity].flatMap(
  (signal) => byTenure(signal),
);
