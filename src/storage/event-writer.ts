import { sql } from 'kysely';
import { AppError } from '../domain/app-error.js';
import { chainEvents, GENESIS_HASH, type NewEvent } from '../domain/event-log.js';
import { MAX_APPEND_MS } from '../domain/log-time.js';
import type { Tx } from './database.js';
import { lockTouchedScores, touchScores } from './score-state.js';

/** A writer that stalls this long between its statements is cut off: half of what it may take altogether. */
const MAX_STALL_MS = MAX_APPEND_MS / 2;

interface Head {
  sequence: string;
  hash: string;
  lastAt: Date | null;
  now: Date;
}

/** Locks the head; the clock is read once the lock is held, so that who writes later stamps later. */
async function lockHead(tx: Tx, platformId: string): Promise<Head> {
  await sql`insert into event_heads (platform_id, sequence, hash) values (${platformId}, 0, ${GENESIS_HASH})
            on conflict do nothing`.execute(tx);
  const { rows } = await sql<Head>`
    with head as materialized (select sequence, hash, last_at from event_heads where platform_id = ${platformId} for update)
    select head.*, clock_timestamp() as now, set_config('idle_in_transaction_session_timeout', ${String(MAX_STALL_MS)}, true) from head`.execute(tx);
  return rows[0]!;
}

/**
 * Appends to the platform's log inside the caller's transaction. The head row is locked until that
 * transaction ends, so call it last: chains of one platform are written one after another, by the
 * database's clock. Each transaction's events come at least a millisecond after those before, whatever
 * that clock says, and are committed within `MAX_APPEND_MS` of their instant or not at all, so that
 * "everything up to this instant" names the same events for ever (`log-time.ts`).
 *
 * @returns the instant that the log gives the events
 * @throws AppError database_unavailable when writing them took too long
 */
export async function appendEvents(tx: Tx, platformId: string, events: readonly NewEvent[]): Promise<Date> {
  if (events.length === 0) return new Date();
  await lockTouchedScores(tx, platformId, events);
  const head = await lockHead(tx, platformId);
  const at = new Date(Math.max(head.now.getTime(), (head.lastAt?.getTime() ?? 0) + 1));
  const chained = chainEvents({ sequence: Number(head.sequence), hash: head.hash }, events, at.toISOString());
  await sql`
    insert into events (platform_id, sequence, at, kind, subject, body, previous_hash, hash)
    select ${platformId}, sequence, at, kind, subject, body, "previousHash", hash
    from jsonb_to_recordset(${JSON.stringify(chained)}::jsonb)
      as event(sequence bigint, at timestamptz, kind text, subject text, body jsonb, "previousHash" text, hash text)`.execute(tx);
  await touchScores(tx, platformId, chained, at);
  const last = chained[chained.length - 1]!;
  const { rows } = await sql<{ now: Date }>`
    update event_heads set sequence = ${last.sequence}, hash = ${last.hash}, last_at = ${at} where platform_id = ${platformId}
    returning clock_timestamp() as now`.execute(tx);
  if (rows[0]!.now.getTime() - head.now.getTime() > MAX_APPEND_MS - MAX_STALL_MS) {
    throw new AppError({ code: 'database_unavailable', publicMessage: 'The database is too slow right now; nothing was changed. Try again shortly.', retryAfterSeconds: 2 });
  }
  return at;
}
