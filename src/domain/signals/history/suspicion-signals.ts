import { percent } from '../signal.js';
import { byStanding, byStandingOfReturning, type HistorySignal } from './history-signal.js';
import type { ReviewFacts } from './review-facts.js';
import type { Seen, SuspicionFacts } from './suspicion.js';

/** What a first pass made of the reviews around: the only signals that need one. */

const SOURCE = 'one step of propagation over reviewers and products (Rayana and Akoglu, SpEagle, 2015; Kumar et al., REV2, 2018)';

const spread = (name: string, fact: (facts: SuspicionFacts) => number | undefined, told: Pick<HistorySignal, 'zh' | 'en'>): HistorySignal => ({
  name,
  family: 'relations',
  unit: 'mean probability',
  source: SOURCE,
  direction: 'rising',
  value: ({ suspicion }) => (suspicion ? fact(suspicion) : undefined),
  ...told,
});

/** "The 3 other reviews within a week look 40% likely to be inauthentic", or that there are none. */
function sentences(of: (facts: SuspicionFacts) => Seen, zh: (facts: ReviewFacts) => string, en: (facts: ReviewFacts, plural: string) => string): Pick<HistorySignal, 'zh' | 'en'> {
  return {
    zh: (facts) => {
      const { reviews, mean } = of(facts.suspicion!);
      return reviews === 0 ? `${zh(facts)}没有其他评价可以比较。` : `${zh(facts)}有其他 ${reviews} 条评价，各自单独看平均有 ${percent(mean)} 的可能不可信。`;
    },
    en: (facts) => {
      const { reviews, mean } = of(facts.suspicion!);
      if (reviews === 0) return `There are no other ${en(facts, 's')} to compare with.`;
      return reviews === 1
        ? `The one other ${en(facts, '')} looks ${percent(mean)} likely to be inauthentic, judged alone.`
        : `The ${reviews} other ${en(facts, 's')} look ${percent(mean)} likely to be inauthentic on average, each judged alone.`;
    },
  };
}

const beside: HistorySignal = {
  ...spread('suspicion_beside', (facts) => facts.beside, sentences(({ seen }) => seen.beside, ({ stars }) => `前后三个月内，该商家或商品同样打 ${stars} 星的，`, ({ stars }, s) => `${stars}-star review${s} of the same place or product within three months`)),
  comparedWith: ({ suspicion }) => suspicion!.besideRows,
};
const around = spread('suspicion_around', (facts) => facts.around, sentences(({ seen }) => seen.around, () => '前后一周内，该商家或商品', (_, s) => `review${s} of the same place or product within a week`));
const ofProduct = spread('suspicion_of_product', (facts) => facts.ofProduct, sentences(({ seen }) => seen.ofProduct, () => '前后一年内，该商家或商品', (_, s) => `review${s} of the same place or product within a year`));
const ofAccount = spread('suspicion_of_account', (facts) => facts.ofAccount, {
  zh: ({ suspicion }) => `该账号的其他评价，各自单独看，平均有 ${percent(suspicion!.ofAccount ?? 0)} 的可能不可信。`,
  en: ({ suspicion }) => `This account's other reviews look ${percent(suspicion!.ofAccount ?? 0)} likely to be inauthentic on average, each judged alone.`,
});
const besideAccount = spread('suspicion_beside_account', (facts) => facts.besideAccount, {
  zh: ({ suspicion }) =>
    suspicion!.besideAccountReviews === 0
      ? '在该账号评价过的其他商家或商品那里，它评价前后三个月内都没有别人打同样的星。'
      : `在该账号评价过的其他商家或商品那里，它评价前后三个月内别人打同样星的 ${suspicion!.besideAccountReviews} 条评价，各自单独看，平均约有 ${percent(suspicion!.besideAccount ?? 0)} 的可能不可信。`,
  en: ({ suspicion }) =>
    suspicion!.besideAccountReviews === 0
      ? 'Where this account wrote its other reviews, nobody else gave the same stars within three months of them.'
      : `Where this account wrote its other reviews, the ${suspicion!.besideAccountReviews} review${suspicion!.besideAccountReviews === 1 ? '' : 's'} by others with the same stars within three months look${suspicion!.besideAccountReviews === 1 ? 's' : ''} about ${percent(suspicion!.besideAccount ?? 0)} likely to be inauthentic, judged alone.`,
});

export const SUSPICION_SIGNALS: readonly HistorySignal[] = [
  ...[beside, around, ofProduct].flatMap((signal) => byStanding(signal)),
  ...[ofAccount, besideAccount].flatMap((signal) => byStandingOfReturning(signal)),
];
