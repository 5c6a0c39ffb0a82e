import { sql, type RawBuilder } from 'kysely';
import type { StaffTurn } from '../domain/evidence-record/chat-quote.js';
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

/** Turns before and after a soliciting one in which staff may name what they offer. */
const TURNS_AROUND = 6;

/** What staff said in these chats where they asked or paid for praise, as the newest analysis marks it, and around there. */
export async function readStaffTurns(db: Db, platformId: string, transcriptIds: readonly string[]): Promise<StaffTurn[]> {
  if (transcriptIds.length === 0) return [];
  const { rows } = await sql<StaffTurn>`
    select i.item_id as transcript_id, said.turn::int - 1 as turn, said.message->>'role' as role, said.message->>'at' as at, said.message->>'text' as text,
      marked.turn is not null as solicits, marked.kind
    from items i join ${NEWEST_ANALYSIS} newest on true
    cross join lateral (select newest.analysis #> '{service,solicitation}' as found) solicitation
    cross join lateral jsonb_array_elements(i.payload->'messages') with ordinality as said(message, turn)
    left join lateral (
      select turn, solicitation.found #>> array['kinds', (place - 1)::text] as kind
      from jsonb_array_elements_text(solicitation.found->'turns') with ordinality as mark(turn, place) where mark.turn::int = said.turn - 1 limit 1) marked on true
    where i.platform_id = ${platformId} and i.kind = 'transcript' and i.item_id = any(${transcriptIds}::text[])
      and said.message->>'role' in ('agent', 'bot')
      and exists (select 1 from jsonb_array_elements_text(solicitation.found->'turns') near(turn) where abs(near.turn::int - (said.turn - 1)) <= ${TURNS_AROUND})`.execute(db);
  return rows;
}
