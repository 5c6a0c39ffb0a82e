import { LANDMARK_MS } from '../../domain/forward-decay.js';
import { sql, type Kysely } from 'kysely';

/** As `growth` of the domain; frozen here with the default half-life of the time. */
const GROWTH = sql`power(2::float8, (extract(epoch from occurred_at)::float8 - ${sql.lit(LANDMARK_MS / 1000)}) / 86400 / 180)`;

const STATEMENTS = [
  /* What an item adds to the sums, at most one row a dimension; contributions stay as its parts. */
  sql`create table observations (
    platform_id text not null,
    kind text not null,
    item_id text not null,
    dimension text not null,
    merchant_id text not null,
    value double precision not null,
    weight double precision not null,
    full_weight double precision not null,
    grown_weight double precision not null,
    grown_full_weight double precision not null,
    occurred_at timestamptz not null,
    category text,
    channel text,
    agent text,
    primary key (platform_id, kind, item_id, dimension)
  )`,
  sql`create index observations_by_merchant on observations (platform_id, merchant_id, dimension)`,
  sql`insert into observations
    select c.platform_id, c.kind, c.item_id, c.dimension, c.merchant_id,
      coalesce(sum(c.weight * c.value) / nullif(sum(c.weight), 0), avg(c.value)), max(c.weight),
      max(c.weight / coalesce(nullif(believed.authenticity, 0), 1)), 0, 0, c.occurred_at,
      i.payload->>'productCategory', i.payload->>'channel', i.payload->>'agentId'
    from contributions c
    join items i on i.platform_id = c.platform_id and i.kind = c.kind and i.item_id = c.item_id
    left join lateral (select case d.verdict when 'genuine' then 1 when 'inauthentic' then 0 else 1 - j.probability end as authenticity
      from judgements j left join decisions d on d.platform_id = j.platform_id and d.review_id = j.review_id and d.superseded_at is null
      where c.kind = 'review' and j.platform_id = c.platform_id and j.review_id = c.item_id) believed on true
    group by c.platform_id, c.kind, c.item_id, c.dimension, c.merchant_id, c.occurred_at, i.payload`,
  sql`update observations set grown_weight = weight * ${GROWTH}, grown_full_weight = full_weight * ${GROWTH}`,
  sql`alter table contributions drop column grown_weight`,
  /* numeric, not double: exact sums do not depend on the order of arrivals, so a corrected item
     leaves no rounding behind and incremental equals recomputed. */
  sql`drop table score_sums`,
  sql`create table score_sums (
    platform_id text not null,
    merchant_id text not null,
    scope text not null check (scope in ('all', 'category', 'channel', 'agent')),
    scope_value text not null,
    dimension text not null,
    weight numeric not null,
    weighted_value numeric not null,
    squared_weight numeric not null,
    full_weight numeric not null,
    full_weighted_value numeric not null,
    full_squared_weight numeric not null,
    raw_value numeric not null,
    raw_count bigint not null,
    count bigint not null,
    primary key (platform_id, merchant_id, scope, scope_value, dimension)
  )`,
  sql`insert into score_sums
    select platform_id, merchant_id, scope, scope_value, dimension, sum(grown), sum(grown * given), sum(grown * grown),
      sum(grown_full), sum(grown_full * given), sum(grown_full * grown_full), sum(given), count(*), count(*) filter (where weight > 0)
    from (select o.*, grown_weight::text::numeric as grown, grown_full_weight::text::numeric as grown_full, value::text::numeric as given from observations o) o
    cross join lateral (values ('all', ''), ('category', category), ('channel', channel), ('agent', agent)) as scoped(scope, scope_value)
    where scope_value is not null
    group by platform_id, merchant_id, scope, scope_value, dimension`,
  /* Which half-life a merchant's sums were made with, and when they last changed by the log's time. */
  sql`create table score_states (
    platform_id text not null,
    merchant_id text not null,
    half_life_days double precision not null,
    changed_at timestamptz not null,
    primary key (platform_id, merchant_id)
  )`,
  sql`insert into score_states select distinct platform_id, merchant_id, 180, now() from observations`,
  sql`create table score_verifications (
    platform_id text not null,
    day date not null,
    merchants integer,
    differences integer,
    verified_at timestamptz,
    primary key (platform_id, day)
  )`,
  /* Replay reads one merchant's events, and the newest event of one subject. */
  sql`create index events_scored_by_merchant on events (platform_id, (body->>'merchantId'), sequence) where kind = 'item.scored'`,
  sql`drop index events_by_subject`,
  sql`create index events_by_subject on events (platform_id, subject, sequence)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db);
}
