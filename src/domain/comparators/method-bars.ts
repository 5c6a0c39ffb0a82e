import type { ScoresView } from '../score-view.js';
import { toStars } from '../score-view.js';
import { detailedSellerRatings, type RatedOrder, type SellerRating } from './detailed-seller-rating.js';
import { sevenReviewsPriorMean, type DatedRatings } from './seven-reviews-prior.js';
import { wilsonInterval } from './wilson-interval.js';

/** Ways to make one figure of many stars, ours first. */
export const METHODS = ['candor', 'believe_all', 'raw_mean', 'seller_rating', 'seven_reviews_prior', 'wilson_lower_bound'] as const;
export type Method = (typeof METHODS)[number];

const NAMES: Record<Method, { zh: string; en: string }> = {
  candor: { zh: '按可信度加权、随时间衰减', en: 'weighted by authenticity, decayed' },
  believe_all: { zh: '同左，但全部采信', en: 'the same, everything believed' },
  raw_mean: { zh: '简单平均', en: 'plain mean' },
  seller_rating: { zh: '近六个月动态评分（描述相符）', en: 'six-month seller rating (as described)' },
  seven_reviews_prior: { zh: '含七条 3.5 星的先验，半衰期六个月', en: 'seven reviews of 3.5 always counted, half-life six months' },
  wilson_lower_bound: { zh: '好评率威尔逊下界', en: 'lower bound of the share of good ratings (Wilson)' },
};

export interface Bar {
  method: Method;
  name: { zh: string; en: string };
  /** On one axis of 1 to 5 stars; null where there is nothing to tell. */
  stars: number | null;
  interval: [number, number] | null;
  /** Ratings that count in it. */
  count: number;
}

/** Ratings of a day, with how many of them were four or five stars. */
export type RatingDay = DatedRatings & { positives: number };

export interface MethodFigures {
  bars: Bar[];
  sellerRatings: Record<SellerRating, { mean: number | null; count: number }>;
}

/**
 * The same ratings by every method, for one chart.
 * @param stars our own reading
 * @param orders at least those since `neededFrom` of the seller ratings
 */
export function methodFigures(stars: ScoresView['stars'], days: readonly RatingDay[], orders: readonly RatedOrder[], asOfMs: number, timeZone: string): MethodFigures {
  const count = days.reduce((sum, day) => sum + day.count, 0);
  const starSum = days.reduce((sum, day) => sum + day.starSum, 0);
  const wilson = count > 0 ? wilsonInterval(days.reduce((sum, day) => sum + day.positives, 0), count) : null;
  const sellerRatings = detailedSellerRatings(orders, asOfMs, timeZone);
  const bar = (method: Method, value: number | null, counted: number, interval: [number, number] | null = null): Bar => ({ method, name: NAMES[method], stars: value, interval, count: counted });
  return {
    bars: [
      bar('candor', stars.weightedMean, stars.rawCount, stars.interval),
      bar('believe_all', stars.believedMean, stars.rawCount),
      bar('raw_mean', count > 0 ? starSum / count : null, count),
      bar('seller_rating', sellerRatings.asDescribed.mean, sellerRatings.asDescribed.count),
      bar('seven_reviews_prior', count > 0 ? sevenReviewsPriorMean(days) : null, count),
      bar('wilson_lower_bound', wilson && toStars(wilson[0]), count, wilson && [toStars(wilson[0]), toStars(wilson[1])]),
    ],
    sellerRatings,
  };
}
