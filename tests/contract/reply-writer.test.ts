import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import type { Analysis } from '../../src/domain/analysis.js';
import type { Review } from '../../src/domain/item.js';
import type { ScorableItem } from '../../src/domain/ports/pipeline-store.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.js';
import { inTransaction } from '../../src/storage/database.js';
import { writeReplies } from '../../src/storage/reply-writer.js';
import { aReview, Candor } from '../helpers/candor.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start();
});
afterAll(() => candor.close());

const reply = { text: 'Dear customer, thank you for choosing us, your satisfaction is what we work for every single day', createdAt: '2026-05-02T00:00:00Z' };
const scorable = (id: string): ScorableItem => {
  const review = aReview({ id, text: 'Slow', rating: 1, createdAt: '2026-05-01T00:00:00Z', reply }) as unknown as Review;
  const analysis: Analysis = { id, language: 'en', topics: [], model: { revision: 'r' } };
  return { item: { kind: 'review', review }, analysis, authenticity: 1, receivedAt: new Date(), settings: DEFAULT_SETTINGS, laterWords: [] };
};

test('when the first two replies of one text are written at once, then the second waits for the first and both are templates', async () => {
  const { db } = candor.stores;
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  let wrote = (): void => undefined;
  const written = new Promise<void>((resolve) => (wrote = resolve));
  for (const id of ['one', 'other']) {
    await sql`insert into items (platform_id, kind, item_id, merchant_id, content_hash, payload, occurred_at)
      values ('acme', 'review', ${id}, 'm-1', '', ${JSON.stringify({ reply })}::jsonb, '2026-05-01T00:00:00Z')`.execute(db);
  }
  const first = inTransaction(db, async (tx) => {
    await writeReplies(tx, 'acme', [scorable('one')]);
    wrote();
    await held;
  });
  await written;
  let done = false;
  const second = inTransaction(db, (tx) => writeReplies(tx, 'acme', [scorable('other')])).then(() => (done = true));
  /* Gate: the second is seen to wait before the first is let go. */
  const waiting = async (): Promise<number> =>
    (await sql<{ count: number }>`select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`.execute(db)).rows[0]!.count;
  await expect.poll(waiting, { interval: 10, timeout: 20_000 }).toBe(1);
  expect(done).toBe(false);
  letGo();
  await Promise.all([first, second]);
  const { rows } = await sql<{ id: string; template: boolean }>`select review_id as id, template from review_replies order by review_id`.execute(db);
  expect(rows).toEqual([{ id: 'one', template: true }, { id: 'other', template: true }]);
});
