import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Candor } from '../helpers/candor.js';
import { aRing } from '../helpers/ring.js';

let candor: Candor;
let flag: { id: string; reviewId: string };
let colleague: string;
let number = 0;

beforeAll(async () => {
  candor = await Candor.start();
  colleague = (await candor.call('admin', 'POST', '/v1/keys', { role: 'trust', platformId: 'acme' })).body.key;
  await candor.call('platform', 'POST', '/v1/batches', { reviews: aRing(12) });
  await candor.quiet();
});
afterAll(() => candor.close());
beforeEach(async () => {
  flag = (await candor.call('trust', 'GET', '/v1/flags')).body.flags[number++ % 5];
});

const claim = () => candor.call('trust', 'POST', `/v1/flags/${flag.id}/claim`);
const release = () => candor.call('trust', 'POST', `/v1/flags/${flag.id}/release`);
const byColleague = (what: 'claim' | 'release') => candor.call(null, 'POST', `/v1/flags/${flag.id}/${what}`, undefined, { authorization: `Bearer ${colleague}` });
const listed = async () => (await candor.call('trust', 'GET', '/v1/flags')).body.flags.find(({ id }: { id: string }) => id === flag.id);

test('when a flag is claimed, then the queue says by whom, claiming it again changes nothing, and released it is free', async () => {
  const claimed = await claim();
  expect(claimed.status).toBe(200);
  expect(claimed.body).toEqual({ id: flag.id, reviewId: flag.reviewId, action: expect.any(String), claimedBy: expect.stringMatching(/^key_/), open: true });
  expect((await claim()).body).toEqual(claimed.body);
  expect(await listed()).toMatchObject({ claimedBy: claimed.body.claimedBy });
  expect((await release()).body).toEqual({ ...claimed.body, claimedBy: null });
  expect(await listed()).toMatchObject({ claimedBy: null });
});

test('when a colleague holds the flag, then 409 flag_claimed for claim and release, until an admin releases it', async () => {
  const { body: held } = await byColleague('claim');
  for (const answer of [await claim(), await release()]) expect(answer.body).toMatchObject({ status: 409, code: 'flag_claimed', pointer: '/params/id' });
  expect(await listed()).toMatchObject({ claimedBy: held.claimedBy });
  expect((await candor.call('admin', 'POST', `/v1/flags/${flag.id}/release`)).body).toMatchObject({ claimedBy: null, open: true });
});

test('when two claim at the same moment, then one holds it and the other is told', async () => {
  const answers = await Promise.all([claim(), byColleague('claim')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('when the claimed flag is decided, then it is closed and cannot be claimed', async () => {
  await claim();
  await candor.call('trust', 'POST', `/v1/reviews/${flag.reviewId}/decisions`, { verdict: 'inauthentic' });
  expect((await claim()).body).toMatchObject({ status: 404, code: 'not_found', pointer: '/params/id' });
});
