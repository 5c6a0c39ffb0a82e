import { sql, type RawBuilder } from 'kysely';
import type { SolicitingTurn } from '../domain/evidence-record/chat-quote.js';
import type { ComparedReview } from '../domain/evidence-record/exhibits.js';
import type { Db } from './database.js';
import { NEWEST_ANALYSIS } from './scorable-items.js';

/**
 * Condition under which a review aliased `o` is of the same rush as one aliased `own`: the same merchant and side,
 * on its day or a neighbouring one. Such days are neighbours only where they were a burst: a busy merchant's are nobody's accomplices.
 */
export const SAME_RUSH: RawBuilder<boolean> = sql`o.platform_id = own.platform_id and o.kind = 'review' and o.merchant_id = own.merchant_id
  and sign(o.rating - 3) = sign(own.rating - 3)
  and o.occurred_at >= (date_trunc('day', own.occurred_at at time zone 'UTC') - interval '1 day') at time zone 'UTC'
  and o.occurred_at < (date_trunc('day', own.occurred_at at time zone 'UTC') + interval '2 days') at time zone 'UTC'`;

const comparedColumns = sql`o.item_id as id, o.reviewer_id, o.merchant_id, m.name as merchant_name, o.rating, o.occurred_at, o.payload->>'text' as text,
  array_remove(array[case when o.ip_hash = own.ip_hash then 'address' end, case when o.device_hash = own.device_hash then 'device' end], null) as shared_source`;
const merchantOfOther = sql`left join merchants m on m.platform_id = o.platform_id and m.merchant_id = o.merchant_id`;

/** The reviews with these ids, each with what it shares with the one they were compared with. */
export async function readCompared(db: Db, platformId: string, reviewId: string, ids: readonly string[]): Promise<ComparedReview[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ComparedReview>`
    select ${comparedColumns} from items own
    join items o on o.platform_id = own.platform_id and o.kind = 'review' and o.item_id = any(${ids}::text[]) ${merchantOfOther}
    where own.platform_id = ${platformId} and own.kind = 'review' and own.item_id = ${reviewId}`.execute(db);
  return rows;
}

/** Reviews of the rush around a review, without it, the nearest in time first. */
export async function readRush(db: Db, platformId: string, reviewId: string, limit: number): Promise<ComparedReview[]> {
  const { rows } = await sql<ComparedReview>`
    select ${comparedColumns} from items own join items o on ${SAME_RUSH} and o.item_id <> own.item_id ${merchantOfOther}
    where own.platform_id = ${platformId} and own.kind = 'review' and own.item_id = ${reviewId}
    order by abs(extract(epoch from o.occurred_at - own.occurred_at)), o.item_id limit ${limit}`.execute(db);
  return rows;
}

/** The turns of these chats in which staff asked or paid for praise, as the newest analysis marks them. */
export async function readSolicitingTurns(db: Db, platformId: string, transcriptIds: readonly string[]): Promise<SolicitingTurn[]> {
  if (transcriptIds.length === 0) return [];
  const { rows } = await sql<SolicitingTurn>`
    select i.item_id as transcript_id, marked.turn::int as turn, i.payload #>> array['messages', marked.turn, 'role'] as role,
      i.payload #>> array['messages', marked.turn, 'at'] as at, i.payload #>> array['messages', marked.turn, 'text'] as text,
      newest.analysis #>> array['service', 'solicitation', 'kinds', (marked.place - 1)::text] as kind
    from items i join ${NEWEST_ANALYSIS} newest on true
    cross join lateral jsonb_array_elements_text(coalesce(newest.analysis #> '{service,solicitation,turns}', '[]')) with ordinality as marked(turn, place)
    where i.platform_id = ${platformId} and i.kind = 'transcript' and i.item_id = any(${transcriptIds}::text[])
      and i.payload #> array['messages', marked.turn] is not null`.execute(db);
  return rows;
}
