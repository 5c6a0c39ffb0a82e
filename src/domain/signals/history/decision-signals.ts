import { percent } from '../signal.js';
import type { Decided } from './decided-rows.js';
import type { DecidedBesideAccount, DecidedFacts } from './decisions.js';
import { byStanding, byStandingOfReturning, type HistorySignal } from './history-signal.js';

/** What people decided about the reviews around: silent where nobody decided anything. */

type Sentences = Pick<HistorySignal, 'zh' | 'en'>;

const BASE = {
  family: 'relations',
  source: 'decided neighbours as seeds of propagation (Rayana and Akoglu, SpEagle+, 2015), counted one step away',
  direction: 'rising',
} as const;

const of = (name: string, unit: string, fact: (decided: DecidedFacts) => number | undefined, sentences: Sentences): HistorySignal => ({
  ...BASE,
  name,
  unit,
  value: ({ decided }) => decided && fact(decided),
  ...sentences,
});
const counted = (decided: Decided | undefined): { count: number; against: number; expected: string } => ({
  count: decided?.count ?? 0,
  against: decided?.against ?? 0,
  expected: (decided?.expected ?? 0).toFixed(1),
});
/** Silent where its own stretch holds no decision, so that a sentence always tells of some. */
const ifAny = (decided: Decided, value: number): number | undefined => (decided.count > 0 ? value : undefined);

function foundEn(count: number, against: number, where: string): string {
  if (count === 1) return `The one other review ${where} that people decided was found ${against === 1 ? 'inauthentic' : 'genuine'}`;
  return `Of ${count} other reviews ${where} that people decided, ${against === 0 ? 'none was' : against === 1 ? 'one was' : `${against} were`} found inauthentic`;
}

const LIFT = 'decisions beyond expectation ÷ their variance';
const beyond = (zhWhere: string, enWhere: string, read: (facts: DecidedFacts) => Decided): Sentences => ({
  zh: ({ decided }) => {
    const { count, against, expected } = counted(decided && read(decided));
    return `${zhWhere}的其他评价中，有 ${count} 条经人工裁定，其中 ${against} 条被裁定为不可信；只看这些账号自己的记录，预计会是 ${expected} 条。`;
  },
  en: ({ decided }) => {
    const { count, against, expected } = counted(decided && read(decided));
    return `${foundEn(count, against, enWhere)}; judging by their accounts' own records alone, ${expected} would be expected.`;
  },
});
const share = (zhWhere: string, enWhere: string, read: (facts: DecidedFacts) => Decided): Sentences => ({
  zh: ({ decided }) => {
    const { count, against } = counted(decided && read(decided));
    return `${zhWhere}的其他评价中，有 ${count} 条经人工裁定，其中 ${against} 条被裁定为不可信。`;
  },
  en: ({ decided }) => {
    const { count, against } = counted(decided && read(decided));
    return `${foundEn(count, against, enWhere)}.`;
  },
});

const OF_REVIEW: readonly HistorySignal[] = [
  of('decided_lift', LIFT, (facts) => facts.productLift, beyond('该商家或商品', 'of the same place or product', (facts) => facts.product)),
  of('decided_share', 'share', (facts) => facts.productShare, share('该商家或商品', 'of the same place or product', (facts) => facts.product)),
  of('decided_lift_quarter', LIFT, (facts) => ifAny(facts.quarter, facts.quarterLift), beyond('前后三个月内，该商家或商品', 'of the same place or product within three months', (facts) => facts.quarter)),
  of('decided_lift_same_stars', LIFT, (facts) => ifAny(facts.sameStars, facts.sameStarsLift), beyond('该商家或商品同样星级', 'of the same place or product with the same stars', (facts) => facts.sameStars)),
  of('decided_same_stars', 'share', (facts) => ifAny(facts.sameStars, facts.sameStarsShare), share('该商家或商品同样星级', 'of the same place or product with the same stars', (facts) => facts.sameStars)),
  of('decided_fortnight', 'share', (facts) => ifAny(facts.fortnight, facts.fortnightShare), share('前后两周内，该商家或商品', 'of the same place or product within two weeks', (facts) => facts.fortnight)),
  of('decided_around', 'share', (facts) => ifAny(facts.aroundHalfYear, facts.aroundHalfYearShare), share('前后半年内，该商家或商品', 'of the same place or product within half a year', (facts) => facts.aroundHalfYear)),
  of('decided_half_year', 'share', (facts) => ifAny(facts.halfYear, facts.halfYearShare), share('前后半年内，该商家或商品同样星级', 'of the same place or product with the same stars within half a year', (facts) => facts.halfYear)),
];

const beside = (name: string, unit: string, fact: (decided: DecidedBesideAccount) => number, sentences: Sentences): HistorySignal => ({
  ...BASE,
  name,
  unit,
  value: ({ decidedBeside }) => decidedBeside && fact(decidedBeside),
  ...sentences,
});

const OF_ACCOUNT: readonly HistorySignal[] = [
  beside('decided_lift_beside_account', LIFT, (facts) => facts.productLift, {
    zh: ({ decidedBeside: found }) => `该账号另外评价过的 ${found?.reviews ?? 0} 家商家或商品那里，别人的评价经人工裁定为不可信的${(found?.productLift ?? 0) > 0 ? '多' : '不多'}于这些评价的账号记录所预计的。`,
    en: ({ decidedBeside: found }) =>
      `Where this account wrote its ${found?.reviews ?? 0} other reviews, people found ${(found?.productLift ?? 0) > 0 ? 'more' : 'no more'} of the others' reviews inauthentic than those accounts' own records let expect.`,
  }),
  beside('decided_stars_beside_account', 'share', (facts) => facts.sameStarsShare, {
    zh: ({ decidedBeside: found }) => `该账号评价过的其他商家或商品那里，别人打同样星的评价凡经人工裁定的，平均约有 ${percent(found?.sameStarsShare ?? 0)} 被裁定为不可信。`,
    en: ({ decidedBeside: found }) => `Where this account wrote its other reviews, of the others' reviews with the same stars that people decided, about ${percent(found?.sameStarsShare ?? 0)} were found inauthentic on average.`,
  }),
  beside('decided_half_year_beside_account', 'share', (facts) => facts.halfYearShare, {
    zh: ({ decidedBeside: found }) => `该账号评价过的其他商家或商品那里，它评价前后半年内别人打同样星的评价凡经人工裁定的，平均约有 ${percent(found?.halfYearShare ?? 0)} 被裁定为不可信。`,
    en: ({ decidedBeside: found }) =>
      `Where this account wrote its other reviews, of the others' reviews with the same stars within half a year that people decided, about ${percent(found?.halfYearShare ?? 0)} were found inauthentic on average.`,
  }),
  beside('decided_around_account', 'share', (facts) => facts.aroundHalfYearShare, {
    zh: ({ decidedBeside: found }) => `该账号评价过的其他商家或商品那里，它评价前后半年内别人的评价凡经人工裁定的，平均约有 ${percent(found?.aroundHalfYearShare ?? 0)} 被裁定为不可信。`,
    en: ({ decidedBeside: found }) =>
      `Where this account wrote its other reviews, of the others' reviews within half a year that people decided, about ${percent(found?.aroundHalfYearShare ?? 0)} were found inauthentic on average.`,
  }),
];

export const DECISION_SIGNALS: readonly HistorySignal[] = [...OF_REVIEW.flatMap((signal) => byStanding(signal)), ...OF_ACCOUNT.flatMap((signal) => byStandingOfReturning(signal))];
