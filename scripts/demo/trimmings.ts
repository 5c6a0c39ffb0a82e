import { dayMs, hourMs, toIso } from './calendar.js';
import { startTelling, tell, type Grammar } from './grammar.js';
import type { MerchantProfile } from './data/merchants.js';
import type { Random } from './random.js';
import type { Review } from './demo-shape.js';
import { moodOf, type Story } from './story.js';
import { pickVoice, speak } from './voice.js';
import type { Language } from './vocabulary.js';

type Rating = 1 | 2 | 3 | 4 | 5;

const ratingsBySentiment: Readonly<Record<string, readonly (readonly [Rating, number])[]>> = {
  '1': [[5, 80], [4, 19], [3, 1]],
  '0': [[3, 58], [4, 24], [2, 18]],
  '-1': [[1, 66], [2, 28], [3, 6]],
};
/** Now and then somebody takes five for the worst, or taps the wrong end of the row. */
const slippedStars = 0.008;
const ratingMissing = 0.03;

/** Whoever names the stars in the text gives as many. */
const namedStars: Readonly<Record<string, readonly [RegExp, Rating]>> = {
  '1': [/五星|满分|five stars|full marks/i, 5],
  '0': [/三星|中评|three stars/i, 3],
  '-1': [/一星|一分是|one star|1 star/i, 1],
};

export function rate(random: Random, { sentiment, text }: Story): Rating | undefined {
  if (random.chance(ratingMissing)) return undefined;
  const [named, stars] = namedStars[`${sentiment}`]!;
  if (named.test(text)) return stars;
  if (random.chance(slippedStars)) return sentiment < 0 ? 5 : 1;
  return random.weighted(ratingsBySentiment[`${sentiment}`]!);
}

/** Days between buying and writing, by trade: dinner is judged at once, an insurer when something happens. */
const daysToWrite: Readonly<Record<string, readonly [number, number]>> = {
  restaurant: [0, 1], hotel: [1, 20], insurance: [20, 320], fruit: [2, 8], cosmetics: [3, 30], electronics: [3, 40], appliances: [3, 50],
};

export function purchase(random: Random, moment: number, category: string): Pick<Review, 'orderId' | 'verifiedPurchase' | 'purchasedAt'> {
  if (random.chance(0.24)) return random.chance(0.4) ? { verifiedPurchase: false } : {};
  const [soonest, latest] = daysToWrite[category] ?? [2, 30];
  const days = soonest + (latest - soonest) * random.next() ** 2;
  return {
    orderId: `o${random.integer(10 ** 9, 10 ** 10 - 1)}`,
    verifiedPurchase: true,
    ...(random.chance(0.85) && { purchasedAt: toIso(moment - Math.round(days * dayMs) - random.integer(1, 3) * hourMs) }),
  };
}

export function votes(random: Random, text: string, daysAgo: number): Pick<Review, 'helpfulVotes' | 'unhelpfulVotes'> {
  if (!random.chance(0.45)) return {};
  // Long texts are read, old ones have been read by more people.
  const readers = Math.min(40, (text.length / 25) * (1 + daysAgo / 120));
  const helpful = Math.floor(readers * random.next() ** 2);
  return { helpfulVotes: helpful, ...(random.chance(0.3) && { unhelpfulVotes: Math.floor((helpful + 2) * 0.4 * random.next()) }) };
}

/** Later lines by the shop and the customer; whatever would lie after `now` has not been written yet. */
export function aftermath(random: Random, grammar: Grammar, merchant: MerchantProfile, story: Story, moment: number, now: Date, language: Language): Pick<Review, 'reply' | 'followUps'> {
  const line = (pool: string): string => tell(startTelling(grammar, random, story.kind), pool) ?? '';
  const after: Pick<Review, 'reply' | 'followUps'> = {};
  if (random.chance(merchant.replies)) {
    const at = moment + Math.round((0.2 + 4 * random.next()) * dayMs);
    if (at < now.getTime()) after.reply = { text: speak(random, [line(`reply.${moodOf(story.sentiment)}`)], language, 'plain', 0), createdAt: toIso(at) };
  }
  const goods = ['appliances', 'electronics', 'cosmetics'].includes(merchant.category);
  if (story.sentiment !== 0 && random.chance(story.sentiment < 0 ? 0.09 : goods ? 0.06 : 0)) {
    const at = moment + random.integer(6, 45) * dayMs + random.integer(0, 6) * hourMs;
    const pool = story.sentiment > 0 ? 'follow.good' : random.chance(0.6) ? 'follow.bad' : 'returns_refunds' in story.topics ? 'follow.refunded' : 'follow.solved';
    const text = speak(random, [line(pool)], language, pickVoice(random, language), pool === 'follow.bad' ? -1 : 1);
    if (at < now.getTime()) after.followUps = [{ text, createdAt: toIso(at) }];
  }
  return after;
}

const titledShare: Readonly<Record<Language, number>> = { en: 0.32, zh: 0.08 };

export function title(random: Random, grammar: Grammar, story: Story, language: Language): Pick<Review, 'title'> {
  if (!random.chance(titledShare[language])) return {};
  const text = tell(startTelling(grammar, random), `title.${moodOf(story.sentiment)}`);
  return text === undefined ? {} : { title: text };
}
