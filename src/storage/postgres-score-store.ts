import { sql } from 'kysely';
import type { DecayedSums } from '../domain/forward-decay.js';
import type { ScoreStore, ThemeCount, ThemeQuery } from '../domain/ports/read-stores.js';
import { translated, type Db } from './database.js';

interface SumsRow {
  dimension: string;
  /** numeric, which the driver answers as text. */
  weight: string;
  weightedValue: string;
  squaredWeight: string;
  count: string;
}

function sumsByDimension(rows: readonly SumsRow[]): Record<string, DecayedSums> {
  return Object.fromEntries(
    rows.map((row) => [
      row.dimension,
      {
        weight: Number(row.weight),
        weightedValue: Number(row.weightedValue),
        squaredWeight: Number(row.squaredWeight),
        count: Number(row.count),
      },
    ]),
  );
}

/** Score sums and theme counts in PostgreSQL. */
export class PostgresScoreStore implements ScoreStore {
  constructor(private readonly db: Db) {}

  async sums(platformId: string, merchantId: string): Promise<Record<string, DecayedSums>> {
    const { rows } = await translated(() =>
      sql<SumsRow>`
        select dimension, weight, weighted_value, squared_weight, count from score_sums
        where platform_id = ${platformId} and merchant_id = ${merchantId}`.execute(this.db),
    );
    return sumsByDimension(rows);
  }

  async peerSums(platformId: string, merchantId: string, category: string): Promise<Record<string, DecayedSums>> {
    const { rows } = await translated(() =>
      sql<SumsRow>`
        select s.dimension, sum(s.weight) as weight, sum(s.weighted_value) as weighted_value,
          sum(s.squared_weight) as squared_weight, sum(s.count) as count
        from merchants m join score_sums s on s.platform_id = m.platform_id and s.merchant_id = m.merchant_id
        where m.platform_id = ${platformId} and m.category = ${category} and m.merchant_id <> ${merchantId}
        group by s.dimension`.execute(this.db),
    );
    return sumsByDimension(rows);
  }

  async recomputedSums(platformId: string, merchantId: string): Promise<Record<string, DecayedSums>> {
    const { rows } = await translated(() =>
      sql<SumsRow>`
        select dimension, sum(grown) as weight, sum(grown * given) as weighted_value,
          sum(grown * grown) as squared_weight, count(*) filter (where weight > 0) as count
        from (select dimension, weight, grown_weight::text::numeric as grown, value::text::numeric as given
          from contributions where platform_id = ${platformId} and merchant_id = ${merchantId}) as exact
        group by dimension`.execute(this.db),
    );
    return sumsByDimension(rows);
  }

  async rawStars(platformId: string, merchantId: string): Promise<{ mean: number | null; count: number }> {
    const { rows } = await translated(() =>
      sql<{ mean: number | null; count: number }>`
        select sum(rating_sum)::float8 / sum(reviews) as mean, coalesce(sum(reviews), 0)::int as count
        from merchant_days where platform_id = ${platformId} and merchant_id = ${merchantId}`.execute(this.db),
    );
    return rows[0]!;
  }

  async themes(query: ThemeQuery): Promise<{ counts: ThemeCount[]; items: number; itemWeight: number }> {
    const { platformId, merchantId, from, to, language, channel, category } = query;
    const chosen = sql`
      from contributions c
      join items i on i.platform_id = c.platform_id and i.kind = c.kind and i.item_id = c.item_id
      left join lateral (select analysis->>'language' as language from analyses a
        where a.platform_id = i.platform_id and a.kind = i.kind and a.item_id = i.item_id
        order by analysed_at desc limit 1) newest on ${language ?? null}::text is not null
      left join judgements verdict on i.kind = 'review' and verdict.platform_id = i.platform_id and verdict.review_id = i.item_id
      left join decisions decided on i.kind = 'review' and decided.platform_id = i.platform_id
        and decided.review_id = i.item_id and decided.superseded_at is null
      where c.platform_id = ${platformId} and c.merchant_id = ${merchantId}
        and c.occurred_at >= ${from ?? new Date(0)} and c.occurred_at < ${to ?? new Date('9999-01-01')}
        and (${language ?? null}::text is null or newest.language = ${language ?? null})
        and (${channel ?? null}::text is null or i.payload->>'channel' = ${channel ?? null})
        and (${category ?? null}::text is null or i.payload->>'productCategory' = ${category ?? null})`;
    const { rows: counts } = await translated(() =>
      sql<ThemeCount>`
        select substr(c.source, 7) as topic, (c.value * 2 - 1)::int as polarity, sum(c.weight)::float8 as weight, count(*)::int as items
        ${chosen} and c.source like 'topic:%' group by 1, 2 order by weight desc, 1, 2`.execute(this.db),
    );
    const { rows: totals } = await translated(() =>
      sql<{ items: number; itemWeight: number }>`
        select count(*)::int as items, coalesce(sum(believed), 0)::float8 as item_weight from (
          select distinct on (c.kind, c.item_id) case decided.verdict when 'genuine' then 1 when 'inauthentic' then 0
            else 1 - coalesce(verdict.probability, 0) end as believed ${chosen}) as item`.execute(this.db),
    );
    return { counts, ...totals[0]! };
  }
}
