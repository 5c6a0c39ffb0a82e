import { sql, type RawBuilder } from 'kysely';
import type { ScoredAspect } from '../domain/contributions.js';
import type { MerchantScope, SumsByAspect } from '../domain/ports/score-store.js';
import type { ScoreScope } from '../domain/score-scope.js';
import { translated, type Db, type Tx } from './database.js';
import { growth } from './score-state.js';

/** Scores of the past, from the log alone. */

/** Sums as the driver answers them: numeric as text. */
export interface SumsRow {
  dimension: ScoredAspect;
  weight: string;
  weightedValue: string;
  squaredWeight: string;
  fullWeight: string;
  fullWeightedValue: string;
  fullSquaredWeight: string;
  rawValue: string;
  rawCount: string;
  count: string;
}

function sumsOf(row: SumsRow) {
  return {
    weight: Number(row.weight),
    weightedValue: Number(row.weightedValue),
    squaredWeight: Number(row.squaredWeight),
    fullWeight: Number(row.fullWeight),
    fullWeightedValue: Number(row.fullWeightedValue),
    fullSquaredWeight: Number(row.fullSquaredWeight),
    rawValue: Number(row.rawValue),
    rawCount: Number(row.rawCount),
    count: Number(row.count),
  };
}

export function sumsByAspect(rows: readonly SumsRow[]): SumsByAspect {
  return Object.fromEntries(rows.map((row) => [row.dimension, sumsOf(row)]));
}

/** The columns of `SumsRow`, added up over rows of grown, believed, given (numeric) and counts (boolean), with a sign. */
export const addedUp = (sign: RawBuilder<unknown>) => sql`
  sum(${sign} * grown) as weight, sum(${sign} * grown * given) as weighted_value, sum(${sign} * grown * grown) as squared_weight,
  sum(${sign} * believed) as full_weight, sum(${sign} * believed * given) as full_weighted_value, sum(${sign} * believed * believed) as full_squared_weight,
  sum(${sign} * given) as raw_value, sum(${sign})::bigint as raw_count, sum(case when counts then ${sign} else 0 end)::bigint as count`;

/** Whether a logged item belongs to the scope. */
export function inScope(scope: ScoreScope): RawBuilder<unknown> {
  return scope.kind === 'all' ? sql`true` : sql`body->'scopes'->>${scope.kind} = ${scope.value}`;
}

/** The scored events of one merchant: an index holds just these. */
export const scoredEvents = ({ platformId, merchantId }: Pick<MerchantScope, 'platformId' | 'merchantId'>) =>
  sql`events where platform_id = ${platformId} and kind = 'item.scored' and body->>'merchantId' = ${merchantId}`;

const OBSERVED = sql`jsonb_to_recordset(body->'observations') as o(dimension text, value float8, weight float8, "fullWeight" float8)`;
const OCCURRED_AT = sql`(body->>'occurredAt')::timestamptz`;

/**
 * A merchant's observations as the log had them at an instant, with their weight decayed to it:
 * kind, id, occurred_at, authenticity, dimension, value, weight.
 */
export function observationsAt(of: MerchantScope, at: Date, halfLifeDays: number): RawBuilder<unknown> {
  return sql`
    select split_part(subject, ':', 1) as kind, substr(subject, strpos(subject, ':') + 1) as id, ${OCCURRED_AT} as occurred_at,
      (body->>'authenticity')::float8 as authenticity, o.dimension, o.value,
      o.weight * ${growth(OCCURRED_AT, halfLifeDays)} / ${growth(sql`${at}::timestamptz`, halfLifeDays)} as weight
    from (select distinct on (subject) subject, body from ${scoredEvents(of)} and at <= ${at} order by subject, sequence desc) as standing
    cross join lateral ${OBSERVED} where ${inScope(of.scope)}`;
}

/**
 * The merchant's undecayed sums at each of the ascending instants, made with one half-life: each
 * version of an item counts from its event to the item's next, in exact decimals.
 */
export async function replaySums(db: Db | Tx, of: MerchantScope, instants: readonly Date[], halfLifeDays: number): Promise<SumsByAspect[]> {
  const times = sql`${instants.map((instant) => instant.toISOString())}::timestamptz[]`;
  /* How many instants lie before the event: those at the very instant of an event include it. */
  const indexOf = (at: RawBuilder<unknown>) => sql`width_bucket(${at} - interval '1 microsecond', ${times})`;
  const { rows } = await translated(() =>
    sql<SumsRow & { index: number }>`
      with versions as (
        select at as enters, lead(at) over (partition by subject order by sequence) as leaves, body
        from ${scoredEvents(of)} and at <= ${instants.at(-1)!}
      ), spans as (
        select ${indexOf(sql`enters`)} as enters, case when leaves is null then ${instants.length}::int else ${indexOf(sql`leaves`)} end as leaves, body
        from versions where ${inScope(of.scope)}
      ), observed as (
        select enters, leaves, o.dimension, (o.weight * ${growth(OCCURRED_AT, halfLifeDays)})::text::numeric as grown,
          (o."fullWeight" * ${growth(OCCURRED_AT, halfLifeDays)})::text::numeric as believed, o.value::text::numeric as given, o.weight > 0 as counts
        from spans cross join lateral ${OBSERVED} where enters < leaves
      ), steps as (
        select enters as index, 1 as sign, dimension, grown, believed, given, counts from observed
        union all select leaves, -1, dimension, grown, believed, given, counts from observed where leaves < ${instants.length}::int
      ), changes as (
        select index, dimension, ${addedUp(sql`sign`)} from steps group by index, dimension
      )
      select index, dimension, ${sql.join(
        ['weight', 'weighted_value', 'squared_weight', 'full_weight', 'full_weighted_value', 'full_squared_weight', 'raw_value', 'raw_count', 'count'].map(
          (column) => sql`sum(${sql.ref(column)}) over (partition by dimension order by index) as ${sql.ref(column)}`,
        ),
      )} from changes order by index`.execute(db),
  );
  const standing: SumsByAspect = {};
  let next = 0;
  return instants.map((_, index) => {
    for (; rows[next] && rows[next]!.index <= index; next++) standing[rows[next]!.dimension] = sumsOf(rows[next]!);
    return Object.fromEntries(Object.entries(standing).filter(([, sums]) => sums.rawCount > 0));
  });
}

/** The newest event of a subject at each instant (absent: now), as it stood in the log; null before the first. */
export async function newestEvents<Body>(db: Db | Tx, platformId: string, wanted: readonly { subject: string; at?: Date }[]): Promise<({ at: Date; body: Body } | null)[]> {
  const rows = wanted.map(({ subject, at }, position) => ({ position, subject, until: at?.toISOString() ?? 'infinity' }));
  const { rows: found } = await translated(() =>
    sql<{ at: Date | null; body: Body }>`
      select newest.at, newest.body from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as wanted(position int, subject text, until timestamptz)
      left join lateral (
        select at, body from events e where e.platform_id = ${platformId} and e.subject = wanted.subject and e.at <= wanted.until
        order by sequence desc limit 1) newest on true
      order by position`.execute(db),
  );
  return found.map(({ at, body }) => (at === null ? null : { at, body }));
}
