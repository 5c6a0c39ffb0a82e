import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, Candor } from '../helpers/candor.js';

/** What `POST /v1/analyze` refuses before any worker sees it: 400, 413 and 415. */

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
});
afterAll(() => candor.close());

const json = { 'content-type': 'application/json' };

test.each<[string, object | string, string, string | undefined]>([
  ['malformed JSON', '{"reviews": [', 'malformed_json', undefined],
  ['an empty body', '', 'malformed_json', undefined],
  ['no items', {}, 'invalid_request', '/'],
  ['33 reviews', { reviews: Array.from({ length: 33 }, () => aReview()) }, 'invalid_request', '/reviews'],
  ['an unknown field', { items: [] }, 'invalid_request', '/items'],
  ['an unknown field in a review', { reviews: [aReview({ stars: 5 })] }, 'invalid_request', '/reviews/0/stars'],
  ['a rating of 6', { reviews: [aReview(), aReview({ rating: 6 })] }, 'invalid_request', '/reviews/1/rating'],
  ['NUL in a text', { reviews: [aReview({ text: 'a\u0000b' })] }, 'invalid_request', '/reviews/0/text'],
  ['a review without text', { reviews: [{ id: 'r' }] }, 'invalid_request', '/reviews/0/text'],
  ['a transcript without messages', { transcripts: [{ id: 't' }] }, 'invalid_request', '/transcripts/0/messages'],
  ['10,001 characters', { reviews: [aReview({ text: 'x'.repeat(10_001) })] }, 'invalid_request', '/reviews/0/text'],
])('when it is called with %s, then 400 points at it', async (_what, payload, code, pointer) => {
  const answer = await candor.call('platform', 'POST', '/v1/analyze', payload, json);
  expect(answer.body).toMatchObject({ status: 400, code, ...(pointer && { pointer }) });
});

test('when the body exceeds 2 MiB, then 413 body_too_large', async () => {
  const answer = await candor.call('platform', 'POST', '/v1/analyze', ' '.repeat(2 * 1024 * 1024 + 1), json);
  expect(answer.body).toMatchObject({ status: 413, code: 'body_too_large' });
});

test('when the body is NDJSON, then 415 unsupported_media_type', async () => {
  const answer = await candor.call('platform', 'POST', '/v1/analyze', '{}', { 'content-type': 'application/x-ndjson' });
  expect(answer.body).toMatchObject({ status: 415, code: 'unsupported_media_type' });
});

test('when the body is packed, then 415 points at Content-Encoding', async () => {
  const answer = await candor.call('platform', 'POST', '/v1/analyze', '{}', { ...json, 'content-encoding': 'gzip' });
  expect(answer.body).toMatchObject({ status: 415, code: 'unsupported_media_type', pointer: '/headers/content-encoding' });
});
