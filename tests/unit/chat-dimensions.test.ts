import { describe, expect, it } from 'vitest';
import type { Analysis, Service } from '../../src/domain/analysis.js';
import { mannerOf } from '../../src/domain/chat/manner.js';
import { contributionsOf } from '../../src/domain/contributions.js';
import { AFTER_SALES_DIMENSIONS, type AfterSalesDimension } from '../../src/domain/dimensions.js';
import type { Message, Transcript } from '../../src/domain/item.js';
import { merchantScores } from '../../src/domain/merchant-score.js';
import { observationsOf } from '../../src/domain/observations.js';
import { sumObservations } from '../../src/domain/score-sums.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.js';
import { DEFAULT_SOURCE_WEIGHTS } from '../../src/domain/source-weights.js';

/** What a chat is measured by, each link from words, stamps or outcome to the score of its dimension, through the whole of it. */

interface Chat {
  messages?: Message[];
  fields?: Partial<Transcript>;
  service?: Partial<Service>;
  laterWords?: { text: string; by: 'customer' | 'agent'; at: string }[];
}

const at = (time: string): string => `2026-05-04T${time}Z`;
/** Monday, ten in Shanghai. */
const MESSAGES: Message[] = [
  { role: 'customer', text: '快递呢', at: at('02:00:00') },
  { role: 'agent', text: '这边看一下', at: at('02:05:00') },
  { role: 'customer', text: '好的', at: at('02:06:00') },
  { role: 'agent', text: '24小时内给您补发', at: at('02:16:00') },
];
const answer = (text: string): Message[] => MESSAGES.map((message, turn) => (turn === 1 ? { ...message, text } : message));
const answeredAt = (time: string): Message[] => MESSAGES.map((message, turn) => (turn === 1 ? { ...message, at: at(time) } : message));

const PASTED = '亲您说的情况我们这边都知道了请您耐心等一等谢谢您的理解';
const later = (text: string): Message[] => [{ role: 'customer', text: '还有呢', at: at('02:17:00') }, { role: 'agent', text, at: at('02:18:00') }];

/** Scores of a merchant that had this chat twenty times. */
function scoresOf({ messages = MESSAGES, fields, service, laterWords }: Chat): Record<AfterSalesDimension, number> {
  const analysis: Analysis = {
    id: 't', language: 'zh', topics: [], model: { revision: 'r' },
    service: {
      satisfaction: { score: 3, interval: [2, 4] }, accomplished: { probability: 0.6 }, effectiveness: { score: 3 },
      courtesy: { rate: 0.25, kinds: { thanks: 1 } }, ...mannerOf(messages), sentimentPath: [],
      promises: [{ turn: 3, text: '24小时内给您补发' }], escalation: { present: false, turns: [] }, solicitation: { present: false, turns: [] }, ...service,
    },
  };
  const transcript: Transcript = { id: 't', merchantId: 'm', openedAt: at('02:00:00'), closedAt: at('05:00:00'), messages, ...fields };
  const found = contributionsOf({ kind: 'transcript', transcript }, analysis, 1, DEFAULT_SOURCE_WEIGHTS, { businessHours: DEFAULT_SETTINGS.businessHours, laterWords });
  const day = Date.parse(at('03:00:00'));
  const sums = sumObservations(Array.from({ length: 20 }, () => ({ occurredAtMs: day, observations: observationsOf(found, found) })), 180);
  const { aspects } = merchantScores({ halfLifeDays: 180, sums, prior: null, settings: DEFAULT_SETTINGS }, day);
  return Object.fromEntries(AFTER_SALES_DIMENSIONS.map((dimension) => [dimension, aspects[dimension].mean])) as Record<AfterSalesDimension, number>;
}

const LINKS: [string, AfterSalesDimension, Chat, Chat][] = [
  ['politeness: courtesies', 'service_attitude', { service: { courtesy: { rate: 0, kinds: {} } } }, { service: { courtesy: { rate: 0.5, kinds: { thanks: 2 } } } }],
  ['politeness and patience: a rude word', 'service_attitude', { messages: answer('你自己看啊') }, {}],
  ['patience: an answer pasted again', 'service_attitude', { messages: [...answer(PASTED), ...later(PASTED)] }, { messages: [...answer(PASTED), ...later('没有别的事情啦，都给您记着，放心吧')] }],
  ['professionalism: a term of the trade', 'service_attitude', {}, { messages: answer('运单在中转') }],
  ['the survey', 'service_attitude', { fields: { csat: 2 } }, { fields: { csat: 4 } }],
  ['predicted satisfaction', 'service_attitude', { service: { satisfaction: { score: 2, interval: [1, 3] } } }, {}],
  ['first and mean response', 'response_speed', { messages: answeredAt('02:05:00') }, { messages: answeredAt('02:01:00') }],
  ['time to the resolution', 'response_speed', { fields: { closedAt: '2026-05-06T02:00:00Z' } }, {}],
  ['accomplishment, recorded', 'resolution_efficiency', { fields: { resolved: false, closedAt: undefined, openedAt: undefined } }, { fields: { resolved: true, closedAt: undefined, openedAt: undefined } }],
  ['accomplishment, predicted', 'resolution_efficiency', { service: { accomplished: { probability: 0.5 } } }, { service: { accomplished: { probability: 0.9 } } }],
  ['promises kept', 'resolution_efficiency', {}, { laterWords: [{ text: '补发的收到了', by: 'customer', at: '2026-05-05T01:00:00Z' }] }],
  ['promises broken', 'resolution_efficiency', { laterWords: [{ text: '还没收到补发的', by: 'customer', at: '2026-05-07T01:00:00Z' }] }, {}],
];

describe('a chat’s measures move the score of their dimension', () => {
  it.each(LINKS)('when only %s differs, then %s falls with the worse and the other dimensions stay', (what, dimension, worse, better) => {
    const [low, high] = [scoresOf(worse), scoresOf(better)];
    expect(high[dimension]).toBeGreaterThan(low[dimension] + 0.005);
    for (const other of AFTER_SALES_DIMENSIONS.filter((name) => name !== dimension)) {
      /* An unresolved matter has no time to its resolution; all else is apart. */
      if (what === 'accomplishment, recorded' && other === 'response_speed') continue;
      expect(high[other], other).toBeCloseTo(low[other], 12);
    }
  });
});
