import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, Candor } from '../helpers/candor.js';
import { aRing } from '../helpers/ring.js';

let candor: Candor;
const ring = [...aRing(9), ...aRing(3, { merchantId: 'm-2' })];
const ringIds = ring.map((review) => String(review.id)).sort();

beforeAll(async () => {
  candor = await Candor.start();
  const honest = Array.from({ length: 5 }, (_, index) => aReview({ text: `Nothing special, visit number ${index}`, rating: 3 }));
  const posted = await candor.call('platform', 'POST', '/v1/batches', { reviews: [...ring, ...honest] });
  await candor.settle(posted.body);
});
afterAll(() => candor.close());

const flags = async (query = '') => (await candor.call('trust', 'GET', `/v1/flags${query}`)).body;
const reviewIds = (page: { flags: { reviewId: string }[] }) => page.flags.map(({ reviewId }) => reviewId).sort();

test('when the trust team reads its queue, then the copied reviews stand in it, honest ones do not, the most probable first', async () => {
  const page = await flags();
  expect(reviewIds(page)).toEqual(ringIds);
  const probabilities = page.flags.map((flag: { probability: number }) => flag.probability);
  expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
  expect(page.flags[0]).toMatchObject({ id: expect.stringMatching(/^flag_/), merchantId: expect.any(String), action: expect.stringMatching(/label|fold|hold/), openedAt: expect.any(String) });
});

test('when pages are followed by their cursors, then every flag comes once although probabilities are equal', async () => {
  const seen: string[] = [];
  let cursor = '';
  for (let page = 0; page < 20; page++) {
    const body = await flags(`?limit=2${cursor && `&cursor=${cursor}`}`);
    seen.push(...reviewIds(body));
    if (body.nextCursor === null) break;
    cursor = body.nextCursor;
  }
  expect(seen.sort()).toEqual(ringIds);
});

test('when the queue is filtered, then only that merchant and that action are in it', async () => {
  expect(reviewIds(await flags('?merchantId=m-2'))).toEqual(ring.filter((review) => review.merchantId === 'm-2').map((review) => String(review.id)).sort());
  const all = await flags();
  for (const action of ['publish', 'label', 'fold', 'hold']) {
    const expected = all.flags.filter((flag: { action: string }) => flag.action === action);
    expect((await flags(`?action=${action}`)).flags).toEqual(expected);
  }
});

test('when people decide on a flagged review, then its flag leaves the queue', async () => {
  const [reviewId] = ringIds;
  await candor.call('trust', 'POST', `/v1/reviews/${reviewId}/decisions`, { verdict: 'genuine' });
  expect(reviewIds(await flags())).toEqual(ringIds.slice(1));
});
