import { sql } from 'kysely';
import type { RatedOrder } from '../domain/comparators/detailed-seller-rating.js';
import type { RatingDay } from '../domain/comparators/method-bars.js';
import { OVERALL_ASPECT, type ScoredAspect } from '../domain/contributions.js';
import type { AspectDifference, ItemChange, ItemObservation, MerchantScope } from '../domain/ports/score-store.js';
import { meanOf, type Ratio } from '../domain/score-influence.js';
import type { Topic } from '../domain/topics.js';
import { translated, type Db } from './database.js';
import { inScope, observationsAt, scoredEvents } from './score-replay.js';

/** Which items stand behind a score: the database ranks, the domain computes what is shown. */

/** Items of largest influence w·(y − M) ÷ (N − w), added up over the aspects by their weights. */
export async function readInfluential(
  db: Db,
  of: MerchantScope,
  at: Date,
  halfLifeDays: number,
  aspects: readonly { aspect: ScoredAspect; weight: number; ratio: Ratio }[],
  limit: number,
): Promise<ItemObservation[]> {
  const asked = aspects.map(({ aspect, weight, ratio }) => ({ aspect, factor: weight, mean: meanOf(ratio), denominator: ratio.denominator }));
  const { rows } = await translated(() =>
    sql<ItemObservation>`
      with observed as materialized (
        select o.*, factor * weight * (value - mean) / (denominator - weight) as influence
        from (${observationsAt(of, at, halfLifeDays)}) as o
        join jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked(aspect text, factor float8, mean float8, denominator float8) on aspect = dimension
        where weight > 0
      ), items as (select kind, id, sum(influence) as influence from observed group by kind, id),
      chosen as (
        (select kind, id from items where influence > 0 order by influence desc, kind, id limit ${limit})
        union all (select kind, id from items where influence < 0 order by influence, kind, id limit ${limit}))
      select kind, id, dimension as aspect, occurred_at, authenticity, weight, value from observed join chosen using (kind, id)`.execute(db),
  );
  return rows;
}

/** Items of largest share in the aspects' differences between two instants (`shareOfDifference`). */
export async function readMoving(
  db: Db,
  of: MerchantScope,
  ends: { from: Date; to: Date; halfLifeBefore: number; halfLifeAfter: number },
  differences: readonly AspectDifference[],
  limit: number,
): Promise<ItemChange[]> {
  const asked = differences.map(({ aspect, weight, before, after }) => ({
    aspect,
    factor: (weight * 2) / (before.denominator + after.denominator),
    mean: (meanOf(before) + meanOf(after)) / 2,
  }));
  const { rows } = await translated(() =>
    sql<Omit<ItemChange, 'before' | 'after'> & Record<'weightBefore' | 'valueBefore' | 'weightAfter' | 'valueAfter', number> & Record<'believedBefore' | 'believedAfter', number | null>>`
      with observed as materialized (
        select coalesce(b.kind, a.kind) as kind, coalesce(b.id, a.id) as id, coalesce(b.dimension, a.dimension) as aspect,
          coalesce(a.occurred_at, b.occurred_at) as occurred_at, coalesce(b.weight, 0) as weight_before, coalesce(b.value, 0) as value_before,
          coalesce(a.weight, 0) as weight_after, coalesce(a.value, 0) as value_after, b.authenticity as believed_before, a.authenticity as believed_after
        from (${observationsAt(of, ends.from, ends.halfLifeBefore)}) as b
        full join (${observationsAt(of, ends.to, ends.halfLifeAfter)}) as a using (kind, id, dimension)
      ), shares as (
        select kind, id, sum(factor * (weight_after * value_after - weight_before * value_before - mean * (weight_after - weight_before))) as share
        from observed join jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked(aspect text, factor float8, mean float8) using (aspect)
        group by kind, id order by abs(sum(factor * (weight_after * value_after - weight_before * value_before - mean * (weight_after - weight_before)))) desc, kind, id
        limit ${limit})
      select observed.* from observed join shares using (kind, id)`.execute(db),
  );
  return rows.map(({ weightBefore, valueBefore, believedBefore, weightAfter, valueAfter, believedAfter, ...row }) => ({
    ...row,
    before: { weight: weightBefore, value: valueBefore, authenticity: believedBefore },
    after: { weight: weightAfter, value: valueAfter, authenticity: believedAfter },
  }));
}

const standing = (of: MerchantScope, asOf: Date) =>
  sql`(select distinct on (subject) subject, body from ${scoredEvents(of)} and at <= ${asOf} order by subject, sequence desc) as standing`;
const CONTRIBUTED = sql`jsonb_to_recordset(body->'contributions') as c(source text, value float8, weight float8)`;

/** Ratings by day of the calendar in UTC. */
export async function readRatingDays(db: Db, of: MerchantScope, asOf: Date): Promise<RatingDay[]> {
  const { rows } = await translated(() =>
    sql<{ at: Date; count: number; starSum: number; positives: number }>`
      select date_trunc('day', (body->>'occurredAt')::timestamptz, 'UTC') as at, count(*)::int as count, sum(1 + 4 * value)::float8 as star_sum,
        count(*) filter (where value >= .75)::int as positives
      from ${standing(of, asOf)} cross join lateral ${CONTRIBUTED}
      where c.source = ${OVERALL_ASPECT} and ${inScope(of.scope)} group by 1 order by 1`.execute(db),
  );
  return rows.map(({ at, ...day }) => ({ ...day, atMs: at.getTime() }));
}

/** What each item after an instant rates: its stars, and what it says of staff and of delivery, on the same scale. */
export async function readRatedOrders(db: Db, of: MerchantScope, after: Date, asOf: Date): Promise<RatedOrder[]> {
  const { rows } = await translated(() =>
    sql<{ at: Date; buyerId: string | null; asDescribed: number | null; serviceAttitude: number | null; logistics: number | null }>`
      select (body->>'occurredAt')::timestamptz as at, min(i.reviewer_id) as buyer_id,
        1 + 4 * avg(value) filter (where c.source = ${OVERALL_ASPECT}) as as_described,
        1 + 4 * avg(value) filter (where c.source = 'topic:attitude') as service_attitude,
        1 + 4 * avg(value) filter (where c.source = 'topic:delivery') as logistics
      from ${standing(of, asOf)}
      join items i on i.platform_id = ${of.platformId} and i.kind = 'review' and i.item_id = substr(subject, 8)
      cross join lateral ${CONTRIBUTED}
      where subject like 'review:%' and (body->>'occurredAt')::timestamptz > ${after} and ${inScope(of.scope)}
      group by subject, body->>'occurredAt'`.execute(db),
  );
  return rows.map(({ at, buyerId, asDescribed, serviceAttitude, logistics }) => ({
    atMs: at.getTime(),
    ...(buyerId !== null && { buyerId }),
    ...(asDescribed !== null && { asDescribed }),
    ...(serviceAttitude !== null && { serviceAttitude }),
    ...(logistics !== null && { logistics }),
  }));
}

/** Topics spoken of in texts that are believed at all. */
export async function readTopics(db: Db, of: MerchantScope, asOf: Date): Promise<Topic[]> {
  const { rows } = await translated(() =>
    sql<{ topic: Topic }>`
      select distinct substr(c.source, 7) as topic from ${standing(of, asOf)} cross join lateral ${CONTRIBUTED}
      where c.source like 'topic:%' and c.weight > 0 and ${inScope(of.scope)} order by 1`.execute(db),
  );
  return rows.map(({ topic }) => topic);
}
