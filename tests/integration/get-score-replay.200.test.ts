import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, aTranscript, Candor, daysAgo, someChats, until } from '../helpers/candor.js';

let candor: Candor;
const url = '/v1/merchants/m-1/score';
/** Scores as they were read, each after something else had happened, by the instant they name. */
const readings: { what: string; body: any }[] = [];
const first = Array.from({ length: 14 }, (_, index) =>
  aReview({ text: index % 3 === 0 ? `Rude staff and slow delivery ${index}` : `Friendly people, fast delivery ${index}`, rating: index % 3 === 0 ? 1 : 5, productCategory: index % 2 ? 'phones' : 'cases', channel: 'web', createdAt: daysAgo(10 + 20 * (index % 6)) }),
);
const get = async (rest = '') => (await candor.call('merchant', 'GET', url + rest)).body;
const read = async (what: string) => readings.push({ what, body: await get() });
const post = async (batch: object) => candor.settle((await candor.call('platform', 'POST', '/v1/batches', batch)).body);
const followed = () => until('settings followed', async () => (await sql`select 1 from outbox`.execute(candor.stores.db)).rows.length === 0);

beforeAll(async () => {
  candor = await Candor.start();
  const peers = Array.from({ length: 5 }, (_, merchant) => `m-peer-${merchant}`);
  await post({
    merchants: ['m-1', ...peers].map((id) => ({ id, name: id, category: 'hotel' })),
    reviews: [...first, ...peers.flatMap((merchantId, peer) => Array.from({ length: 8 }, (_, index) => aReview({ merchantId, createdAt: daysAgo(30 + index), text: index < peer + 2 ? `Friendly staff ${peer} ${index}` : `Rude staff ${peer} ${index}`, rating: index < peer + 2 ? 5 : 2 })))],
    transcripts: ['m-1', ...peers].flatMap((merchantId, peer) => someChats(7, { merchantId, csat: 1 + (peer % 5), channel: 'chat' })),
  });
  await read('the first batch');
  await candor.call('trust', 'POST', `/v1/reviews/${String(first[0]!.id)}/decisions`, { verdict: 'inauthentic' });
  await read('a decision');
  await post({ transcripts: Array.from({ length: 4 }, () => aTranscript({ csat: 2, resolved: false, agentId: 'ann', channel: 'chat' })) });
  await read('chats');
  await candor.call('trust', 'POST', `/v1/reviews/${String(first[0]!.id)}/decisions`, { verdict: 'genuine' });
  await read('another decision');
  await candor.call('platform', 'PUT', '/v1/settings', { pairwiseMatrix: [[1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1]] });
  await read('other weights');
  await candor.call('platform', 'PUT', '/v1/settings?category=hotel', { halfLifeDays: 60, priorStrength: 3 });
  await followed();
  await read('another half-life');
  await candor.call('platform', 'PUT', '/v1/merchants/m-1', { name: 'm-1', category: 'food' });
  await followed();
  await read('another category');
});
afterAll(() => candor.close());

test('when a score is asked for as of the instant of an earlier reading, then it is that reading, to the last digit', async () => {
  for (const { what, body } of readings) expect(await get(`?asOf=${body.asOf}`), what).toEqual(body);
  expect(new Set(readings.map(({ body }) => body.overall.points)).size).toBe(readings.length);
  expect(readings.map(({ body }) => body.halfLifeDays)).toEqual([180, 180, 180, 180, 180, 60, 180]);
  expect(readings[0]!.body.peers).toMatchObject({ compared: 6, merchants: { service_attitude: 6 } });
  expect(readings[0]!.body.overall.percentile).toBeGreaterThan(0);
});

test('when the half-life followed its settings, then the sums are those of that half-life, and once more changes nothing', async () => {
  const { scores, upkeep } = candor.stores;
  for (const merchant of ['m-1', 'm-peer-0']) await candor.expectExactSums(merchant);
  const before = await scores.sums('acme', 'm-peer-0');
  await sql`insert into outbox (platform_id, outbox_id, job, payload) values ('acme', 'again', 'follow-settings', '{}')`.execute(candor.stores.db);
  await upkeep.followSettings('acme', 'again');
  expect(await scores.sums('acme', 'm-peer-0')).toEqual(before);
  expect((await sql`select 1 from outbox where job = 'follow-settings'`.execute(candor.stores.db)).rows).toEqual([]);
});

test('when a history is asked for, then its points are the readings, and the last is now', async () => {
  const { points } = await get(`/history?from=${daysAgo(320)}&step=month`);
  expect(points.length).toBeGreaterThan(3);
  expect(points[0].stars).toMatchObject({ rawCount: 0, rawMean: null, weightedMean: null });
  expect(points.at(-1).stars.rawCount).toBe(14);
  const at = new Date(readings[1]!.body.asOf);
  const [, replayed] = (await candor.stores.scores.readings({ platformId: 'acme', merchantId: 'm-1', scope: { kind: 'all', value: '' } }, [new Date(at.getTime() - 1), at]))!;
  expect(replayed!.sums).toEqual((await candor.stores.scores.reading({ platformId: 'acme', merchantId: 'm-1', scope: { kind: 'all', value: '' } }, at))!.sums);
});

test.each(['overall', 'service_attitude', 'stars', 'resolution_efficiency'])('when a difference of %s is asked for, then the shares of all items, prior and weights add up to it', async (focus) => {
  for (const [from, to] of readings.slice(0, -1).map(({ body }, index) => [body.asOf, readings[index + 1]!.body.asOf])) {
    const diff = await get(`/diff?from=${from}&to=${to}&focus=${focus}&limit=100`);
    expect(diff.enoughData).toBe(true);
    const listed = diff.items.reduce((sum: number, item: any) => sum + item.share, 0);
    expect(listed + diff.otherItems + diff.prior + diff.weights).toBeCloseTo(diff.difference, 9);
    expect(diff.after - diff.before).toBeCloseTo(diff.difference, 9);
    /* Every item is listed: nothing hides in the rest. */
    expect(Math.abs(diff.otherItems)).toBeLessThan(1e-9);
  }
});

test('when data are too few at one end, then the difference, its shares and that end are not told, but who came is', async () => {
  const diff = await get(`/diff?from=${daysAgo(320)}&to=${readings[0]!.body.asOf}&limit=3`);
  expect(diff).toMatchObject({ enoughData: false, note: { en: 'too few data for a score' }, before: null, difference: null, otherItems: null, prior: null, weights: null });
  expect(diff.after).toBeGreaterThan(0);
  expect(diff.items.map(({ change, share }: any) => [change, share])).toEqual(Array.from({ length: 3 }, () => ['arrived', null]));
});

test('when a decision moved the score, then it is the item that moved it most, and it says that it was weighed anew', async () => {
  const diff = await get(`/diff?from=${readings[0]!.body.asOf}&to=${readings[1]!.body.asOf}&limit=1`);
  expect(diff.items[0]).toMatchObject({ kind: 'review', id: first[0]!.id, change: 'reweighted', authenticityAfter: 0 });
  expect(diff.items[0].share).toBeGreaterThan(0);
  const chats = await get(`/diff?from=${readings[1]!.body.asOf}&to=${readings[2]!.body.asOf}&focus=resolution_efficiency`);
  expect(chats.items.slice(0, 4).map((item: any) => [item.kind, item.change])).toEqual(Array.from({ length: 4 }, () => ['transcript', 'arrived']));
});

test('when one category, channel or agent is asked for, then only its items count, also in a replay', async () => {
  const [phones, cases, web, ann] = await Promise.all(['?category=phones', '?category=cases', '?channel=web', '?agent=ann'].map((query) => get(query)));
  expect([phones, cases, web, ann].map((score) => score.stars.rawCount)).toEqual([7, 7, 14, 0]);
  expect(ann.dimensions.resolution_efficiency.count).toBe(4);
  expect(phones.scope).toEqual({ kind: 'category', value: 'phones' });
  for (const [query, score] of [['?category=phones', phones], ['?agent=ann', ann]]) expect(await get(`${query}&asOf=${score.asOf}`)).toEqual(score);
  for (const scope of [{ kind: 'category', value: 'phones' }, { kind: 'agent', value: 'ann' }] as const) await candor.expectExactSums('m-1', scope);
});
