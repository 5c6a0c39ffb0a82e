import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, Candor } from '../helpers/candor.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
});
afterAll(() => candor.close());

const post = (payload: object | string | Buffer, key: string, headers: Record<string, string> = {}) =>
  candor.call('platform', 'POST', '/v1/batches', payload, { 'idempotency-key': key, ...headers });

/** How many of everything that a batch leaves behind. */
async function effects() {
  const rows = async (table: 'batches' | 'items') => (await candor.stores.db.selectFrom(table).select('platformId').execute()).length;
  return {
    batches: await rows('batches'),
    items: await rows('items'),
    promises: await candor.stores.outbox.pending(),
    events: (await candor.stores.events.read('acme', 0, 1000)).length,
  };
}

test('when the same key and body come again, then the same batch answers and nothing is new', async () => {
  const body = JSON.stringify({ reviews: [aReview(), aReview()], merchants: [{ id: 'm-1', name: 'First', category: 'hotel' }] });
  const json = { 'content-type': 'application/json' };
  const first = await post(body, 'again', json);
  const before = await effects();
  const second = await post(body, 'again', json);
  expect(second.status).toBe(202);
  expect(second.body).toEqual(first.body);
  expect(await effects()).toEqual(before);
});

test('when the repetition is packed with gzip, then it is the same body all the same', async () => {
  const body = JSON.stringify({ reviews: [aReview()] });
  const first = await post(body, 'packed', { 'content-type': 'application/json' });
  const second = await post(gzipSync(body), 'packed', { 'content-type': 'application/json', 'content-encoding': 'gzip' });
  expect(second.body.id).toBe(first.body.id);
});

test('when two requests with the same key come at the same moment, then there is one batch and both are told it', async () => {
  const body = { reviews: Array.from({ length: 300 }, () => aReview()) };
  const before = await effects();
  const [one, other, third] = await Promise.all([post(body, 'twins'), post(body, 'twins'), post(body, 'twins')]);
  expect([one.status, other.status, third.status]).toEqual([202, 202, 202]);
  expect(new Set([one.body.id, other.body.id, third.body.id]).size).toBe(1);
  const after = await effects();
  expect(after).toMatchObject({ batches: before.batches + 1, items: before.items + 300, events: before.events + 1 });
});

test('when the first request with a key was refused, then the key is free for the corrected body', async () => {
  expect((await post({ reviews: [] }, 'mended')).status).toBe(400);
  expect((await post({ reviews: [aReview()] }, 'mended')).status).toBe(202);
});

test('when two platforms use the same key, then each has its own batch', async () => {
  const { key } = (await candor.call('admin', 'POST', '/v1/keys', { role: 'platform', platformId: 'globex' })).body;
  const body = { reviews: [aReview({ id: 'shared-id' })] };
  const ours = await post(body, 'same-key');
  const theirs = await post(body, 'same-key', { authorization: `Bearer ${key}` });
  expect(theirs.status).toBe(202);
  expect(theirs.body.id).not.toBe(ours.body.id);
  expect(theirs.body.counts.accepted).toBe(1);
});
