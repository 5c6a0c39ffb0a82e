import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, Candor } from '../helpers/candor.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start();
});
afterAll(() => candor.close());

async function aJudgedReview(): Promise<string> {
  const review = aReview();
  await candor.settle((await candor.call('platform', 'POST', '/v1/batches', { reviews: [review] })).body);
  return String(review.id);
}
const decide = (id: string, payload: object) => candor.call('trust', 'POST', `/v1/reviews/${id}/decisions`, payload);
const logLength = async () => (await candor.stores.events.read('acme', 0, 1000)).length;

test('when the same verdict stands already, then 409 decision_conflict and nothing is changed', async () => {
  const id = await aJudgedReview();
  await decide(id, { verdict: 'genuine' });
  const [sums, events] = [await candor.stores.scores.sums('acme', 'm-1'), await logLength()];
  const answer = await decide(id, { verdict: 'genuine', note: 'again' });
  expect(answer.body).toMatchObject({ status: 409, code: 'decision_conflict', pointer: '/verdict' });
  expect(await candor.stores.scores.sums('acme', 'm-1')).toEqual(sums);
  expect(await logLength()).toBe(events);
});

test('when two people give the same verdict at the same moment, then one is made and the other told', async () => {
  const id = await aJudgedReview();
  const answers = await Promise.all([1, 2, 3, 4].map(() => decide(id, { verdict: 'inauthentic' })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  await candor.expectExactSums();
});

test.each([
  ['an unknown verdict', { verdict: 'maybe' }, '/verdict'],
  ['no verdict', {}, '/verdict'],
  ['an unknown field', { verdict: 'genuine', reason: 'x' }, '/reason'],
  ['a note of 2,001 characters', { verdict: 'genuine', note: 'x'.repeat(2_001) }, '/note'],
  ['NUL in its note', { verdict: 'genuine', note: '\u0000' }, '/note'],
])('when a decision has %s, then 400 points at it', async (_what, payload, pointer) => {
  expect((await decide('any', payload)).body).toMatchObject({ status: 400, code: 'invalid_request', pointer });
});
