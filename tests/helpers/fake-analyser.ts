import type { Analysis } from '../../src/domain/analysis.js';
import { itemId, type Item } from '../../src/domain/item.js';
import type { ItemAnalyser } from '../../src/domain/ports/item-analyser.js';
import type { Topic } from '../../src/domain/topics.js';

/** The only thing tests ever fake: a model that knows a handful of words and answers at once. */

const GOOD = /good|great|friendly|fast|好|满意|热情|快/i;
const BAD = /bad|rude|slow|broken|差|慢|坏|骂/i;
const PROMISE = /within|小时内/i;
const WORDS: [Topic, RegExp][] = [
  ['attitude', /friendly|rude|态度|热情|骂/i],
  ['delivery', /delivery|shipping|快递|物流/i],
  ['quality', /quality|broken|质量|坏/i],
];

function polarityOf(text: string): -1 | 0 | 1 {
  return Math.sign((GOOD.test(text) ? 1 : 0) - (BAD.test(text) ? 1 : 0)) as -1 | 0 | 1;
}

function sentimentOf(polarity: -1 | 0 | 1): NonNullable<Analysis['sentiment']> {
  const probabilities = { negative: polarity < 0 ? 0.9 : 0.05, neutral: polarity === 0 ? 0.9 : 0.05, positive: polarity > 0 ? 0.9 : 0.05 };
  return { label: (['negative', 'neutral', 'positive'] as const)[polarity + 1]!, score: polarity * 0.85, stars: 3 + polarity * 1.7, probabilities };
}

function topicsOf(text: string): Analysis['topics'] {
  const polarity = polarityOf(text);
  return WORDS.flatMap(([topic, pattern]) => {
    const match = pattern.exec(text);
    return match ? [{ topic, polarity, probability: 0.9, evidence: [{ start: match.index, end: match.index + match[0].length, text: match[0] }] }] : [];
  });
}

function analysisOf(item: Item, revision: string): Analysis {
  const text = item.kind === 'review' ? item.review.text : item.transcript.messages.map((message) => message.text).join('\n');
  const language = /\p{Script=Han}/u.test(text) ? 'zh' : /[a-z]{2}/i.test(text) ? 'en' : 'und';
  const polarity = polarityOf(text);
  const turns = item.kind === 'transcript' ? item.transcript.messages : [];
  const beside = item.kind === 'review' ? item.review : undefined;
  const soliciting = /cashback|返现/i.test(text);
  return {
    id: itemId(item),
    language,
    ...(language !== 'und' && { sentiment: sentimentOf(polarity) }),
    topics: topicsOf(text),
    authenticity: { text: { probability: 0.1, kinds: { machine_written: 0.05, deceptive: 0.05, promotional: 0.05, low_information: text.length < 6 ? 0.9 : 0.1 } } },
    ...(beside?.followUps && {
      followUps: beside.followUps.map((followUp) => ({ sentiment: sentimentOf(polarityOf(followUp.text)), topics: topicsOf(followUp.text) })),
    }),
    ...(beside?.reply && {
      reply: { topics: topicsOf(beside.reply.text).map(({ topic }) => topic), apology: /sorry|抱歉/i.test(beside.reply.text), remedy: /refund|退款/i.test(beside.reply.text) },
    }),
    ...(item.kind === 'transcript' && {
      service: {
        satisfaction: { score: 3 + polarity, interval: [2, 4] as [number, number] },
        accomplished: { probability: 0.5 },
        effectiveness: { score: 3 },
        sentimentPath: turns.flatMap(({ role }, turn) => (role === 'customer' ? [{ turn, score: polarity }] : [])),
        mood: { start: polarity, worst: polarity, end: polarity },
        courtesy: { rate: 0.5, kinds: { apology: 1 }, turns: turns.flatMap(({ role, text: said }, turn) => (role === 'agent' && /sorry|抱歉/i.test(said) ? [{ turn, kinds: ['apology' as const] }] : [])) },
        patience: 1,
        professionalTermRate: 0.5,
        promises: turns.flatMap((message, turn) => (message.role === 'agent' && PROMISE.test(message.text) ? [{ turn, text: message.text }] : [])),
        escalation: { present: false, turns: [] },
        solicitation: { present: soliciting, turns: soliciting ? [0] : [], kinds: soliciting ? ['rewarded'] : [] },
      },
    }),
    model: { revision },
  };
}

export interface FakeAnalyserOptions {
  revision?: string;
  /** Milliseconds an `analyse` call takes, to catch work in the middle. */
  delayMs?: number;
}

export function fakeAnalyser({ revision = 'fake-1', delayMs = 0 }: FakeAnalyserOptions = {}): ItemAnalyser & { calls: string[][] } {
  const calls: string[][] = [];
  return {
    revision,
    calls,
    analyse: async (items) => {
      calls.push(items.map(itemId));
      if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
      return items.map((item) => analysisOf(item, revision));
    },
    takeTimings: () => ({ tokeniseMs: 0, inferenceMs: 0, restMs: 0 }),
    close: async () => undefined,
  };
}
