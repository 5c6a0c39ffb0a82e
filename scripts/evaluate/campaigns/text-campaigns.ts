import type { HandedInReview } from '../../../src/domain/signals/history/review-table.js';
import { EDITS } from '../../bench/duplicates/edits.js';
import type { RealText } from '../../bench/duplicates/real-reviews.js';
import type { Random } from '../../demo/random.js';
import type { LabelledHistory } from '../yelp-metadata.js';
import { paraphrase } from './paraphrase.js';
import { STORIES_EN } from './stories-en.js';
import { STORIES_ZH } from './stories-zh.js';

/** Campaigns that are known by what they write: their accounts are ordinary members, their days are spread. */

const DAY_MS = 86_400_000;
const RING = 15;
const COPY_RUNS = 24;
/** Products that a ring praises, and the days it takes. */
const PRODUCTS = 3;
const DAYS = 120;
/** A text that is worth copying says something. */
const MIN_COPIED_LENGTH = { zh: 40, en: 120 } as const;

export interface PlantedText extends HandedInReview {
  campaign: string;
  text: string;
}

const COPY_PASTE = 'copy-paste ring: 15 ordinary accounts, 3 products, 4 months, each copy edited';
const PARAPHRASE = 'paraphrase ring: as before, one story in 15 wordings';

/** Accounts with 5 to 30 reviews that the filter let pass. */
function ordinaryMembers({ users, filtered }: LabelledHistory): string[] {
  const written = new Map<string, number>();
  users.forEach((user, row) => written.set(user, (written.get(user) ?? 0) + (filtered[row] === 1 ? 1000 : 1)));
  return [...written].filter(([, count]) => count >= 5 && count <= 30).map(([user]) => user);
}

/** @param spare real texts that stand nowhere else */
export function plantTextCampaigns(set: LabelledHistory, spare: readonly RealText[], random: Random): PlantedText[] {
  const members = ordinaryMembers(set);
  const products = [...new Set(set.products)];
  const [first, last] = [set.days.reduce((a, b) => Math.min(a, b)), set.days.reduce((a, b) => Math.max(a, b))];
  const edits = Object.values(EDITS);
  const ring = (campaign: string, textOf: () => string): PlantedText[] => {
    const targets = Array.from({ length: PRODUCTS }, () => random.pick(products));
    const start = first + (last - first) * (0.3 + 0.5 * random.next());
    return Array.from({ length: RING }, () => ({
      campaign,
      reviewer: random.pick(members),
      product: random.pick(targets),
      rating: random.chance(0.8) ? 5 : 4,
      at: Math.floor(start + random.next() * DAYS) * DAY_MS,
      text: textOf(),
    }));
  };
  const sources = random.shuffle(spare.filter(({ text, language }) => text.length >= MIN_COPIED_LENGTH[language])).slice(0, COPY_RUNS);
  const stories = [...STORIES_EN.map((story) => ({ story, joint: ' ' })), ...STORIES_ZH.map((story) => ({ story, joint: '' }))];
  return [
    ...sources.flatMap((source) => ring(COPY_PASTE, () => random.pick(edits)(source, random))),
    ...stories.flatMap(({ story, joint }) => ring(PARAPHRASE, () => paraphrase(story, random, joint))),
  ];
}
