import { sql } from 'kysely';
import type { NewEvent } from '../domain/event-log.js';
import type { Merchant } from '../domain/item.js';
import type { MerchantStore, StoredMerchant } from '../domain/ports/read-stores.js';
import { promiseDeriving } from './action-writer.js';
import { inTransaction, translated, type Db, type Tx } from './database.js';
import { appendEvents } from './event-writer.js';
import { promiseOnce } from './pipeline-outbox.js';
import { readPolicyLayers } from './policy-reader.js';

/**
 * Held until the transaction ends by whoever writes merchants or their days, so that writers of one
 * platform queue up instead of waiting for each other's rows crosswise.
 */
async function lockMerchants(tx: Tx, platformId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`merchants ${platformId}`}, 0))`.execute(tx);
}

/** The category of merchants that nobody has described yet. */
export const UNDESCRIBED_CATEGORY = 'uncategorised';

/** Items may come before their merchant is described: it is known by its id until then. */
export async function makeMerchantsKnown(tx: Tx, platformId: string, merchantIds: readonly string[]): Promise<void> {
  await lockMerchants(tx, platformId);
  await sql`
    insert into merchants (platform_id, merchant_id, name, category)
    select ${platformId}, id, id, ${UNDESCRIBED_CATEGORY} from unnest(${merchantIds}::text[]) as id
    on conflict do nothing`.execute(tx);
}

/**
 * Inserts or replaces merchants inside the caller's transaction, and answers the events that say what
 * changed. A merchant's category decides its settings and peers: its sums follow.
 */
export async function upsertMerchants(tx: Tx, platformId: string, merchants: readonly Merchant[]): Promise<NewEvent[]> {
  /* The last of several entries for one id wins; one statement may not touch a row twice. */
  const distinct = [...new Map(merchants.map((merchant) => [merchant.id, merchant])).values()];
  if (distinct.length === 0) return [];
  await lockMerchants(tx, platformId);
  const { rows } = await sql<{ id: string; name: string; category: string }>`
    insert into merchants (platform_id, merchant_id, name, category, settings)
    select ${platformId}, id, name, category, coalesce(settings, '{}')
    from jsonb_to_recordset(${JSON.stringify(distinct)}::jsonb) as merchant(id text, name text, category text, settings jsonb)
    order by id
    on conflict (platform_id, merchant_id) do update set
      name = excluded.name, category = excluded.category, settings = excluded.settings, updated_at = now()
    where (merchants.name, merchants.category) is distinct from (excluded.name, excluded.category)
    returning merchant_id as id, name, category`.execute(tx);
  if (rows.length > 0) {
    await promiseOnce(tx, platformId, 'follow-settings', {});
    if ((await readPolicyLayers(tx, platformId)).isSet) await promiseDeriving(tx, platformId);
  }
  return rows.map(({ id, name, category }) => ({ kind: 'merchant.changed', subject: `merchant:${id}`, body: { name, category } }));
}

/** Merchants in PostgreSQL. */
export class PostgresMerchantStore implements MerchantStore {
  constructor(private readonly db: Db) {}

  async put(platformId: string, merchant: Merchant): Promise<StoredMerchant> {
    await inTransaction(this.db, async (tx) => {
      await appendEvents(tx, platformId, await upsertMerchants(tx, platformId, [merchant]));
    });
    return (await this.find(platformId, merchant.id))!;
  }

  async find(platformId: string, merchantId: string): Promise<StoredMerchant | undefined> {
    const { rows } = await translated(() =>
      sql<StoredMerchant>`
        select merchant_id as id, name, category, settings, updated_at from merchants
        where platform_id = ${platformId} and merchant_id = ${merchantId}`.execute(this.db),
    );
    return rows[0];
  }
}
