import { afterAll, beforeAll, expect, test } from 'vitest';
import { Candor } from '../helpers/candor.js';
import { aRing } from '../helpers/ring.js';

let candor: Candor;
const ring = aRing(12);
beforeAll(async () => {
  candor = await Candor.start();
  await candor.call('platform', 'POST', '/v1/batches', { reviews: ring });
  await candor.quiet();
});
afterAll(() => candor.close());

const merchantId = String(ring[0]!.merchantId);
const flags = async () => (await candor.call('trust', 'GET', '/v1/flags?limit=200')).body.flags as { id: string; reviewId: string; action: string; openedAt: string }[];
const decide = async (reviewId: string, verdict: string) => (await candor.call('trust', 'POST', `/v1/reviews/${reviewId}/decisions`, { verdict })).body;
const undo = (id: string) => candor.call('trust', 'POST', `/v1/decisions/${id}/undo`);
const sums = () => candor.stores.scores.sums('acme', merchantId);
const eventsOf = async (reviewId: string) =>
  (await candor.call('trust', 'GET', '/v1/audit?limit=1000')).body.events.filter(({ subject }: { subject: string }) => subject === `review:${reviewId}`);

test('when a decision is undone, then the signals’ weight and the flag are back, the sums are the very same, and the log says who did it', async () => {
  const flag = (await flags())[0]!;
  const before = await sums();
  const decision = await decide(flag.reviewId, 'genuine');
  expect((await flags()).map(({ id }) => id)).not.toContain(flag.id);
  expect(await sums()).not.toEqual(before);
  const answer = await undo(decision.id);
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({ ...decision, undoneBy: expect.stringMatching(/^key_/), undoneAt: expect.any(String) });
  expect(await sums()).toEqual(before);
  await candor.expectExactSums(merchantId);
  expect((await flags()).find(({ id }) => id === flag.id)).toMatchObject({ reviewId: flag.reviewId, action: flag.action });
  const record = (await candor.call('trust', 'GET', `/v1/reviews/${flag.reviewId}`)).body;
  expect(record.decision).toBeNull();
  const events = await eventsOf(flag.reviewId);
  expect(events.slice(-3).map(({ kind, body }: { kind: string; body: object }) => [kind, body])).toEqual([
    ['decision.undone', { decisionId: decision.id, verdict: 'genuine', undoneBy: answer.body.undoneBy }],
    ['flag.opened', expect.objectContaining({ flagId: flag.id, by: 'undo' })],
    ['item.scored', expect.objectContaining({ authenticity: 1 - record.judgement.probability })],
  ]);
});

test('when the verdict asks for nothing, then no flag opens for the undone decision', async () => {
  const { body: batch } = await candor.call('platform', 'POST', '/v1/batches', { reviews: [{ id: 'plain', merchantId: 'm-plain', text: 'The staff were friendly, nothing else to say of it', rating: 4, createdAt: '2026-06-01T10:00:00Z' }] });
  await candor.settle(batch);
  const open = (await flags()).length;
  const decision = await decide('plain', 'inauthentic');
  expect((await undo(decision.id)).status).toBe(200);
  expect(await flags()).toHaveLength(open);
  expect((await eventsOf('plain')).map(({ kind }: { kind: string }) => kind)).not.toContain('flag.opened');
});

test('when a decision that replaced another is undone, then the first one does not stand again: the signals’ verdict does', async () => {
  const { reviewId } = (await flags())[1]!;
  const before = await sums();
  await decide(reviewId, 'inauthentic');
  const second = await decide(reviewId, 'genuine');
  expect((await undo(second.id)).status).toBe(200);
  expect(await sums()).toEqual(before);
  expect((await candor.call('trust', 'GET', `/v1/reviews/${reviewId}`)).body.decision).toBeNull();
  /* The review can be decided on again, with either verdict. */
  expect(await decide(reviewId, 'genuine')).toMatchObject({ verdict: 'genuine' });
});

test('when a decision on a review that was not read yet is undone, then the review counts by its signals once it is', async () => {
  const idle = await Candor.start({ workers: 0 });
  const { body: batch } = await idle.call('platform', 'POST', '/v1/batches', { reviews: [ring[0]!] });
  const { body: decision } = await idle.call('trust', 'POST', `/v1/reviews/${String(ring[0]!.id)}/decisions`, { verdict: 'inauthentic' });
  expect((await idle.call('trust', 'POST', `/v1/decisions/${decision.id}/undo`)).status).toBe(200);
  await idle.addWorker();
  await idle.settle(batch);
  expect((await idle.stores.scores.sums('acme', merchantId)).stars!.weight).toBeGreaterThan(0);
  await idle.close();
});
