import { sql } from 'kysely';
import type { Analysis } from '../domain/analysis.js';
import type { ItemKind } from '../domain/item.js';
import type { Settings } from '../domain/settings.js';
import type { ScorableItem } from '../domain/ports/pipeline-store.js';
import { AUTHENTICITY } from './belief.js';
import type { Tx } from './database.js';
import { readLaterWords } from './order-words.js';
import { readSettings } from './postgres-settings-store.js';
import { itemFromRow } from './rows.js';

export interface ItemReference {
  kind: ItemKind;
  id: string;
}

export const reviewReferences = (reviews: readonly { reviewId: string }[]): ItemReference[] => reviews.map(({ reviewId }) => ({ kind: 'review', id: reviewId }));

/** The newest analysis of an item aliased `i`, to be joined as `newest`. */
export const NEWEST_ANALYSIS = sql`lateral (
  select analysis from analyses a where a.platform_id = i.platform_id and a.kind = i.kind and a.item_id = i.item_id
  order by analysed_at desc limit 1)`;

const wantedRows = (references: readonly ItemReference[]) =>
  sql`select kind, id from jsonb_to_recordset(${JSON.stringify(references)}::jsonb) as wanted(kind text, id text)`;

/**
 * Locks the items' rows. Every step that changes verdicts, flags or sums takes this lock first and in
 * this order, so that no two can wait for each other.
 */
export async function lockItems(tx: Tx, platformId: string, references: readonly ItemReference[]): Promise<void> {
  await sql`
    select 1 from items where platform_id = ${platformId} and (kind, item_id) in (${wantedRows(references)})
    order by kind, item_id for update`.execute(tx);
}

/** Reads what locked items weigh now: whoever scores under the lock has seen every earlier decision. */
export async function readScorableItems(tx: Tx, platformId: string, references: readonly ItemReference[]): Promise<ScorableItem[]> {
  const { rows } = await sql<{ kind: ItemKind; payload: unknown; receivedAt: Date; analysis: Analysis; authenticity: number; category: string | null }>`
    select i.kind, i.payload, i.received_at, newest.analysis, (${AUTHENTICITY})::float8 as authenticity, merchant.category
    from items i
    join ${NEWEST_ANALYSIS} newest on true
    left join merchants merchant on merchant.platform_id = i.platform_id and merchant.merchant_id = i.merchant_id
    left join judgements verdict on i.kind = 'review' and verdict.platform_id = i.platform_id and verdict.review_id = i.item_id
    left join decisions decided on i.kind = 'review' and decided.platform_id = i.platform_id
      and decided.review_id = i.item_id and decided.superseded_at is null
    where i.platform_id = ${platformId} and (i.kind, i.item_id) in (${wantedRows(references)})
    order by i.kind, i.item_id`.execute(tx);
  const settings = new Map<string | null, Settings>();
  for (const category of new Set(rows.map((row) => row.category))) {
    settings.set(category, (await readSettings(tx, platformId, category)).settings);
  }
  const items = rows.map(({ kind, payload, category, ...rest }) => ({ item: itemFromRow({ kind, payload }), settings: settings.get(category)!, ...rest }));
  const words = await readLaterWords(tx, platformId, items.flatMap(({ item }) => (item.kind === 'transcript' ? [item.transcript] : [])));
  return items.map((scorable) => ({ ...scorable, laterWords: (scorable.item.kind === 'transcript' && words.get(scorable.item.transcript.id)) || [] }));
}
