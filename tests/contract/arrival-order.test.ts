import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aReview, aTranscript, Candor } from '../helpers/candor.js';
import { aRing } from '../helpers/ring.js';

/** What is believed at the end must not depend on what came first. */

const day = (date: number, hour = 10): string => new Date(Date.UTC(2026, 5, date, hour)).toISOString();
const rush = (merchantId: string, from: number, size: number) =>
  Array.from({ length: size }, (_, index) => aReview({ merchantId, id: `${merchantId}-rush-${index}`, reviewerId: `${merchantId}-guest-${index}`, text: `Visit ${index}, all as expected`, rating: 5, createdAt: day(from + (index % 3), index % 24) }));
const quiet = (merchantId: string, stars: number) =>
  Array.from({ length: 12 }, (_, index) => aReview({ merchantId, id: `${merchantId}-quiet-${index}`, text: `Evening ${index}`, rating: stars, createdAt: day(-50 + index * 4) }));

/** The same five accounts at a merchant, on the days around one. */
const outing = (group: string, merchantId: string, date: number) =>
  Array.from({ length: 5 }, (_, member) => aReview({ merchantId, id: `${group}-${member}-${merchantId}`, reviewerId: `${group}-${member}`, text: `Outing ${group} ${member} to ${merchantId}`, createdAt: day(date + (member % 3) - 1) }));
const crowd = (merchantId: string, date: number, from: number, size: number) =>
  Array.from({ length: size }, (_, guest) => aReview({ merchantId, id: `${merchantId}-crowd-${from + guest}`, reviewerId: `${merchantId}-crowd-${from + guest}`, text: `Fair ${from + guest}`, createdAt: day(date, guest % 24) }));

/** Parcels that touch one another in every way a verdict looks around itself. */
const PARCELS: Record<string, object> = {
  suspect: {
    merchants: ['m-1', 'm-2'].map((id) => ({ id, name: id, category: 'hotel' })),
    reviews: [aReview({ id: 'suspect', reviewerId: 'u-1', orderId: 'o-1', createdAt: day(1), text: 'Friendly staff and the fastest delivery I have ever seen, buy here again and again', source: { deviceHash: 'one-device-for-all' } })],
  },
  ring: { reviews: aRing(9, { createdAt: day(3) }).map((review, index) => ({ ...review, id: `ring-${index}` })) },
  rush: { reviews: rush('m-1', 1, 30) },
  'rush of the category': { reviews: rush('m-2', 1, 6) },
  'quiet times': { reviews: [...quiet('m-1', 5), ...quiet('m-2', 4)] },
  complaints: { reviews: Array.from({ length: 9 }, (_, index) => aReview({ id: `complaint-${index}`, text: `Rude staff ${index}`, rating: 1, createdAt: day(-20 + index) })) },
  chat: { transcripts: [aTranscript({ id: 'chat', orderId: 'o-1', messages: [{ role: 'agent', text: '五星好评返现 5 元' }] })] },
  habit: { reviews: Array.from({ length: 6 }, (_, index) => aReview({ id: `habit-${index}`, reviewerId: 'u-1', merchantId: `elsewhere-${index}`, text: `Stop ${index}`, createdAt: day(-10 + index) })) },
  /* The suspect's account met the regulars here and twice elsewhere; the fair's visitors but once elsewhere, on a day that two parcels together crowd. */
  'regulars here': { reviews: [...outing('regulars', 'm-1', 1), ...outing('visitors', 'm-1', 2)] },
  'regulars elsewhere': { reviews: [...outing('regulars', 'elsewhere-3', -7), ...outing('visitors', 'elsewhere-1', -9)] },
  'regulars once more': { reviews: outing('regulars', 'elsewhere-5', -6) },
  'half of the fair': { reviews: crowd('elsewhere-1', -10, 0, 30) },
  'the other half': { reviews: crowd('elsewhere-1', -8, 30, 30) },
};
const NAMES = Object.keys(PARCELS);

/** Verdicts at the end: how probable, and from what. Sentences may lag behind by a tenth of a rush. */
async function verdicts(candor: Candor): Promise<Map<string, object>> {
  const { rows } = await sql<{ reviewId: string; probability: number; action: string; signals: string[] }>`
    select review_id, probability, action, array(select e->>'signal' from jsonb_array_elements(evidence) e order by 1) as signals
    from judgements order by review_id`.execute(candor.stores.db);
  return new Map(rows.map(({ reviewId, ...verdict }) => [reviewId, verdict]));
}

async function verdictsAfter(order: readonly string[], { atOnce = false } = {}): Promise<Map<string, object>> {
  const candor = await Candor.start({ workers: atOnce ? 2 : 1 });
  const handIn = async (name: string) => {
    const answer = await candor.call('platform', 'POST', '/v1/batches', PARCELS[name] as object);
    expect(answer.status).toBe(202);
    if (!atOnce) await candor.completed(answer.body);
  };
  const working = (async () => {
    if (atOnce) await Promise.all(order.map(handIn));
    else for (const name of order) await handIn(name);
    await candor.quiet();
    return true;
  })();
  /* At the end as at any moment on the way: what is kept is what is there. */
  for (let done = false; !done; done = await Promise.race([working, delay(10, false)])) {
    for (const merchantId of ['m-1', 'm-2']) await candor.expectExactSums(merchantId);
  }
  for (const merchantId of ['m-1', 'm-2']) await candor.expectExactSums(merchantId);
  const result = await verdicts(candor);
  await candor.close();
  return result;
}

/** Different every time would hide what failed; these are five of the 6,227,020,800, drawn once. */
const ORDERS = [
  NAMES.toReversed(),
  ['quiet times', 'rush', 'the other half', 'ring', 'habit', 'regulars once more', 'complaints', 'half of the fair', 'suspect', 'chat', 'rush of the category', 'regulars here', 'regulars elsewhere'],
  ['suspect', 'regulars elsewhere', 'ring', 'regulars once more', 'the other half', 'rush', 'regulars here', 'chat', 'quiet times', 'complaints', 'rush of the category', 'habit', 'half of the fair'],
  ['ring', 'suspect', 'habit', 'the other half', 'quiet times', 'regulars elsewhere', 'regulars once more', 'rush of the category', 'half of the fair', 'complaints', 'regulars here', 'chat', 'rush'],
  ['ring', 'regulars here', 'regulars once more', 'complaints', 'rush', 'half of the fair', 'the other half', 'suspect', 'quiet times', 'chat', 'regulars elsewhere', 'rush of the category', 'habit'],
];

const inOrder = verdictsAfter(NAMES);

test('when the suspect has all its neighbours, then every way of looking around has something to say', async () => {
  expect((await inOrder).get('suspect')).toMatchObject({
    signals: expect.arrayContaining(['near_duplicate', 'duplicate_cluster', 'shared_source', 'merchant_burst', 'tenure', 'co_review_group', 'solicited_in_chat']),
  });
  expect((await inOrder).get('complaint-0')).toMatchObject({ signals: expect.arrayContaining(['rating_deviation']) });
  const group = async (id: string) => (await inOrder).get(id) as { signals: string[] };
  for (const id of ['habit-3', 'habit-5', 'regulars-0-m-1', 'regulars-4-elsewhere-5']) expect((await group(id)).signals).toContain('co_review_group');
  expect((await group('habit-1')).signals, 'a crowd was met at the fair').not.toContain('co_review_group');
});

test.each(ORDERS)('when parcels arrive as %s, %s, %s, %s …, then sums are exact all the way and the final verdicts the same', async (...order) => {
  expect([...order].sort()).toEqual([...NAMES].sort());
  expect(await verdictsAfter(order)).toEqual(await inOrder);
});

test('when all arrive at the same moment and two workers judge, then sums are exact all the way and the final verdicts the same', async () => {
  expect(await verdictsAfter(NAMES, { atOnce: true })).toEqual(await inOrder);
});
