import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SOLICITATION_KINDS } from '../../src/domain/analysis.js';
import { actionFor, authenticityModelSchema, DEFAULT_ACTION_POLICY, judge, SIGNALS, type AuthenticityModel } from '../../src/domain/authenticity.js';
import { SIGNAL_FAMILIES } from '../../src/domain/evidence.js';
import type { ReviewContext } from '../../src/domain/review-context.js';
import { ramp } from '../../src/domain/signals/signal.js';

const model = authenticityModelSchema.parse(JSON.parse(readFileSync('models/authenticity.json', 'utf8')));
/** Weights that no rounding can hide. */
const exact: AuthenticityModel = { ...model, weights: Object.fromEntries(SIGNALS.map(({ name }, i) => [name, 0.1 + i / 7])), familyLimits: { text: 99, behaviour: 99, relations: 99, chat: 99 } };

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const count = fc.integer({ min: 0, max: 200 });
const id = fc.nat(999).map(String);
const instant = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2026, 5, 1) }).map((at) => new Date(at).toISOString());
const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const context: fc.Arbitrary<ReviewContext> = fc.record({
  review: fc.record({
    id: fc.constant('r-1'),
    merchantId: fc.constant('m-1'),
    text: fc.constant('text'),
    rating: some(fc.integer({ min: 1, max: 5 })),
    createdAt: instant,
    reviewerId: some(fc.constantFrom('u-1', 'u-2')),
    verifiedPurchase: some(fc.boolean()),
    reviewer: some(fc.record({ createdAt: some(instant), reviewCount: some(count) })),
    source: some(fc.record({ ipHash: some(fc.constant('0123456789')), deviceHash: some(fc.constant('9876543210')) })),
  }),
  analysis: fc.record({
    id: fc.constant('r-1'),
    language: fc.constantFrom('zh', 'en', 'und'),
    sentiment: some(
      fc.double({ min: 1, max: 5, noNaN: true }).map((stars) => ({ label: 'neutral' as const, score: 0, stars, probabilities: { negative: 0, neutral: 1, positive: 0 } })),
    ),
    topics: fc.constant([]),
    authenticity: some(
      fc
        .record({ machine_written: probability, deceptive: probability, promotional: probability, low_information: probability })
        .map((kinds) => ({ text: { probability: 0.5, kinds } })),
    ),
    solicited: some(fc.record({ probability })),
    model: fc.constant({ revision: 'x' }),
  }),
  duplicates: fc.array(
    fc.record({ id: id, reviewerId: some(fc.constantFrom('u-1', 'u-2', 'u-3')), merchantId: fc.constant('m-2'), jaccard: fc.double({ min: 0.5, max: 1, noNaN: true }) }, { requiredKeys: ['id', 'merchantId', 'jaccard'] }),
    { maxLength: 30 },
  ),
  burst: some(fc.record({ observed: count, expected: fc.double({ min: 0, max: 50, noNaN: true }), windowDays: fc.constant(7) })),
  otherReviewsByReviewer: count,
  sharedSource: fc
    .record({ reviewIds: fc.array(id, { maxLength: 30 }), onlyAddress: count, onlyDevice: count, both: count })
    .map(({ reviewIds, onlyAddress, onlyDevice, both }) => ({ reviewIds, reviewers: onlyAddress + onlyDevice + both, byAddress: onlyAddress + both, byDevice: onlyDevice + both })),
  companions: some(fc.array(fc.record({ reviewId: id, merchants: fc.integer({ min: 2, max: 9 }) }), { maxLength: 30 })),
  merchantsAround: some(fc.integer({ min: 9, max: 21 })),
  solicitations: fc.array(fc.record({ transcriptId: id, kind: fc.constantFrom(...SOLICITATION_KINDS), shared: fc.constantFrom('order' as const, 'customer' as const) }), { maxLength: 3 }),
  merchantRating: fc.record({ mean: fc.double({ min: 1, max: 5, noNaN: true }), count }),
});

describe('judge', () => {
  it('when any context is judged, then bias and contributions add up to the logit, and the probability is its logistic', () => {
    fc.assert(
      fc.property(context, (given) => {
        const { logit, bias, evidence, probability } = judge(given, exact);
        expect(Math.abs(bias + evidence.reduce((sum, { contribution }) => sum + contribution, 0) - logit)).toBeLessThan(1e-9);
        expect(Math.abs(Math.log(probability / (1 - probability)) - logit)).toBeLessThan(1e-6);
      }),
    );
  });

  it('when one signal is left out, then no other changes and the logit falls by just its contribution', () => {
    fc.assert(
      fc.property(context, fc.constantFrom(...SIGNALS), (given, left) => {
        const full = judge(given, exact);
        const without = judge(given, { ...exact, weights: { ...exact.weights, [left.name]: 0 } });
        const others = ({ evidence }: typeof full) => new Map(evidence.filter(({ signal }) => signal !== left.name).map((entry) => [entry.signal, entry]));
        expect(others(without)).toEqual(others(full));
        const own = full.evidence.find(({ signal }) => signal === left.name)?.contribution ?? 0;
        expect(full.logit - without.logit).toBeCloseTo(own, 9);
      }),
    );
  });

  it('when any context is judged with the shipped weights, then no family exceeds its limit', () => {
    fc.assert(
      fc.property(context, (given) => {
        const { evidence } = judge(given, model);
        for (const family of SIGNAL_FAMILIES) {
          const total = evidence.filter((entry) => entry.family === family).reduce((sum, { contribution }) => sum + contribution, 0);
          expect(total).toBeLessThanOrEqual(model.familyLimits[family] + 1e-9);
        }
      }),
    );
  });

  it('when any context is judged, then strengths lie in −1 to 1, values are finite, at most 20 ids are named and sentences stand in both languages', () => {
    fc.assert(
      fc.property(context, (given) => {
        for (const { signal, value, contribution, comparedWith, text } of judge(given, exact).evidence) {
          expect(Math.abs(contribution)).toBeLessThanOrEqual(exact.weights[signal]! + 1e-12);
          expect(value).toSatisfy(Number.isFinite);
          expect(comparedWith.length).toBeLessThanOrEqual(20);
          expect(text.zh).toMatch(/\p{Script=Han}.*。$/u);
          expect(text.en).toMatch(/^[A-Z0-9].*\.$/);
          expect(`${text.zh}${text.en}`).not.toMatch(/NaN|undefined|Infinity/);
        }
      }),
    );
  });

  it('when evidence is listed, then the weightiest stands first whichever way it points', () => {
    fc.assert(
      fc.property(context, (given) => {
        const sizes = judge(given, exact).evidence.map(({ contribution }) => Math.abs(contribution));
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      }),
    );
  });

  it('when nothing is known beside the text, then only the bias speaks and the review is published', () => {
    const bare: ReviewContext = {
      review: { id: 'r-1', merchantId: 'm-1', text: 'fine', createdAt: '2026-06-01T10:00:00Z' },
      analysis: { id: 'r-1', language: 'und', topics: [], model: { revision: 'x' } },
      duplicates: [],
      otherReviewsByReviewer: 0,
      sharedSource: { reviewIds: [], reviewers: 0, byAddress: 0, byDevice: 0 },
      solicitations: [],
      merchantRating: { mean: 0, count: 0 },
    };
    expect(judge(bare, model)).toMatchObject({ logit: model.bias, evidence: [], action: 'publish' });
  });
});

describe('the shipped weights', () => {
  it('when one family is at its limit and all others are silent, then no review is held back', () => {
    for (const limit of Object.values(model.familyLimits)) {
      expect(actionFor(1 / (1 + Math.exp(-(model.bias + limit))))).not.toBe('hold');
    }
  });

  it('when texts are at their limit and all others are silent, then the review is labelled, not folded', () => {
    expect(actionFor(1 / (1 + Math.exp(-(model.bias + model.familyLimits.text!))))).toBe('label');
  });

  it('when a family’s weights exceed its limit, then the file is refused', () => {
    expect(() => authenticityModelSchema.parse({ ...model, weights: { ...model.weights, solicited_in_chat: 5.8 } })).toThrow(/not add up to more/);
  });

  it.each(SIGNALS.map(({ name }) => name))('when the weight of %s is missing or negative, then the file is refused', (name) => {
    const { [name]: _, ...rest } = model.weights;
    expect(() => authenticityModelSchema.parse({ ...model, weights: rest })).toThrow(/every signal needs a weight/);
    expect(() => authenticityModelSchema.parse({ ...model, weights: { ...rest, [name]: -0.1 } })).toThrow();
  });
});

describe('a review whose praise was asked for', () => {
  const praise = (solicitations: ReviewContext['solicitations'], text = 'fine'): ReviewContext => ({
    review: { id: 'r-1', merchantId: 'm-1', text, rating: 5, createdAt: '2026-06-01T10:00:00Z', reviewerId: 'u-1' },
    analysis: { id: 'r-1', language: 'en', topics: [], model: { revision: 'x' } },
    duplicates: [],
    otherReviewsByReviewer: 0,
    sharedSource: { reviewIds: [], reviewers: 0, byAddress: 0, byDevice: 0 },
    solicitations,
    merchantRating: { mean: 0, count: 0 },
  });
  const chat = (kind: (typeof SOLICITATION_KINDS)[number], shared: 'order' | 'customer' = 'order') => ({ transcriptId: 't-1', kind, shared });

  it('when staff only asked politely, then it is published, even by a new account that says so itself', () => {
    for (const kind of ['asked', 'asked_change'] as const) expect(judge(praise([chat(kind)], 'The owner asked me to write a positive review'), model)).toMatchObject({ action: 'publish' });
    expect(judge(praise([chat('asked')]), model).probability - judge(praise([]), model).probability).toBeLessThan(0.05);
  });

  it('when something was offered on the same order, then it is folded, and not held for that alone: bought praise is no evidence of quality, and its author may be honest', () => {
    for (const kind of ['rewarded', 'paid_change'] as const) expect(judge(praise([chat(kind)]), model)).toMatchObject({ action: 'fold' });
  });

  it('when chats say different things, then the weightiest is told, and only the person in common weighs less than the order', () => {
    const told = judge(praise([chat('asked'), { ...chat('rewarded'), transcriptId: 't-2' }]), model).evidence.find(({ signal }) => signal === 'solicited_in_chat')!;
    expect(told).toMatchObject({ comparedWith: ['t-1', 't-2'], text: { zh: '在同一订单的客服对话中，客服许以好处换好评。', en: 'In a chat on the same order staff offered something in return for a good review.' } });
    const byCustomer = judge(praise([chat('paid_change', 'customer')]), model);
    expect(byCustomer.probability).toBeLessThan(judge(praise([chat('paid_change')]), model).probability);
    expect(byCustomer.evidence[0]!.text).toEqual({ zh: '在与同一顾客不久前的客服对话中，客服许以好处，要顾客修改或删除差评。', en: 'In a chat with the same customer not long before staff offered something for changing or taking down a bad review.' });
  });
});

describe('actionFor', () => {
  it.each([
    [0, 'publish'], [0.4999, 'publish'], [0.5, 'label'], [0.7999, 'label'], [0.8, 'fold'], [0.9699, 'fold'], [0.97, 'hold'], [1, 'hold'],
  ])('when the probability is %d, then the action is %s', (probability, action) => {
    expect(actionFor(probability)).toBe(action);
    expect(actionFor(probability, DEFAULT_ACTION_POLICY)).toBe(action);
  });
});

describe('ramp', () => {
  it('when the value grows, then the strength never falls, stays in 0 to 1 and is exact at both ends', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(number, number, number, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (a, b, from, width) => {
        const [low, high] = [ramp(Math.min(a, b), from, from + width), ramp(Math.max(a, b), from, from + width)];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(high);
        expect([ramp(from, from, from + width), ramp(from + width, from, from + width)]).toEqual([0, 1]);
      }),
    );
  });
});
