import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, aTranscript, Candor, daysAgo, someChats } from '../helpers/candor.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start();
  const { body } = await candor.call('platform', 'POST', '/v1/batches', { reviews: Array.from({ length: 8 }, (_, index) => aReview({ text: `Friendly people ${index}`, createdAt: daysAgo(index + 1) })), transcripts: someChats(8) });
  await candor.settle(body);
});
afterAll(() => candor.close());

async function handIn(batch: object): Promise<any> {
  const answer = await candor.call('platform', 'POST', '/v1/batches', batch);
  expect(answer.status).toBe(202);
  await candor.settle(answer.body);
  return (await candor.call('platform', 'GET', answer.body.links.self)).body;
}
const eventsOf = async (subject: string) => (await candor.stores.events.read('acme', 0, 10_000)).filter((event) => event.subject === subject);
const score = async (rest = '') => (await candor.call('merchant', 'GET', `/v1/merchants/m-1/score${rest}`)).body;
const consistent = async () => {
  await candor.expectExactSums();
  const now = await score();
  expect(await score(`?asOf=${now.asOf}`)).toEqual(now);
};

test('when a reply and a follow-up come later, then the complaint is answered and recovered, counted once, and the log says what was added', async () => {
  const complaint = aReview({ text: 'Rude staff, slow delivery', rating: 1, createdAt: daysAgo(9), reviewerId: 'u-1', orderId: 'o-1' });
  await handIn({ reviews: [complaint] });
  const before = await score();
  const amended = { ...complaint, reply: { text: 'Sorry, here is your refund', createdAt: daysAgo(8) }, followUps: [{ text: 'Friendly people after all, good', createdAt: daysAgo(7) }] };
  const batch = await handIn({ reviews: [amended] });
  expect(batch.counts).toMatchObject({ accepted: 1, amended: 1, unchanged: 0, analysed: 1, judged: 1, scored: 1 });
  const record = (await candor.call('trust', 'GET', `/v1/reviews/${String(complaint.id)}`)).body;
  expect(record).toMatchObject({ review: amended, reply: { apology: true, remedy: true }, followUp: { complaint: true, recovered: true } });
  const after = await score();
  expect(after.stars.rawCount).toBe(before.stars.rawCount);
  expect(after.dimensions.service_attitude.count).toBe(before.dimensions.service_attitude.count);
  expect(after.dimensions.resolution_efficiency.count).toBe(before.dimensions.resolution_efficiency.count + 1);
  expect(after.overall.points).toBeGreaterThan(before.overall.points);
  /* What was read before reads the same. */
  expect(await score(`?asOf=${before.asOf}`)).toEqual(before);
  await consistent();
  const events = await eventsOf(`review:${String(complaint.id)}`);
  expect(events.filter(({ kind }) => kind.startsWith('item')).map(({ kind }) => kind)).toEqual(['item.scored', 'item.amended', 'item.scored']);
  expect(events.find(({ kind }) => kind === 'item.amended')!.body).toEqual({ merchantId: 'm-1', fields: ['followUps', 'reply'], version: 2, batchId: batch.id });
  const { replies } = (await candor.call('merchant', 'GET', '/v1/merchants/m-1/service-metrics')).body;
  expect(replies).toMatchObject({ complaints: 1, complaintsAnswered: 1, recovered: 1 });
  /* Neither the same version nor the first one once more changes anything. */
  for (const again of [amended, complaint]) expect((await handIn({ reviews: [again] })).counts).toMatchObject({ accepted: 0, amended: 0, unchanged: 1 });
  expect(await eventsOf(`review:${String(complaint.id)}`)).toHaveLength(events.length);
});

test('when a survey, an outcome and further messages of a chat come later, then it is read again and weighs as one chat', async () => {
  const chat = aTranscript({ agentId: 'late', messages: [{ role: 'customer', text: 'My parcel is slow', at: daysAgo(6) }, { role: 'agent', text: 'Let me see', at: daysAgo(5.99) }] });
  await handIn({ transcripts: [chat] });
  const before = await score('?agent=late');
  const messages = [...(chat.messages as object[]), { role: 'customer', text: 'Good, friendly people', at: daysAgo(4) }];
  const batch = await handIn({ transcripts: [{ ...chat, messages, csat: 5, resolved: true, closedAt: daysAgo(3.5) }] });
  expect(batch.counts).toMatchObject({ accepted: 1, amended: 1 });
  const after = await score('?agent=late');
  for (const dimension of ['service_attitude', 'resolution_efficiency']) expect(after.dimensions[dimension].count, dimension).toBe(1);
  expect(after.dimensions.resolution_efficiency.believedWeight).toBeGreaterThan(before.dimensions.resolution_efficiency.believedWeight);
  const { body: view } = await candor.call('merchant', 'GET', `/v1/transcripts/${String(chat.id)}`);
  expect(JSON.stringify(view)).toContain('friendly people');
  await consistent();
});

test('when one batch brings an item and twice something more of it, then it is stored once with all of it', async () => {
  const review = aReview({ text: 'Good quality', createdAt: daysAgo(3) });
  const reply = { text: 'Thank you', createdAt: daysAgo(2) };
  const batch = await handIn({ reviews: [review, { ...review, reply }, { ...review, helpfulVotes: 4 }] });
  expect(batch.counts).toMatchObject({ accepted: 1, amended: 0, unchanged: 2, analysed: 1, scored: 1 });
  expect((await candor.call('trust', 'GET', `/v1/reviews/${String(review.id)}`)).body.review).toEqual({ ...review, reply, helpfulVotes: 4 });
  await consistent();
});

test('when two batches add to the same items at the same moment, in opposite orders, then both additions are there', async () => {
  const reviews = Array.from({ length: 6 }, (_, index) => aReview({ text: `Friendly and good ${index}`, createdAt: daysAgo(index + 1) }));
  await handIn({ reviews });
  const reply = { text: 'Thank you', createdAt: daysAgo(0.5) };
  const answers = await Promise.all([
    candor.call('platform', 'POST', '/v1/batches', { reviews: reviews.map((review) => ({ ...review, reply })) }),
    candor.call('platform', 'POST', '/v1/batches', { reviews: reviews.map((review) => ({ ...review, helpfulVotes: 7 })).toReversed() }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([202, 202]);
  for (const { body } of answers) await candor.settle(body);
  for (const review of reviews) {
    expect((await candor.call('trust', 'GET', `/v1/reviews/${String(review.id)}`)).body.review).toEqual({ ...review, reply, helpfulVotes: 7 });
  }
  await candor.quiet();
  await consistent();
});
