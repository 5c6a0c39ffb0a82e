import { sql } from 'kysely';
import type { ActionPolicy } from '../domain/authenticity.js';
import type { GroupCount, ReportStore, ThresholdCount } from '../domain/ports/report-store.js';
import { translated, type Db } from './database.js';
import { readPolicyLayers } from './policy-reader.js';
import { NEWEST_ANALYSIS } from './scorable-items.js';
import { readTransparency, readWaiting } from './transparency-reader.js';

/** Reports in PostgreSQL. Each reads every verdict of the platform once: for people, not for polling. */
export class PostgresReportStore implements ReportStore {
  constructor(private readonly db: Db) {}

  async policy(platformId: string, category: string | null): Promise<ActionPolicy> {
    return (await translated(() => readPolicyLayers(this.db, platformId))).of(category);
  }

  async countAtThresholds(platformId: string, category: string | null, thresholds: readonly number[]): Promise<{ total: number; counts: ThresholdCount[] }> {
    const { rows } = await translated(() =>
      sql<ThresholdCount>`
        with chosen as materialized (
          select j.probability, d.verdict from judgements j
          join items i on i.platform_id = j.platform_id and i.kind = 'review' and i.item_id = j.review_id
          join merchants m on m.platform_id = i.platform_id and m.merchant_id = i.merchant_id
          left join decisions d on d.platform_id = j.platform_id and d.review_id = j.review_id and d.superseded_at is null
          where j.platform_id = ${platformId} and (${category}::text is null or m.category = ${category}))
        select count(probability)::int as reviews, avg(probability)::float8 as mean_probability,
          count(*) filter (where verdict = 'inauthentic')::int as decided_inauthentic,
          count(*) filter (where verdict = 'genuine')::int as decided_genuine
        from unnest(${[0, ...thresholds]}::float8[]) with ordinality as t(least, place)
        left join chosen on probability >= t.least
        group by t.place order by t.place`.execute(this.db),
    );
    const [all, ...counts] = rows;
    return { total: all!.reviews, counts };
  }

  async groups(platformId: string, { from, to }: { from?: Date; to?: Date }): Promise<GroupCount[]> {
    const { rows } = await translated(() =>
      sql<GroupCount>`
        with written as (
          select i.item_id, i.rating, i.occurred_at, i.platform_id, i.kind,
            case when i.reviewer_id is null and i.payload #>> '{reviewer,reviewCount}' is null then null
              else greatest(count(*) over (partition by coalesce(i.reviewer_id, i.item_id)), (i.payload #>> '{reviewer,reviewCount}')::bigint) end as reviews_written
          from items i where i.platform_id = ${platformId} and i.kind = 'review'),
        judged as (
          select coalesce(i.rating::text, 'none') as stars, newest.analysis->>'language' as language,
            case when reviews_written is null then 'unknown' when reviews_written <= 1 then 'first'
              when reviews_written <= 4 then 'second_to_fourth' else 'fifth_or_later' end as tenure,
            j.action <> 'publish' as flagged, j.action in ('fold', 'hold') as hidden, d.verdict = 'genuine' as genuine
          from written i
          join judgements j on j.platform_id = ${platformId} and j.review_id = i.item_id
          join ${NEWEST_ANALYSIS} newest on true
          left join decisions d on d.platform_id = ${platformId} and d.review_id = i.item_id and d.superseded_at is null
          where i.occurred_at >= ${from ?? new Date(0)} and i.occurred_at < ${to ?? new Date('9999-01-01')})
        select case when grouping(stars) = 0 then 'stars' when grouping(language) = 0 then 'language'
            when grouping(tenure) = 0 then 'tenure' else 'all' end as dimension,
          coalesce(stars, language, tenure, 'all') as "group", count(*)::int as reviews,
          (count(*) filter (where flagged))::int as flagged, (count(*) filter (where hidden))::int as hidden,
          (count(*) filter (where genuine))::int as genuine, (count(*) filter (where genuine and flagged))::int as genuine_flagged
        from judged group by grouping sets ((), (stars), (language), (tenure)) order by 1, 2`.execute(this.db),
    );
    return rows;
  }

  transparency(platformId: string, span: { from?: Date; to?: Date }) {
    return translated(async () => {
      const [counts, waiting] = await Promise.all([readTransparency(this.db, platformId, span), readWaiting(this.db, platformId)]);
      return { counts, waiting };
    });
  }
}
