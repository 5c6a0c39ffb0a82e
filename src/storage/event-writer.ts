import { sql } from 'kysely';
import { chainEvents, GENESIS_HASH, type NewEvent } from '../domain/event-log.js';
import type { Tx } from './database.js';
import { lockTouchedScores, touchScores } from './score-state.js';

/**
 * Appends to the platform's log inside the caller's transaction. The head row is locked until that
 * transaction ends, so call it last: chains of one platform are written one after another. Each
 * transaction's events come at least a millisecond after those before, whatever the clocks say, so
 * that "everything up to this instant" names the same events for ever.
 *
 * @returns the instant that the log gives the events
 */
export async function appendEvents(tx: Tx, platformId: string, events: readonly NewEvent[]): Promise<Date> {
  if (events.length === 0) return new Date();
  await lockTouchedScores(tx, platformId, events);
  await sql`insert into event_heads (platform_id, sequence, hash) values (${platformId}, 0, ${GENESIS_HASH})
            on conflict do nothing`.execute(tx);
  const { rows } = await sql<{ sequence: string; hash: string; lastAt: Date | null }>`
    select sequence, hash, last_at from event_heads where platform_id = ${platformId} for update`.execute(tx);
  const head = rows[0]!;
  const at = new Date(Math.max(Date.now(), (head.lastAt?.getTime() ?? 0) + 1));
  const chained = chainEvents({ sequence: Number(head.sequence), hash: head.hash }, events, at.toISOString());
  await sql`
    insert into events (platform_id, sequence, at, kind, subject, body, previous_hash, hash)
    select ${platformId}, sequence, at, kind, subject, body, "previousHash", hash
    from jsonb_to_recordset(${JSON.stringify(chained)}::jsonb)
      as event(sequence bigint, at timestamptz, kind text, subject text, body jsonb, "previousHash" text, hash text)`.execute(tx);
  const last = chained[chained.length - 1]!;
  await sql`update event_heads set sequence = ${last.sequence}, hash = ${last.hash}, last_at = ${at} where platform_id = ${platformId}`.execute(tx);
  await touchScores(tx, platformId, chained, at);
  return at;
}
