import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, aTranscript, Candor } from '../helpers/candor.js';

let candor: Candor;

const at = (time: string): string => `2026-05-04T${time}Z`;
/** A chat on a Monday, 10:00 in Shanghai; the agent answers after `wait` seconds and the chat closes after `minutes`. */
const chat = (wait: number, minutes: number, fields: Record<string, unknown> = {}) =>
  aTranscript({
    openedAt: at('02:00:00'),
    closedAt: new Date(Date.parse(at('02:00:00')) + minutes * 60_000).toISOString(),
    messages: [
      { role: 'customer', text: 'My parcel is slow', at: at('02:00:00') },
      { role: 'agent', text: 'Sorry, we will send a new one within 24 hours', at: new Date(Date.parse(at('02:00:00')) + wait * 1000).toISOString() },
      { role: 'customer', text: 'ok', at: new Date(Date.parse(at('02:00:00')) + (wait + 60) * 1000).toISOString() },
    ],
    ...fields,
  });

async function handIn(body: object): Promise<void> {
  const posted = await candor.call('platform', 'POST', '/v1/batches', body);
  expect(posted.status).toBe(202);
  await candor.settle(posted.body);
}
const metrics = async (query = '') => (await candor.call('merchant', 'GET', `/v1/merchants/m-1/service-metrics${query}`)).body;

beforeAll(async () => {
  candor = await Candor.start();
  await handIn({
    merchants: [{ id: 'm-1', name: 'One', category: 'toys' }],
    transcripts: [
      chat(10, 10, { id: 'a', agentId: 'anna', channel: 'app', csat: 5, orderId: 'o-1' }),
      chat(20, 20, { id: 'b', agentId: 'anna', channel: 'app', csat: 4, productCategory: 'dolls' }),
      chat(30, 30, { id: 'c', agentId: 'ben', channel: 'web', csat: 1, resolved: true }),
      chat(50, 60 * 48, { id: 'd', agentId: 'ben', channel: 'web', resolved: true }),
      { ...aTranscript({ id: 'bare' }), messages: [{ role: 'customer', text: 'hello there' }, { role: 'bot', text: 'hi' }] },
      { ...aTranscript({ id: 'failed', resolved: false }), messages: [{ role: 'customer', text: 'hello there' }] },
      chat(5, 5, { id: 'other', merchantId: 'm-2' }),
    ],
  });
});
afterAll(() => candor.close());

test('when a merchant reads its service metrics, then percentiles, rates and attainment are those of its chats', async () => {
  const { total, groups, targets, timeZone } = await metrics();
  expect(targets).toEqual({ resolutionHours: 24, resolutionShare: 0.9, satisfactionShare: 0.9 });
  expect(timeZone).toBe('Asia/Shanghai');
  expect(groups).toEqual([]);
  expect(total.chats).toBe(6);
  /* 10, 20, 30, 50: half-way between 20 and 30; .9 × 3 = 2.7 ranks up: 30 + .7 × 20. */
  expect(total.times.firstResponse).toMatchObject({ known: 4, seconds: { mean: 27.5, p50: 25, p90: 44 }, businessSeconds: { p50: 25 } });
  /* Ten minutes to two days, of which the desk (nine to nine) was open 11 + 12 + 1 hours in the longest. */
  expect(total.times.resolution.seconds.p95).toBeCloseTo(1800 + 0.85 * (172_800 - 1800), 0);
  expect(total.times.resolution.businessSeconds.p95).toBeCloseTo(1800 + 0.85 * (24 * 3600 - 1800), 0);
  expect(total.times.handling).toMatchObject({ known: 4, seconds: { p50: 60 } });
  expect(total.attainment).toEqual({
    /* Three of four in time, one was never resolved, and the bare chat has no stamps. */
    resolution: { targetHours: 24, targetShare: 0.9, share: 3 / 5, known: 5, unresolved: 1, unknown: 1, met: false },
    /* Surveys 5, 4, 1; the model sees no satisfaction in the slow parcel, nor in a mere hello. */
    satisfaction: { targetShare: 0.9, share: 2 / 6, met: false },
  });
  expect(total.course.servedBy).toEqual({ person: 4, bot: 1, both: 0, nobody: 1 });
  expect(total.promises).toEqual({ made: 4, kept: 0, broken: 0, keptShare: null });
  expect(total.cost).toBeNull();
});

test.each([
  ['agent', ['', 'anna', 'ben'], [2, 2, 2]],
  ['channel', ['', 'app', 'web'], [2, 2, 2]],
  ['category', ['', 'dolls'], [5, 1]],
])('when they are asked for by %s, then each has its own, and those that name none stand under ""', async (by, names, chats) => {
  const { groups, total } = await metrics(`?by=${by}`);
  expect(groups.map((group: { group: string }) => group.group)).toEqual(names);
  expect(groups.map((group: { chats: number }) => group.chats)).toEqual(chats);
  expect(total.chats).toBe(6);
});

test('when they are asked for by week and span, then weeks begin on Monday in the desk’s time zone', async () => {
  const { groups } = await metrics('?by=week&from=2026-05-04T00:00:00Z&to=2026-05-07T00:00:00Z');
  expect(groups.map(({ group, chats }: { group: string; chats: number }) => [group, chats])).toEqual([['2026-05-04', 4]]);
  expect((await metrics('?to=2026-01-01T00:00:00Z')).total).toMatchObject({ chats: 0, times: { firstResponse: { known: 0, seconds: null } }, outcome: { satisfiedShare: null } });
});

test('when the caller holds this very content, then 304', async () => {
  const { headers } = await candor.call('merchant', 'GET', '/v1/merchants/m-1/service-metrics?by=agent');
  const again = await candor.call('merchant', 'GET', '/v1/merchants/m-1/service-metrics?by=agent', undefined, { 'if-none-match': String(headers.etag) });
  expect(again.status).toBe(304);
});

test('when a cost per agent minute is set, then contacts and themes have their price', async () => {
  await candor.call('platform', 'PUT', '/v1/settings', { costPerAgentMinute: 2 });
  const { total, themes } = await metrics();
  expect(total.cost).toEqual({ agentMinutes: 4, total: 8, perContact: 2 });
  /* "My parcel is slow" names no topic that the fake model knows. */
  expect(themes).toEqual([]);
});

test('when a review of the order says later that nothing came, then the promise is broken and the chat’s score follows, once', async () => {
  const events = async () =>
    (await sql<{ count: number }>`select count(*)::int as count from events where subject = 'transcript:a' and kind = 'item.scored'`.execute(candor.stores.db)).rows[0]!.count;
  expect(await events()).toBe(1);
  await handIn({ reviews: [aReview({ orderId: 'o-1', text: 'Still nothing, they promised a new one', rating: 1, createdAt: '2026-05-09T00:00:00Z' })] });
  expect((await metrics('?by=agent')).groups[1].promises).toEqual({ made: 2, kept: 0, broken: 1, keptShare: 0 });
  expect(await events()).toBe(2);
  const { rows } = await sql<{ value: number }>`select value from contributions where item_id = 'a' and source = 'chat:promises'`.execute(candor.stores.db);
  expect(rows).toEqual([{ value: 0 }]);
  /* Another word on the order that settles nothing moves nothing. */
  await handIn({ reviews: [aReview({ orderId: 'o-1', text: 'The colour is nice', rating: 4, createdAt: '2026-05-10T00:00:00Z' })] });
  expect(await events()).toBe(2);
});

test('when the review that broke the promise turns out to be inauthentic, then the promise is open again and the chat’s score follows; undone, it is broken', async () => {
  const { db } = candor.stores;
  const promises = async () => (await metrics('?by=agent')).groups[1].promises;
  const kept = async () => (await sql<{ value: number }>`select value from contributions where item_id = 'a' and source = 'chat:promises'`.execute(db)).rows;
  const { rows } = await sql<{ id: string }>`select item_id as id from items where order_id = 'o-1' and rating = 1`.execute(db);
  const { body: decision } = await candor.call('trust', 'POST', `/v1/reviews/${rows[0]!.id}/decisions`, { verdict: 'inauthentic' });
  expect(await promises()).toMatchObject({ kept: 0, broken: 0 });
  expect(await kept()).toEqual([]);
  await candor.expectExactSums();
  await candor.call('trust', 'POST', `/v1/decisions/${decision.id}/undo`);
  expect(await promises()).toMatchObject({ kept: 0, broken: 1 });
  expect(await kept()).toEqual([{ value: 0 }]);
  await candor.expectExactSums();
});
