import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { markCompanions, markCrowds } from '../../src/storage/affected-groups.js';
import { inTransaction } from '../../src/storage/database.js';
import { migrate } from '../../src/storage/migrate.js';
import { openStores, type Stores } from '../../src/storage/open-stores.js';
import { createDatabase } from '../helpers/candor.js';
import { storeVisits, type Visit } from '../helpers/visits.js';

/** Whose verdicts a batch makes stale by whom they meet. */

let stores: Stores;
beforeAll(async () => {
  stores = openStores({ url: await createDatabase(), maxConnections: 2, onIdleError: () => undefined });
  await migrate(stores.db);
});
afterAll(() => stores.close());

/** The reviews marked by the last batch alone. */
async function marked(mark: typeof markCrowds, platformId: string, batchId: string): Promise<string[]> {
  await sql`delete from stale_reviews`.execute(stores.db);
  await inTransaction(stores.db, (tx) => mark(tx, { platformId, batchId }));
  const { rows } = await sql<{ reviewId: string; causes: string[] }>`select review_id, causes from stale_reviews where platform_id = ${platformId} order by 1`.execute(stores.db);
  expect(rows.every(({ causes }) => causes.join() === 'group')).toBe(true);
  return rows.map(({ reviewId }) => reviewId);
}

const pair: Visit[] = ['ann', 'bob'].flatMap((reviewerId) => [1, 2].map((merchant) => ({ merchantId: `m-${merchant}`, reviewerId, day: 10 + merchant })));
const crowd = (from: number, size: number): Visit[] => Array.from({ length: size }, (_, guest) => ({ merchantId: 'm-1', reviewerId: `guest-${from + guest}`, day: 12 }));

describe('the verdicts that new meetings make stale', () => {
  test('when the second outing of some accounts arrives, then what they wrote at the first and whom they met there is marked, and nobody else', async () => {
    const first = await storeVisits(stores, 'outing', [
      { merchantId: 'm-1', reviewerId: 'ann', day: 3 },
      { merchantId: 'm-1', reviewerId: 'bob', day: 4 },
      { merchantId: 'm-1', reviewerId: 'passer-by', day: 4 },
      { merchantId: 'm-2', reviewerId: 'bob', day: 6 },
      { merchantId: 'm-3', reviewerId: 'bob', day: 6 },
    ]);
    expect(await marked(markCompanions, 'outing', first.batchId)).toEqual([]);
    const second = await storeVisits(stores, 'outing', [{ merchantId: 'm-2', reviewerId: 'ann', day: 7 }]);
    expect(await marked(markCompanions, 'outing', second.batchId)).toEqual([first.ids[1], first.ids[3]]);
  });

  test('when all of it came in one batch, then nothing is marked: its reviews have seen one another', async () => {
    const { batchId } = await storeVisits(stores, 'at once', pair);
    expect(await marked(markCompanions, 'at once', batchId)).toEqual([]);
  });

  test('when the meetings lie further apart than a group is looked for, then nothing is marked', async () => {
    await storeVisits(stores, 'autumn', ['ann', 'bob'].map((reviewerId) => ({ merchantId: 'm-1', reviewerId, day: 1 })).concat([{ merchantId: 'm-2', reviewerId: 'bob', day: 40 }]));
    const { batchId } = await storeVisits(stores, 'autumn', [{ merchantId: 'm-2', reviewerId: 'ann', day: 40 }]);
    expect(await marked(markCompanions, 'autumn', batchId)).toEqual([]);
  });
});

describe('the verdicts that a crowd makes stale', () => {
  const regular: Visit = { merchantId: 'm-3', reviewerId: 'guest-0', day: 20 };

  test('when a batch crowds a day by itself, then those are marked who met there before, and of its own reviews none', async () => {
    const before = await storeVisits(stores, 'fair', [...pair, { merchantId: 'm-1', reviewerId: 'once', day: 12 }]);
    const { batchId } = await storeVisits(stores, 'fair', [...crowd(0, 61), regular]);
    expect(await marked(markCrowds, 'fair', batchId)).toEqual(before.ids.slice(0, 4));
    expect(await marked(markCrowds, 'fair', batchId), 'the crowd is known by now').toEqual([]);
  });

  test('when two batches crowd it together, then the one that is looked at first has its own marked too: its verdicts may not know of the other', async () => {
    const half = await storeVisits(stores, 'halves', [...crowd(0, 31), regular]);
    const other = await storeVisits(stores, 'halves', crowd(31, 30));
    expect(await marked(markCrowds, 'halves', half.batchId)).toEqual([half.ids[0], half.ids.at(-1)]);
    expect(await marked(markCrowds, 'halves', other.batchId)).toEqual([]);
  });

  test('when sixty reviews came, or most complain where the others praise, then no day is crowded', async () => {
    await storeVisits(stores, 'quiet', pair);
    const { batchId } = await storeVisits(stores, 'quiet', [...crowd(0, 58), ...crowd(58, 50).map((visit) => ({ ...visit, rating: 1 as const }))]);
    expect(await marked(markCrowds, 'quiet', batchId)).toEqual([]);
  });
});
