import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/domain/analysis.js';
import { contributionsOf } from '../../src/domain/contributions.js';
import type { Review } from '../../src/domain/item.js';
import { assessReply, isRecovered, offersRemedy } from '../../src/domain/replies.js';
import { corroboration } from '../../src/domain/review-contributions.js';
import { DEFAULT_SOURCE_WEIGHTS } from '../../src/domain/source-weights.js';

const review = (fields: Partial<Review> = {}): Review => ({ id: 'r', merchantId: 'm', text: 'x', rating: 1, createdAt: '2026-05-01T00:00:00Z', ...fields });
const sentiment = (label: 'negative' | 'positive'): Analysis['sentiment'] => ({
  label,
  score: label === 'positive' ? 0.9 : -0.9,
  stars: 3,
  probabilities: { negative: 0.3, neutral: 0.3, positive: 0.4 },
});
const mention = (topic: 'delivery' | 'attitude', polarity: -1 | 0 | 1, probability = 0.8) => ({ topic, polarity, probability, evidence: [] });
const analysis = (fields: Partial<Analysis> = {}): Analysis => ({ id: 'r', language: 'zh', topics: [], model: { revision: 'x' }, ...fields });

describe('offersRemedy', () => {
  it.each(['给您补发一个', '请联系我们客服，我们给您退款', 'We would like to refund you', 'Please contact us so we can make it right'])('when a reply offers something (%s), then it is a remedy', (text) => {
    expect(offersRemedy(text)).toBe(true);
  });
  it.each(['感谢您的支持，祝您生活愉快', '我们会继续努力', 'Thank you for your feedback', 'We are sorry you feel that way'])('when a reply only speaks (%s), then it is none', (text) => {
    expect(offersRemedy(text)).toBe(false);
  });
});

describe('assessReply', () => {
  const reply = { text: '非常抱歉快递耽误了您的时间，我们已经联系物流给您补偿了运费', createdAt: '2026-05-02T12:00:00Z' };

  it('when there is no reply, then nothing', () => {
    expect(assessReply(review(), analysis(), [])).toBeUndefined();
  });
  it('when it speaks of what was complained of, then it addresses the complaint, after a day and a half', () => {
    const read = analysis({ topics: [mention('delivery', -1), mention('attitude', 1)], reply: { topics: ['delivery', 'attitude'], apology: false, remedy: false } });
    expect(assessReply(review({ reply }), read, [])).toEqual({ secondsToAnswer: 36 * 3600, apology: false, remedy: false, sharedTopics: ['delivery'], addressesComplaint: true, sameAs: [] });
  });
  it.each([[true, true, true], [true, false, false], [false, true, false]])('when it speaks of something else with apology %s and remedy %s, then it addresses the complaint: %s', (apology, remedy, addressed) => {
    const read = analysis({ topics: [mention('delivery', -1)], reply: { topics: [], apology, remedy } });
    expect(assessReply(review({ reply }), read, [])?.addressesComplaint).toBe(addressed);
  });
  it('when another reply is nearly the same text, then it is named; a different one is not', () => {
    const others = [
      { reviewId: 'copy', text: '非常抱歉，快递耽误了您的时间！我们已经联系物流给您补偿运费了' },
      { reviewId: 'other', text: '感谢您对我们空调的喜爱，祝您全家夏天清凉愉快，欢迎下次再来选购' },
    ];
    expect(assessReply(review({ reply }), analysis(), others)?.sameAs).toEqual(['copy']);
  });
});

describe('follow-ups, votes and photos', () => {
  const followUps = [{ text: 'y', createdAt: '2026-05-09T00:00:00Z' }];

  it('when a complaint ends content, then it is recovered and counts as a matter resolved', () => {
    const read = analysis({ topics: [mention('delivery', -1)], followUps: [{ sentiment: sentiment('positive'), topics: [mention('delivery', 1, 0.5)] }] });
    expect(isRecovered(review({ followUps }), read)).toBe(true);
    expect(isRecovered(review({ followUps, rating: 5 }), read)).toBe(false);
    expect(contributionsOf({ kind: 'review', review: review({ followUps }) }, read, 0.5)).toEqual([
      { source: 'topic:delivery', dimension: 'service_content', value: 0, weight: 0.4 },
      { source: 'follow_up:delivery', dimension: 'service_content', value: 1, weight: 0.2 },
      { source: 'follow_up:recovered', dimension: 'resolution_efficiency', value: 1, weight: 0.5 },
      { source: 'stars', dimension: 'stars', value: 0, weight: 0.5 },
    ]);
  });
  it('when follow-ups disagree on a topic, then the last one speaks', () => {
    const read = analysis({ followUps: [{ topics: [mention('delivery', 1)] }, { sentiment: sentiment('negative'), topics: [mention('delivery', -1)] }] });
    const [found] = contributionsOf({ kind: 'review', review: review({ followUps: [...followUps, ...followUps] }) }, read, 1);
    expect(found).toEqual({ source: 'follow_up:delivery', dimension: 'service_content', value: 0, weight: 0.8 * 0.8 });
  });
  it('when follow-ups were handed in in another order than they were written, then the one written last speaks', () => {
    const later = [{ text: 'all is well', createdAt: '2026-05-20T00:00:00Z' }, { text: 'still nothing', createdAt: '2026-05-09T02:00:00+08:00' }];
    const read = analysis({ topics: [mention('delivery', -1)], followUps: [{ sentiment: sentiment('positive'), topics: [mention('delivery', 1)] }, { sentiment: sentiment('negative'), topics: [mention('delivery', -1)] }] });
    expect(isRecovered(review({ followUps: later }), read)).toBe(true);
    expect(isRecovered(review({ followUps: later.toReversed() }), { ...read, followUps: read.followUps!.toReversed() })).toBe(true);
    expect(contributionsOf({ kind: 'review', review: review({ followUps: later }) }, read, 1)).toContainEqual({ source: 'follow_up:delivery', dimension: 'service_content', value: 1, weight: 0.8 * 0.8 });
  });
  it.each<[string, Partial<Review>, number]>([
    ['nothing beside it', {}, 1],
    ['photos', { images: 3 }, 1.1],
    ['fifteen helpful votes', { helpfulVotes: 15 }, 1 + (0.2 * 15) / 20],
    ['as many against as for it', { helpfulVotes: 4, unhelpfulVotes: 4 }, 1],
    ['votes against it', { unhelpfulVotes: 5 }, 0.9],
  ])('when a review has %s, then its words count by the documented factor', (_what, fields, factor) => {
    expect(corroboration(review(fields), DEFAULT_SOURCE_WEIGHTS)).toBeCloseTo(factor, 12);
    const [found] = contributionsOf({ kind: 'review', review: review(fields) }, analysis({ topics: [mention('delivery', -1, 0.5)] }), 1);
    expect(found!.weight).toBeCloseTo(0.5 * factor, 12);
  });
  it('when a mention is certain already, then photos cannot make it weigh more than one', () => {
    const [found] = contributionsOf({ kind: 'review', review: review({ images: 1, helpfulVotes: 100 }) }, analysis({ topics: [mention('delivery', -1, 1)] }), 0.6);
    expect(found!.weight).toBe(0.6);
  });
});
