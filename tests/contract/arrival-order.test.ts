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
    if (!atOnce) await candor.settle(answer.body);
  };
  if (atOnce) await Promise.all(order.map(handIn));
  else for (const name of order) await handIn(name);
  await candor.quiet();
  const result = await verdicts(candor);
  for (const merchantId of ['m-1', 'm-2']) expect(await candor.stores.scores.sums('acme', merchantId)).toEqual(await candor.stores.scores.recomputedSums('acme', merchantId));
  await candor.close();
  return result;
}

/** Different every time would hide what failed; these are five of the 40,320, drawn once. */
const ORDERS = [
  NAMES.toReversed(),
  ['ring', 'chat', 'rush', 'suspect', 'habit', 'quiet times', 'complaints', 'rush of the category'],
  ['rush of the category', 'suspect', 'rush', 'habit', 'complaints', 'chat', 'quiet times', 'ring'],
  ['habit', 'complaints', 'ring', 'rush of the category', 'suspect', 'chat', 'rush', 'quiet times'],
  ['rush', 'ring', 'quiet times', 'suspect', 'rush of the category', 'complaints', 'habit', 'chat'],
];

const inOrder = verdictsAfter(NAMES);

test('when the suspect has all its neighbours, then every way of looking around has something to say', async () => {
  expect((await inOrder).get('suspect')).toMatchObject({
    signals: expect.arrayContaining(['near_duplicate', 'duplicate_cluster', 'shared_source', 'merchant_burst', 'tenure', 'solicited_in_chat']),
  });
  expect((await inOrder).get('complaint-0')).toMatchObject({ signals: expect.arrayContaining(['rating_deviation']) });
});

test.each(ORDERS)('when parcels arrive as %s, %s, %s, %s …, then the final verdicts are the same', async (...order) => {
  expect([...order].sort()).toEqual([...NAMES].sort());
  expect(await verdictsAfter(order)).toEqual(await inOrder);
});

test('when all arrive at the same moment and two workers judge, then the final verdicts are the same', async () => {
  expect(await verdictsAfter(NAMES, { atOnce: true })).toEqual(await inOrder);
});
