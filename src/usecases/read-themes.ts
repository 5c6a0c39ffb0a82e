import type { MerchantStore } from '../domain/ports/read-stores.js';
import type { ScoreStore, ThemeQuery } from '../domain/ports/score-store.js';
import { TOPIC_NAMES, type Topic } from '../domain/topics.js';
import { findMerchant } from './find-merchant.js';

/** One topic as customers speak of it, weighted by how far they can be believed. */
export interface ThemeView {
  topic: Topic;
  name: { zh: string; en: string };
  complaints: { weight: number; items: number };
  neutral: { weight: number; items: number };
  praise: { weight: number; items: number };
  /** Complaint weight ÷ weight of all items in the selection. */
  complaintShare: number;
}

export interface ThemesView {
  merchantId: string;
  /** The denominator: items that carry any evidence, and their authenticity added up. */
  selection: { items: number; weight: number };
  themes: ThemeView[];
}

const SIDES = { '-1': 'complaints', '0': 'neutral', '1': 'praise' } as const;

function emptyTheme(topic: Topic): ThemeView {
  const none = () => ({ weight: 0, items: 0 });
  return { topic, name: TOPIC_NAMES[topic], complaints: none(), neutral: none(), praise: none(), complaintShare: 0 };
}

/** What customers complain of, the heaviest complaint first. */
export async function readThemes(deps: { scores: ScoreStore; merchants: MerchantStore }, query: ThemeQuery): Promise<ThemesView> {
  await findMerchant(deps.merchants, query.platformId, query.merchantId);
  const { counts, items, itemWeight } = await deps.scores.themes(query);
  const themes = new Map<Topic, ThemeView>();
  for (const { topic, polarity, weight, items: mentions } of counts) {
    const theme = themes.get(topic) ?? emptyTheme(topic);
    theme[SIDES[`${polarity}`]] = { weight, items: mentions };
    themes.set(topic, theme);
  }
  for (const theme of themes.values()) theme.complaintShare = itemWeight > 0 ? theme.complaints.weight / itemWeight : 0;
  return {
    merchantId: query.merchantId,
    selection: { items, weight: itemWeight },
    themes: [...themes.values()].sort((a, b) => b.complaints.weight - a.complaints.weight),
  };
}
