import { sql } from 'kysely';
import type { TransparencyCount } from '../domain/ports/report-store.js';
import type { Db } from './database.js';

/**
 * What was received, judged, flagged, decided and taken back, by calendar month in UTC. Everything counts
 * in the month in which it happened; what a review was given counts in the month in which it came.
 */
export async function readTransparency(db: Db, platformId: string, { from, to }: { from?: Date; to?: Date }): Promise<TransparencyCount[]> {
  const [since, until] = [from ?? new Date(0), to ?? new Date('9999-01-01')];
  const month = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM')`;
  const within = (column: string) => sql`${sql.ref(column)} >= ${since} and ${sql.ref(column)} < ${until}`;
  const { rows } = await sql<TransparencyCount>`
    with received as (
      select ${month('i.received_at')} as month, count(*)::int as reviews, count(j.action)::int as judged,
        (count(*) filter (where j.action = 'publish'))::int as published, (count(*) filter (where j.action = 'label'))::int as labelled,
        (count(*) filter (where j.action = 'fold'))::int as folded, (count(*) filter (where j.action = 'hold'))::int as held,
        (count(*) filter (where j.revision > 1))::int as judged_again, count(d.verdict)::int as decided_by_people
      from items i left join judgements j on j.platform_id = i.platform_id and j.review_id = i.item_id
      left join decisions d on d.platform_id = i.platform_id and d.review_id = i.item_id and d.superseded_at is null
      where i.platform_id = ${platformId} and i.kind = 'review' and ${within('i.received_at')} group by 1),
    opened as (select ${month('opened_at')} as month, count(*)::int as flags from flags where platform_id = ${platformId} and ${within('opened_at')} group by 1),
    in_order as (
      select d.*, lag(decided_at) over earlier as decided_before, lag(superseded_at) over earlier as ended_before, lag(undone_at) over earlier as undone_before
      from decisions d where d.platform_id = ${platformId} window earlier as (partition by review_id order by decided_at, decision_id)),
    made as (
      select ${month('d.decided_at')} as month, d.verdict, coalesce((d.verdict = 'genuine') <> (stood.action = 'publish'), false) as against,
        /* One decision takes another's place in one instant; after an undoing there is nothing to replace. */
        d.ended_before = d.decided_at and d.undone_before is null as replaces,
        case when f.opened_at <= d.decided_at and (d.decided_before is null or d.decided_before < f.opened_at) then extract(epoch from d.decided_at - f.opened_at)::float8 end as waited
      from in_order d
      left join flags f on f.platform_id = d.platform_id and f.review_id = d.review_id
      left join lateral (
        select action from (
          select action, judged_at from judgements j where j.platform_id = d.platform_id and j.review_id = d.review_id
          union all select action, judged_at from judgement_history h where h.platform_id = d.platform_id and h.review_id = d.review_id) told
        where told.judged_at <= d.decided_at order by told.judged_at desc limit 1) stood on true
      where ${within('d.decided_at')}),
    decided as (
      select month, (count(*) filter (where verdict = 'genuine'))::int as genuine, (count(*) filter (where verdict = 'inauthentic'))::int as inauthentic,
        (count(*) filter (where against))::int as against_verdict, (count(*) filter (where replaces))::int as replaced, count(waited)::int as answered,
        percentile_cont(.5) within group (order by waited) as median_seconds, percentile_cont(.9) within group (order by waited) as ninth_decile_seconds
      from made group by 1),
    undone as (select ${month('undone_at')} as month, count(*)::int as undone from decisions where platform_id = ${platformId} and ${within('undone_at')} group by 1),
    months as (select month from received union select month from opened union select month from decided union select month from undone)
    select month, coalesce(reviews, 0) as reviews, coalesce(judged, 0) as judged, coalesce(published, 0) as published, coalesce(labelled, 0) as labelled,
      coalesce(folded, 0) as folded, coalesce(held, 0) as held, coalesce(judged_again, 0) as judged_again, coalesce(decided_by_people, 0) as decided_by_people,
      coalesce(flags, 0) as flags, coalesce(genuine, 0) as genuine, coalesce(inauthentic, 0) as inauthentic, coalesce(against_verdict, 0) as against_verdict,
      coalesce(replaced, 0) as replaced, coalesce(undone, 0) as undone, coalesce(answered, 0) as answered, median_seconds, ninth_decile_seconds
    from months left join received using (month) left join opened using (month) left join decided using (month) left join undone using (month)
    order by month`.execute(db);
  return rows;
}

/** Flags that wait for a person now, and how long the oldest has. */
export async function readWaiting(db: Db, platformId: string): Promise<{ flags: number; oldestSeconds: number | null }> {
  const { rows } = await sql<{ flags: number; oldestSeconds: number | null }>`
    select count(*)::int as flags, extract(epoch from now() - min(opened_at))::float8 as oldest_seconds
    from flags where platform_id = ${platformId} and closed_at is null`.execute(db);
  return rows[0]!;
}
