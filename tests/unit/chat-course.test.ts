import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedLevel } from '../../models/calibration.js';
import { type CourseModel, outcomeAfter, tiltedTo } from '../../models/heads/outcome.js';
import { chatCourse } from '../../src/domain/chat/chat-course.js';
import type { Message } from '../../src/domain/item.js';

const customer = (text: string): Message => ({ role: 'customer', text });
const agent = (text: string): Message => ({ role: 'agent', text });
const SILENT = { present: false, turns: [] };

describe('the facts of a chat', () => {
  it('when a Chinese chat ends in thanks, then its facts equal those counted by hand', () => {
    const messages = [customer('你们客服没人？等了两天！！'), agent('非常抱歉，请问订单号是多少？'), customer('A102'), agent('已为您退款，请私信我们。'), customer('好的，谢谢')];
    const course = chatCourse(messages, {
      sentiment: { label: 'negative', score: -0.5, stars: 2, probabilities: { negative: 0.6, neutral: 0.3, positive: 0.1 } },
      topics: [{ topic: 'attitude', polarity: -1, probability: 0.9, evidence: [] }, { topic: 'delivery', polarity: 0, probability: 0.6, evidence: [] }],
      service: {
        sentimentPath: [{ turn: 0, score: -0.8 }, { turn: 4, score: 0.4 }],
        courtesy: { rate: 0.5, kinds: { apology: 1 }, turns: [{ turn: 1, kinds: ['apology'] }] },
        promises: [{ turn: 3, text: '已为您退款', kept: true }, { turn: 3, text: '稍后联系' }],
        escalation: SILENT,
      },
    });
    expect(course).toEqual({
      messages: 5,
      mood: -0.5,
      mood_end: 0.4,
      mood_best_later: 0.4,
      thanks_later: 1,
      blame_first: 1,
      blame_later: 0,
      question_last: 0,
      customer_questions: 1,
      agent_questions: 1,
      exclamations: 2,
      apologies: 1,
      sent_elsewhere: 1,
      assent_last: 1,
      escalation: 0,
      kept_promises: 1,
      resolution_topic: 0,
      attitude_topic: -1,
      topics: 2,
      customer_last_length: Math.log1p(4),
      agent_last_length: Math.log1p(10),
      agent_mean_length: Math.log1p((12 + 10) / 2),
    });
  });

  it('when an English customer is never answered, then nothing is said of what the agent would have written', () => {
    const course = chatCourse([customer('Still no refund. This is ridiculous, worst shop ever?')], { topics: [], service: { sentimentPath: [], promises: [], escalation: { present: true, turns: [0] } } });
    expect(course).not.toHaveProperty('agent_last_length');
    expect(course).not.toHaveProperty('mood_end');
    expect(course).toMatchObject({ messages: 1, blame_first: 1, blame_later: 0, question_last: 0, customer_questions: 1, escalation: 1, customer_last_length: Math.log1p(9) });
  });
});

const distribution = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }).map((weights) => {
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
});

describe('moving a distribution to another mean', () => {
  it('when any mean within the levels is wanted, then the result has it, and sums to 1', () => {
    fc.assert(
      fc.property(distribution, fc.double({ min: 1.05, max: 4.95, noNaN: true }), (given, level) => {
        const moved = tiltedTo(given, level);
        expect(expectedLevel(moved)).toBeCloseTo(level, 6);
        expect(moved.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('when its own mean is wanted, then it stays as it was', () => {
    fc.assert(
      fc.property(distribution, (given) => {
        tiltedTo(given, expectedLevel(given)).forEach((p, i) => expect(p).toBeCloseTo(given[i]!, 6));
      }),
    );
  });

  it('when a mean beyond the levels is wanted, then the last level takes nearly all', () => {
    expect(tiltedTo([0.2, 0.2, 0.2, 0.2, 0.2], 9)[4]).toBeGreaterThan(0.95);
    expect(tiltedTo([0.2, 0.2, 0.2, 0.2, 0.2], -3)[0]).toBeGreaterThan(0.95);
  });

  it('when a fact is missing, then its shape moves nothing, and the others add up', () => {
    const thanks = { at: [0, 1], logit: [-0.1, 0.4] };
    const level = { bias: 0.5, encoder: 0.8, shapes: { thanks_later: thanks, mood_end: { at: [-1, 1], logit: [-0.3, 0.3] } } };
    const model: CourseModel = { origin: 'test', data: [], outcomes: { satisfaction: level, accomplished: level, effectiveness: level } };
    const even = [0.2, 0.2, 0.2, 0.2, 0.2];
    expect(expectedLevel(outcomeAfter({ thanks_later: 1 }, model, 'satisfaction', even))).toBeCloseTo(0.5 + 0.8 * 3 + 0.4, 6);
    expect(expectedLevel(outcomeAfter({ thanks_later: 0, mood_end: 0.5 }, model, 'satisfaction', even))).toBeCloseTo(0.5 + 0.8 * 3 - 0.1 + 0.15, 6);
  });
});
