import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, Candor } from '../helpers/candor.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
});
afterAll(() => candor.close());

test('when a batch is asked for before and after the work, then it is processing, then completed with every step counted', async () => {
  const posted = await candor.call('platform', 'POST', '/v1/batches', { reviews: [aReview(), aReview({ rating: 0 })] });
  const before = await candor.call('platform', 'GET', posted.body.links.self);
  expect(before.status).toBe(200);
  expect(before.body).toMatchObject({
    id: posted.body.id,
    status: 'processing',
    completedAt: null,
    counts: { accepted: 1, rejected: 1, analysed: 0, judged: 0, scored: 0 },
    rejected: [{ pointer: '/reviews/1/rating' }],
  });
  await candor.addWorker();
  await candor.settle(posted.body);
  const after = await candor.call('platform', 'GET', posted.body.links.self);
  expect(after.body).toMatchObject({ status: 'completed', completedAt: expect.any(String), counts: { analysed: 1, judged: 1, scored: 1 } });
});
