import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aReview, aTranscript, Candor } from '../helpers/candor.js';
import { listen, send } from '../helpers/wire.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start();
});
afterAll(() => candor.close());

const NDJSON = { 'content-type': 'application/x-ndjson' };
const line = (type: string, fields: Record<string, unknown>): string => `${JSON.stringify({ type, ...fields })}\n`;
const post = (payload: object | string | Buffer, headers: Record<string, string> = {}) => candor.call('platform', 'POST', '/v1/batches', payload, headers);

test('when a JSON batch is valid, then 202 tells its id, counts, links and place', async () => {
  const answer = await post({ merchants: [{ id: 'm-1', name: 'First', category: 'hotel' }], reviews: [aReview(), aReview()], transcripts: [aTranscript()] });
  expect(answer.status).toBe(202);
  const { id } = answer.body;
  expect(answer.headers.location).toBe(`/v1/batches/${id}`);
  expect(answer.body).toMatchObject({
    status: 'processing',
    completedAt: null,
    counts: { accepted: 3, unchanged: 0, merchants: 1, rejected: 0 },
    rejected: [],
    links: { self: `/v1/batches/${id}`, results: `/v1/batches/${id}/results`, events: `/v1/batches/${id}/events` },
  });
  expect(answer.headers['x-request-id']).toMatch(/^req_/);
});

test('when NDJSON has CRLF, blank lines and no last newline, then every item is accepted', async () => {
  const body = `${line('merchant', { id: 'm-2', name: 'Second', category: 'food' })}\r\n\n${line('review', aReview({ merchantId: 'm-2' })).trim()}\r\n${line('transcript', aTranscript()).trim()}`;
  const answer = await post(body, NDJSON);
  expect(answer.status).toBe(202);
  expect(answer.body.counts).toMatchObject({ accepted: 2, merchants: 1, rejected: 0 });
});

test.each([
  ['JSON', 'application/json', () => JSON.stringify({ reviews: [aReview()] })],
  ['NDJSON', 'application/x-ndjson', () => line('review', aReview())],
])('when %s is packed with gzip, then it is read as if it were not', async (_format, contentType, body) => {
  const answer = await post(gzipSync(body()), { 'content-type': contentType, 'content-encoding': 'gzip' });
  expect(answer.status).toBe(202);
  expect(answer.body.counts.accepted).toBe(1);
});

test('when NDJSON arrives in pieces that cut lines and characters in two, then nothing is lost', async () => {
  const base = await listen(candor.app);
  const reviews = Array.from({ length: 450 }, (_, index) => aReview({ text: `物流很快，客服态度非常好 ${index}` }));
  const bytes = Buffer.from(reviews.map((review) => line('review', review)).join(''));
  const pieces = Array.from({ length: Math.ceil(bytes.length / 97) }, (_, piece) => bytes.subarray(piece * 97, piece * 97 + 97));
  const answer = await send(`${base}/v1/batches`, { headers: { ...NDJSON, authorization: `Bearer ${candor.keys.platform}` }, body: pieces });
  expect(answer.status).toBe(202);
  expect(answer.body.counts).toMatchObject({ accepted: 450, rejected: 0 });
  await candor.settle(answer.body);
  const results = await candor.call('platform', 'GET', `${answer.body.links.results}?limit=500`);
  expect(results.body.results.map((row: { id: string }) => row.id)).toEqual(reviews.map((review) => review.id));
});

test('when only merchants are handed in, then the batch is completed at once', async () => {
  const answer = await post({ merchants: [{ id: 'm-3', name: 'Third', category: 'toys' }] });
  expect(answer.body).toMatchObject({ status: 'completed', counts: { accepted: 0, merchants: 1 } });
});

test('when a merchant is described twice in a batch, then the last description holds', async () => {
  await post({ merchants: [{ id: 'm-4', name: 'Old', category: 'toys' }, { id: 'm-4', name: 'New', category: 'toys' }] });
  expect((await candor.call('platform', 'GET', '/v1/merchants/m-4')).body.name).toBe('New');
});

describe('items that are known already', () => {
  test('when an id is repeated inside a batch with the same content, then it is stored once and counted as unchanged', async () => {
    const review = aReview();
    const answer = await post({ reviews: [review, aReview(), review] });
    expect(answer.body.counts).toMatchObject({ accepted: 2, unchanged: 1, rejected: 0 });
    await candor.settle(answer.body);
    const progress = await candor.call('platform', 'GET', answer.body.links.self);
    expect(progress.body.counts).toMatchObject({ analysed: 2, judged: 2, scored: 2 });
  });

  test('when another batch brings the same content, fields in another order, then it is a no-op that is completed at once', async () => {
    const review = aReview({ merchantId: 'm-again', text: 'Delivery was slow' });
    const first = await post({ reviews: [review] });
    await candor.settle(first.body);
    const before = await candor.stores.scores.sums('acme', 'm-again');
    const second = await post({ reviews: [Object.fromEntries(Object.entries(review).toReversed())] });
    expect(second.body).toMatchObject({ status: 'completed', counts: { accepted: 0, unchanged: 1 } });
    expect(await candor.stores.scores.sums('acme', 'm-again')).toEqual(before);
    const results = await candor.call('platform', 'GET', second.body.links.results);
    expect(results.body.results).toMatchObject([{ id: review.id, status: 'judged' }]);
  });

  test('when a review and a transcript share an id, then both are stored', async () => {
    const answer = await post({ reviews: [aReview({ id: 'same' })], transcripts: [aTranscript({ id: 'same' })] });
    expect(answer.body.counts).toMatchObject({ accepted: 2, unchanged: 0 });
  });
});
