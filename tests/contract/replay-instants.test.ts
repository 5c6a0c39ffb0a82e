import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { liveInstant, MAX_APPEND_MS, settledInstant } from '../../src/domain/log-time.js';
import { ALL_ITEMS } from '../../src/domain/score-scope.js';
import { inTransaction, type Tx } from '../../src/storage/database.js';
import { appendEvents } from '../../src/storage/event-writer.js';
import { upsertMerchants } from '../../src/storage/postgres-merchant-store.js';
import { readScore } from '../../src/usecases/read-score.js';
import { Candor } from '../helpers/candor.js';

/** What is read as of an instant must be the same for ever, whatever the clocks of machines and the pace of writers. */

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
});
afterAll(() => candor.close());
afterEach(() => void vi.useRealTimers());

const PLATFORM = 'acme';
const TEN_MINUTES_MS = 600_000;
const of = (merchantId: string) => ({ platformId: PLATFORM, merchantId, scope: ALL_ITEMS });
const read = (merchantId: string, asOf?: string) => readScore(candor.stores, { ...of(merchantId), ...(asOf !== undefined && { asOf: new Date(asOf) }) });
const put = (tx: Tx, id: string, category: string) => upsertMerchants(tx, PLATFORM, [{ id, name: id, category }]);
const change = (id: string, category: string) => inTransaction(candor.stores.db, async (tx) => appendEvents(tx, PLATFORM, await put(tx, id, category)));
/** As if this machine's clock went wrong by so much; the database keeps its own. */
const clockOff = (byMs: number): void => void vi.useFakeTimers({ toFake: ['Date'], now: performance.timeOrigin + performance.now() + byMs });

test.each([['ahead', TEN_MINUTES_MS], ['behind', -TEN_MINUTES_MS]])('when the clock of the machine that writes and reads is ten minutes %s, then the log keeps the database’s time and every reading replays', async (name, byMs) => {
  const id = `m-${name}`;
  await change(id, 'hotel');
  clockOff(byMs);
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(candor.stores.db);
  const at = await change(id, 'food');
  expect(Math.abs(at.getTime() - rows[0]!.now.getTime())).toBeLessThan(5_000);
  const second = await read(id);
  expect(Date.parse(second.asOf)).toBeLessThanOrEqual(at.getTime());
  await change(id, 'spa');
  expect(second.category).toBe('food');
  expect(await read(id, second.asOf)).toEqual(second);
  expect((await read(id, new Date(at.getTime() - 1).toISOString())).category).toBe('hotel');
});

test('when a change is stamped but not committed while a score is read, by a machine whose clock is ahead, then the reading stands for an instant before it and replays without it', async () => {
  await change('m-held', 'hotel');
  let commit!: () => void;
  const mayCommit = new Promise<void>((resolve) => (commit = resolve));
  let stamped!: (at: Date) => void;
  const stamp = new Promise<Date>((resolve) => (stamped = resolve));
  const writing = inTransaction(candor.stores.db, async (tx) => {
    stamped(await appendEvents(tx, PLATFORM, await put(tx, 'm-held', 'food')));
    await mayCommit;
  });
  const heldAt = await stamp;
  clockOff(TEN_MINUTES_MS);
  const before = await read('m-held');
  const settled = await candor.stores.scores.settledUntil(PLATFORM);
  commit();
  await writing;
  expect(before.category).toBe('hotel');
  expect(Date.parse(before.asOf)).toBeLessThan(heldAt.getTime());
  expect(settled.getTime()).toBeLessThan(heldAt.getTime());
  expect(await read('m-held', before.asOf)).toEqual(before);
  expect((await read('m-held')).category).toBe('food');
});

test('when a writer stalls after its stamp for half of what it may take, then it is cut off and the log knows nothing of it', async () => {
  await change('m-stalled', 'hotel');
  const stalling = inTransaction(candor.stores.db, async (tx) => {
    await appendEvents(tx, PLATFORM, await put(tx, 'm-stalled', 'food'));
    await sleep(MAX_APPEND_MS / 2 + 1_500);
  });
  await expect(stalling).rejects.toMatchObject({ code: 'database_unavailable' });
  expect((await read('m-stalled')).category).toBe('hotel');
});

test('when instants are settled, then never within the minute in which events may still come, but for what the log holds already', () => {
  const now = new Date('2026-05-01T12:00:30.500Z');
  expect(settledInstant(now, null)).toEqual(new Date('2026-05-01T11:59:30.500Z'));
  expect(settledInstant(now, new Date('2026-05-01T12:00:30.400Z'))).toEqual(new Date('2026-05-01T12:00:30.400Z'));
  expect(liveInstant(now, null)).toEqual(new Date('2026-05-01T11:59:00Z'));
  expect(liveInstant(now, new Date('2026-04-01T00:00:00Z'))).toEqual(new Date('2026-05-01T11:59:00Z'));
  expect(liveInstant(now, new Date('2026-05-01T12:00:30.400Z'))).toEqual(new Date('2026-05-01T12:00:30.400Z'));
});
