import { sql } from 'kysely';
import { amend, itemConflict } from '../domain/amendment.js';
import type { NewEvent } from '../domain/event-log.js';
import type { Item, ItemKind } from '../domain/item.js';
import { occurredAt } from '../domain/occurrence.js';
import type { ChunkReference } from '../domain/ports/pipeline-store.js';
import type { Tx } from './database.js';
import { itemFromRow, itemPayload } from './rows.js';

/** Amendments merged at a time: what is held in memory does not grow with the batch. */
const PAGE_SIZE = 200;

export interface PendingAmendment {
  ordinal: number;
  kind: ItemKind;
  itemId: string;
  payload: object;
  contentHash: string;
  pointer: string;
}

/** Puts a batch's amendments aside until its end. */
export async function keepPending(tx: Tx, platformId: string, batchId: string, pending: readonly PendingAmendment[]): Promise<void> {
  if (pending.length === 0) return;
  await sql`
    insert into pending_amendments (platform_id, batch_id, ordinal, kind, item_id, payload, content_hash, pointer)
    select ${platformId}, ${batchId}, ordinal, kind, "itemId", payload, "contentHash", pointer
    from jsonb_to_recordset(${JSON.stringify(pending)}::jsonb) as entry(ordinal integer, kind text, "itemId" text, payload jsonb, "contentHash" text, pointer text)`.execute(tx);
}

interface PendingRow extends PendingAmendment {
  stored: object;
  receivedAt: Date;
}

async function nextPage(tx: Tx, platformId: string, batchId: string, afterOrdinal: number): Promise<PendingRow[]> {
  const { rows } = await sql<PendingRow>`
    select p.ordinal, p.kind, p.item_id, p.payload, p.content_hash, p.pointer, i.payload as stored, i.received_at
    from pending_amendments p join items i on i.platform_id = p.platform_id and i.kind = p.kind and i.item_id = p.item_id
    where p.platform_id = ${platformId} and p.batch_id = ${batchId} and p.ordinal > ${afterOrdinal}
    order by p.ordinal limit ${PAGE_SIZE}`.execute(tx);
  return rows;
}

interface Merged {
  kind: ItemKind;
  itemId: string;
  item: Item;
  contentHash: string;
  receivedAt: Date;
  versions: number;
}

/** What a page makes of its items, in the order handed in, and the fields that each entry touched. */
function merge(page: readonly PendingRow[]): { items: Merged[]; touched: { ordinal: number; fields: string[] }[] } {
  const items = new Map<string, Merged>();
  const touched = page.map(({ ordinal, kind, itemId, payload, contentHash, pointer, stored, receivedAt }) => {
    const key = JSON.stringify([kind, itemId]);
    const before = items.get(key);
    const outcome = amend(before?.item ?? itemFromRow({ kind, payload: stored }), itemFromRow({ kind, payload }));
    if ('conflict' in outcome) throw itemConflict(pointer + outcome.conflict);
    if (outcome.fields.length > 0) items.set(key, { kind, itemId, item: outcome.item, contentHash, receivedAt, versions: (before?.versions ?? 0) + 1 });
    return { ordinal, fields: outcome.fields };
  });
  return { items: [...items.values()], touched };
}

/**
 * Applies what was put aside, to the items as they are by now: another batch may have added to them meanwhile. The
 * items' rows are locked in their order until the transaction ends, so call it towards the end.
 * @throws AppError item_conflict with the pointer to what another batch has by now as something else
 */
export async function applyPending(tx: Tx, platformId: string, batchId: string): Promise<void> {
  const pending = sql`pending_amendments where platform_id = ${platformId} and batch_id = ${batchId}`;
  await sql`
    select 1 from items where platform_id = ${platformId} and (kind, item_id) in (select kind, item_id from ${pending})
    order by kind, item_id for update`.execute(tx);
  for (let after = -1; ; ) {
    const page = await nextPage(tx, platformId, batchId, after);
    if (page.length === 0) break;
    after = page.at(-1)!.ordinal;
    const { items, touched } = merge(page);
    const rows = items.map(({ item, receivedAt, ...rest }) => ({ ...rest, payload: itemPayload(item), occurredAt: occurredAt(item, receivedAt).toISOString() }));
    await sql`
      update items set payload = amended.payload, content_hash = amended."contentHash", occurred_at = amended."occurredAt", version = items.version + amended.versions
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as amended(kind text, "itemId" text, payload jsonb, "contentHash" text, "occurredAt" timestamptz, versions integer)
      where items.platform_id = ${platformId} and items.kind = amended.kind and items.item_id = amended."itemId"`.execute(tx);
    await sql`
      update batch_items set amended = array(select jsonb_array_elements_text(entry.fields))
      from jsonb_to_recordset(${JSON.stringify(touched)}::jsonb) as entry(ordinal integer, fields jsonb)
      where platform_id = ${platformId} and batch_id = ${batchId} and batch_items.ordinal = entry.ordinal`.execute(tx);
  }
  await sql`delete from ${pending}`.execute(tx);
}

/** What a chunk's batch added to items known before, for the log: told when they are scored anew. */
export async function amendmentEvents(tx: Tx, { platformId, batchId, chunk }: ChunkReference): Promise<NewEvent[]> {
  const { rows } = await sql<{ kind: ItemKind; id: string; merchantId: string; fields: string[]; version: number }>`
    select i.kind, i.item_id as id, i.merchant_id, i.version,
      array(select distinct unnest(e.amended) from batch_items e where e.platform_id = i.platform_id and e.batch_id = ${batchId}
        and e.kind = i.kind and e.item_id = i.item_id order by 1) as fields
    from batch_items entry
    join items i on i.platform_id = entry.platform_id and i.kind = entry.kind and i.item_id = entry.item_id
    where entry.platform_id = ${platformId} and entry.batch_id = ${batchId} and entry.chunk = ${chunk} and cardinality(entry.amended) > 0
    order by entry.ordinal`.execute(tx);
  return rows.map(({ kind, id, ...body }) => ({ kind: 'item.amended', subject: `${kind}:${id}`, body: { ...body, batchId } }));
}
