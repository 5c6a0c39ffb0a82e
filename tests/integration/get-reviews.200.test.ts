import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, aTranscript, Candor } from '../helpers/candor.js';
import { aRing } from '../helpers/ring.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start();
});
afterAll(() => candor.close());

const handIn = async (body: object) => candor.settle((await candor.call('platform', 'POST', '/v1/batches', body)).body);
const record = async (id: unknown) => (await candor.call('trust', 'GET', `/v1/reviews/${String(id)}`)).body;

interface Evidence {
  signal: string;
  contribution: number;
  comparedWith: string[];
  text: { zh: string; en: string };
}

test('when a copied review is read, then its evidence adds up, names the copies and says so in both languages', async () => {
  const ring = aRing(6);
  await handIn({ reviews: ring });
  const { review, analysis, judgement, decision } = await record(ring[0]!.id);
  expect(review).toEqual(ring[0]);
  expect(analysis.model.revision).toBe('fake-1');
  expect(decision).toBeNull();
  const evidence: Evidence[] = judgement.evidence;
  expect(evidence.reduce((sum, { contribution }) => sum + contribution, judgement.bias)).toBeCloseTo(judgement.logit, 12);
  const duplicate = evidence.find(({ signal }) => signal === 'near_duplicate')!;
  expect(ring.map(({ id }) => id)).toEqual(expect.arrayContaining(duplicate.comparedWith));
  expect(duplicate.comparedWith.length).toBeGreaterThan(0);
  expect(duplicate.text).toEqual({ zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.any(String) });
  expect(judgement).toMatchObject({ version: expect.any(String), judgedAt: expect.any(String) });
});

test('when a second batch copies a review of the first, then the first is judged again and weighs less', async () => {
  const [original, ...copies] = aRing(6, { text: 'This seller ships friendly and fast like no other seller does', source: undefined });
  await handIn({ reviews: [original!] });
  const before = await record(original!.id);
  await handIn({ reviews: copies });
  await expect.poll(async () => (await record(original!.id)).judgement.probability, { timeout: 20_000 }).toBeGreaterThan(before.judgement.probability);
  await candor.expectExactSums();
});

test('when the chat on the same order asked for praise, then the review says where', async () => {
  const chat = aTranscript({ orderId: 'o-9', messages: [{ role: 'agent', text: '五星好评返现 5 元' }] });
  await handIn({ transcripts: [chat] });
  const review = aReview({ orderId: 'o-9' });
  await handIn({ reviews: [review] });
  const evidence: Evidence[] = (await record(review.id)).judgement.evidence;
  expect(evidence.find(({ signal }) => signal === 'solicited_in_chat')).toMatchObject({ comparedWith: [chat.id], contribution: expect.any(Number) });
});

test('when a review is five stars and pictures alone and its chat paid for it, then it is judged by that', async () => {
  const chat = aTranscript({ orderId: 'o-11', messages: [{ role: 'agent', text: '晒图五星返现 5 元' }] });
  const review = aReview({ text: '', images: 3, orderId: 'o-11' });
  await handIn({ transcripts: [chat], reviews: [review] });
  const { judgement } = await record(review.id);
  expect(judgement.evidence.map(({ signal }: Evidence) => signal)).toEqual(expect.arrayContaining(['solicited_in_chat', 'pictures_without_words']));
  expect(judgement.action).not.toBe('publish');
});

test('when the chat names no order but the same person, then it counts for the month after it and within the merchant, whichever came first', async () => {
  const chat = (fields: object) => aTranscript({ customerId: 'guest-7', openedAt: '2026-05-20T10:00:00Z', messages: [{ role: 'agent', text: '五星好评返现 5 元' }], ...fields });
  const told = async (id: unknown): Promise<string[]> => (await record(id)).judgement.evidence.find(({ signal }: Evidence) => signal === 'solicited_in_chat')?.comparedWith ?? [];
  const soon = aReview({ reviewerId: 'guest-7' });
  const late = aReview({ reviewerId: 'guest-7', createdAt: '2026-07-30T10:00:00Z' });
  const elsewhere = aReview({ reviewerId: 'guest-7', merchantId: 'm-9' });
  const otherOrder = aReview({ reviewerId: 'guest-8', orderId: 'o-21' });
  await handIn({ reviews: [soon, late, elsewhere, otherOrder] });
  const soliciting = chat({});
  await handIn({ transcripts: [soliciting, chat({ customerId: 'guest-8', orderId: 'o-20' })] });
  await candor.quiet();
  expect(await told(soon.id)).toEqual([soliciting.id]);
  for (const { id } of [late, elsewhere, otherOrder]) expect(await told(id)).toEqual([]);
  const after = aReview({ reviewerId: 'guest-7' });
  await handIn({ reviews: [after] });
  expect(await told(after.id)).toEqual([soliciting.id]);
});

test('when the model has not read the review yet, then analysis and judgement are null', async () => {
  const idle = await Candor.start({ workers: 0 });
  const review = aReview();
  await idle.call('platform', 'POST', '/v1/batches', { reviews: [review] });
  const answer = await idle.call('platform', 'GET', `/v1/reviews/${String(review.id)}`);
  expect(answer.body).toMatchObject({ review: { id: review.id }, analysis: null, judgement: null, decision: null });
  await idle.close();
});
