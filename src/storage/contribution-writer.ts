import { sql } from 'kysely';
import type { NewEvent } from '../domain/event-log.js';
import { DEFAULT_HALF_LIFE_DAYS, growth } from '../domain/forward-decay.js';
import type { ScoredItem } from '../domain/ports/pipeline-store.js';
import type { Tx } from './database.js';

/** One signed change of the sums: an old contribution leaves with −1, a new one enters with +1. */
interface Change {
  sign: 1 | -1;
  merchantId: string;
  dimension: string;
  value: number;
  weight: number;
  grownWeight: number;
}

async function takeOut(tx: Tx, platformId: string, items: readonly ScoredItem[]): Promise<Change[]> {
  const { rows } = await sql<Omit<Change, 'sign'>>`
    delete from contributions where platform_id = ${platformId} and (kind, item_id) in
      (select kind, id from jsonb_to_recordset(${JSON.stringify(items.map(({ kind, id }) => ({ kind, id })))}::jsonb) as wanted(kind text, id text))
    returning merchant_id, dimension, value, weight, grown_weight`.execute(tx);
  return rows.map((row) => ({ ...row, sign: -1 }));
}

async function putIn(tx: Tx, platformId: string, items: readonly ScoredItem[]): Promise<Change[]> {
  const rows = items.flatMap((item) =>
    item.contributions.map((contribution) => ({
      kind: item.kind,
      itemId: item.id,
      merchantId: item.merchantId,
      occurredAt: item.occurredAt.toISOString(),
      ...contribution,
      grownWeight: contribution.weight * growth(item.occurredAt.getTime(), DEFAULT_HALF_LIFE_DAYS),
    })),
  );
  await sql`
    insert into contributions (platform_id, kind, item_id, source, merchant_id, dimension, value, weight, grown_weight, occurred_at)
    select ${platformId}, kind, "itemId", source, "merchantId", dimension, value, weight, "grownWeight", "occurredAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry(kind text, "itemId" text, source text, "merchantId" text,
      dimension text, value double precision, weight double precision, "grownWeight" double precision, "occurredAt" timestamptz)`.execute(tx);
  return rows.map(({ merchantId, dimension, value, weight, grownWeight }) => ({ sign: 1, merchantId, dimension, value, weight, grownWeight }));
}

/**
 * The sums are exact decimals: a double is added as the shortest decimal that reads back as itself,
 * so what entered leaves without a trace and the order of arrivals does not matter.
 */
async function addToSums(tx: Tx, platformId: string, changes: readonly Change[]): Promise<void> {
  await sql`
    insert into score_sums (platform_id, merchant_id, dimension, weight, weighted_value, squared_weight, count)
    select ${platformId}, "merchantId", dimension, sum(sign * grown), sum(sign * grown * given), sum(sign * grown * grown),
      sum(case when weight > 0 then sign else 0 end)
    from (
      select "merchantId", dimension, sign, weight, "grownWeight" as grown, value as given
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as change(sign integer, "merchantId" text, dimension text,
        value numeric, weight numeric, "grownWeight" numeric)) as exact
    group by "merchantId", dimension order by "merchantId", dimension
    on conflict (platform_id, merchant_id, dimension) do update set
      weight = score_sums.weight + excluded.weight,
      weighted_value = score_sums.weighted_value + excluded.weighted_value,
      squared_weight = score_sums.squared_weight + excluded.squared_weight,
      count = score_sums.count + excluded.count`.execute(tx);
}

/**
 * Replaces whatever the items contributed before by their new contributions, in one O(1) change of
 * the sums each, and answers the events that explain it. The items' rows must be locked.
 */
export async function replaceContributions(tx: Tx, platformId: string, items: readonly ScoredItem[]): Promise<NewEvent[]> {
  if (items.length === 0) return [];
  const changes = [...(await takeOut(tx, platformId, items)), ...(await putIn(tx, platformId, items))];
  if (changes.length > 0) await addToSums(tx, platformId, changes);
  return items.map((item) => ({
    kind: 'item.scored',
    subject: `${item.kind}:${item.id}`,
    body: {
      merchantId: item.merchantId,
      occurredAt: item.occurredAt.toISOString(),
      authenticity: item.authenticity,
      modelRevision: item.modelRevision,
      contributions: item.contributions,
    },
  }));
}
