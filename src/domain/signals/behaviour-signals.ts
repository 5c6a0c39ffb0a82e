import type { BurstContext } from '../review-context.js';
import { MIN_OTHER_RATINGS } from '../staleness.js';
import { ramp, type Signal } from './signal.js';

const DAY_MS = 86_400_000;

/** ln of P(X ≥ observed) for X ~ Poisson(expected), by the Chernoff bound: never too sure. */
function lnPoissonTail(observed: number, expected: number): number {
  if (observed <= expected) return 0;
  return observed - expected - observed * Math.log(observed / expected);
}

/** Fewer reviews around a day than this are no rush, whatever was expected. */
export const MIN_BURST_REVIEWS = 5;
/** Expectations below this are taken as this: a quiet merchant's second review is no burst. */
const MIN_EXPECTED = 0.5;
/** Up to this many times the expected number, nothing is said. */
export const USUAL_BURST_RATIO = 2;

/** Stars by which honest opinions differ. */
export const USUAL_RATING_GAP = 2;

/** How strongly a rush speaks against its reviews, 0 to 1; only more of it than expected counts. */
export function burstStrength({ observed, expected }: Pick<BurstContext, 'observed' | 'expected'>): number {
  if (observed < MIN_BURST_REVIEWS) return 0;
  const usual = Math.max(expected, MIN_EXPECTED);
  return ramp(-lnPoissonTail(observed, usual), 6, 40) * ramp(observed / usual, USUAL_BURST_RATIO, 4);
}

export const BEHAVIOUR_SIGNALS: readonly Signal[] = [
  {
    name: 'tenure',
    family: 'behaviour',
    unit: 'reviews',
    source: 'Yelp filter studies: few reviews go with being filtered (AUC .746 on YelpChi), yet most first reviews are honest, so it weighs little against and more in favour',
    measure({ review, otherReviewsByReviewer }) {
      if (review.reviewer?.reviewCount === undefined && review.reviewerId === undefined) return undefined;
      const written = Math.max(review.reviewer?.reviewCount ?? 0, otherReviewsByReviewer + 1);
      const strength = written <= 1 ? 0.25 : -0.6 * ramp(Math.log2(written), 1, 5);
      return {
        value: written,
        strength,
        zh: written <= 1 ? '除这条以外，没有发现该账号的其他评价。' : `该账号共写过 ${written} 条评价。`,
        en: written <= 1 ? 'No other review of this account is known.' : `This account has written ${written} reviews.`,
      };
    },
  },
  {
    name: 'account_age',
    family: 'behaviour',
    unit: 'days',
    source: 'accounts made for a campaign review within days of their making (Lim et al., Detecting product review spammers, 2010)',
    measure({ review }) {
      if (!review.reviewer?.createdAt) return undefined;
      const days = Math.max(0, (Date.parse(review.createdAt) - Date.parse(review.reviewer.createdAt)) / DAY_MS);
      const whole = Math.floor(days);
      return {
        value: days,
        strength: days < 30 ? 1 - ramp(days, 3, 30) : -0.5 * ramp(Math.log2(days), 8, 11),
        zh: whole === 0 ? '账号注册当天就发布了这条评价。' : `账号注册 ${whole} 天后发布了这条评价。`,
        en: whole === 0 ? 'The account was less than a day old when it wrote this review.' : `The account was ${whole} day${whole === 1 ? '' : 's'} old when it wrote this review.`,
      };
    },
  },
  {
    name: 'merchant_burst',
    family: 'behaviour',
    unit: 'times the expected number',
    source: 'Fei et al., Exploiting burstiness in reviews, 2013; Poisson tail (Chernoff) against the merchant and its category',
    measure({ burst, review }) {
      if (!burst || burst.observed < MIN_BURST_REVIEWS) return undefined;
      const good = (review.rating ?? 3) >= 4;
      const expected = burst.expected < 1 ? { zh: '不到 1', en: 'fewer than one' } : { zh: `约 ${Math.round(burst.expected)}`, en: `about ${Math.round(burst.expected)}` };
      return {
        value: burst.observed / Math.max(burst.expected, MIN_EXPECTED),
        strength: burstStrength(burst),
        zh: `这条评价前后共 ${burst.windowDays} 天里，该商家收到 ${burst.observed} 条${good ? '好评（4–5 星）' : '差评（1–2 星）'}，而按此前两个月及同类商家的情况，同样的天数里通常${expected.zh} 条。`,
        en: `In the ${burst.windowDays} days around it the merchant received ${burst.observed} ${good ? 'favourable (4 or 5 stars)' : 'unfavourable (1 or 2 stars)'} reviews; going by the two months before and by similar merchants, ${expected.en} would be usual in as many days.`,
      };
    },
  },
  {
    name: 'rating_deviation',
    family: 'behaviour',
    unit: 'stars',
    source: 'deviation from the consensus (Akoglu, Chandy and Faloutsos, FraudEagle, 2013); weak, since honest complaints deviate too',
    measure({ review, merchantRating }) {
      if (review.rating === undefined || merchantRating.count < MIN_OTHER_RATINGS) return undefined;
      const gap = Math.abs(review.rating - merchantRating.mean);
      return {
        value: gap,
        strength: ramp(gap, USUAL_RATING_GAP, 4),
        zh: `打了 ${review.rating} 星，而该商家其他评价平均 ${merchantRating.mean.toFixed(1)} 星，相差 ${gap.toFixed(1)} 星。`,
        en: `It gives ${review.rating} star${review.rating === 1 ? '' : 's'}, ${gap.toFixed(1)} away from the ${merchantRating.mean.toFixed(1)} that the merchant's other reviews give on average.`,
      };
    },
  },
  {
    name: 'purchase',
    family: 'behaviour',
    unit: '1 verified, 0 not',
    source: 'EU Omnibus Directive 2019/2161: whether reviews come from consumers who bought; verified purchases can be staged, so they do not acquit',
    measure({ review }) {
      if (review.verifiedPurchase === undefined) return undefined;
      return review.verifiedPurchase
        ? { value: 1, strength: -0.4, zh: '平台确认评价者买过。', en: 'The platform confirms that the reviewer bought it.' }
        : { value: 0, strength: 0.5, zh: '平台没有评价者的购买记录。', en: 'The platform has no record that the reviewer bought it.' };
    },
  },
];
