import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCompany } from '../../src/storage/co-review-groups.js';
import { migrate } from '../../src/storage/migrate.js';
import { openStores, type Stores } from '../../src/storage/open-stores.js';
import { createDatabase } from '../helpers/candor.js';
import { storeVisits, type Visit } from '../helpers/visits.js';

/** Who meets whom, told by what is stored. */

let stores: Stores;
beforeAll(async () => {
  stores = openStores({ url: await createDatabase(), maxConnections: 2, onIdleError: () => undefined });
  await migrate(stores.db);
});
afterAll(() => stores.close());

const store = (platformId: string, visits: readonly Visit[]) => storeVisits(stores, platformId, visits).then(({ ids }) => ids);

const companyOf = async (platformId: string, id: string) => (await readCompany(stores.db, platformId, [id])).get(id);
const companions = async (platformId: string, id: string) => (await companyOf(platformId, id))?.companions ?? [];

/** A person who reviews two merchants on one day, and another who does so `gap` days later, each as told. */
const pair = (gap: number, changes: { one?: Partial<Visit>; other?: Partial<Visit>; second?: Partial<Visit>; also?: Partial<Visit> } = {}): Visit[] => [
  { merchantId: 'm-1', reviewerId: 'ann', day: 10, ...changes.one },
  { merchantId: 'm-2', reviewerId: 'ann', day: 12, ...changes.also },
  { merchantId: 'm-1', reviewerId: 'bob', day: 10 + gap, ...changes.other },
  { merchantId: 'm-2', reviewerId: 'bob', day: 12 + gap, ...changes.second },
];

describe('the accounts that a review’s own met elsewhere too', () => {
  test('when two accounts meet at two merchants, then each is the other’s companion at both', async () => {
    const [annOne, annTwo, bobOne, bobTwo] = await store('twice', pair(2));
    expect(await companions('twice', annOne!)).toEqual([{ reviewId: bobOne, merchants: 2 }]);
    expect(await companions('twice', annTwo!)).toEqual([{ reviewId: bobTwo, merchants: 2 }]);
    expect(await companions('twice', bobOne!)).toEqual([{ reviewId: annOne, merchants: 2 }]);
    expect(await companions('twice', bobTwo!)).toEqual([{ reviewId: annTwo, merchants: 2 }]);
  });

  test.each<[string, Visit[], number]>([
    ['they come three days apart', pair(3), 1],
    ['they come three days apart, at noon and at midnight', pair(3, { other: { createdAt: '2026-06-13T23:59:59Z' } }), 1],
    ['they come four days apart', pair(4), 0],
    ['one praises where the other complains', pair(0, { second: { rating: 1 } }), 0],
    ['both complain at one merchant and praise the other', pair(0, { also: { rating: 1 }, second: { rating: 2 } }), 1],
    ['one gives four stars where the other gives five', pair(1, { second: { rating: 4 } }), 1],
    ['three stars take no side', pair(0, { also: { rating: 3 }, second: { rating: 3 } }), 0],
    ['one does not rate', pair(0, { second: { rating: undefined } }), 0],
    ['they met once at each of the two merchants but the second time a month and more later', pair(0, { also: { day: 41 }, second: { day: 41 } }), 0],
    ['they meet twice at the same merchant', pair(0, { also: { merchantId: 'm-1' }, second: { merchantId: 'm-1' } }), 0],
    ['nobody knows who wrote the review', pair(0, { one: { reviewerId: undefined } }), 0],
    ['nobody knows who wrote the others', pair(0, { other: { reviewerId: undefined }, second: { reviewerId: undefined } }), 0],
    ['it is the same account each time', pair(0, { other: { reviewerId: 'ann' }, second: { reviewerId: 'ann' } }), 0],
  ])('when %s, then there are as many companions as have met twice', async (situation, visits, expected) => {
    const [first] = await store(situation, visits);
    expect(await companions(situation, first!)).toHaveLength(expected);
  });

  test('when the other’s reviews came to another platform, then they do not meet', async () => {
    const [first] = await store('here', pair(0).slice(0, 2));
    await store('there', pair(0).slice(2));
    expect(await companions('here', first!)).toEqual([]);
  });

  test('when a ring goes round four merchants, then each of it is met at four and the passer-by at none', async () => {
    const rounds = [1, 2, 3, 4].flatMap((merchant) => ['a', 'b', 'c', 'd'].map((reviewerId, place) => ({ merchantId: `m-${merchant}`, reviewerId, day: merchant * 4 + (place % 3) })));
    const [first, ...rest] = await store('ring', [...rounds, { merchantId: 'm-1', reviewerId: 'passer-by', day: 5 }]);
    expect(await companions('ring', first!)).toEqual(rest.slice(0, 3).map((reviewId) => ({ reviewId, merchants: 4 })));
    expect(await companions('ring', rest.at(-1)!)).toEqual([]);
  });

  const crowd = (size: number, day: number): Visit[] => Array.from({ length: size }, (_, guest) => ({ merchantId: 'm-1', reviewerId: `guest-${guest}`, day }));

  test.each([
    ['sixty reviews of its side stand in the week', 58, 1],
    ['one more makes the day crowded', 59, 0],
  ])('when %s, then its meetings count accordingly, seen from either side', async (situation, guests, expected) => {
    const [ann, , bob] = await store(situation, [...pair(1), ...crowd(guests, 11)]);
    expect(await companions(situation, ann!)).toHaveLength(expected);
    expect(await companions(situation, bob!)).toHaveLength(expected);
  });

  test('when only the other’s day is crowded, then they do not meet either; complaints crowd no day of praise', async () => {
    const [ann, , bob] = await store('edge', [...pair(3), ...crowd(60, 16)]);
    expect(await companions('edge', ann!)).toEqual([]);
    expect(await companions('edge', bob!)).toEqual([]);
    const [again] = await store('sides', [...pair(1), ...crowd(70, 10).map((visit) => ({ ...visit, rating: 1 as const }))]);
    expect(await companions('sides', again!)).toHaveLength(1);
  });

  test('when an account goes elsewhere without its company, then it is told how many merchants it reviewed in the month around, of either side', async () => {
    const [ann] = await store('alone too', [...pair(0), { merchantId: 'm-3', reviewerId: 'ann', day: 20, rating: 1 }, { merchantId: 'm-3', reviewerId: 'ann', day: 21 }, { merchantId: 'm-4', reviewerId: 'ann', day: 41 }]);
    expect(await companyOf('alone too', ann!)).toMatchObject({ companions: [{ merchants: 2 }], merchantsAround: 3 });
  });

  test('when an account writes all day, then only the ten reviews before and the ten after count', async () => {
    const busy = Array.from({ length: 10 }, (_, visit) => ({ merchantId: `b-${visit}`, reviewerId: 'ann', day: 11 }));
    const [near] = await store('nine between', [...pair(0), ...busy.slice(1)]);
    expect(await companions('nine between', near!)).toHaveLength(1);
    const [far] = await store('ten between', [...pair(0), ...busy]);
    expect(await companions('ten between', far!)).toEqual([]);
  });
});
