import { sql } from 'kysely';
import type { NewEvent } from '../domain/event-log.js';
import type { ScoredItem } from '../domain/ports/pipeline-store.js';
import type { Tx } from './database.js';
import { growth, lockScoreStates } from './score-state.js';

/**
 * One observation with its grown weights, as it enters (+1) or leaves (−1) the sums. Its numbers stay the
 * database's own decimals: JavaScript writes a double that lies half-way between two shortest decimals, such
 * as 1e23, otherwise than PostgreSQL, and what left would not be what entered.
 */
interface Change {
  sign: 1 | -1;
  merchantId: string;
  dimension: string;
  value: string;
  weight: string;
  grownWeight: string;
  grownFullWeight: string;
  category: string | null;
  channel: string | null;
  agent: string | null;
}

const changeColumns = sql`merchant_id, dimension, value::text as value, weight::text as weight, grown_weight::text as grown_weight,
  grown_full_weight::text as grown_full_weight, category, channel, agent`;

async function takeOut(tx: Tx, platformId: string, items: readonly ScoredItem[]): Promise<Change[]> {
  const wanted = sql`select kind, id from jsonb_to_recordset(${JSON.stringify(items.map(({ kind, id }) => ({ kind, id })))}::jsonb) as wanted(kind text, id text)`;
  await sql`delete from contributions where platform_id = ${platformId} and (kind, item_id) in (${wanted})`.execute(tx);
  const { rows } = await sql<Omit<Change, 'sign'>>`
    delete from observations where platform_id = ${platformId} and (kind, item_id) in (${wanted})
    returning ${changeColumns}`.execute(tx);
  return rows.map((row) => ({ ...row, sign: -1 }));
}

const withItem = <Part extends object>({ kind, id, merchantId, occurredAt, scopes }: ScoredItem, part: Part) => ({
  kind,
  itemId: id,
  merchantId,
  occurredAt: occurredAt.toISOString(),
  ...scopes,
  ...part,
});

async function putIn(tx: Tx, platformId: string, items: readonly ScoredItem[]): Promise<Change[]> {
  const parts = items.flatMap((item) => item.contributions.map((contribution) => withItem(item, contribution)));
  await sql`
    insert into contributions (platform_id, kind, item_id, source, merchant_id, dimension, value, weight, occurred_at)
    select ${platformId}, kind, "itemId", source, "merchantId", dimension, value, weight, "occurredAt"
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as entry(kind text, "itemId" text, source text, "merchantId" text,
      dimension text, value double precision, weight double precision, "occurredAt" timestamptz)`.execute(tx);
  const observations = items.flatMap((item) => item.observations.map((observation) => withItem(item, observation)));
  const grown = growth(sql`"occurredAt"`, sql`state.half_life_days`);
  const { rows } = await sql<Omit<Change, 'sign'>>`
    insert into observations (platform_id, kind, item_id, dimension, merchant_id, value, weight, full_weight, grown_weight, grown_full_weight,
      occurred_at, category, channel, agent)
    select ${platformId}, kind, "itemId", dimension, "merchantId", value, weight, "fullWeight", weight * ${grown}, "fullWeight" * ${grown},
      "occurredAt", category, channel, agent
    from jsonb_to_recordset(${JSON.stringify(observations)}::jsonb) as entry(kind text, "itemId" text, dimension text, "merchantId" text,
      value double precision, weight double precision, "fullWeight" double precision, "occurredAt" timestamptz, category text, channel text, agent text)
    join score_states state on state.platform_id = ${platformId} and state.merchant_id = "merchantId"
    returning ${changeColumns}`.execute(tx);
  return rows.map((row) => ({ ...row, sign: 1 }));
}

/**
 * The sums are exact decimals: a double is added as the shortest decimal that reads back as itself,
 * so what entered leaves without a trace and the order of arrivals does not matter.
 */
async function addToSums(tx: Tx, platformId: string, changes: readonly Change[]): Promise<void> {
  await sql`
    insert into score_sums (platform_id, merchant_id, scope, scope_value, dimension, weight, weighted_value, squared_weight,
      full_weight, full_weighted_value, full_squared_weight, raw_value, raw_count, count)
    select ${platformId}, "merchantId", scope, scope_value, dimension, sum(sign * grown), sum(sign * grown * given), sum(sign * grown * grown),
      sum(sign * believed), sum(sign * believed * given), sum(sign * believed * believed), sum(sign * given), sum(sign),
      sum(case when weight > 0 then sign else 0 end)
    from (
      select "merchantId", dimension, sign, weight, "grownWeight" as grown, "grownFullWeight" as believed, value as given, category, channel, agent
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as change(sign integer, "merchantId" text, dimension text,
        value numeric, weight numeric, "grownWeight" numeric, "grownFullWeight" numeric, category text, channel text, agent text)) as exact
    cross join lateral (values ('all', ''), ('category', category), ('channel', channel), ('agent', agent)) as scoped(scope, scope_value)
    where scope_value is not null
    group by "merchantId", scope, scope_value, dimension order by "merchantId", scope, scope_value, dimension
    on conflict (platform_id, merchant_id, scope, scope_value, dimension) do update set
      weight = score_sums.weight + excluded.weight,
      weighted_value = score_sums.weighted_value + excluded.weighted_value,
      squared_weight = score_sums.squared_weight + excluded.squared_weight,
      full_weight = score_sums.full_weight + excluded.full_weight,
      full_weighted_value = score_sums.full_weighted_value + excluded.full_weighted_value,
      full_squared_weight = score_sums.full_squared_weight + excluded.full_squared_weight,
      raw_value = score_sums.raw_value + excluded.raw_value,
      raw_count = score_sums.raw_count + excluded.raw_count,
      count = score_sums.count + excluded.count`.execute(tx);
}

/**
 * Replaces whatever the items contributed before by their new contributions, in one O(1) change of
 * the sums each, and answers the events that explain it. The items' rows must be locked.
 */
export async function replaceContributions(tx: Tx, platformId: string, items: readonly ScoredItem[]): Promise<NewEvent[]> {
  if (items.length === 0) return [];
  const newStates = await lockScoreStates(tx, platformId, items.map(({ merchantId }) => merchantId));
  const changes = [...(await takeOut(tx, platformId, items)), ...(await putIn(tx, platformId, items))];
  if (changes.length > 0) await addToSums(tx, platformId, changes);
  const scored = items.map((item): NewEvent => ({
    kind: 'item.scored',
    subject: `${item.kind}:${item.id}`,
    body: {
      merchantId: item.merchantId,
      occurredAt: item.occurredAt.toISOString(),
      authenticity: item.authenticity,
      modelRevision: item.modelRevision,
      scopes: item.scopes,
      contributions: item.contributions,
      observations: item.observations,
    },
  }));
  return [...newStates, ...scored];
}
