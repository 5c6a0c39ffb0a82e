import { sql } from 'kysely';
import type { Outbox, OutboxRow } from '../domain/ports/outbox.js';
import { translated, type Db } from './database.js';

/** The outbox in PostgreSQL. */
export class PostgresOutbox implements Outbox {
  constructor(private readonly db: Db) {}

  async claim(limit: number, staleAfterMs: number): Promise<OutboxRow[]> {
    const { rows } = await translated(() =>
      sql<OutboxRow>`
        update outbox set dispatched_at = now()
        where (platform_id, outbox_id) in (
          select platform_id, outbox_id from outbox
          where dispatched_at is null or dispatched_at < now() - ${staleAfterMs} * interval '1 millisecond'
          order by created_at limit ${limit} for update skip locked)
        returning platform_id, outbox_id, job, payload`.execute(this.db),
    );
    return rows;
  }

  async pending(): Promise<number> {
    const { rows } = await translated(() => sql<{ pending: number }>`select count(*)::int as pending from outbox`.execute(this.db));
    return rows[0]!.pending;
  }
}
