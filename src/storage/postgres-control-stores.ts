import { sql } from 'kysely';
import type { Analysis } from '../domain/analysis.js';
import type { LoggedEvent } from '../domain/event-log.js';
import type { ApiKey, EventStore, ImmediateStore, KeyStore } from '../domain/ports/read-stores.js';
import { inTransaction, translated, type Db } from './database.js';
import { appendEvents } from './event-writer.js';

/** Keys in PostgreSQL, by hash only. */
export class PostgresKeyStore implements KeyStore {
  constructor(private readonly db: Db) {}

  async findByHash(keyHash: string): Promise<ApiKey | undefined> {
    return translated(() =>
      this.db
        .selectFrom('apiKeys')
        .select(['platformId', 'keyId', 'role', 'merchantId'])
        .where('keyHash', '=', keyHash)
        .executeTakeFirst(),
    );
  }

  create(key: ApiKey & { keyHash: string }): Promise<void> {
    return inTransaction(this.db, async (tx) => {
      await tx.insertInto('platforms').values({ platformId: key.platformId }).onConflict((conflict) => conflict.doNothing()).execute();
      await tx.insertInto('apiKeys').values(key).execute();
      const { keyId, role, merchantId } = key;
      await appendEvents(tx, key.platformId, [{ kind: 'key.created', subject: `key:${keyId}`, body: { role, merchantId } }]);
    });
  }

  async hasAdmin(): Promise<boolean> {
    const row = await translated(() => this.db.selectFrom('apiKeys').select('keyId').where('role', '=', 'admin').limit(1).executeTakeFirst());
    return row !== undefined;
  }
}

/** The log, read in order. */
export class PostgresEventStore implements EventStore {
  constructor(private readonly db: Db) {}

  async read(platformId: string, afterSequence: number, limit: number): Promise<LoggedEvent[]> {
    const { rows } = await translated(() =>
      sql<Omit<LoggedEvent, 'at' | 'sequence'> & { at: Date; sequence: string }>`
        select sequence, at, kind, subject, body, previous_hash, hash from events
        where platform_id = ${platformId} and sequence > ${afterSequence} order by sequence limit ${limit}`.execute(this.db),
    );
    return rows.map((row) => ({ ...row, sequence: Number(row.sequence), at: row.at.toISOString() }));
  }
}

/** Waiting `POST /v1/analyze` requests in an unlogged table. */
export class PostgresImmediateStore implements ImmediateStore {
  constructor(private readonly db: Db) {}

  async put(platformId: string, requestId: string, items: readonly object[]): Promise<void> {
    await translated(() =>
      this.db.insertInto('immediateAnalyses').values({ platformId, requestId, items: JSON.stringify(items) }).execute(),
    );
  }

  async take(platformId: string, requestId: string): Promise<object[] | undefined> {
    const { rows } = await translated(() =>
      sql<{ items: object[] }>`
        select items from immediate_analyses where platform_id = ${platformId} and request_id = ${requestId}`.execute(this.db),
    );
    return rows[0]?.items;
  }

  async answer(platformId: string, requestId: string, outcome: { results: Analysis[] } | { errorCode: string }): Promise<void> {
    const results = 'results' in outcome ? JSON.stringify(outcome.results) : null;
    const errorCode = 'errorCode' in outcome ? outcome.errorCode : null;
    await translated(() =>
      sql`update immediate_analyses set results = ${results}::jsonb, error_code = ${errorCode}
        where platform_id = ${platformId} and request_id = ${requestId}`.execute(this.db),
    );
  }

  async outcome(platformId: string, requestId: string): Promise<{ results: Analysis[] } | { errorCode: string } | undefined> {
    const { rows } = await translated(() =>
      sql<{ results: Analysis[] | null; errorCode: string | null }>`
        select results, error_code from immediate_analyses
        where platform_id = ${platformId} and request_id = ${requestId}`.execute(this.db),
    );
    const row = rows[0];
    if (row?.results) return { results: row.results };
    return row?.errorCode ? { errorCode: row.errorCode } : undefined;
  }

  async remove(platformId: string, requestId: string): Promise<void> {
    await translated(() =>
      this.db.deleteFrom('immediateAnalyses').where('platformId', '=', platformId).where('requestId', '=', requestId).execute(),
    );
  }

  async removeOlderThan(ageMs: number): Promise<void> {
    await translated(() =>
      sql`delete from immediate_analyses where created_at < now() - ${ageMs} * interval '1 millisecond'`.execute(this.db),
    );
  }
}
