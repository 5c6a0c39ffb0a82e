import { sql, type RawBuilder } from 'kysely';
import { newItems, type BatchReference } from './affected-reviews.js';
import type { Tx } from './database.js';
import { BASELINE_DAYS } from './review-neighbourhood.js';

/** Days, the last included, in which what is a burst may have changed: of one merchant, or of a whole category. */
export interface Span {
  category: string;
  merchantId: string | null;
  first: string;
  last: string;
}

/** Rows of `merchant_id, first, last`: each merchant with the spans that it is to be looked at in. */
export const coveredMerchants = (platformId: string, spans: readonly Span[]): RawBuilder<unknown> => sql`
  select distinct m.merchant_id, span.first, span.last
  from jsonb_to_recordset(${JSON.stringify(spans)}::jsonb) as span(category text, "merchantId" text, first date, last date)
  join merchants m on m.platform_id = ${platformId} and m.category = span.category and m.merchant_id = coalesce(span."merchantId", m.merchant_id)`;

/** The days of rated reviews, given as rows of `items`. */
export async function daysOf(tx: Tx, platformId: string, reviews: RawBuilder<unknown>): Promise<Span[]> {
  const { rows } = await sql<Span>`
    select m.category, m.merchant_id, day::text as first, day::text as last
    from (select distinct merchant_id, (occurred_at at time zone 'UTC')::date as day from (${reviews}) r where rating is not null) seen
    join merchants m on m.platform_id = ${platformId} and m.merchant_id = seen.merchant_id`.execute(tx);
  return rows;
}

/** Days on which a batch can have changed what is a burst: from the day before its reviews to the end of the baseline they enter. */
async function touchedSpans(tx: Tx, batch: BatchReference): Promise<Span[]> {
  const { rows } = await sql<Span>`
    select m.category, null as merchant_id, (min(day) - 1)::text as first, (max(day) + ${BASELINE_DAYS + 1}::int)::text as last
    from (select distinct merchant_id, (occurred_at at time zone 'UTC')::date as day from (${newItems(batch)}) fresh where rating is not null) seen
    join merchants m on m.platform_id = ${batch.platformId} and m.merchant_id = seen.merchant_id
    group by m.category`.execute(tx);
  return rows;
}

/**
 * What is to be expected of a young merchant is taken over the days that it has existed. Where an older
 * review moves its first day, its first 60 days are longer than the verdicts on them knew. Remembers the
 * first days that verdicts know from now on.
 */
async function lengthenedLives(tx: Tx, batch: BatchReference): Promise<Span[]> {
  const { platformId } = batch;
  const { rows } = await sql<Span & { firstDay: string; known: string | null }>`
    select m.category, m.merchant_id, own.first_day::text as first_day, known.first_day::text as known,
      known.first_day::text as first, (known.first_day + ${BASELINE_DAYS + 1}::int)::text as last
    from (select distinct merchant_id from (${newItems(batch)}) fresh where rating is not null) seen
    join merchants m on m.platform_id = ${platformId} and m.merchant_id = seen.merchant_id
    cross join lateral (select min(day) as first_day from merchant_days d where d.platform_id = ${platformId} and d.merchant_id = m.merchant_id) own
    left join marked_first_days known on known.platform_id = m.platform_id and known.merchant_id = m.merchant_id
    where own.first_day is distinct from known.first_day order by m.merchant_id`.execute(tx);
  await sql`
    insert into marked_first_days (platform_id, merchant_id, first_day)
    select ${platformId}, "merchantId", "firstDay"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as moved("merchantId" text, "firstDay" date)
    on conflict (platform_id, merchant_id) do update set first_day = excluded.first_day`.execute(tx);
  return rows.filter(({ known }) => known !== null).map(({ category, merchantId, first, last }) => ({ category, merchantId, first, last }));
}

/** All days on which a batch can have changed what is a burst. */
export async function changedSpans(tx: Tx, batch: BatchReference): Promise<Span[]> {
  return [...(await touchedSpans(tx, batch)), ...(await lengthenedLives(tx, batch))];
}
