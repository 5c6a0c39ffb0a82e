import { sql } from 'kysely';
import { MEETING_DAYS } from '../domain/signals/group-signals.js';
import { isOfAnotherBatch, newItems, type BatchReference } from './affected-reviews.js';
import { GROUP_DAYS, inDays, MAX_CROWD, MEETINGS, sideAndDay, takesSide, WEEKS_AROUND } from './co-review-groups.js';
import type { Tx } from './database.js';
import { MAX_COUNTED } from './review-neighbourhood.js';
import { markStale } from './stale-marks.js';

/** Whose companions a batch changed: those of the accounts that its own met, and of all who met on a day that became crowded. */

/** Days between a new review and another of its account by which it may become somebody's companion: each is met within days of that one's own. */
const BACK_REACH_DAYS = GROUP_DAYS + 2 * MEETING_DAYS;

/**
 * Reviews that met the batch's, or others by the same accounts, if they are by somebody who met one of the batch's at another
 * merchant too. Rather some that stay as they were than one too few: which of an account's reviews count differs from review to review.
 */
export async function markCompanions(tx: Tx, batch: BatchReference): Promise<void> {
  const { platformId } = batch;
  const companions = sql`
    with fresh as materialized (select item_id, reviewer_id, occurred_at from (${newItems(batch)}) r where ${takesSide('r')}),
    own as materialized (
      select o.* from (select reviewer_id, min(occurred_at) as first, max(occurred_at) as last from fresh group by reviewer_id) account
      cross join lateral (
        select o.item_id, ${sideAndDay('o')} from items o
        where o.platform_id = ${platformId} and o.reviewer_id = account.reviewer_id and ${takesSide('o')}
          and o.occurred_at between account.first - ${inDays(BACK_REACH_DAYS)} and account.last + ${inDays(BACK_REACH_DAYS)}
        limit ${MAX_COUNTED}) o),
    several as (select reviewer_id from own group by reviewer_id having min(merchant_id) <> max(merchant_id)),
    met as (
      select x.reviewer_id as account, x.item_id in (select item_id from fresh) as is_fresh, other.item_id, other.reviewer_id, other.merchant_id
      from several join own x using (reviewer_id) cross join lateral (${MEETINGS}) other),
    companions as (
      select array_agg(item_id) as review_ids from met
      group by account, reviewer_id having count(distinct merchant_id) >= 2 and bool_or(is_fresh))
    select met.review_id, 'group' from (select distinct unnest(review_ids) as review_id from companions) met
    where ${isOfAnotherBatch(batch, sql`met.review_id`)}`;
  await markStale(tx, platformId, companions);
}

/** A day that became crowded, and whether the batch's own reviews suffice for that: then its verdicts know. */
interface Crowd {
  merchantId: string;
  day: string;
  side: number;
  alone: boolean;
}

/**
 * Reviews of accounts that met someone on a day which is crowded now and was not when it was last marked: those meetings
 * count no longer. The batch's own are marked too, for the reason that `markRatings` gives, unless they are a crowd by themselves.
 */
export async function markCrowds(tx: Tx, batch: BatchReference): Promise<void> {
  const { platformId } = batch;
  const { rows } = await sql<Crowd>`
    with x as materialized (
      select platform_id, merchant_id, side, day, count(*) as own
      from (select ${sideAndDay('r')} from (${newItems(batch)}) r where r.kind = 'review' and r.rating <> 3) fresh group by 1, 2, 3, 4),
    crowded as (
      select x.platform_id, x.merchant_id, week.day, x.side, sum(x.own) > ${MAX_CROWD} as alone
      from x cross join lateral (${WEEKS_AROUND}) week where week.reviews > ${MAX_CROWD} group by 1, 2, 3, 4),
    noted as (
      insert into marked_crowds (platform_id, merchant_id, day, side)
      select platform_id, merchant_id, day, side from crowded order by 1, 2, 3, 4
      on conflict do nothing returning merchant_id, day, side)
    select merchant_id, day::text as day, side, alone from noted join crowded using (merchant_id, day, side)`.execute(tx);
  if (rows.length === 0) return;
  await markStale(
    tx,
    platformId,
    sql`select own.item_id, 'group' from (
        select distinct met.reviewer_id, crowd.day, crowd.alone from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as crowd("merchantId" text, day date, side smallint, alone boolean)
        join items met on met.platform_id = ${platformId} and met.merchant_id = crowd."merchantId" and sign(met.rating - 3) = crowd.side and ${takesSide('met')}
          and met.occurred_at >= (crowd.day - ${MEETING_DAYS}::int)::timestamp at time zone 'UTC'
          and met.occurred_at < (crowd.day + ${MEETING_DAYS + 1}::int)::timestamp at time zone 'UTC') account
      cross join lateral (
        select array_agg(near.item_id) as ids from (
          select o.item_id, o.merchant_id from items o
          where o.platform_id = ${platformId} and o.reviewer_id = account.reviewer_id and ${takesSide('o')}
            and o.occurred_at >= (account.day - ${MEETING_DAYS + GROUP_DAYS}::int)::timestamp at time zone 'UTC'
            and o.occurred_at < (account.day + ${MEETING_DAYS + GROUP_DAYS + 1}::int)::timestamp at time zone 'UTC'
          limit ${MAX_COUNTED}) near
        having min(near.merchant_id) <> max(near.merchant_id)) several
      cross join lateral unnest(several.ids) own(item_id)
      where not account.alone or ${isOfAnotherBatch(batch, sql`own.item_id`)}`,
  );
}
