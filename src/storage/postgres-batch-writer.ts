import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { amend, differsWhereMasked } from '../domain/amendment.js';
import type { NewEvent } from '../domain/event-log.js';
import { itemId, itemMerchantId, type Item, type ItemKind, type Merchant } from '../domain/item.js';
import type { BatchWriter, PreparedItem, StoredState } from '../domain/ports/batch-store.js';
import { CHUNK_SIZE, type JobName } from '../jobs/catalog.js';
import { applyPending, keepPending, type PendingAmendment } from './amendment-writer.js';
import type { Tx } from './database.js';
import { MerchantDays } from './merchant-days.js';
import { makeMerchantsKnown, upsertMerchants } from './postgres-merchant-store.js';
import { itemFromRow, itemPayload } from './rows.js';

const FIRST_STEP: JobName = 'analyse-items';

/** Writes the items of one batch inside its transaction; numbers them and deals them into chunks. */
export class PostgresBatchWriter implements BatchWriter {
  private ordinal = 0;
  private accepted = 0;
  private amended = 0;
  private unchanged = 0;
  private hasPending = false;
  /** Items that this batch reads. */
  private readonly dealt = new Set<string>();
  private readonly described: Merchant[] = [];
  private readonly merchantIds = new Set<string>();
  private readonly days = new MerchantDays();

  constructor(
    private readonly tx: Tx,
    private readonly platformId: string,
    private readonly batchId: string,
  ) {}

  async upsertMerchants(merchants: readonly Merchant[]): Promise<void> {
    this.described.push(...merchants);
  }

  async addItems(items: readonly PreparedItem[]): Promise<StoredState[]> {
    const states = await this.store(items);
    const pending: PendingAmendment[] = [];
    const entries = items.map(({ item, contentHash, pointer }, index) => {
      const entry = { ordinal: this.ordinal++, kind: item.kind, itemId: itemId(item), chunk: this.chunkFor(item, states[index]!) };
      if (states[index] === 'amended') pending.push({ ...entry, payload: itemPayload(item), contentHash, pointer });
      return entry;
    });
    await sql`
      insert into batch_items (platform_id, batch_id, ordinal, kind, item_id, chunk)
      select ${this.platformId}, ${this.batchId}, ordinal, kind, "itemId", chunk
      from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
        as entry(ordinal integer, kind text, "itemId" text, chunk integer)`.execute(this.tx);
    this.hasPending ||= pending.length > 0;
    await keepPending(this.tx, this.platformId, this.batchId, pending);
    for (const { item, occurredAt } of items.filter((_, index) => states[index] === 'stored')) {
      this.merchantIds.add(itemMerchantId(item));
      this.days.add(item, occurredAt);
    }
    return states;
  }

  /** Where the entry is read: nowhere if it says nothing new, or if its item is read for an earlier entry of the batch, with all that the batch adds. */
  private chunkFor(item: Item, state: StoredState): number | null {
    const key = `${item.kind}:${itemId(item)}`;
    if ((state !== 'stored' && state !== 'amended') || this.dealt.has(key)) {
      this.unchanged++;
      return null;
    }
    this.dealt.add(key);
    this.accepted++;
    if (state === 'amended') this.amended++;
    return Math.floor((this.accepted - 1) / CHUNK_SIZE);
  }

  /** Inserts what is new; an id that is taken is compared by content, and by what may be added to it. */
  private async store(items: readonly PreparedItem[]): Promise<StoredState[]> {
    const rows = items.map((prepared, position) => {
      const review = prepared.item.kind === 'review' ? prepared.item.review : undefined;
      return {
        position,
        kind: prepared.item.kind,
        itemId: itemId(prepared.item),
        merchantId: itemMerchantId(prepared.item),
        contentHash: prepared.contentHash,
        payload: itemPayload(prepared.item),
        occurredAt: prepared.occurredAt.toISOString(),
        rating: review?.rating ?? null,
        reviewerId: review?.reviewerId ?? null,
        orderId: itemPayload(prepared.item).orderId ?? null,
        customerId: prepared.item.kind === 'transcript' ? (prepared.item.transcript.customerId ?? null) : null,
        ipHash: review?.source?.ipHash ?? null,
        deviceHash: review?.source?.deviceHash ?? null,
        bandKeys: `{${prepared.bandKeys.join(',')}}`,
      };
    });
    const { rows: inserted } = await sql<{ kind: string; itemId: string }>`
      with inserted as (insert into items (platform_id, kind, item_id, merchant_id, content_hash, payload, occurred_at, rating,
        reviewer_id, order_id, customer_id, ip_hash, device_hash, band_keys)
      select ${this.platformId}, kind, "itemId", "merchantId", "contentHash", payload, "occurredAt", rating,
        "reviewerId", "orderId", "customerId", "ipHash", "deviceHash", "bandKeys"::bigint[]
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as item(position integer, kind text, "itemId" text,
        "merchantId" text, "contentHash" text, payload jsonb, "occurredAt" timestamptz, rating smallint,
        "reviewerId" text, "orderId" text, "customerId" text, "ipHash" text, "deviceHash" text, "bandKeys" text)
      order by kind, "itemId", position
      on conflict do nothing
      returning platform_id, kind, item_id, band_keys),
      banded as (insert into review_bands (platform_id, band_key, item_id)
        select platform_id, unnest(band_keys), item_id from inserted order by 2)
      select kind, item_id from inserted`.execute(this.tx);
    const fresh = new Set(inserted.map((row) => `${row.kind}:${row.itemId}`));

    const { rows: stored } = await sql<{ kind: string; itemId: string; contentHash: string }>`
      select kind, item_id, content_hash from items
      where platform_id = ${this.platformId} and (kind, item_id) in
        (select kind, "itemId" from jsonb_to_recordset(${JSON.stringify(rows.map(({ kind, itemId: id }) => ({ kind, itemId: id })))}::jsonb) as wanted(kind text, "itemId" text))`.execute(this.tx);
    const hashes = new Map(stored.map((row) => [`${row.kind}:${row.itemId}`, row.contentHash]));
    const differing = rows.filter(({ kind, itemId: id, contentHash }) => hashes.get(`${kind}:${id}`) !== contentHash);
    const known = await this.contents(differing);
    return rows.map(({ kind, itemId: id, contentHash }, position) => {
      const key = `${kind}:${id}`;
      if (hashes.get(key) === contentHash) return fresh.delete(key) ? 'stored' : 'unchanged';
      const outcome = amend(known.get(key)!, items[position]!.item);
      if ('conflict' in outcome) return outcome;
      if (differsWhereMasked(hashes.get(key)!, contentHash)) return { conflict: '/text' };
      return outcome.fields.length > 0 ? 'amended' : 'unchanged';
    });
  }

  private async contents(of: readonly { kind: string; itemId: string }[]): Promise<Map<string, Item>> {
    if (of.length === 0) return new Map();
    const { rows } = await sql<{ kind: ItemKind; itemId: string; payload: unknown }>`
      select kind, item_id, payload from items where platform_id = ${this.platformId} and (kind, item_id) in
        (select kind, "itemId" from jsonb_to_recordset(${JSON.stringify(of.map(({ kind, itemId: id }) => ({ kind, itemId: id })))}::jsonb) as wanted(kind text, "itemId" text))`.execute(this.tx);
    return new Map(rows.map((row) => [`${row.kind}:${row.itemId}`, itemFromRow(row)]));
  }

  /**
   * Writes what batches share, additions to known items, merchants and their days, at the very end: an upload that takes its
   * time keeps nobody waiting, and two of them cannot wait for each other. Then promises the first
   * step of every chunk.
   */
  async close(): Promise<{ accepted: number; amended: number; unchanged: number; events: NewEvent[] }> {
    if (this.hasPending) await applyPending(this.tx, this.platformId, this.batchId);
    const events = await upsertMerchants(this.tx, this.platformId, this.described);
    await makeMerchantsKnown(this.tx, this.platformId, [...this.merchantIds]);
    await this.days.write(this.tx, this.platformId);
    const chunks = Array.from({ length: Math.ceil(this.accepted / CHUNK_SIZE) }, (_, chunk) => {
      const outboxId = randomUUID();
      return { outboxId, payload: { platformId: this.platformId, batchId: this.batchId, chunk, outboxId } };
    });
    await sql`
      insert into outbox (platform_id, outbox_id, job, payload)
      select ${this.platformId}, "outboxId", ${FIRST_STEP}, payload
      from jsonb_to_recordset(${JSON.stringify(chunks)}::jsonb) as job("outboxId" text, payload jsonb)`.execute(this.tx);
    return { accepted: this.accepted, amended: this.amended, unchanged: this.unchanged, events };
  }
}
