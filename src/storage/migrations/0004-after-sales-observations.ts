import { sql, type Kysely } from 'kysely';

/** Items scored before they were counted as wholes get their observation of after-sales service at all. */
const STATEMENTS = [
  sql`insert into observations
    select platform_id, kind, item_id, 'after_sales', merchant_id, avg(value), max(weight), max(full_weight), max(grown_weight), max(grown_full_weight),
      occurred_at, category, channel, agent
    from observations where dimension in ('service_attitude', 'response_speed', 'resolution_efficiency', 'service_content')
    group by platform_id, kind, item_id, merchant_id, occurred_at, category, channel, agent
    on conflict do nothing`,
  sql`delete from score_sums where dimension = 'after_sales'`,
  sql`insert into score_sums
    select platform_id, merchant_id, scope, scope_value, dimension, sum(grown), sum(grown * given), sum(grown * grown),
      sum(grown_full), sum(grown_full * given), sum(grown_full * grown_full), sum(given), count(*), count(*) filter (where weight > 0)
    from (select o.*, grown_weight::text::numeric as grown, grown_full_weight::text::numeric as grown_full, value::text::numeric as given
      from observations o where dimension = 'after_sales') o
    cross join lateral (values ('all', ''), ('category', category), ('channel', channel), ('agent', agent)) as scoped(scope, scope_value)
    where scope_value is not null
    group by platform_id, merchant_id, scope, scope_value, dimension`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db);
}
