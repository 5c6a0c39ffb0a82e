import { sql, type RawBuilder } from 'kysely';
import type { NewEvent } from '../domain/event-log.js';
import { LANDMARK_MS } from '../domain/forward-decay.js';
import type { Tx } from './database.js';
import { readSettings, shareSettings } from './postgres-settings-store.js';

/**
 * The weight of an observation after forward decay, as `growth` of the domain computes it. Live sums,
 * rebuilt sums and replays all take it from here, so that they agree to the last digit.
 */
export function growth(occurredAt: RawBuilder<unknown>, halfLifeDays: RawBuilder<unknown> | number): RawBuilder<number> {
  return sql`power(2::float8, (extract(epoch from ${occurredAt})::float8 - ${sql.lit(LANDMARK_MS / 1000)}) / 86400 / ${halfLifeDays}::float8)`;
}

export function halfLifeEvent(merchantId: string, halfLifeDays: number): NewEvent {
  return { kind: 'score.half_life', subject: `score:${merchantId}`, body: { merchantId, halfLifeDays } };
}

/**
 * Locks the merchants' score states until the transaction ends, making those that are new with the
 * half-life of their settings, and answers the events that say so. Whoever changes sums takes this
 * lock after the items' and before the sums'.
 */
export async function lockScoreStates(tx: Tx, platformId: string, merchantIds: readonly string[]): Promise<NewEvent[]> {
  const wanted = [...new Set(merchantIds)].sort();
  const locked = async () =>
    new Set(
      (
        await sql<{ merchantId: string }>`
          select merchant_id from score_states where platform_id = ${platformId} and merchant_id = any(${wanted}::text[])
          order by merchant_id for update`.execute(tx)
      ).rows.map((row) => row.merchantId),
    );
  const known = await locked();
  const fresh = wanted.filter((merchantId) => !known.has(merchantId));
  if (fresh.length === 0) return [];
  await shareSettings(tx, platformId);
  const { rows: merchants } = await sql<{ merchantId: string; category: string | null }>`
    select id as merchant_id, m.category from unnest(${fresh}::text[]) as id
    left join merchants m on m.platform_id = ${platformId} and m.merchant_id = id order by id`.execute(tx);
  const events: NewEvent[] = [];
  for (const { merchantId, category } of merchants) {
    const { settings } = await readSettings(tx, platformId, category);
    const { numAffectedRows } = await sql`
      insert into score_states (platform_id, merchant_id, half_life_days, changed_at)
      values (${platformId}, ${merchantId}, ${settings.halfLifeDays}, now()) on conflict do nothing`.execute(tx);
    if (numAffectedRows === 1n) events.push(halfLifeEvent(merchantId, settings.halfLifeDays));
  }
  await locked();
  return events;
}

/** The merchant whose score an event changes. */
function merchantOf({ kind, subject, body }: NewEvent): string | undefined {
  if (kind === 'item.scored' || kind === 'score.half_life') return body.merchantId as string;
  return kind === 'merchant.changed' ? subject.slice('merchant:'.length) : undefined;
}

const touchedBy = (events: readonly NewEvent[]): string[] => [...new Set(events.map(merchantOf).filter((id) => id !== undefined))];

/** Locks the states that `touchScores` will write, before the head of the log: the order that everybody keeps. */
export async function lockTouchedScores(tx: Tx, platformId: string, events: readonly NewEvent[]): Promise<void> {
  const merchantIds = touchedBy(events);
  if (merchantIds.length === 0) return;
  await sql`
    select 1 from score_states where platform_id = ${platformId} and merchant_id = any(${merchantIds}::text[])
    order by merchant_id for update`.execute(tx);
}

/** Notes when the log says that scores changed: a reading names the instant that it can be replayed at. */
export async function touchScores(tx: Tx, platformId: string, events: readonly NewEvent[], at: Date): Promise<void> {
  const merchantIds = touchedBy(events);
  if (merchantIds.length === 0) return;
  await sql`
    update score_states set changed_at = ${at}
    where platform_id = ${platformId} and merchant_id = any(${merchantIds}::text[])`.execute(tx);
}
