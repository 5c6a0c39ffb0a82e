import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aReview, aTranscript, Candor } from '../helpers/candor.js';

/** Bad items are listed with pointer and reason; their neighbours are accepted. */

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0, config: { maxBatchItems: 500 } });
});
afterAll(() => candor.close());

const post = (payload: object | string, headers: Record<string, string> = {}) => candor.call('platform', 'POST', '/v1/batches', payload, headers);

const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
const deeplyNested = JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`) as unknown;

test.each<[string, Record<string, unknown>, string, RegExp]>([
  ['a rating of 0', { rating: 0 }, '/rating', /must be 1 to 5/],
  ['a rating of 6', { rating: 6 }, '/rating', /must be 1 to 5/],
  ['a rating of 4.5', { rating: 4.5 }, '/rating', /int/],
  ['a rating that is a string', { rating: '5' }, '/rating', /expected number/],
  ['no text', { text: undefined }, '/text', /expected string/],
  ['an empty text', { text: '' }, '/text', /must not be empty/],
  ['a text of white space', { text: ' \n\t\u3000' }, '/text', /must not be empty/],
  ['a text of 10,001 characters', { text: '好'.repeat(10_001) }, '/text', /at most 10000 characters/],
  ['NUL in its text', { text: 'good\u0000bad' }, '/text', /NUL/],
  ['a lone high surrogate', { text: 'good \ud83d bad' }, '/text', /surrogate/],
  ['a lone low surrogate', { text: 'good \udc4d bad' }, '/text', /surrogate/],
  ['NUL in a title', { title: '\u0000' }, '/title', /NUL/],
  ['a date of 1900', { createdAt: '1900-01-01T00:00:00Z' }, '/createdAt', /before 1995/],
  ['a date in the future', { createdAt: tomorrow }, '/createdAt', /future/],
  ['a day that does not exist', { createdAt: '2026-02-30T00:00:00Z' }, '/createdAt', /ISO 8601/],
  ['a date without a time zone', { createdAt: '2026-05-01T08:00:00' }, '/createdAt', /ISO 8601/],
  ['a date as a number', { createdAt: 1_780_000_000 }, '/createdAt', /ISO 8601|expected string/],
  ['an id that is a number', { id: 17 }, '/id', /expected string/],
  ['an empty id', { id: '' }, '/id', /1 to 128/],
  ['an id of 129 characters', { id: 'x'.repeat(129) }, '/id', /1 to 128/],
  ['NUL in its id', { id: 'a\u0000b' }, '/id', /NUL/],
  ['half a character in its id', { id: 'a\ud800' }, '/id', /surrogate/],
  ['no merchant', { merchantId: undefined }, '/merchantId', /expected string/],
  ['an unknown field', { ratings: 5 }, '/ratings', /unknown field "ratings"/],
  ['an unknown field below', { reviewer: { age: 3 } }, '/reviewer/age', /unknown field "age"/],
  ['an unknown field with NUL, slash and tilde in its name', { 'a\u0000/~': 1 }, '/a\uFFFD~1~0', /unknown field/],
  ['an unknown field with half a character in its name', { 'a\ud800': 1 }, '/a\uFFFD', /unknown field/],
  ['a wrong type below', { source: { ipHash: 7 } }, '/source/ipHash', /expected string/],
  ['a bad follow-up', { followUps: [{ text: 'later', createdAt: tomorrow }] }, '/followUps/0/createdAt', /future/],
  ['nesting without end', { text: deeplyNested }, '/text', /expected string/],
])('when a review has %s, then it is listed with its reason and its neighbours are accepted', async (_what, fields, pointer, reason) => {
  const answer = await post({ reviews: [aReview(), aReview(fields), aReview()] });
  expect(answer.status).toBe(202);
  expect(answer.body.counts).toMatchObject({ accepted: 2, rejected: 1 });
  expect(answer.body.rejected).toEqual([expect.objectContaining({ pointer: `/reviews/1${pointer}`, reason: expect.stringMatching(reason) })]);
});

test.each<[string, Record<string, unknown>, string, RegExp]>([
  ['no messages', { messages: [] }, '/messages', />=1|at least|Too small/i],
  ['501 messages', { messages: Array.from({ length: 501 }, () => ({ role: 'agent', text: 'hello' })) }, '/messages', /<=500|Too big/i],
  ['an unknown role', { messages: [{ role: 'user', text: 'hello' }] }, '/messages/0/role', /customer/],
  ['an empty message', { messages: [{ role: 'agent', text: 'hello' }, { role: 'customer', text: '' }] }, '/messages/1/text', /must not be empty/],
  ['a csat of 0', { csat: 0 }, '/csat', /must be 1 to 5/],
  ['an unknown field', { rating: 5 }, '/rating', /unknown field "rating"/],
])('when a transcript has %s, then it is listed with its reason', async (_what, fields, pointer, reason) => {
  const answer = await post({ transcripts: [aTranscript(), aTranscript(fields)] });
  expect(answer.body.counts).toMatchObject({ accepted: 1, rejected: 1 });
  expect(answer.body.rejected).toEqual([expect.objectContaining({ pointer: `/transcripts/1${pointer}`, reason: expect.stringMatching(reason) })]);
});

test('when entries are no objects at all, then each is listed and the good one is accepted', async () => {
  const answer = await post({ reviews: [null, 7, 'text', [], {}, aReview()] });
  expect(answer.body.counts).toMatchObject({ accepted: 1, rejected: 5 });
});

test('when a field is called __proto__, then the item is refused and nothing is polluted', async () => {
  const review = JSON.stringify(aReview()).replace(/\}$/, ',"__proto__":{"rating":5}}');
  const answer = await post(`{"reviews":[${review}]}`, { 'content-type': 'application/json' });
  expect(answer.body).toMatchObject({ counts: { rejected: 1 }, rejected: [{ pointer: '/reviews/0/__proto__' }] });
});

test('when a merchant lacks its name, then it alone is listed', async () => {
  const answer = await post({ merchants: [{ id: 'm-1', category: 'hotel' }], reviews: [aReview()] });
  expect(answer.body).toMatchObject({ counts: { accepted: 1, merchants: 0, rejected: 1 }, rejected: [{ pointer: '/merchants/0/name', id: 'm-1' }] });
});

describe('NDJSON', () => {
  const ndjson = (lines: (string | Buffer)[]) =>
    candor.call('platform', 'POST', '/v1/batches', Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')])), { 'content-type': 'application/x-ndjson' });
  const good = (): string => JSON.stringify({ type: 'review', ...aReview() });

  test('when lines are no JSON, no UTF-8, of no or an unknown type, then each is listed by its number', async () => {
    const answer = await ndjson([good(), '{"type": "review"', Buffer.from([0x7b, 0xff, 0x7d]), JSON.stringify(aReview()), JSON.stringify({ type: 'order' }), '[]', good()]);
    expect(answer.body.counts).toMatchObject({ accepted: 2, rejected: 5 });
    expect(answer.body.rejected.map((rejection: { pointer: string }) => rejection.pointer)).toEqual(['/lines/2', '/lines/3', '/lines/4/type', '/lines/5/type', '/lines/6']);
  });

  test('when more than 100 are bad, then the first 100 are listed and all are counted', async () => {
    const answer = await ndjson([...Array.from({ length: 130 }, () => 'no JSON'), good()]);
    expect(answer.body.counts).toMatchObject({ accepted: 1, rejected: 130 });
    expect(answer.body.rejected).toHaveLength(100);
    const later = await candor.call('platform', 'GET', answer.body.links.self);
    expect(later.body.rejected).toHaveLength(100);
  });
});

test('when everything is bad, then the batch is completed with nothing in it', async () => {
  const answer = await post({ reviews: [aReview({ rating: 9 })] });
  expect(answer.body).toMatchObject({ status: 'completed', counts: { accepted: 0, rejected: 1 } });
});
