import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, aTranscript, Candor } from '../helpers/candor.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
});
afterAll(() => candor.close());

const post = (payload: object | string, headers: Record<string, string> = {}) => candor.call('platform', 'POST', '/v1/batches?strict=true', payload, headers);
const ndjson = { 'content-type': 'application/x-ndjson' };

async function assertNothingStored(): Promise<void> {
  for (const table of ['items', 'batches', 'merchants'] as const) {
    expect(await candor.stores.db.selectFrom(table).select('platformId').execute()).toEqual([]);
  }
  expect(await candor.stores.outbox.pending()).toBe(0);
}

test('when strict and one review is bad, then 422 points at it and nothing is stored, merchants included', async () => {
  const answer = await post({ merchants: [{ id: 'm-1', name: 'First', category: 'hotel' }], reviews: [aReview(), aReview({ rating: 6 })] });
  expect(answer.body).toMatchObject({ status: 422, code: 'invalid_items', pointer: '/reviews/1/rating', detail: expect.stringContaining('rating') });
  await assertNothingStored();
});

test('when strict and the bad one comes after hundreds already written, then nothing is stored', async () => {
  const lines = [...Array.from({ length: 450 }, () => ({ type: 'review', ...aReview() })), { type: 'transcript', ...aTranscript({ messages: [] }) }];
  const answer = await post(lines.map((line) => JSON.stringify(line)).join('\n'), ndjson);
  expect(answer.body).toMatchObject({ status: 422, code: 'invalid_items', pointer: '/lines/451/messages' });
  await assertNothingStored();
});

test('when strict and a line is no JSON, then 422 points at the line', async () => {
  const answer = await post(`${JSON.stringify({ type: 'review', ...aReview() })}\n{"type": "review"\n`, ndjson);
  expect(answer.body).toMatchObject({ status: 422, code: 'invalid_items', pointer: '/lines/2' });
  await assertNothingStored();
});

test('when strict and everything is good, then 202', async () => {
  expect((await post({ reviews: [aReview()] })).status).toBe(202);
});
