import { dayMs, hourMs, momentBetween, toIso } from './calendar.js';
import { merchantProfiles, type MerchantProfile } from './data/merchants.js';
import type { Campaign, Review, ReviewDraft } from './demo-shape.js';
import { startTelling, tell } from './grammar.js';
import type { Random } from './random.js';
import { pickVoice, speak } from './voice.js';
import { grammarOf, type Language } from './vocabulary.js';

export function merchantById(id: string): MerchantProfile {
  const merchant = merchantProfiles.find((candidate) => candidate.id === id);
  if (!merchant) throw new Error(`no merchant ${id}. This is a bug.`);
  return merchant;
}

interface Burst {
  campaign: Campaign;
  merchantId: string;
  pool: string;
  sentiment: -1 | 1;
  count: number;
  /** When it starts, and for how many days it lasts. */
  startDaysAgo: number;
  days: number;
  /** A farm has few telephones and fewer addresses. */
  devices: number;
  addresses: number;
  /** Brushing buys real orders; revenge does not. */
  verifiedShare: number;
}

const bursts: readonly Burst[] = [
  { campaign: 'five_star_burst', merchantId: 'm-yunxi', pool: 'five.star', sentiment: 1, count: 60, startDaysAgo: 38, days: 3, devices: 9, addresses: 5, verifiedShare: 0.8 },
  { campaign: 'malicious_one_star_burst', merchantId: 'm-haolan', pool: 'one.star', sentiment: -1, count: 45, startDaysAgo: 21, days: 2, devices: 8, addresses: 6, verifiedShare: 0.1 },
];

function burstReview(random: Random, burst: Burst, merchant: MerchantProfile, now: Date, hashes: { devices: string[]; addresses: string[] }): ReviewDraft {
  const kind = random.pick(merchant.kinds!);
  const telling = startTelling(grammarOf('zh', merchant.category), random, kind);
  const moment = momentBetween(random, now, burst.startDaysAgo, burst.startDaysAgo - burst.days, 'zh');
  const first = random.chance(0.8);
  const review: Omit<Review, 'id'> = {
    merchantId: merchant.id,
    text: speak(random, [tell(telling, burst.pool)!], 'zh', pickVoice(random, 'zh'), burst.sentiment),
    rating: burst.sentiment > 0 ? 5 : 1,
    language: 'zh',
    createdAt: toIso(moment),
    reviewerId: `u${random.hex(10)}`,
    productId: `${merchant.id}-${kind}`,
    productCategory: merchant.category,
    channel: 'app',
    reviewer: { createdAt: toIso(moment - random.integer(4, 24 * 9) * hourMs), reviewCount: first ? 1 : random.integer(2, 4) },
    // Some of the farm's telephones are on mobile data, so not every source is shared.
    source: { ipHash: random.chance(0.8) ? random.pick(hashes.addresses) : random.hex(16), deviceHash: random.chance(0.75) ? random.pick(hashes.devices) : random.hex(16) },
  };
  if (random.chance(burst.verifiedShare)) {
    Object.assign(review, { orderId: `o${random.integer(10 ** 9, 10 ** 10 - 1)}`, verifiedPurchase: true, purchasedAt: toIso(moment - random.integer(3, 60) * hourMs) });
  } else if (random.chance(0.6)) {
    review.verifiedPurchase = false;
  }
  if (burst.sentiment > 0 && random.chance(0.35)) review.images = random.integer(1, 3);
  if (burst.sentiment < 0 && random.chance(0.5)) review.helpfulVotes = random.integer(1, 9);
  return { moment, review, truth: { topics: telling.topics, sentiment: burst.sentiment, planted: burst.campaign }, kind };
}

export function plantBursts(random: Random, now: Date): ReviewDraft[] {
  return bursts.flatMap((burst) => {
    const hashes = {
      devices: Array.from({ length: burst.devices }, () => random.hex(16)),
      addresses: Array.from({ length: burst.addresses }, () => random.hex(16)),
    };
    return Array.from({ length: burst.count }, () => burstReview(random, burst, merchantById(burst.merchantId), now, hashes));
  });
}

/** Signs that a ring's writers insert so that no two copies are equal. */
const insertedSigns = { zh: ['~', '！', ' ', '。', '、', '^_^', '*', '…', '👍', '🌹', '，'], en: ['~', '!', '.', '*', ' ', '..', '👍', '^^', '-'] } as const;

function disguise(random: Random, text: string, language: Language): string {
  const letters = [...text];
  for (let count = random.integer(1, 4); count > 0; count -= 1) {
    letters.splice(random.integer(4, letters.length), 0, random.pick(insertedSigns[language]));
  }
  return letters.join('');
}

const ringShops = { zh: ['m-dingxin', 'm-guoling', 'm-shanguo', 'm-qingzhi'], en: ['m-voltedge', 'm-brightwater', 'm-juniper'] } as const;

/** The same accounts praise the same shops with copies of a few texts: 7 × 4 in Chinese, 4 × 3 in English. */
export function plantRing(random: Random, now: Date): ReviewDraft[] {
  return (['zh', 'en'] as const).flatMap((language) => {
    const pools = language === 'zh' ? ['ring.first', 'ring.second', 'ring.third'] : ['ring.english'];
    const addresses = Array.from({ length: 3 }, () => random.hex(16));
    return Array.from({ length: language === 'zh' ? 7 : 4 }, () => {
      const reviewerId = `u${random.hex(10)}`;
      const createdAt = now.getTime() - random.integer(170, 330) * dayMs;
      const earlier = random.integer(3, 14);
      const deviceHash = random.hex(16);
      return ringShops[language].map((merchantId): ReviewDraft => {
        const merchant = merchantById(merchantId);
        const kind = random.pick(merchant.kinds!);
        const telling = startTelling(grammarOf(language, merchant.category), random, kind);
        const text = disguise(random, tell(telling, random.pick(pools))!, language);
        const moment = momentBetween(random, now, 130, 35, language);
        return {
          moment,
          review: {
            merchantId, text, rating: 5, language, createdAt: toIso(moment), reviewerId,
            productId: `${merchantId}-${kind}`, productCategory: merchant.category, channel: 'app',
            orderId: `o${random.integer(10 ** 9, 10 ** 10 - 1)}`, verifiedPurchase: true,
            purchasedAt: toIso(moment - random.integer(20, 100) * hourMs),
            reviewer: { createdAt: toIso(createdAt), reviewCount: earlier },
            source: { ipHash: random.chance(0.6) ? random.pick(addresses) : random.hex(16), deviceHash },
          },
          truth: { topics: telling.topics, sentiment: 1, planted: 'copy_paste_ring' },
          kind,
        };
      });
    }).flat();
  });
}
