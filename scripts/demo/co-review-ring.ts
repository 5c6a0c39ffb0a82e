import { dayMs, hourMs, momentBetween, toIso } from './calendar.js';
import { merchantById } from './campaigns.js';
import type { ReviewDraft } from './demo-shape.js';
import { SaidBefore } from './likeness.js';
import type { Random } from './random.js';
import { tellStory, type Story } from './story.js';
import { grammarOf, type Language } from './vocabulary.js';

interface Round {
  merchantId: string;
  startDaysAgo: number;
}

interface Ring {
  language: Language;
  accounts: number;
  /** Which shops are visited when; all of the ring within the days that a visit lasts. */
  rounds: readonly Round[];
}

/** Days over which the accounts of a ring spread their visits to one shop. */
const VISIT_DAYS = 2;
/** Its writers are paid to sound like themselves: no two of their texts, and none of theirs and an honest one, are more alike than this. */
const HIGHEST_LIKENESS = 0.3;
const ARCS = ['goods.good', 'contact.good', 'refund.good', 'claim.good', 'delivery.good'];

const RINGS: readonly Ring[] = [
  {
    language: 'zh',
    accounts: 10,
    rounds: [
      { merchantId: 'm-linjiang', startDaysAgo: 118 },
      { merchantId: 'm-anheng', startDaysAgo: 113 },
      { merchantId: 'm-laochengnan', startDaysAgo: 107 },
      { merchantId: 'm-qingshan', startDaysAgo: 99 },
    ],
  },
  {
    language: 'en',
    accounts: 8,
    rounds: [
      { merchantId: 'm-basil', startDaysAgo: 84 },
      { merchantId: 'm-fernlea', startDaysAgo: 77 },
      { merchantId: 'm-harbourline', startDaysAgo: 70 },
    ],
  },
];

function unheardStory(random: Random, merchantId: string, language: Language, said: SaidBefore): Story {
  const merchant = merchantById(merchantId);
  const grammar = grammarOf(language, merchant.category);
  const arcs = ARCS.filter((arc) => merchant.arcs.some(([name]) => name === arc));
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const [arc, ...further] = random.shuffle(arcs);
    const story = tellStory(random, grammar, arc!, language, merchant.kinds && random.pick(merchant.kinds), random.chance(0.5) ? further : []);
    if (said.likeness(story.text) < HIGHEST_LIKENESS) return story;
  }
  throw new Error(`${merchantId} has no praise left that is unlike all others; author more fragments`);
}

/**
 * New accounts that praise the same shops within days of each other, each in words of its own, from an
 * address and a device of its own: one by one there is nothing to see, and together only whom they meet.
 */
export function plantCoReviewRings(random: Random, now: Date, honest: readonly ReviewDraft[]): ReviewDraft[] {
  const said = new SaidBefore();
  for (const { review } of honest) said.remember(review.text);
  return RINGS.flatMap(({ language, accounts, rounds }) =>
    Array.from({ length: accounts }, () => {
      const reviewerId = `u${random.hex(10)}`;
      const registered = now.getTime() - (rounds[0]!.startDaysAgo + 1) * dayMs - random.integer(2, 90) * hourMs;
      const source = { ipHash: random.hex(16), deviceHash: random.hex(16) };
      return rounds.map(({ merchantId, startDaysAgo }): ReviewDraft => {
        const { category } = merchantById(merchantId);
        const story = unheardStory(random, merchantId, language, said);
        said.remember(story.text);
        const moment = momentBetween(random, now, startDaysAgo, startDaysAgo - VISIT_DAYS, language);
        return {
          moment,
          review: {
            merchantId, text: story.text, rating: random.chance(0.85) ? 5 : 4, language, createdAt: toIso(moment), reviewerId, productCategory: category, channel: 'app',
            ...(random.chance(0.7) && { verifiedPurchase: false }),
            reviewer: { createdAt: toIso(registered), reviewCount: 1 },
            source,
          },
          truth: { topics: story.topics, sentiment: 1, planted: 'co_review_ring' },
        };
      });
    }).flat(),
  );
}
