import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aReview, Candor } from '../helpers/candor.js';
import { aRing } from '../helpers/ring.js';

/** A review that looked genuine on Monday is part of a ring on Friday. */

let candor: Candor;
const [first, ...others] = aRing(9, { merchantId: 'm-ring', verifiedPurchase: true });
const url = `/v1/reviews/${String(first!.id)}/evidence`;

const get = async (path: string) => (await candor.call('trust', 'GET', path)).body;
const handIn = async (reviews: object[]) => {
  await candor.settle((await candor.call('platform', 'POST', '/v1/batches', { reviews })).body);
};
const flagged = async () => (await get('/v1/flags?merchantId=m-ring')).flags.some((flag: { reviewId: string }) => flag.reviewId === first!.id);
const events = async (kind: string, id: unknown = first!.id) =>
  (await get('/v1/audit?limit=1000')).events.filter((event: { kind: string; subject: string }) => event.kind === kind && event.subject === `review:${String(id)}`);

let monday: any;
let friday: any;
let mondayScore: any;
let wasFlagged: boolean;
beforeAll(async () => {
  candor = await Candor.start();
  const honest = Array.from({ length: 6 }, (_, visit) => aReview({ merchantId: 'm-ring', text: `Rude staff, visit ${visit}`, rating: 2, createdAt: `2026-03-0${visit + 1}T10:00:00Z` }));
  await handIn([first!, ...honest]);
  monday = await get(url);
  mondayScore = await get('/v1/merchants/m-ring/score');
  wasFlagged = await flagged();
  await handIn(others);
  friday = await get(url);
});
afterAll(() => candor.close());

test('when it stands alone, then it is published, with one revision and no past', () => {
  expect(monday).toMatchObject({ reviewId: first!.id, stale: null, decision: null, history: [], nextCursor: null });
  expect(monday.current).toMatchObject({ revision: 1, causes: ['arrival'], action: 'publish' });
  expect(wasFlagged).toBe(false);
});

test('when the ring arrives, then the verdict is another, says why it was given again, and keeps the one before', () => {
  const { current, history } = friday;
  expect(current).toMatchObject({ revision: 2, causes: ['burst', 'copies', 'source'], action: expect.stringMatching(/fold|hold/) });
  expect(current.probability).toBeGreaterThan(0.8);
  expect(history).toEqual([monday.current]);
  for (const { bias, logit, evidence } of [current, ...history]) {
    expect(evidence.reduce((sum: number, { contribution }: { contribution: number }) => sum + contribution, bias)).toBeCloseTo(logit, 12);
  }
  const compared = current.evidence.find(({ signal }: { signal: string }) => signal === 'near_duplicate').comparedWith;
  expect([...compared].sort()).toEqual(others.map(({ id }) => id).sort());
});

test('when the ring arrives, then the flag opens, the score moves, and the log explains both', async () => {
  expect(await flagged()).toBe(true);
  expect(await events('flag.opened')).toMatchObject([{ body: { action: friday.current.action, by: 'verdict' } }]);
  expect(await events('review.rejudged')).toMatchObject([
    { body: { revision: 2, causes: ['burst', 'copies', 'source'], from: { action: 'publish', probability: monday.current.probability }, to: { probability: friday.current.probability } } },
  ]);
  const weights = (await events('item.scored')).map(({ body }: { body: { authenticity: number } }) => body.authenticity);
  expect(weights).toEqual([1 - monday.current.probability, 1 - friday.current.probability]);
  expect((await get('/v1/merchants/m-ring/score')).stars.believedWeight).not.toBe(mondayScore.stars.believedWeight);
  await candor.expectExactSums('m-ring');
});

test('when copies that change nothing come later, then no revision is added and nothing is logged', async () => {
  const before = (await events('item.scored')).length;
  await handIn([aReview({ merchantId: 'm-elsewhere', text: 'Nothing to do with any of this' })]);
  expect((await get(url)).current).toEqual(friday.current);
  expect(await events('item.scored')).toHaveLength(before);
});

test('when pages of the history are followed, then every verdict comes once, the newest first', async () => {
  const revisions: number[] = [];
  await handIn(Array.from({ length: 3 }, (_, index) => aReview({ merchantId: `m-${index}`, reviewerId: first!.reviewerId, text: `Stop ${index}` })));
  await handIn([aReview({ merchantId: 'm-9', reviewerId: first!.reviewerId, text: 'One more stop' })]);
  let cursor = '';
  do {
    const page = await get(`${url}?limit=1${cursor && `&cursor=${cursor}`}`);
    revisions.push(...page.history.map(({ revision }: { revision: number }) => revision));
    cursor = page.nextCursor ?? '';
  } while (cursor);
  expect(revisions).toEqual([3, 2, 1]);
});

describe('flags that a verdict would close', () => {
  /* A burst that its category turns out to share: what was suspicious alone is a sales day. */
  const rush = (merchantId: string, size: number) =>
    Array.from({ length: size }, (_, index) =>
      aReview({ merchantId, text: `Guest ${index} says fine`, reviewerId: `${merchantId}-${index}`, reviewer: { createdAt: '2026-05-31T00:00:00Z' }, verifiedPurchase: false, createdAt: `2026-06-0${1 + (index % 2)}T10:00:00Z` }),
    );
  const suspects = rush('m-sale', 40);
  const [claimed, decided, free] = suspects;
  const open = async () => new Map<string, any>((await get('/v1/flags?merchantId=m-sale&limit=200')).flags.map((flag: any) => [flag.reviewId, flag]));

  test('when a better verdict comes, then a free flag closes and says so, a claimed one is kept with the new verdict, a decided one stays decided', async () => {
    await candor.call('platform', 'POST', '/v1/batches', { merchants: ['m-sale', 'm-peer'].map((id) => ({ id, name: id, category: 'fashion' })) });
    await handIn(Array.from({ length: 10 }, (_, week) => aReview({ merchantId: 'm-sale', text: `Week ${week}`, createdAt: new Date(Date.UTC(2026, 3, 5 + week * 5)).toISOString() })));
    await handIn(suspects);
    const flags = await open();
    expect(flags.size).toBe(40);
    await candor.call('trust', 'POST', `/v1/reviews/${String(decided!.id)}/decisions`, { verdict: 'inauthentic' });
    await candor.call('trust', 'POST', `/v1/flags/${flags.get(String(claimed!.id)).id}/claim`);
    await handIn(rush('m-peer', 60).map((review) => ({ ...review, reviewer: undefined })));

    const left = await open();
    expect([...left.keys()]).toEqual([claimed!.id]);
    expect(left.get(String(claimed!.id))).toMatchObject({ id: flags.get(String(claimed!.id)).id, action: 'publish' });
    expect(await events('flag.closed', free!.id)).toMatchObject([{ body: { flagId: flags.get(String(free!.id)).id, action: 'publish', by: 'verdict' } }]);
    expect(await events('flag.kept', claimed!.id)).toHaveLength(1);
    expect(await events('flag.closed', claimed!.id)).toEqual([]);
    const record = await get(`/v1/reviews/${String(decided!.id)}/evidence`);
    expect(record).toMatchObject({ decision: { verdict: 'inauthentic' }, current: { revision: 2, causes: ['burst'], action: 'publish' } });
    expect((await events('item.scored', decided!.id)).at(-1).body.authenticity).toBe(0);

    const released = await candor.call('trust', 'POST', `/v1/flags/${left.get(String(claimed!.id)).id}/release`);
    expect(released.body).toMatchObject({ claimedBy: null, open: false });
    expect(await events('flag.closed', claimed!.id)).toMatchObject([{ body: { by: 'release' } }]);
    expect(await open()).toEqual(new Map());
  });
});
