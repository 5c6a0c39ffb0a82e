import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speedValue } from '../../src/domain/chat/chat-contributions.js';
import type { Analysis } from '../../src/domain/analysis.js';
import { contributionsOf } from '../../src/domain/contributions.js';
import { DIMENSION_OF_TOPIC } from '../../src/domain/dimensions.js';
import type { Item, Review, Transcript } from '../../src/domain/item.js';
import { TOPICS } from '../../src/domain/topics.js';

const review = (fields: Partial<Review> = {}): Item => ({
  kind: 'review',
  review: { id: 'r-1', merchantId: 'm-1', text: 'text', createdAt: '2026-06-01T10:00:00Z', ...fields },
});
const transcript = (fields: Partial<Transcript> = {}): Item => ({
  kind: 'transcript',
  transcript: { id: 't-1', merchantId: 'm-1', messages: [{ role: 'customer', text: 'text' }], ...fields },
});
const analysis = (fields: Partial<Analysis> = {}): Analysis => ({ id: 'x', language: 'en', topics: [], model: { revision: 'x' }, ...fields });
const service: Analysis['service'] = {
  satisfaction: { score: 2, interval: [1, 3] },
  accomplished: { probability: 0.3 },
  effectiveness: { score: 3 },
  sentimentPath: [],
  promises: [],
  escalation: { present: false, turns: [] },
  solicitation: { present: false, turns: [] },
};

const topics = fc.uniqueArray(
  fc.record({
    topic: fc.constantFrom(...TOPICS),
    polarity: fc.constantFrom(-1, 0, 1) as fc.Arbitrary<-1 | 0 | 1>,
    probability: fc.double({ min: 0, max: 1, noNaN: true }),
    evidence: fc.constant<never[]>([]),
  }),
  { selector: ({ topic }) => topic },
);

describe('contributionsOf', () => {
  it('when any review is believed to any degree, then values and weights lie in 0 to 1 and each source speaks once', () => {
    fc.assert(
      fc.property(topics, fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }), fc.double({ min: 0, max: 1, noNaN: true }), (mentions, rating, believed) => {
        const contributions = contributionsOf(review({ rating }), analysis({ topics: mentions }), believed);
        for (const { value, weight } of contributions) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
          expect(weight).toBeGreaterThanOrEqual(0);
          expect(weight).toBeLessThanOrEqual(believed);
        }
        expect(new Set(contributions.map(({ source }) => source)).size).toBe(mentions.length + (rating === undefined ? 0 : 1));
      }),
      { numRuns: 1000 },
    );
  });

  it('when a review is not believed at all, then nothing of it has weight', () => {
    const mention = { topic: 'attitude' as const, polarity: -1 as const, probability: 0.9, evidence: [] };
    expect(contributionsOf(review({ rating: 1 }), analysis({ topics: [mention] }), 0).map(({ weight }) => weight)).toEqual([0, 0]);
  });

  it('when a review names topics, then complaint, mixed mention and praise count as 0, ½ and 1 in the topic’s dimension', () => {
    const mentions = ([['attitude', -1], ['delivery', 0], ['quality', 1]] as const).map(([topic, polarity]) => ({ topic, polarity, probability: 0.5, evidence: [] }));
    expect(contributionsOf(review(), analysis({ topics: mentions }), 0.8)).toEqual([
      { source: 'topic:attitude', dimension: 'service_attitude', value: 0, weight: 0.4 },
      { source: 'topic:delivery', dimension: 'service_content', value: 0.5, weight: 0.4 },
      { source: 'topic:quality', dimension: 'goods', value: 1, weight: 0.4 },
    ]);
  });

  it.each([[1, 0], [2, 0.25], [3, 0.5], [4, 0.75], [5, 1]])('when a review gives %d stars, then its value is %d and enters no service dimension', (rating, value) => {
    expect(contributionsOf(review({ rating }), analysis(), 0.6)).toEqual([{ source: 'stars', dimension: 'stars', value, weight: 0.6 }]);
  });

  it('when a transcript has a survey answer and an outcome, then these count fully and the model’s guesses do not', () => {
    expect(contributionsOf(transcript({ csat: 5, resolved: false }), analysis({ service }), 1)).toEqual([
      { source: 'chat:csat', dimension: 'service_attitude', value: 1, weight: 1 },
      { source: 'chat:accomplished', dimension: 'resolution_efficiency', value: 0, weight: 1 },
    ]);
  });

  it('when a transcript has neither, then the model’s reading counts half', () => {
    expect(contributionsOf(transcript(), analysis({ service }), 1)).toEqual([
      { source: 'chat:satisfaction', dimension: 'service_attitude', value: 0.25, weight: 0.5 },
      { source: 'chat:accomplished', dimension: 'resolution_efficiency', value: 0.3, weight: 0.5 },
    ]);
  });

  it('when agents’ manner was read, then politeness, patience and professionalism count a quarter each, and one rude word undoes politeness', () => {
    const manner = { ...service!, courtesy: { rate: 0.25, kinds: {} }, patience: 0.75, professionalTermRate: 0.5 };
    const attitude = (rude: boolean) =>
      contributionsOf(transcript({ csat: 5 }), analysis({ service: { ...manner, forbiddenWordings: rude ? [{ turn: 1, kind: 'abuse', text: 'x' }] : [] } }), 1)
        .filter(({ dimension }) => dimension === 'service_attitude')
        .map(({ source, value, weight }) => [source, value, weight]);
    expect(attitude(false)).toEqual([['chat:csat', 1, 1], ['chat:politeness', 0.5, 0.25], ['chat:patience', 0.75, 0.25], ['chat:professionalism', 1, 0.25]]);
    expect(attitude(true)[1]).toEqual(['chat:politeness', 0, 0.25]);
  });

  it('when a chat is stamped, then its waits in business time and its resolution feed the response speed', () => {
    const messages = [
      { role: 'customer' as const, text: 'a', at: '2026-05-04T12:59:30Z' },
      /* The desk closes at 21:00 in Shanghai, 13:00Z: half a minute of two hours is business time. */
      { role: 'agent' as const, text: 'b', at: '2026-05-04T14:59:30Z' },
    ];
    const speed = contributionsOf(transcript({ messages, resolved: true }), analysis(), 1).filter(({ dimension }) => dimension === 'response_speed');
    expect(speed.map(({ source, weight }) => [source, weight])).toEqual([['chat:first_response', 1], ['chat:mean_response', 0.5], ['chat:resolution_time', 0.25]]);
    expect(speed.slice(0, 2).map(({ value }) => value)).toEqual([1, 1]);
    /* Two hours between one hour (1) and a week (0), by the logarithm. */
    expect(speed[2]!.value).toBeCloseTo(1 - Math.log(2) / Math.log(168), 12);
  });

  it.each([[30, 1], [3600, 0], [7200, 0], [Math.sqrt(30 * 3600), 0.5]])('when somebody waits %d seconds, then the speed is worth %d', (seconds, value) => {
    expect(speedValue(seconds, 30, 3600)).toBeCloseTo(value, 12);
  });

  it('when promises of the chat are known to be kept or broken, then their share counts half for the resolution', () => {
    const promises = [{ turn: 0, text: '24小时内退款' }, { turn: 0, text: '明天给您回电' }];
    const messages = [{ role: 'agent' as const, text: '24小时内退款，明天给您回电', at: '2026-05-04T02:00:00Z' }];
    const laterWords = [{ text: '至今没人联系我', by: 'customer' as const, at: '2026-05-20T02:00:00Z' }];
    const found = contributionsOf(transcript({ messages, resolved: true }), analysis({ service: { ...service!, promises } }), 1, undefined, { laterWords });
    expect(found.filter(({ dimension }) => dimension === 'resolution_efficiency').map(({ source, value, weight }) => [source, value, weight])).toEqual([
      ['chat:accomplished', 1, 1],
      ['chat:promises', 0, 0.5],
    ]);
  });

  it('when a transcript could not be read, then it contributes nothing', () => {
    expect(contributionsOf(transcript(), analysis({ language: 'und' }), 1)).toEqual([]);
  });

  it('when a topic is looked up, then it has a dimension', () => {
    expect(Object.keys(DIMENSION_OF_TOPIC).sort()).toEqual([...TOPICS].sort());
  });
});
