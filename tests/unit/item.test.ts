import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { itemId, itemMerchantId, MAX_MESSAGES, merchantSchema, reviewSchema, transcriptSchema } from '../../src/domain/item.js';
import { storableString } from '../../src/domain/text.js';
import { describeIssue } from '../../src/domain/validation.js';

const REVIEW = { id: 'r-1', merchantId: 'm-1', text: '很好', createdAt: '2026-06-01T10:00:00Z' };
const TRANSCRIPT = { id: 't-1', merchantId: 'm-1', messages: [{ role: 'customer', text: '在吗' }] };
const FULL_REVIEW = {
  ...REVIEW,
  rating: 5,
  title: '好',
  language: 'zh',
  reviewerId: 'u-1',
  productId: 'p-1',
  productCategory: 'hotel',
  orderId: 'o-1',
  verifiedPurchase: true,
  purchasedAt: '2026-05-01T10:00:00+08:00',
  channel: 'app',
  images: 2,
  helpfulVotes: 3,
  unhelpfulVotes: 0,
  followUps: [{ text: '追评', createdAt: '2026-06-02T10:00:00Z' }],
  reply: { text: '谢谢', createdAt: '2026-06-03T10:00:00Z' },
  reviewer: { createdAt: '2020-01-01T00:00:00Z', reviewCount: 7 },
  source: { ipHash: '0123456789abcdef', deviceHash: 'fedcba9876543210' },
};

/** The first complaint, as a batch answers it; undefined when the value is accepted. */
function complaint(schema: z.ZodType, value: unknown): { pointer: string; reason: string } | undefined {
  const result = schema.safeParse(value);
  return result.success ? undefined : describeIssue(result.error.issues[0]!);
}

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

describe('a review', () => {
  it('when every field of the reference is given, then it is accepted unchanged', () => {
    expect(reviewSchema.parse(FULL_REVIEW)).toEqual(FULL_REVIEW);
  });

  it.each<[string, Record<string, unknown>, string, RegExp]>([
    ['a rating of 0', { rating: 0 }, '/rating', /1 to 5/],
    ['a rating of 6', { rating: 6 }, '/rating', /1 to 5/],
    ['a rating of 4.5', { rating: 4.5 }, '/rating', /int/],
    ['a rating in words', { rating: '5' }, '/rating', /expected number/],
    ['a rating of null', { rating: null }, '/rating', /expected number/],
    ['a date in the future', { createdAt: inMinutes(10) }, '/createdAt', /future/],
    ['a date in 1900', { createdAt: '1900-01-01T00:00:00Z' }, '/createdAt', /before 1995/],
    ['a date without a time zone', { createdAt: '2026-06-01T10:00:00' }, '/createdAt', /ISO 8601/],
    ['a date that no calendar has', { createdAt: '2026-02-30T10:00:00Z' }, '/createdAt', /ISO 8601/],
    ['a date as a number', { createdAt: 1_780_000_000_000 }, '/createdAt', /ISO 8601|expected string/],
    ['a purchase in the future', { purchasedAt: inMinutes(10) }, '/purchasedAt', /future/],
    ['no text', { text: undefined }, '/text', /expected string/],
    ['empty text', { text: '' }, '/text', /empty/],
    ['neither a word nor a picture', { text: '', images: 0 }, '/text', /empty, unless the review has images/],
    ['white space alone', { text: ' \n\t\u3000\u00a0' }, '/text', /empty/],
    ['NUL in its text', { text: 'a\u0000b' }, '/text', /NUL/],
    ['the first half of a surrogate pair', { text: 'a\ud83d' }, '/text', /surrogate/],
    ['the second half of a surrogate pair', { text: '\ude00a' }, '/text', /surrogate/],
    ['a surrogate pair the wrong way round', { text: '\ude00\ud83d' }, '/text', /surrogate/],
    ['10,001 characters', { text: '好'.repeat(10_001) }, '/text', /at most 10000/],
    ['an empty id', { id: '' }, '/id', /1 to 128/],
    ['an id of 129 characters', { id: 'x'.repeat(129) }, '/id', /1 to 128/],
    ['NUL in its id', { id: 'a\u0000' }, '/id', /NUL/],
    ['a number as id', { id: 17 }, '/id', /expected string/],
    ['an unknown field', { stars: 5 }, '/stars', /unknown field "stars"/],
    ['an unknown field deep inside', { reviewer: { name: 'Ann' } }, '/reviewer/name', /unknown field "name"/],
    ['a negative number of images', { images: -1 }, '/images', /./],
    ['NUL in its title', { title: '\u0000' }, '/title', /NUL/],
    ['an empty follow-up', { followUps: [FULL_REVIEW.followUps[0], { text: '', createdAt: REVIEW.createdAt }] }, '/followUps/1/text', /empty/],
    ['a reply without a date', { reply: { text: '谢谢' } }, '/reply/createdAt', /./],
    ['a source hash too short to be one', { source: { ipHash: '1.2.3.4' } }, '/source/ipHash', /./],
  ])('when it has %s, then it is refused with a pointer to it', (_, fields, pointer, reason) => {
    expect(complaint(reviewSchema, { ...REVIEW, ...fields })).toEqual({ pointer, reason: expect.stringMatching(reason) });
  });

  it.each<[string, Record<string, unknown>]>([
    ['10,000 characters', { text: '好'.repeat(10_000) }],
    ['pictures and no word', { text: '', images: 3, rating: 5 }],
    ['emoji only', { text: '👍🏽👨‍👩‍👧‍👦' }],
    ['Traditional Chinese', { text: '這家店的服務態度很好' }],
    ['mixed Chinese and English', { text: '客服very nice，下次again' }],
    ['right-to-left marks', { text: '\u200fשירות טוב\u202e' }],
    ['another language', { text: 'Очень хорошо' }],
    ['a clock a few minutes ahead', { createdAt: inMinutes(4) }],
    ['the first instant of 1995', { createdAt: '1995-01-01T00:00:00Z' }],
    ['an offset', { createdAt: '2026-06-01T10:00:00.123+08:00' }],
    ['an id of 128 characters in any script', { id: '评'.repeat(128) }],
    ['a rating of 1', { rating: 1 }],
  ])('when it has %s, then it is accepted', (_, fields) => {
    expect(complaint(reviewSchema, { ...REVIEW, ...fields })).toBeUndefined();
  });

  it.each([null, undefined, 'text', 17, [], true])('when it is %s instead of an object, then it is refused as a whole', (value) => {
    expect(complaint(reviewSchema, value)).toEqual({ pointer: '', reason: expect.stringMatching(/^the value: .*expected object/) });
  });

  it('when it is refused, then the reason does not quote its text', () => {
    for (const text of ['secret 13812345678\u0000', `secret ${'x'.repeat(10_001)}`, 'secret \ud800']) {
      expect(JSON.stringify(complaint(reviewSchema, { ...REVIEW, text }))).not.toContain('secret');
    }
  });
});

describe('a transcript', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['no messages', { messages: [] }, '/messages'],
    ['too many messages', { messages: Array.from({ length: MAX_MESSAGES + 1 }, () => TRANSCRIPT.messages[0]) }, '/messages'],
    ['a role that is none', { messages: [{ role: 'robot', text: 'x' }] }, '/messages/0/role'],
    ['an empty message', { messages: [TRANSCRIPT.messages[0], { role: 'agent', text: ' ' }] }, '/messages/1/text'],
    ['a message of the future', { messages: [{ role: 'agent', text: 'x', at: inMinutes(10) }] }, '/messages/0/at'],
    ['a survey answer of 6', { csat: 6 }, '/csat'],
    ['an outcome in words', { resolved: 'yes' }, '/resolved'],
    ['an unknown field in a message', { messages: [{ role: 'agent', text: 'x', name: 'Li' }] }, '/messages/0/name'],
  ])('when it has %s, then it is refused with a pointer to it', (_, fields, pointer) => {
    expect(complaint(transcriptSchema, { ...TRANSCRIPT, ...fields })?.pointer).toBe(pointer);
  });

  it(`when it has ${MAX_MESSAGES} messages, then it is accepted`, () => {
    expect(complaint(transcriptSchema, { ...TRANSCRIPT, messages: Array.from({ length: MAX_MESSAGES }, () => TRANSCRIPT.messages[0]) })).toBeUndefined();
  });
});

describe('a merchant', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['no name', { name: '' }, '/name'],
    ['no category', { category: undefined }, '/category'],
    ['a setting that does not exist', { settings: { halfLife: 3 } }, '/settings/halfLife'],
  ])('when it has %s, then it is refused with a pointer to it', (_, fields, pointer) => {
    expect(complaint(merchantSchema, { id: 'm-1', name: 'First', category: 'hotel', ...fields })?.pointer).toBe(pointer);
  });
});

describe('storableString', () => {
  it('when any text of UTF-16 code units is given, then it is accepted just when UTF-8 and PostgreSQL can hold it', () => {
    const unit = fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd7ff, max: 0xe000 }), fc.constant(0));
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 6 }), (units) => {
        const text = String.fromCharCode(...units);
        const holds = Buffer.from(text, 'utf8').toString('utf8') === text && !text.includes('\u0000');
        expect(storableString.safeParse(text).success).toBe(holds);
      }),
      { numRuns: 500 },
    );
  });
});

describe('itemId and itemMerchantId', () => {
  it('when an item wraps a review or a transcript, then its ids are those', () => {
    const review = { kind: 'review' as const, review: reviewSchema.parse(REVIEW) };
    const transcript = { kind: 'transcript' as const, transcript: transcriptSchema.parse(TRANSCRIPT) };
    expect([itemId(review), itemMerchantId(review), itemId(transcript), itemMerchantId(transcript)]).toEqual(['r-1', 'm-1', 't-1', 'm-1']);
  });
});
