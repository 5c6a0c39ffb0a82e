import { createHonestAuthors } from './accounts.js';
import { dayMs, historyDays, momentBetween, promotionDaysAgo, toIso } from './calendar.js';
import { merchantProfiles, type MerchantProfile } from './data/merchants.js';
import type { ReviewDraft } from './demo-shape.js';
import { SaidBefore } from './likeness.js';
import type { Random } from './random.js';
import { SingleStories, sentimentOf, tellStory, type Story } from './story.js';
import { aftermath, purchase, rate, title, votes } from './trimmings.js';
import { grammarOf, type Language } from './vocabulary.js';

/** Two honest people rarely share more than a phrase; above this likeness another story is told. */
const highestLikeness = 0.42;
/** Some honest people do write the very same stock phrase; detectors must bear that. */
const stockPhraseShare = 0.014;
const singleShare = 0.08;
/** Of the reviews that tell a story, the share that goes on to further subjects, if the shop gives cause. */
const longShare = 0.36;
/** Subjects that can follow any other without contradicting it. */
const joinsOn = new Set(['goods', 'contact', 'install', 'price', 'platform', 'deposit', 'order', 'packaging']);
/** Share of a shop's year that is written in the two weeks after its promotion day. */
const promotionShare = 0.15;

interface Occasion {
  moment: number;
  daysAgo: number;
  promotion: boolean;
}

function occasionOf(random: Random, merchant: MerchantProfile, now: Date): Occasion {
  let window: [from: number, until: number] = [merchant.openDaysAgo ?? historyDays, merchant.closedDaysAgo ?? 0];
  const promotion = merchant.promotion !== undefined && random.chance(promotionShare);
  if (promotion) {
    const start = promotionDaysAgo(now, merchant.promotion!);
    window = [start - 2, start - 13];
  } else if (merchant.busy && random.chance(merchant.busy.share)) {
    window = [merchant.busy.daysAgo, 0];
  }
  const moment = momentBetween(random, now, window[0], window[1], merchant.language, promotion ? -0.5 : 0.6);
  return { moment, daysAgo: (now.getTime() - moment) / dayMs, promotion };
}

function arcOf(random: Random, merchant: MerchantProfile, occasion: Occasion): string {
  const open = merchant.arcs.filter(([, , from = Infinity, until = 0]) => occasion.daysAgo <= from && occasion.daysAgo >= until);
  const arc = random.weighted(open.map(([name, weight]) => [name, weight] as const));
  const mood = sentimentOf(arc);
  if (random.chance(stockPhraseShare)) return mood > 0 ? 'stock.good' : mood < 0 ? 'stock.bad' : 'stock.mixed';
  if (occasion.promotion && mood !== 0 && random.chance(0.6)) return mood > 0 ? 'promo.good' : 'promo.bad';
  return arc;
}

/** Further arcs for a long review: same mood, other subjects, and such as this shop is known for. */
function furtherArcsOf(random: Random, merchant: MerchantProfile, arc: string): string[] {
  if (arc.startsWith('brief.') || sentimentOf(arc) === 0 || !random.chance(longShare)) return [];
  const others = merchant.arcs.map(([name]) => name).filter((name) => {
    const family = name.split('.')[0]!;
    return joinsOn.has(family) && family !== arc.split('.')[0] && sentimentOf(name) === sentimentOf(arc);
  });
  return random.shuffle([...new Set(others)]).slice(0, random.weighted([[1, 60], [2, 28], [3, 12]]));
}

/** Writes the honest reviews of every merchant; `random` decides everything, so do not reorder the calls lightly. */
export function writeHonestReviews(random: Random, now: Date): ReviewDraft[] {
  const authors = { zh: createHonestAuthors(random.fork('authors zh'), now, 130), en: createHonestAuthors(random.fork('authors en'), now, 90) };
  const said = new SaidBefore();
  const singles = new SingleStories(random.fork('singles'));

  const storyOf = (merchant: MerchantProfile, occasion: Occasion, language: Language, kind?: string): Story => {
    const grammar = grammarOf(language, merchant.category);
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const arc = arcOf(random, merchant, occasion);
      if (arc.startsWith('stock.')) return tellStory(random, grammar, arc, language, kind);
      const single = random.chance(singleShare) ? singles.take(`${language}/${merchant.category}`, grammar, sentimentOf(arc)) : undefined;
      const story = single ?? tellStory(random, grammar, arc, language, kind, furtherArcsOf(random, merchant, arc));
      if (single || said.likeness(story.text) < highestLikeness) return story;
    }
    throw new Error(`${merchant.id} has run out of things to say; author more fragments`);
  };

  return merchantProfiles.flatMap((merchant) =>
    Array.from({ length: merchant.honestReviews }, (): ReviewDraft => {
      const other: Language = merchant.language === 'zh' ? 'en' : 'zh';
      const language = random.chance(merchant.guests ?? 0) ? other : merchant.language;
      const kind = merchant.kinds && random.pick(merchant.kinds);
      const occasion = occasionOf(random, merchant, now);
      const story = storyOf(merchant, occasion, language, kind);
      said.remember(story.text);
      const grammar = grammarOf(language, merchant.category);
      const rating = rate(random, story);
      return {
        moment: occasion.moment,
        review: {
          merchantId: merchant.id,
          text: story.text,
          ...(rating && { rating }),
          ...title(random, grammar, story, language),
          ...(random.chance(0.8) && { language }),
          createdAt: toIso(occasion.moment),
          ...authors[language](occasion.moment),
          ...(story.kind && { productId: `${merchant.id}-${story.kind}` }),
          productCategory: merchant.category,
          ...purchase(random, occasion.moment, merchant.category),
          ...(random.chance(0.9) && { channel: random.weighted([['app', 6], ['web', 2], ['mini_program', language === 'zh' ? 3 : 0]]) }),
          ...(merchant.category !== 'insurance' && random.chance(0.18) && { images: random.integer(1, 5) }),
          ...votes(random, story.text, occasion.daysAgo),
          ...aftermath(random, grammar, merchant, story, occasion.moment, now, language),
        },
        truth: { topics: story.topics, sentiment: story.sentiment },
        ...(story.kind && { kind: story.kind }),
      };
    }),
  );
}
