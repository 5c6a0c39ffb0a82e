import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { DEFAULT_HALF_LIFE_DAYS } from '../../../src/domain/forward-decay.js';
import { startEmbeddedPostgres } from '../../../src/storage/embedded-postgres.js';
import { migrate } from '../../../src/storage/migrate.js';
import { openStores, type Stores } from '../../../src/storage/open-stores.js';
import { rebuildSums } from '../../../src/storage/score-rebuild.js';

export const PLATFORM = 'bench';

export interface FilledStore {
  stores: Stores;
  close(): Promise<void>;
}

/** A database of its own, removed again by `close`. */
export async function openOwnStore(): Promise<FilledStore> {
  const folder = mkdtempSync(path.join(tmpdir(), 'candor-bench-'));
  /* The server's own account must be able to enter. */
  chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres(folder);
  const stores = openStores({ url: server.url, maxConnections: 2, onIdleError: () => undefined });
  await migrate(stores.db);
  return {
    stores,
    close: async () => {
      await stores.close();
      await server.stop();
      rmSync(server.directory, { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Gives a merchant so many reviews, each read, judged, scored and logged, written by SQL in the shapes
 * that the pipeline writes. Only the log's hashes are none: they play no part in reading or updating.
 */
export async function fillMerchant({ db }: Stores, merchantId: string, items: number, firstSequence: number): Promise<void> {
  const rows = sql`(select n, ${merchantId} || '-' || n as id, now() - (n % 900) * interval '1 day' as at, 1 + (n * 7 % 5) as stars,
    ((n::bigint * 7919) % 1000) / 1000.0::float8 as believed, case when n % 3 = 0 then -1 else 1 end as polarity
    from generate_series(1, ${items}::int) as n) as review`;
  const observations = sql`jsonb_build_array(
    jsonb_build_object('dimension', 'service_attitude', 'value', (polarity + 1) / 2.0, 'weight', believed * .9, 'fullWeight', .9),
    jsonb_build_object('dimension', 'stars', 'value', (stars - 1) / 4.0, 'weight', believed, 'fullWeight', 1),
    jsonb_build_object('dimension', 'after_sales', 'value', (polarity + 1) / 2.0, 'weight', believed * .9, 'fullWeight', .9))`;
  const statements = [
    sql`insert into merchants (platform_id, merchant_id, name, category) values (${PLATFORM}, ${merchantId}, ${merchantId}, 'hotel')`,
    sql`insert into items (platform_id, kind, item_id, merchant_id, content_hash, payload, occurred_at, rating)
      select ${PLATFORM}, 'review', id, ${merchantId}, md5(id), jsonb_build_object('id', id, 'merchantId', ${merchantId}::text, 'text', 'Friendly staff ' || n,
        'rating', stars, 'createdAt', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')), at, stars from ${rows}`,
    sql`insert into analyses (platform_id, kind, item_id, revision, analysis)
      select ${PLATFORM}, 'review', id, 'bench', jsonb_build_object('id', id, 'language', 'en', 'model', jsonb_build_object('revision', 'bench'),
        'topics', jsonb_build_array(jsonb_build_object('topic', 'attitude', 'polarity', polarity, 'probability', .9, 'evidence', '[]'::jsonb))) from ${rows}`,
    sql`insert into judgements (platform_id, review_id, version, probability, logit, bias, action, evidence)
      select ${PLATFORM}, id, 'bench', 1 - believed, 0, 0, 'publish', '[]' from ${rows}`,
    sql`insert into contributions (platform_id, kind, item_id, source, merchant_id, dimension, value, weight, occurred_at)
      select ${PLATFORM}, 'review', id, source, ${merchantId}, dimension, value, weight, at from ${rows}
      cross join lateral (values ('topic:attitude', 'service_attitude', (polarity + 1) / 2.0::float8, believed * .9), ('stars', 'stars', (stars - 1) / 4.0::float8, believed)) as c(source, dimension, value, weight)`,
    sql`insert into observations (platform_id, kind, item_id, dimension, merchant_id, value, weight, full_weight, grown_weight, grown_full_weight, occurred_at)
      select ${PLATFORM}, 'review', id, dimension, ${merchantId}, value, weight, "fullWeight", 0, 0, at from ${rows}
      cross join lateral jsonb_to_recordset(${observations}) as o(dimension text, value float8, weight float8, "fullWeight" float8)`,
    sql`insert into events (platform_id, sequence, at, kind, subject, body, previous_hash, hash)
      select ${PLATFORM}, ${firstSequence} + n - 1, now(), 'item.scored', 'review:' || id, jsonb_build_object('merchantId', ${merchantId}::text,
        'occurredAt', at, 'authenticity', believed, 'modelRevision', 'bench', 'scopes', '{}'::jsonb, 'observations', ${observations}), md5(id), md5(id) from ${rows}`,
    sql`insert into event_heads (platform_id, sequence, hash, last_at) values (${PLATFORM}, ${firstSequence + items - 1}, 'none', now())
      on conflict (platform_id) do update set sequence = excluded.sequence, last_at = excluded.last_at`,
    /* Another half-life than the wanted one, so that the sums are made by the service's own code below. */
    sql`insert into score_states (platform_id, merchant_id, half_life_days, changed_at) values (${PLATFORM}, ${merchantId}, 1, now())`,
  ];
  for (const statement of statements) await statement.execute(db);
  await db.transaction().execute((tx) => rebuildSums(tx, PLATFORM, merchantId, DEFAULT_HALF_LIFE_DAYS));
}
