import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, Candor } from '../helpers/candor.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start();
});
afterAll(() => candor.close());

async function aDecision(): Promise<{ id: string; reviewId: string }> {
  const review = aReview();
  await candor.settle((await candor.call('platform', 'POST', '/v1/batches', { reviews: [review] })).body);
  return (await candor.call('trust', 'POST', `/v1/reviews/${String(review.id)}/decisions`, { verdict: 'inauthentic' })).body;
}
const undo = (id: string) => candor.call('trust', 'POST', `/v1/decisions/${id}/undo`);
const state = async () => ({ sums: await candor.stores.scores.sums('acme', 'm-1'), events: (await candor.stores.events.read('acme', 0, 1000)).length });

test('when a decision is undone a second time, then 409 decision_conflict and nothing is changed', async () => {
  const { id } = await aDecision();
  expect((await undo(id)).status).toBe(200);
  const before = await state();
  expect((await undo(id)).body).toMatchObject({ status: 409, code: 'decision_conflict', pointer: '/params/id' });
  expect(await state()).toEqual(before);
});

test('when another decision took its place, then 409 and the other one stands', async () => {
  const { id, reviewId } = await aDecision();
  const later = (await candor.call('trust', 'POST', `/v1/reviews/${reviewId}/decisions`, { verdict: 'genuine' })).body;
  const before = await state();
  expect((await undo(id)).body).toMatchObject({ status: 409, code: 'decision_conflict' });
  expect(await state()).toEqual(before);
  expect((await candor.call('trust', 'GET', `/v1/reviews/${reviewId}`)).body.decision).toEqual(later);
});

test('when several people undo it at the same moment, then one does and the others are told', async () => {
  const { id } = await aDecision();
  const answers = await Promise.all([1, 2, 3, 4].map(() => undo(id)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  await candor.expectExactSums();
});

test('when a decision belongs to another platform, then 404: nobody learns that it exists', async () => {
  const { id } = await aDecision();
  const stranger = (await candor.call('admin', 'POST', '/v1/keys', { role: 'trust', platformId: 'other' })).body.key;
  const answer = await candor.call(null, 'POST', `/v1/decisions/${id}/undo`, undefined, { authorization: `Bearer ${stranger}` });
  expect(answer.body).toMatchObject({ status: 404, code: 'not_found', pointer: '/params/id' });
});
