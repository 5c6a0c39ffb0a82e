import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, aTranscript, Candor } from '../helpers/candor.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
});
afterAll(() => candor.close());

const post = (payload: object | string, headers: Record<string, string> = {}) => candor.call('platform', 'POST', '/v1/batches', payload, headers);
const stored = async (id: unknown) => candor.stores.db.selectFrom('items').select('payload').where('itemId', '=', String(id)).execute();

test('when an id comes twice in a batch with different content, then 409 points at the second and nothing is stored', async () => {
  const review = aReview();
  const answer = await post({ reviews: [review, aReview(), { ...review, text: 'Something else entirely' }] });
  expect(answer.body).toMatchObject({ status: 409, code: 'item_conflict', pointer: '/reviews/2/text' });
  expect(await stored(review.id)).toEqual([]);
});

test('when the two stand in different write groups of a long NDJSON batch, then 409 points at the line all the same', async () => {
  const reviews = Array.from({ length: 450 }, () => aReview());
  reviews.push({ ...reviews[0]!, rating: 1 });
  const answer = await post(reviews.map((review) => JSON.stringify({ type: 'review', ...review })).join('\n'), { 'content-type': 'application/x-ndjson' });
  expect(answer.body).toMatchObject({ status: 409, code: 'item_conflict', pointer: '/lines/451/rating' });
  expect(await stored(reviews[0]!.id)).toEqual([]);
});

test('when an id of an earlier batch comes with other content, then 409 points at it, nothing is stored and the first stays', async () => {
  const transcript = aTranscript({ csat: 2 });
  expect((await post({ transcripts: [transcript] })).status).toBe(202);
  const fresh = aReview();
  const batches = await candor.stores.db.selectFrom('batches').select('batchId').execute();
  const answer = await post({ reviews: [fresh], transcripts: [{ ...transcript, csat: 5, messages: [{ role: 'customer', text: 'I never said that' }] }] });
  expect(answer.body).toMatchObject({ status: 409, code: 'item_conflict', pointer: '/transcripts/0/messages/0' });
  expect(await stored(fresh.id)).toEqual([]);
  expect(await stored(transcript.id)).toMatchObject([{ payload: { csat: 2 } }]);
  expect(await candor.stores.db.selectFrom('batches').select('batchId').execute()).toEqual(batches);
});

test.each([
  ['more items', (first: object) => ({ reviews: [first, aReview()] })],
  ['the same item changed', (first: object) => ({ reviews: [{ ...first, text: 'Changed my mind' }] })],
])('when an Idempotency-Key comes again with %s, then 409 idempotency_conflict and nothing is stored', async (what, other) => {
  const review = aReview();
  const headers = { 'idempotency-key': `key for ${what}` };
  expect((await post({ reviews: [review] }, headers)).status).toBe(202);
  const before = await candor.stores.db.selectFrom('items').select('itemId').execute();
  const answer = await post(other(review), headers);
  expect(answer.body).toMatchObject({ status: 409, code: 'idempotency_conflict', pointer: '/headers/idempotency-key' });
  expect(await candor.stores.db.selectFrom('items').select('itemId').execute()).toEqual(before);
});
