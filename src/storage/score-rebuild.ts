import { sql } from 'kysely';
import type { NewEvent } from '../domain/event-log.js';
import type { Tx } from './database.js';
import { growth, halfLifeEvent } from './score-state.js';
import { addedUp } from './score-replay.js';

/**
 * Makes a merchant's sums anew with another half-life, from its stored observations, and answers the
 * event that says from when on. Nothing happens where they have that half-life already.
 */
export async function rebuildSums(tx: Tx, platformId: string, merchantId: string, halfLifeDays: number): Promise<NewEvent[]> {
  const { rows } = await sql<{ halfLifeDays: number }>`
    select half_life_days from score_states where platform_id = ${platformId} and merchant_id = ${merchantId} for update`.execute(tx);
  if (!rows[0] || rows[0].halfLifeDays === halfLifeDays) return [];
  const grown = growth(sql`occurred_at`, halfLifeDays);
  await sql`
    update observations set grown_weight = weight * ${grown}, grown_full_weight = full_weight * ${grown}
    where platform_id = ${platformId} and merchant_id = ${merchantId}`.execute(tx);
  await sql`delete from score_sums where platform_id = ${platformId} and merchant_id = ${merchantId}`.execute(tx);
  await sql`
    insert into score_sums (platform_id, merchant_id, scope, scope_value, dimension, weight, weighted_value, squared_weight,
      full_weight, full_weighted_value, full_squared_weight, raw_value, raw_count, count)
    select ${platformId}, ${merchantId}, scope, scope_value, dimension, ${addedUp(sql`1`)}
    from (select dimension, weight > 0 as counts, grown_weight::text::numeric as grown, grown_full_weight::text::numeric as believed,
        value::text::numeric as given, category, channel, agent
      from observations where platform_id = ${platformId} and merchant_id = ${merchantId}) as exact
    cross join lateral (values ('all', ''), ('category', category), ('channel', channel), ('agent', agent)) as scoped(scope, scope_value)
    where scope_value is not null group by scope, scope_value, dimension`.execute(tx);
  await sql`
    update score_states set half_life_days = ${halfLifeDays} where platform_id = ${platformId} and merchant_id = ${merchantId}`.execute(tx);
  return [halfLifeEvent(merchantId, halfLifeDays)];
}
