import { sql } from 'kysely';
import type { BurstContext } from '../domain/review-context.js';
import { burstStrength, MIN_BURST_REVIEWS, USUAL_BURST_RATIO } from '../domain/signals/behaviour-signals.js';
import { coveredMerchants, type Span } from './burst-spans.js';
import type { Tx } from './database.js';
import { BASELINE_DAYS, questionKey, readBursts, WINDOW_DAYS, type DayQuestion } from './review-neighbourhood.js';
import { markStale } from './stale-marks.js';

/** Where a rush is as strong as before, its reviews wait for this relative change of its size before their sentence is renewed. */
const RESTATED_FROM = 0.1;

/** Windows that would be bursts if their category saw no rush of its own, which can only excuse them. */
async function candidateWindows(tx: Tx, platformId: string, spans: readonly Span[]): Promise<DayQuestion[]> {
  const { rows } = await sql<DayQuestion>`
    with peers as materialized (
      select merchant_id, first, last,
        (select min(day) from merchant_days d where d.platform_id = ${platformId} and d.merchant_id = covered.merchant_id) as first_day
      from (${coveredMerchants(platformId, spans)}) covered),
    counted as (
      select d.merchant_id, d.day, d.side, p.first, p.last, p.first_day,
        sum(d.reviews) over (partition by d.merchant_id, d.side, p.first, p.last order by d.day range between '1 day' preceding and '1 day' following) as observed,
        sum(d.reviews) over (partition by d.merchant_id, d.side, p.first, p.last order by d.day
          range between ${sql.lit(`${BASELINE_DAYS + 1} days`)} preceding and '2 days' preceding) as before
      from peers p join merchant_days d on d.platform_id = ${platformId} and d.merchant_id = p.merchant_id
      where d.side <> 0 and d.day between p.first - ${BASELINE_DAYS + 1}::int and p.last + 1)
    select distinct merchant_id, day::text as day, side from counted
    where day between first and last and observed >= ${MIN_BURST_REVIEWS}
      and observed > ${USUAL_BURST_RATIO} * coalesce(before, 0) * ${WINDOW_DAYS} / greatest(14, least(${BASELINE_DAYS}, day - first_day - 1))
    order by 1, 2, 3`.execute(tx);
  return rows;
}

type Window = DayQuestion & Pick<BurstContext, 'observed' | 'expected'>;

async function burstsNow(tx: Tx, platformId: string, spans: readonly Span[]): Promise<Window[]> {
  const questions = await candidateWindows(tx, platformId, spans);
  if (questions.length === 0) return [];
  const bursts = await readBursts(tx, platformId, questions);
  return questions
    .map((question) => ({ ...question, ...bursts.get(questionKey(question))! }))
    .filter((window) => burstStrength(window) > 0);
}

function isStale(before: Window | undefined, now: Window | undefined): boolean {
  if (!before || !now) return true;
  return burstStrength(before) !== burstStrength(now) || Math.abs(now.observed - before.observed) > RESTATED_FROM * before.observed;
}

/**
 * Reviews in windows that became a burst, grew, shrank or ceased to be one: by reviews of their own
 * days, of the 60 days from which the expectation comes, or of the other merchants of the category. Those
 * that changed it are marked too, for the reason that `markRatings` gives.
 */
export async function markBursts(tx: Tx, platformId: string, spans: readonly Span[]): Promise<void> {
  if (spans.length === 0) return;
  const { rows: known } = await sql<Window>`
    select b.merchant_id, b.day::text as day, b.side, b.observed, b.expected from (${coveredMerchants(platformId, spans)}) covered
    join marked_bursts b on b.platform_id = ${platformId} and b.merchant_id = covered.merchant_id and b.day between covered.first and covered.last`.execute(tx);
  const before = new Map(known.map((window) => [questionKey(window), window]));
  const now = new Map((await burstsNow(tx, platformId, spans)).map((window) => [questionKey(window), window]));
  const stale = [...new Set([...before.keys(), ...now.keys()])].filter((key) => isStale(before.get(key), now.get(key))).sort();
  if (stale.length === 0) return;
  const windows = stale.map((key) => now.get(key) ?? { ...before.get(key)!, observed: null, expected: null });
  const json = JSON.stringify(windows);
  await markStale(
    tx,
    platformId,
    sql`select i.item_id, 'burst' from jsonb_to_recordset(${json}::jsonb) as w("merchantId" text, day date, side smallint)
      join items i on i.platform_id = ${platformId} and i.kind = 'review' and i.merchant_id = w."merchantId"
        and i.occurred_at >= w.day::timestamp at time zone 'UTC' and i.occurred_at < (w.day + 1)::timestamp at time zone 'UTC'
        and sign(i.rating - 3) = w.side`,
  );
  await sql`delete from marked_bursts where platform_id = ${platformId} and (merchant_id, day, side) in
    (select "merchantId", day, side from jsonb_to_recordset(${json}::jsonb) as w("merchantId" text, day date, side smallint))`.execute(tx);
  await sql`
    insert into marked_bursts (platform_id, merchant_id, day, side, observed, expected)
    select ${platformId}, "merchantId", day, side, observed, expected
    from jsonb_to_recordset(${json}::jsonb) as w("merchantId" text, day date, side smallint, observed integer, expected double precision)
    where observed is not null`.execute(tx);
}
