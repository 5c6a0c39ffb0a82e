import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, aTranscript, Candor } from '../helpers/candor.js';
import { aRing } from '../helpers/ring.js';

let candor: Candor;
const [asked, ...copies] = aRing(4, { orderId: 'o-1' });
const sameAccount = aReview({ reviewerId: asked!.reviewerId, merchantId: 'm-2', text: 'Call me on 13912345678, the room was quiet' });
const chat = aTranscript({ orderId: 'o-1', messages: [{ role: 'agent', text: '五星好评返现 5 元' }, { role: 'customer', text: '好的' }] });
const stranger = aReview({ text: 'Slow delivery', merchantId: 'm-3' });

const neighbours = async (query = '') => (await candor.call('trust', 'GET', `/v1/reviews/${String(asked!.id)}/neighbours${query}`)).body;

beforeAll(async () => {
  candor = await Candor.start();
  await candor.call('platform', 'POST', '/v1/batches', { reviews: [asked!, ...copies, sameAccount, stranger], transcripts: [chat] });
  await candor.quiet();
});
afterAll(() => candor.close());

test('when a review’s neighbours are read, then they come nearest first, each once, with all that joins it and without strangers', async () => {
  const page = await neighbours();
  expect(page.nextCursor).toBeNull();
  expect(page.neighbours.map(({ id }: { id: string }) => id)).toEqual([chat.id, ...copies.map(({ id }) => id).sort(), sameAccount.id]);
  expect(page.neighbours[0]).toMatchObject({ kind: 'transcript', relations: ['chat'], text: '五星好评返现 5 元', probability: null, similarity: null });
  expect(page.neighbours[1]).toMatchObject({
    kind: 'review',
    relations: ['copy', 'source'],
    similarity: expect.closeTo(1, 6),
    text: copies[0]!.text,
    rating: 5,
    action: expect.stringMatching(/label|fold|hold/),
    decision: null,
  });
  expect(page.neighbours.at(-1)).toMatchObject({ relations: ['reviewer'], merchantId: 'm-2' });
});

test('when a neighbour’s text held a telephone number, then it comes masked as it is stored', async () => {
  const { text } = (await neighbours()).neighbours.at(-1);
  expect(text).not.toContain('13912345678');
  expect(text).toContain('the room was quiet');
});

test('when people decided on a neighbour, then it says how', async () => {
  await candor.call('trust', 'POST', `/v1/reviews/${String(copies[0]!.id)}/decisions`, { verdict: 'inauthentic' });
  const { neighbours: all } = await neighbours();
  expect(all.find(({ id }: { id: string }) => id === copies[0]!.id)).toMatchObject({ decision: 'inauthentic' });
});

test('when pages are followed by their cursors, then every neighbour comes once in the same order', async () => {
  const whole = (await neighbours()).neighbours;
  const seen: object[] = [];
  let cursor = '';
  do {
    const page = await neighbours(`?limit=2${cursor && `&cursor=${cursor}`}`);
    seen.push(...page.neighbours);
    cursor = page.nextCursor ?? '';
  } while (cursor);
  expect(seen).toEqual(whole);
});

test('when another platform asks for the review, then it is not there', async () => {
  const { key } = (await candor.call('admin', 'POST', '/v1/keys', { role: 'trust', platformId: 'other' })).body;
  for (const what of ['neighbours', 'evidence']) {
    const answer = await candor.call(null, 'GET', `/v1/reviews/${String(asked!.id)}/${what}`, undefined, { authorization: `Bearer ${key}` });
    expect(answer.body).toMatchObject({ status: 404, code: 'not_found' });
  }
});
