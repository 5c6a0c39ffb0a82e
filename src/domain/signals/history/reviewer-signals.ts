import { percent } from '../signal.js';
import { byStandingOfReturning, byTenure, type HistorySignal } from './history-signal.js';
import type { ReviewFacts } from './review-facts.js';
import { COMPANION_DAYS, type ReviewerFacts } from './reviewer-facts.js';

/**
 * What an account's own history says. Signals that compare an account with itself need a second
 * review, and speak apart for accounts of few and of many: three reviews in a week are a habit of the
 * former and an episode of the latter.
 */

const YEAR_DAYS = 365;

const days = (count: number): string => `${Math.round(count)} day${Math.round(count) === 1 ? '' : 's'}`;
const weeksActive = ({ activeDays }: ReviewerFacts): number => activeDays / 7 + 1;

const reviewsWritten: HistorySignal = {
  name: 'reviews_written',
  family: 'behaviour',
  unit: 'reviews',
  source: 'few reviews go with being filtered (Mukherjee et al., What Yelp fake review filter might be doing, 2013); most first reviews are honest nevertheless',
  direction: 'falling',
  value: ({ reviewer }) => reviewer.reviews,
  zh: ({ reviewer }) => (reviewer.reviews === 1 ? '这是该账号唯一的一条评价。' : `该账号共写过 ${reviewer.reviews} 条评价。`),
  en: ({ reviewer }) => (reviewer.reviews === 1 ? 'It is the only review of this account.' : `This account has written ${reviewer.reviews} reviews.`),
};
const silence: HistorySignal = {
  name: 'silence',
  family: 'behaviour',
  unit: 'days',
  source: 'throw-away accounts never come back (Xie et al., Review spam detection via temporal pattern discovery, 2012); known in retrospect alone',
  direction: 'rising',
  value: ({ reviewer }) => reviewer.silentDays,
  zh: ({ reviewer }) => `该账号自最后一条评价以来已有 ${Math.round(reviewer.silentDays ?? 0)} 天没有写过评价。`,
  en: ({ reviewer }) => `The account has written nothing in the ${days(reviewer.silentDays ?? 0)} since its last review.`,
};
/** Stars between what the account gave and what other reviews of the same, few or none, let expect. */
const apart = ({ reviewer, stars, mean }: ReviewFacts): number => (reviewer.reviews === 1 ? Math.abs(stars - mean) : reviewer.deviation);

const silentApart: HistorySignal = {
  name: 'silent_apart',
  family: 'behaviour',
  unit: 'stars × years',
  source: 'an account that came to disagree and never came back (both of Xie et al., 2012, and FraudEagle, 2013): either alone is common among honest ones',
  direction: 'rising',
  value: (facts) => (facts.reviewer.silentDays === undefined ? undefined : (facts.reviewer.silentDays / YEAR_DAYS) * apart(facts)),
  zh: (facts) => `该账号的打分与同一商家或商品其他评价所预期的${facts.reviewer.reviews === 1 ? '' : '平均'}相差 ${apart(facts).toFixed(1)} 星，最后一条评价以来已有 ${Math.round(facts.reviewer.silentDays ?? 0)} 天没有出现。`,
  en: (facts) =>
    `This account's stars stand ${apart(facts).toFixed(1)} stars ${facts.reviewer.reviews === 1 ? '' : 'on average '}from what other reviews of the same places or products let expect, and it has not been seen in the ${days(facts.reviewer.silentDays ?? 0)} since its last review.`,
};
const OF_RETURNING: readonly HistorySignal[] = [
  {
    name: 'active_days',
    family: 'behaviour',
    unit: 'days',
    source: 'accounts bought for a campaign are used for days, members stay for months (activity window: Mukherjee et al., Spotting opinion spammers using behavioral footprints, 2013)',
    direction: 'falling',
    value: ({ reviewer }) => reviewer.activeDays,
    zh: ({ reviewer }) => (reviewer.activeDays < 1 ? `该账号的 ${reviewer.reviews} 条评价都写于同一天之内。` : `该账号的第一条与最后一条评价相隔 ${Math.round(reviewer.activeDays)} 天。`),
    en: ({ reviewer }) =>
      reviewer.activeDays < 1 ? `All ${reviewer.reviews} reviews of this account were written within a day.` : `This account's first and last review lie ${days(reviewer.activeDays)} apart.`,
  },
  {
    name: 'busiest_day',
    family: 'behaviour',
    unit: 'reviews',
    source: 'maximum number of reviews on a day (Mukherjee et al., Spotting opinion spammers, 2013)',
    direction: 'rising',
    value: ({ reviewer }) => reviewer.busiestDay,
    zh: ({ reviewer }) => (reviewer.busiestDay === 1 ? '该账号从未在一天内写过一条以上的评价。' : `该账号曾在一天内写下 ${reviewer.busiestDay} 条评价。`),
    en: ({ reviewer }) => (reviewer.busiestDay === 1 ? 'This account never wrote more than one review a day.' : `On its busiest day this account wrote ${reviewer.busiestDay} reviews.`),
  },
  {
    name: 'velocity',
    family: 'behaviour',
    unit: 'reviews a week',
    source: 'review velocity over the account’s active time (Lim et al., Detecting product review spammers using rating behaviors, 2010)',
    direction: 'rising',
    value: ({ reviewer }) => reviewer.reviews / weeksActive(reviewer),
    zh: ({ reviewer }) => `从第一条到最后一条评价，该账号平均每周写 ${(reviewer.reviews / weeksActive(reviewer)).toFixed(1)} 条评价。`,
    en: ({ reviewer }) => `From its first review to its last, this account wrote ${(reviewer.reviews / weeksActive(reviewer)).toFixed(1)} reviews a week.`,
  },
  {
    name: 'extreme_share',
    family: 'behaviour',
    unit: 'share',
    source: 'share of one- and five-star reviews (Mukherjee et al., What Yelp fake review filter might be doing, 2013)',
    direction: 'rising',
    value: ({ reviewer }) => reviewer.extremeShare,
    zh: ({ reviewer }) => `该账号的 ${reviewer.reviews} 条评价中有 ${percent(reviewer.extremeShare)} 打一星或五星。`,
    en: ({ reviewer }) => `Of this account's ${reviewer.reviews} reviews, ${percent(reviewer.extremeShare)} give one or five stars.`,
  },
  {
    name: 'star_entropy',
    family: 'behaviour',
    unit: 'bits',
    source: 'who likes or dislikes everything alike tells little (Hooi et al., BIRDNEST, 2016)',
    direction: 'falling',
    value: ({ reviewer }) => reviewer.starEntropy,
    zh: ({ reviewer }) => `该账号的打分${reviewer.starEntropy < 0.5 ? '几乎总是相同' : '有高有低'}（分散程度 ${reviewer.starEntropy.toFixed(1)}：次次相同为 0，五档均分为 2.3）。`,
    en: ({ reviewer }) => `This account's stars ${reviewer.starEntropy < 0.5 ? 'are nearly always the same' : 'vary'} (spread ${reviewer.starEntropy.toFixed(1)}, where 0 is always the same and 2.3 all five equally often).`,
  },
  {
    name: 'habitual_deviation',
    family: 'behaviour',
    unit: 'stars',
    source: 'mean deviation from the products’ consensus (Akoglu, Chandy and Faloutsos, FraudEagle, 2013)',
    direction: 'rising',
    value: ({ reviewer }) => reviewer.deviation,
    zh: ({ reviewer }) => `该账号的打分与同一商家或商品其他评价所预期的平均相差 ${reviewer.deviation.toFixed(1)} 星。`,
    en: ({ reviewer }) => `On average this account's ratings stand ${reviewer.deviation.toFixed(1)} stars from what other reviews of the same places or products let expect.`,
  },
  {
    name: 'companions',
    family: 'relations',
    unit: 'accounts',
    source: 'co-review groups (Mukherjee, Liu and Glance, GSRank, 2012), crowded days left out against camouflage (Hooi et al., FRAUDAR, 2016)',
    direction: 'rising',
    value: ({ reviewer }) => reviewer.companionAccounts,
    comparedWith: ({ reviewer }) => reviewer.companions,
    zh: ({ reviewer }) => 
      reviewer.companionAccounts === 0 ? `没有其他账号在前后 ${COMPANION_DAYS} 天内与该账号给至少两家相同的商家打相同的分。` : `另有 ${reviewer.companionAccounts} 个账号在前后 ${COMPANION_DAYS} 天内与该账号给至少两家相同的商家打了相同的分。`,
    en: ({ reviewer }) => `${reviewer.companionAccounts || 'No'} other account${reviewer.companionAccounts === 1 ? '' : 's'} gave the same stars to at least two of the same shops within ${COMPANION_DAYS} days of this one.`,
  },
];

export const REVIEWER_SIGNALS: readonly HistorySignal[] = [
  reviewsWritten,
  ...[silence, silentApart].flatMap((signal) => byTenure(signal)),
  ...OF_RETURNING.flatMap((signal) => byStandingOfReturning(signal)),
];
