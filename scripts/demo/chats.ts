import { dayMs, historyDays, momentBetween, toIso } from './calendar.js';
import { cashbackScriptsChinese, cashbackScriptsEnglish } from './data/cashback-chats.js';
import { enChatsShops } from './data/en-chats-shops.js';
import { enChatsTrades } from './data/en-chats-trades.js';
import { merchantProfiles, type MerchantProfile } from './data/merchants.js';
import { zhChatsAppliances } from './data/zh-chats-appliances.js';
import { zhChatsShops } from './data/zh-chats-shops.js';
import { zhChatsTrades } from './data/zh-chats-trades.js';
import type { Message, ReviewDraft, Transcript, TranscriptDraft } from './demo-shape.js';
import { startTelling, tellText } from './grammar.js';
import type { Random } from './random.js';
import { slip, speak } from './voice.js';
import { grammarOf, type Language } from './vocabulary.js';

export interface ChatScript {
  readonly name: string;
  readonly categories: readonly string[];
  readonly outcome: 'good' | 'bad' | 'open';
  /** The topic of TAXONOMY.md that the chat is about. */
  readonly topic: string;
  readonly turns: readonly { role: Message['role']; optional: boolean; text: string }[];
}

const roles = { A: 'agent', B: 'bot', C: 'customer', S: 'system' } as const;

function readScripts(...sources: string[]): ChatScript[] {
  return sources.join('\n').split('== ').slice(1).map((block) => {
    const [header = '', ...lines] = block.trim().split('\n');
    const [name = '', categories = '', outcome = '', topic = ''] = header.split('|').map((part) => part.trim());
    if (outcome !== 'good' && outcome !== 'bad' && outcome !== 'open') throw new Error(`chat ${name}: outcome ${outcome}?`);
    const turns = lines.filter((line) => line.trim() !== '').map((line) => {
      const turn = /^(\??)([ABCS]): (.+)$/.exec(line.trim());
      if (!turn) throw new Error(`chat ${name}: cannot read ${line}`);
      return { role: roles[turn[2] as keyof typeof roles], optional: turn[1] === '?', text: turn[3]! };
    });
    return { name, categories: categories.split(','), outcome, topic, turns };
  });
}

const scripts = { zh: readScripts(zhChatsShops, zhChatsAppliances, zhChatsTrades), en: readScripts(enChatsShops, enChatsTrades) };
export const cashbackScripts = { zh: readScripts(cashbackScriptsChinese), en: readScripts(cashbackScriptsEnglish) };

export interface ChatOccasion {
  moment: number;
  orderId?: string;
  customerId?: string;
  kind?: string;
}

function tellTurns(random: Random, merchant: MerchantProfile, script: ChatScript, kind?: string): Message[] {
  const telling = startTelling(grammarOf(merchant.language, merchant.category), random, kind);
  return script.turns.filter((turn) => !turn.optional || random.chance(0.55)).map(({ role, text }) => {
    const careless = role === 'customer' && random.chance(0.4);
    const said = tellText(telling, text);
    const typed = speak(random, [said], merchant.language, merchant.language === 'en' && !careless ? 'plain' : 'bare', 0);
    return { role, text: careless ? slip(random, typed, merchant.language) : typed };
  });
}

/** Stamps the turns: a customer takes a minute, an agent the shop's usual time, bots none. Returns the end. */
function stamp(random: Random, messages: Message[], start: number, answerSeconds: number): number {
  const allStamped = random.chance(0.72);
  const noneStamped = !allStamped && random.chance(0.4);
  let at = start;
  messages.forEach((message, turn) => {
    const usual = { customer: 45, agent: messages[turn - 1]?.role === 'agent' ? 25 : answerSeconds, bot: 1, system: 4 }[message.role];
    if (turn > 0) at += Math.max(1000, Math.round(usual * 1000 * (0.3 + 1.7 * random.next() ** 1.5)));
    if (allStamped || (!noneStamped && random.chance(0.6))) message.at = toIso(at);
  });
  return at;
}

const csatByOutcome: Readonly<Record<string, readonly (readonly [1 | 2 | 3 | 4 | 5, number])[]>> = {
  good: [[5, 68], [4, 25], [3, 7]],
  open: [[3, 50], [4, 30], [2, 20]],
  bad: [[1, 62], [2, 28], [3, 10]],
};

/** Plays one script at a merchant; everything but the turns is present only as often as in real exports. */
export function playChat(random: Random, merchant: MerchantProfile, script: ChatScript, occasion: ChatOccasion): TranscriptDraft {
  const messages = tellTurns(random, merchant, script, occasion.kind);
  const end = stamp(random, messages, occasion.moment, merchant.answerSeconds);
  const phone = script.name.startsWith('phone');
  const transcript: Omit<Transcript, 'id'> = {
    merchantId: merchant.id,
    channel: phone ? 'phone' : random.weighted([['chat', 7], ['app', 3], ['wechat', merchant.language === 'zh' ? 2 : 0]]),
    ...(random.chance(0.92) && { agentId: `${merchant.id}-agent-${random.integer(1, 4)}` }),
    ...((occasion.customerId ?? random.chance(0.8)) && { customerId: occasion.customerId ?? `u${random.hex(10)}` }),
    ...((occasion.orderId ?? random.chance(0.5)) && { orderId: occasion.orderId ?? `o${random.integer(10 ** 9, 10 ** 10 - 1)}` }),
    productCategory: merchant.category,
    openedAt: toIso(occasion.moment),
    ...(random.chance(0.85) && { closedAt: toIso(end) }),
    ...(random.chance(0.42) && { csat: random.weighted(csatByOutcome[script.outcome]!) }),
    ...(random.chance(0.5) && { resolved: script.outcome === 'good' }),
    messages,
  };
  return { moment: occasion.moment, transcript };
}

/** A review of the same shop, subject and feeling, written by somebody who may well have chatted first. */
function reviewAfter(random: Random, script: ChatScript, reviews: ReviewDraft[]): ReviewDraft | undefined {
  const feeling = script.outcome === 'good' ? 1 : -1;
  const fitting = reviews.filter(({ review, truth }) => review.orderId && review.reviewerId && truth.sentiment === feeling && truth.topics[script.topic] === feeling);
  if (fitting.length === 0 || !random.chance(0.45)) return undefined;
  const chosen = random.pick(fitting);
  reviews.splice(reviews.indexOf(chosen), 1);
  return chosen;
}

/** Plays every merchant's honest chats; some lead to one of the given honest reviews (same order and customer). */
export function playHonestChats(random: Random, now: Date, honest: readonly ReviewDraft[]): TranscriptDraft[] {
  return merchantProfiles.flatMap((merchant) => {
    const playable = scripts[merchant.language as Language].filter(({ categories }) => categories.includes(merchant.category));
    const weights = playable.map((script) => [script, merchant.chats?.[script.name] ?? 1] as const);
    const reviews = honest.filter(({ review }) => review.merchantId === merchant.id);
    return Array.from({ length: merchant.transcripts }, () => {
      const script = random.weighted(weights);
      const after = reviewAfter(random, script, reviews);
      if (after) {
        const moment = after.moment - random.integer(1, 5) * dayMs - random.integer(0, 7200) * 1000;
        const kind = after.kind ?? (merchant.kinds && random.pick(merchant.kinds));
        return playChat(random, merchant, script, { moment, orderId: after.review.orderId!, customerId: after.review.reviewerId!, ...(kind && { kind }) });
      }
      const moment = momentBetween(random, now, merchant.openDaysAgo ?? historyDays, (merchant.closedDaysAgo ?? 0) + 1, merchant.language, 0.6);
      const kind = merchant.kinds && random.pick(merchant.kinds);
      return playChat(random, merchant, script, { moment, ...(kind && { kind }) });
    });
  });
}
