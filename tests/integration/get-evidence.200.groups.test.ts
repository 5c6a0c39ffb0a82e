import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, Candor } from '../helpers/candor.js';

/** Accounts that pass one by one, in words of their own from addresses of their own, until they are seen at the same shops. */

const MEMBERS = 10;
const WORDS = ['Bread still warm at seven', 'They wrapped the glass twice', 'A quiet corner and good light', 'My bike was ready a day early', 'He explained each bill', 'The soup tastes of ginger', 'Second visit this year', 'Clean, small, honest', 'I liked the blue one best', 'They rang back within the hour'];

let candor: Candor;
const outing = (merchantId: string, day: number): Record<string, unknown>[] =>
  Array.from({ length: MEMBERS }, (_, member) =>
    aReview({
      id: `${merchantId}-${member}`,
      merchantId,
      reviewerId: `member-${member}`,
      text: `${WORDS[member]!}, ${merchantId}`,
      createdAt: new Date(Date.UTC(2026, 5, day + (member % 3), 8 + member)).toISOString(),
      reviewer: { createdAt: new Date(Date.UTC(2026, 4, 30, member)).toISOString() },
    }),
  );
const get = async (path: string) => (await candor.call('trust', 'GET', path)).body;
const handIn = async (reviews: object[]) => {
  await candor.settle((await candor.call('platform', 'POST', '/v1/batches', { reviews })).body);
};
const record = (id: string) => get(`/v1/reviews/${id}/evidence`);
const groupIn = (verdict: any) => verdict.evidence.find(({ signal }: { signal: string }) => signal === 'co_review_group');

const honest = aReview({ id: 'honest', merchantId: 'shop-2', reviewerId: 'neighbour', text: 'Fair prices and a long queue', createdAt: '2026-06-06T09:00:00Z' });
const alone = aReview({ id: 'alone', merchantId: 'shop-9', reviewerId: 'member-0', text: 'The only tailor who listens', createdAt: '2026-06-05T09:00:00Z' });
const records: any[] = [];

beforeAll(async () => {
  candor = await Candor.start();
  await handIn([honest, alone, ...outing('shop-1', 2)]);
  records.push(await record('shop-1-0'));
  for (const [merchantId, day] of [['shop-2', 5], ['shop-3', 9]] as const) {
    await handIn(outing(merchantId, day));
    records.push(await record('shop-1-0'));
  }
});
afterAll(() => candor.close());

test('when the accounts were seen at one merchant only, then nothing is said of a group', () => {
  expect(groupIn(records[0].current)).toBeUndefined();
});

test('when they are seen at a second and a third merchant, then what stood is judged again for its group and tells whom it met', () => {
  expect(records[1].current).toMatchObject({ revision: 2, causes: ['group', 'reviewer'] });
  expect(groupIn(records[1].current)).toMatchObject({ family: 'relations', value: MEMBERS - 1, text: { en: expect.stringMatching(/^9 other accounts each gave 4 or 5 stars to at least 2 of the same merchants/) } });
  const third = groupIn(records[2].current);
  expect(third.text.zh).toMatch(/^另有 9 个账号与该账号给同样的 3 家以上商家都打了 4 至 5 星/);
  expect([...third.comparedWith].sort()).toEqual(Array.from({ length: MEMBERS - 1 }, (_, member) => `shop-1-${member + 1}`));
  expect(records[2].history.map(({ revision }: { revision: number }) => revision)).toContain(1);
  expect(records[2].current.probability).toBeGreaterThan(records[0].current.probability + 0.3);
});

test('when a group is told of, then its reviews here are shown, and by merchant what its accounts and the review’s own wrote where they met, nothing else', () => {
  const { reviews } = records[2].exhibits.find(({ signal }: { signal: string }) => signal === 'co_review_group');
  const of = (merchantId: string) => reviews.filter((review: { merchantId: string }) => review.merchantId === merchantId).map(({ reviewerId }: { reviewerId: string }) => reviewerId).sort();
  const members = Array.from({ length: MEMBERS }, (_, member) => `member-${member}`);
  expect([...new Set(reviews.map(({ merchantId }: { merchantId: string }) => merchantId))]).toEqual(['shop-1', 'shop-2', 'shop-3']);
  expect([of('shop-1'), of('shop-2'), of('shop-3')]).toEqual([members.slice(1), members, members]);
});

test('when the group is known, then all of its reviews are flagged and each verdict that changed has its event', async () => {
  const ids = ['shop-1', 'shop-2', 'shop-3'].flatMap((merchantId) => Array.from({ length: MEMBERS }, (_, member) => `${merchantId}-${member}`));
  const { flags } = await get('/v1/flags?limit=200');
  expect(flags.map(({ reviewId }: { reviewId: string }) => reviewId).sort()).toEqual(ids);
  const { events } = await get('/v1/audit?limit=1000');
  const rejudged = events.filter((event: { kind: string; subject: string }) => event.kind === 'review.rejudged' && event.subject === 'review:shop-1-0');
  expect(rejudged.some(({ body }: any) => body.causes.includes('group'))).toBe(true);
  expect(rejudged.at(-1).body.to).toMatchObject({ probability: records[2].current.probability });
});

test('when a member reviews elsewhere without the others, or a neighbour reviews among them, then neither is said to belong', async () => {
  for (const id of ['alone', 'honest']) expect(groupIn((await record(id)).current)).toBeUndefined();
  expect((await record('honest')).current.action).toBe('publish');
});

test('when the neighbours of one are read, then the companions’ reviews of that merchant come as its group', async () => {
  const { neighbours } = await get('/v1/reviews/shop-1-0/neighbours?limit=100');
  const group = neighbours.filter(({ relations }: { relations: string[] }) => relations.includes('group'));
  expect(group.map(({ id }: { id: string }) => id).sort()).toEqual(Array.from({ length: MEMBERS - 1 }, (_, member) => `shop-1-${member + 1}`));
});
