import { sql, type RawBuilder } from 'kysely';
import type { Companion } from '../domain/review-context.js';
import { MEETING_DAYS } from '../domain/signals/group-signals.js';
import type { Db } from './database.js';

/**
 * Who reviewed what about when whom else did. Two reviews of one merchant and side, by different
 * accounts, on days (UTC) at most three apart, are a meeting, unless one of the days is crowded; two
 * accounts that met at two merchants or more are companions. All of it is told by the stored reviews
 * alone, whichever came first, and it is the same seen from either account.
 */

/** Rated reviews of one side in the week around a day from which on it is crowded: there, meeting means nothing. */
export const MAX_CROWD = 60;
/** Days around a review in which its account's other reviews count: a campaign is over within weeks, habits go on. */
export const GROUP_DAYS = 30;
/** Reviews of an account before one, and after it, that are looked at. */
const MAX_OWN_EACH_WAY = 10;

export const inDays = (count: number): RawBuilder<unknown> => sql.raw(`interval '${count} days'`);

/** Rows of `day, reviews`: how many reviews there were in the week around each of the days around a review aliased `x`, of its merchant and side. */
export const WEEKS_AROUND: RawBuilder<unknown> = sql`
  select day, reviews from (
    select d.day, sum(d.reviews) over (order by d.day range between ${inDays(MEETING_DAYS)} preceding and ${inDays(MEETING_DAYS)} following) as reviews
    from merchant_days d where d.platform_id = x.platform_id and d.merchant_id = x.merchant_id and d.side = x.side
      and d.day between x.day - ${2 * MEETING_DAYS}::int and x.day + ${2 * MEETING_DAYS}::int) counted
  where day between x.day - ${MEETING_DAYS}::int and x.day + ${MEETING_DAYS}::int`;

/**
 * Rows of `item_id, reviewer_id, merchant_id`: the reviews that a review aliased `x` (platform_id, merchant_id, reviewer_id,
 * side, day) met. The days that are not crowded come first, and each bounds what is read: the window and `offset 0` keep the
 * planner, who thinks that hardly a row will come, from reading all of a merchant's reviews and looking its days up for each.
 */
export const MEETINGS: RawBuilder<unknown> = sql`
  select y.item_id, y.reviewer_id, y.merchant_id
  from (select day, bool_or(day = x.day) over () as counts from (${WEEKS_AROUND}) week where reviews <= ${MAX_CROWD}) quiet
  cross join lateral (
    select near.item_id, near.reviewer_id, near.merchant_id from items near
    where near.platform_id = x.platform_id and near.kind = 'review' and near.merchant_id = x.merchant_id and sign(near.rating - 3) = x.side
      and near.reviewer_id <> x.reviewer_id
      and near.occurred_at >= quiet.day::timestamp at time zone 'UTC' and near.occurred_at < (quiet.day + 1)::timestamp at time zone 'UTC' offset 0) y
  where quiet.counts`;

/** What meets: rated reviews that take a side, by accounts that are known. */
export const takesSide = (review: string): RawBuilder<unknown> =>
  sql`${sql.ref(`${review}.kind`)} = 'review' and ${sql.ref(`${review}.reviewer_id`)} is not null and ${sql.ref(`${review}.rating`)} <> 3`;

/** The columns of a review that meets others. */
export const sideAndDay = (review: string): RawBuilder<unknown> => {
  const column = (name: string) => sql.ref(`${review}.${name}`);
  return sql`${column('platform_id')}, ${column('merchant_id')}, ${column('reviewer_id')}, sign(${column('rating')} - 3)::smallint as side,
    (${column('occurred_at')} at time zone 'UTC')::date as day`;
};

/**
 * What the account of a review aliased `r` wrote of other merchants around it. Of what an account writes the nearest
 * are read, whatever they are, so that "anonymous" with its thousands costs no more than anyone.
 */
const nearest = (comparison: '<' | '>', order: 'asc' | 'desc'): RawBuilder<unknown> => sql`
  select ${sideAndDay('o')} from (
    select * from items near
    where near.platform_id = r.platform_id and near.reviewer_id = r.reviewer_id
      and (near.occurred_at, near.item_id) ${sql.raw(comparison)} (r.occurred_at, r.item_id)
      and near.occurred_at between r.occurred_at - ${inDays(GROUP_DAYS)} and r.occurred_at + ${inDays(GROUP_DAYS)}
    order by near.occurred_at ${sql.raw(order)}, near.item_id ${sql.raw(order)} limit ${MAX_OWN_EACH_WAY}) o
  where ${takesSide('o')} and o.merchant_id <> r.merchant_id`;

/** All that counts of what the account of a review aliased `r` wrote elsewhere. */
const ELSEWHERE: RawBuilder<unknown> = sql`${nearest('<', 'desc')} union all ${nearest('>', 'asc')}`;

/**
 * Rows of `review_id, merchants, merchants_around` for a review aliased `r` that takes a side: one for each account that its own
 * met here and elsewhere, with the first of that account's reviews here, at how many merchants they met, and how many its own reviewed in all.
 */
export const COMPANIONS: RawBuilder<unknown> = sql`
  with other as materialized (${ELSEWHERE})
  select min(met.item_id) filter (where met.merchant_id = r.merchant_id) as review_id, count(distinct met.merchant_id)::int as merchants,
    (select count(distinct merchant_id)::int + 1 from other) as merchants_around
  from (select ${sideAndDay('r')} where exists (select 1 from other) union all select * from other) x
  cross join lateral (${MEETINGS}) met
  group by met.reviewer_id having count(distinct met.merchant_id) >= 2 and bool_or(met.merchant_id = r.merchant_id)`;

/**
 * Ids of reviews at other merchants that show a group: where the account of a review met the accounts of the given
 * ones, what they wrote there and what it wrote itself.
 *
 * @param companions reviews of the companions, as `COMPANIONS` names them
 */
export async function readMeetingsElsewhere(db: Db, platformId: string, reviewId: string, companions: readonly string[], limit: number): Promise<string[]> {
  const { rows } = await sql<{ itemId: string }>`
    with r as materialized (select * from items where platform_id = ${platformId} and kind = 'review' and item_id = ${reviewId}),
    met as materialized (
      select met.item_id, met.merchant_id from r cross join lateral (select met.* from (${ELSEWHERE}) x cross join lateral (${MEETINGS}) met) met
      where met.reviewer_id in (select reviewer_id from items where platform_id = ${platformId} and kind = 'review' and item_id = any(${companions}::text[])))
    select item_id from (
      select item_id from met
      union
      select o.item_id from r join items o on o.platform_id = r.platform_id and o.reviewer_id = r.reviewer_id and ${takesSide('o')}
        and o.merchant_id in (select merchant_id from met) and o.occurred_at between r.occurred_at - ${inDays(GROUP_DAYS)} and r.occurred_at + ${inDays(GROUP_DAYS)}) shown
    order by item_id limit ${limit}`.execute(db);
  return rows.map(({ itemId }) => itemId);
}

/** The companions of a review's account, in the order of their reviews' ids, and how many merchants it reviewed itself. */
export interface Company {
  companions: Companion[];
  merchantsAround: number;
}

/** The company of reviews; none for a review whose account met nobody twice, that takes no side or whose account is unknown. */
export async function readCompany(db: Db, platformId: string, ids: readonly string[]): Promise<Map<string, Company>> {
  const { rows } = await sql<Companion & { of: string; merchantsAround: number }>`
    select r.item_id as of, met.review_id, met.merchants, met.merchants_around from items r cross join lateral (${COMPANIONS}) met
    where r.platform_id = ${platformId} and ${takesSide('r')} and r.item_id = any(${ids}::text[])
    order by met.review_id`.execute(db);
  const found = new Map<string, Company>();
  for (const { of, reviewId, merchants, merchantsAround } of rows) {
    const company = found.get(of) ?? { companions: [], merchantsAround };
    company.companions.push({ reviewId, merchants });
    found.set(of, company);
  }
  return found;
}
