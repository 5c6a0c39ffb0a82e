import { sql } from 'kysely';
import type { Outbox, OutboxRow } from '../domain/ports/outbox.js';
import { inTransaction, translated, type Db } from './database.js';

/** The outbox in PostgreSQL. */
export class PostgresOutbox implements Outbox {
  constructor(private readonly db: Db) {}

  handOver(limit: number, staleAfterMs: number, enqueue: (rows: OutboxRow[]) => Promise<void>): Promise<number> {
    return inTransaction(this.db, async (tx) => {
      const { rows } = await sql<OutboxRow>`
        select platform_id, outbox_id, job, payload from outbox
        where dispatched_at is null or dispatched_at < now() - ${staleAfterMs} * interval '1 millisecond'
        order by created_at limit ${limit} for update skip locked`.execute(tx);
      if (rows.length === 0) return 0;
      await enqueue(rows);
      await sql`
        update outbox set dispatched_at = now() where (platform_id, outbox_id) in (
          select * from unnest(${rows.map((row) => row.platformId)}::text[], ${rows.map((row) => row.outboxId)}::text[]))`.execute(tx);
      return rows.length;
    });
  }

  async pending(): Promise<number> {
    const { rows } = await translated(() => sql<{ pending: number }>`select count(*)::int as pending from outbox`.execute(this.db));
    return rows[0]!.pending;
  }
}
