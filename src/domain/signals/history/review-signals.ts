import { percent } from '../signal.js';
import { byStanding, type HistorySignal } from './history-signal.js';
import { amongOthers, NEWCOMER_SIGNALS, starsOf } from './newcomer-signals.js';
import { sideOf, VETERAN_REVIEWS } from './known-history.js';
import type { ReviewFacts } from './review-facts.js';

/** What a review's place among the product's other reviews says, told apart by the account's tenure. */

/** Fewer reviews in a week are no burst, whatever the product's habit. */
const FEWEST_IN_BURST = 4;

/** −ln P(X ≥ observed) for X ~ Poisson(expected), by the Chernoff bound: never too sure; nats. */
function surprise(observed: number, expected: number): number {
  return observed <= expected ? 0 : observed * Math.log(observed / expected) - observed + expected;
}

const someOf = (count: number, all: number): string => (count === 0 ? 'None' : count === all ? 'All' : `${count}`);
/** What seasoned accounts, drawn to all others while they are few, let expect. */
function expectationOf({ others, veterans, veteranMean }: ReviewFacts): { zh: string; en: string } {
  const stars = veteranMean.toFixed(1);
  return veterans === 0
    ? { zh: `该商家或商品其他 ${others} 条评价（没有一条出自写过 ${VETERAN_REVIEWS} 条以上评价的老账号）所预期的 ${stars} 星`, en: `the ${stars} that the ${others} other reviews of the same place or product, none by a seasoned account (of ${VETERAN_REVIEWS} reviews or more), let expect` }
    : { zh: `该商家或商品其他 ${others} 条评价（以写过 ${VETERAN_REVIEWS} 条以上评价的老账号的 ${veterans} 条为主）所预期的 ${stars} 星`, en: `the ${stars} that the ${others} other reviews of the same place or product let expect, where the ${veterans} by seasoned accounts (of ${VETERAN_REVIEWS} reviews or more) count most` };
}

const above: HistorySignal = {
  name: 'above_veterans',
  family: 'behaviour',
  unit: 'stars',
  source: 'deviation from the consensus (FraudEagle, 2013), told by veterans, whom a campaign of new accounts does not move',
  direction: 'rising',
  value: amongOthers(({ stars, veteranMean }) => (stars > veteranMean ? stars - veteranMean : undefined)),
  zh: (facts) => `打了 ${facts.stars} 星，比${expectationOf(facts).zh}高 ${(facts.stars - facts.veteranMean).toFixed(1)} 星。`,
  en: (facts) => `It gives ${starsOf(facts)}, ${(facts.stars - facts.veteranMean).toFixed(1)} above ${expectationOf(facts).en}.`,
};
const below: HistorySignal = {
  ...above,
  name: 'below_veterans',
  value: amongOthers(({ stars, veteranMean }) => (stars < veteranMean ? veteranMean - stars : undefined)),
  zh: (facts) => `打了 ${facts.stars} 星，比${expectationOf(facts).zh}低 ${(facts.veteranMean - facts.stars).toFixed(1)} 星。`,
  en: (facts) => `It gives ${starsOf(facts)}, ${(facts.veteranMean - facts.stars).toFixed(1)} below ${expectationOf(facts).en}.`,
};
const unusualStars: HistorySignal = {
  name: 'same_stars_share',
  family: 'behaviour',
  unit: 'share',
  source: 'deviation from the product’s own distribution of stars, which unlike the mean knows divided opinions (BIRDNEST, 2016)',
  direction: 'falling',
  value: amongOthers(({ sameStarsShare }) => sameStarsShare),
  zh: ({ stars, others, sameStars }) => `该商家或商品的其他 ${others} 条评价中${sameStars.reviews === 0 ? '没有一条' : `有 ${sameStars.reviews} 条同样`}打 ${stars} 星。`,
  en: (facts) => `${someOf(facts.sameStars.reviews, facts.others)} of the ${facts.others} other reviews of the same place or product give${facts.sameStars.reviews === 1 ? 's' : ''} ${starsOf(facts)}${facts.sameStars.reviews === 0 ? '' : ' too'}.`,
};
const place: HistorySignal = {
  name: 'place_in_product',
  family: 'behaviour',
  unit: 'share of reviews before',
  source: 'early reviews weigh most with readers and are bought first (Lim et al., 2010: early deviation)',
  direction: 'falling',
  value: amongOthers((facts) => facts.place),
  zh: (facts) => `该商家或商品的全部评价中有 ${percent(facts.place ?? 1)} 写在它之前。`,
  en: (facts) => `${percent(facts.place ?? 1)} of all reviews of the same place or product were written before it.`,
};
const productAge: HistorySignal = {
  name: 'product_age',
  family: 'behaviour',
  unit: 'days',
  source: 'position in the product’s life: openings and launches are when stars are bought (Lim et al., 2010)',
  direction: 'falling',
  value: ({ productAgeDays }) => productAgeDays,
  zh: ({ productAgeDays }) => (productAgeDays < 1 ? '写于该商家或商品收到第一条评价的当天。' : `写于该商家或商品收到第一条评价的 ${Math.floor(productAgeDays)} 天之后。`),
  en: ({ productAgeDays }) =>
    productAgeDays < 1
      ? 'It came on the day of the first review of the same place or product.'
      : `It came ${Math.floor(productAgeDays)} day${productAgeDays < 2 ? '' : 's'} after the first review of the same place or product.`,
};
/** By side, as `sideOf` numbers them. */
const LEANINGS = [
  { zh: '差评（1–2 星）', en: 'with 1 or 2 stars' },
  { zh: '中评（3 星）', en: 'with 3 stars' },
  { zh: '好评（4–5 星）', en: 'with 4 or 5 stars' },
] as const;
const burst: HistorySignal = {
  name: 'product_burst',
  family: 'behaviour',
  unit: 'nats of surprise',
  source: 'Fei et al., Exploiting burstiness in reviews, 2013; Poisson tail (Chernoff) against the product’s own year without the fortnight in question',
  direction: 'rising',
  value: ({ weekObserved, weekExpected }) => (weekObserved >= FEWEST_IN_BURST ? surprise(weekObserved, weekExpected) : 0),
  zh: ({ stars, weekObserved, weekExpected }) => `前后一周内，该商家或商品另收到 ${weekObserved} 条${LEANINGS[sideOf(stars)]!.zh}，而按其前后一年的情况，同样的时间里通常${weekExpected < 1 ? '不到 1' : `约有 ${weekExpected.toFixed(1)}`} 条。`,
  en: ({ stars, weekObserved, weekExpected }) =>
    `Within a week the same place or product received ${weekObserved} other review${weekObserved === 1 ? '' : 's'} ${LEANINGS[sideOf(stars)]!.en}; going by the year around, ${weekExpected < 1 ? 'fewer than one' : `about ${weekExpected.toFixed(1)}`} would be usual.`,
};
const popularity: HistorySignal = {
  name: 'product_reviews',
  family: 'behaviour',
  unit: 'reviews',
  source: 'who has few reviews gains most by a false one (Luca and Zervas, Fake it till you make it, 2016)',
  direction: 'falling',
  value: ({ others }) => others,
  zh: ({ others }) => (others === 0 ? '该商家或商品没有其他评价。' : `该商家或商品另有 ${others} 条评价。`),
  en: ({ others }) => `The same place or product has ${others || 'no'} other review${others === 1 ? '' : 's'}.`,
};

export const REVIEW_SIGNALS: readonly HistorySignal[] = [above, below, unusualStars, place, productAge, burst, ...NEWCOMER_SIGNALS, popularity].flatMap(
  (signal) => byStanding(signal),
);
