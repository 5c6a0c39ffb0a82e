import { percent } from '../signal.js';
import { byTenure, type HistorySignal } from './history-signal.js';
import type { SuspicionFacts } from './suspicion.js';

/** What a first pass made of the reviews around: the only signals that need one. */

const SOURCE = 'one step of propagation over reviewers and products (Rayana and Akoglu, SpEagle, 2015; Kumar et al., REV2, 2018)';

const spread = (name: string, fact: (facts: SuspicionFacts) => number | undefined, sentences: Pick<HistorySignal, 'zh' | 'en'>): HistorySignal => ({
  name,
  family: 'relations',
  unit: 'mean probability',
  source: SOURCE,
  direction: 'rising',
  value: ({ suspicion }) => (suspicion ? fact(suspicion) : undefined),
  ...sentences,
});

const beside: HistorySignal = {
  ...spread('suspicion_beside', (facts) => facts.beside, {
    zh: ({ stars, suspicion }) => `前后三个月内同样打 ${stars} 星的评价，单独看平均有 ${percent(suspicion!.beside)} 的可能不可信。`,
    en: ({ stars, suspicion }) =>
      `The other ${stars}-star reviews within three months look ${percent(suspicion!.beside)} likely to be inauthentic, each judged alone.`,
  }),
  comparedWith: ({ suspicion }) => suspicion!.besideRows,
};
const around = spread('suspicion_around', (facts) => facts.around, {
  zh: ({ suspicion }) => `前后一周内同一对象的其他评价，单独看平均有 ${percent(suspicion!.around)} 的可能不可信。`,
  en: ({ suspicion }) => `The other reviews within a week look ${percent(suspicion!.around)} likely to be inauthentic, each judged alone.`,
});
const ofProduct = spread('suspicion_of_product', (facts) => facts.ofProduct, {
  zh: ({ suspicion }) => `前后一年内同一对象的其他评价，单独看平均有 ${percent(suspicion!.ofProduct)} 的可能不可信。`,
  en: ({ suspicion }) => `The other reviews of the same place or product within a year look ${percent(suspicion!.ofProduct)} likely to be inauthentic.`,
});
const ofAccount = spread('suspicion_of_account', (facts) => facts.ofAccount, {
  zh: ({ suspicion }) => `该账号的其他评价，单独看平均有 ${percent(suspicion!.ofAccount ?? 0)} 的可能不可信。`,
  en: ({ suspicion }) => `This account's other reviews look ${percent(suspicion!.ofAccount ?? 0)} likely to be inauthentic, each judged alone.`,
});
const besideAccount = spread('suspicion_beside_account', (facts) => facts.besideAccount, {
  zh: ({ suspicion }) => `与该账号其他评价同期同星的评价，平均有 ${percent(suspicion!.besideAccount ?? 0)} 的可能不可信。`,
  en: ({ suspicion }) => `Reviews posted beside this account's other ones, with the same stars, look ${percent(suspicion!.besideAccount ?? 0)} likely to be inauthentic.`,
});

export const SUSPICION_SIGNALS: readonly HistorySignal[] = [
  ...[beside, around, ofProduct].flatMap((signal) => byTenure(signal)),
  ...[ofAccount, besideAccount].flatMap((signal) => byTenure(signal, ['few', 'many'])),
];
