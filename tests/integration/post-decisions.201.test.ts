import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aReview, Candor, daysAgo, someChats } from '../helpers/candor.js';

let candor: Candor;
let merchantId: string;
let bad: Record<string, unknown>;
let number = 0;

beforeAll(async () => {
  candor = await Candor.start();
});
afterAll(() => candor.close());

/* A merchant of its own for each test: ten happy reviews and one unhappy. */
beforeEach(async () => {
  merchantId = `m-decided-${++number}`;
  bad = aReview({ merchantId, text: 'Rude staff and slow delivery', rating: 1, reviewerId: 'u-1', createdAt: daysAgo(2) });
  const good = Array.from({ length: 10 }, (_, visit) => aReview({ merchantId, text: `Friendly people, visit ${visit} of ${number}`, createdAt: daysAgo(visit + 1) }));
  await candor.settle((await candor.call('platform', 'POST', '/v1/batches', { reviews: [...good, bad], transcripts: someChats(6, { merchantId }) })).body);
});

const decide = (verdict: string, note?: string) => candor.call('trust', 'POST', `/v1/reviews/${String(bad.id)}/decisions`, { verdict, note });
const score = async () => (await candor.call('trust', 'GET', `/v1/merchants/${merchantId}/score`)).body;
const sums = () => candor.stores.scores.sums('acme', merchantId);
const weightsOfBad = async () => {
  const { events } = (await candor.call('trust', 'GET', '/v1/audit?limit=1000')).body;
  const last = events.findLast((event: { kind: string; subject: string }) => event.kind === 'item.scored' && event.subject === `review:${String(bad.id)}`);
  return last.body.contributions.map(({ source, weight }: { source: string; weight: number }) => [source, weight]);
};

test('when a review is decided to be inauthentic, then its weight is 0 and the score has changed by the time of the answer', async () => {
  const before = await score();
  const answer = await decide('inauthentic', 'copied from another shop');
  expect(answer.status).toBe(201);
  expect(answer.body).toMatchObject({ reviewId: bad.id, verdict: 'inauthentic', note: 'copied from another shop', decidedBy: expect.stringMatching(/^key_/) });
  const after = await score();
  expect(after.overall.points).toBeGreaterThan(before.overall.points);
  expect(after.stars.weightedMean).toBeGreaterThan(before.stars.weightedMean);
  expect(after.stars.rawMean).toBe(before.stars.rawMean);
  expect(after.dimensions.service_attitude.count).toBe(before.dimensions.service_attitude.count - 1);
  await candor.expectExactSums(merchantId);
  for (const [, weight] of await weightsOfBad()) expect(weight).toBe(0);
  const record = await candor.call('trust', 'GET', `/v1/reviews/${String(bad.id)}`);
  expect(record.body.decision).toEqual(answer.body);
});

test('when a later decision differs, then it supersedes the first, the weight is 1 and the log keeps both', async () => {
  const first = await decide('inauthentic');
  const second = await decide('genuine');
  expect(second.status).toBe(201);
  const stars = (await weightsOfBad()).find(([source]: [string]) => source === 'stars');
  expect(stars).toEqual(['stars', 1]);
  await candor.expectExactSums(merchantId);
  const { events } = (await candor.call('trust', 'GET', '/v1/audit?limit=1000')).body;
  const made = events.filter((event: { kind: string; subject: string }) => event.kind === 'decision.made' && event.subject === `review:${String(bad.id)}`);
  expect(made.map((event: { body: object }) => event.body)).toMatchObject([
    { decisionId: first.body.id, verdict: 'inauthentic', supersedes: null },
    { decisionId: second.body.id, verdict: 'genuine', supersedes: first.body.id },
  ]);
});

test('when decisions go back and forth, then the sums return to the very same numbers', async () => {
  await decide('inauthentic');
  const once = await sums();
  await decide('genuine');
  await decide('inauthentic');
  expect(await sums()).toEqual(once);
});

test('when a review is decided before it was read, then the decision holds once it is', async () => {
  const idle = await Candor.start({ workers: 0 });
  const review = aReview({ text: 'Rude staff', rating: 1 });
  const { body: batch } = await idle.call('platform', 'POST', '/v1/batches', { reviews: [review] });
  expect((await idle.call('trust', 'POST', `/v1/reviews/${String(review.id)}/decisions`, { verdict: 'inauthentic' })).status).toBe(201);
  await idle.addWorker();
  await idle.settle(batch);
  expect(await idle.stores.scores.sums('acme', 'm-1')).toMatchObject({ stars: { weight: 0, count: 0 } });
  await idle.close();
});
