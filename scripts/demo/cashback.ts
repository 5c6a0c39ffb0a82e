import { merchantById } from './campaigns.js';
import { dayMs, hourMs, momentBetween, toIso } from './calendar.js';
import { cashbackScripts, playChat } from './chats.js';
import type { ReviewDraft, TranscriptDraft } from './demo-shape.js';
import { startTelling, tell } from './grammar.js';
import type { Random } from './random.js';
import { pickVoice, speak } from './voice.js';
import { grammarOf } from './vocabulary.js';

const buyers = [
  { merchantId: 'm-qingzhi', count: 18 },
  { merchantId: 'm-juniper', count: 8 },
] as const;

/**
 * Agents who pay for five stars, and the reviews that followed from the same orders. The authors are real
 * customers with real histories: only the chat gives them away.
 */
export function plantCashback(random: Random, now: Date): { reviews: ReviewDraft[]; transcripts: TranscriptDraft[] } {
  const reviews: ReviewDraft[] = [];
  const transcripts: TranscriptDraft[] = [];
  for (const { merchantId, count } of buyers) {
    const merchant = merchantById(merchantId);
    const { language } = merchant;
    const grammar = grammarOf(language, merchant.category);
    for (let done = 0; done < count; done += 1) {
      const kind = random.pick(merchant.kinds!);
      const orderId = `o${random.integer(10 ** 9, 10 ** 10 - 1)}`;
      const reviewerId = `u${random.hex(10)}`;
      const chattedAt = momentBetween(random, now, 95, 6, language);
      const chat = playChat(random, merchant, random.pick(cashbackScripts[language]), { moment: chattedAt, orderId, customerId: reviewerId, kind });
      // One agent of the shop has a target to meet; a colleague has picked the habit up.
      chat.transcript.agentId = `${merchantId}-agent-${random.chance(0.75) ? 2 : 3}`;
      delete chat.transcript.resolved;
      transcripts.push({ ...chat, planted: 'cashback_solicitation' });

      const telling = startTelling(grammar, random, kind);
      const text = speak(random, [tell(telling, `cashback.${language}`)!], language, pickVoice(random, language), 1);
      const moment = chattedAt + random.integer(1, 50) * hourMs;
      reviews.push({
        moment,
        review: {
          merchantId, text, rating: 5, language, createdAt: toIso(moment), reviewerId,
          productId: `${merchantId}-${kind}`, productCategory: merchant.category, channel: 'app',
          orderId, verifiedPurchase: true, purchasedAt: toIso(chattedAt - random.integer(2, 6) * dayMs),
          reviewer: { createdAt: toIso(chattedAt - random.integer(20, 1500) * dayMs), reviewCount: random.chance(0.4) ? 1 : random.integer(2, 30) },
          ...(random.chance(0.75) && { images: random.integer(2, 4) }),
          source: { ipHash: random.hex(16), deviceHash: random.hex(16) },
        },
        truth: { topics: telling.topics, sentiment: 1, planted: 'cashback_solicitation' },
        kind,
      });
    }
  }
  return { reviews, transcripts };
}
