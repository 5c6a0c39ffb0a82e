import { sql } from 'kysely';
import { AppError } from '../domain/app-error.js';
import { canonicalJson } from '../domain/digest.js';
import type { EffectiveSettings, SettingsStore, StoredLayer } from '../domain/ports/settings-store.js';
import { mergeSettings, type SettingsLayer } from '../domain/settings.js';
import { promiseDeriving } from './action-writer.js';
import { inTransaction, translated, type Db, type Tx } from './database.js';
import { appendEvents } from './event-writer.js';
import { promiseOnce } from './pipeline-outbox.js';

/** How the platform's own layer is stored, whose category is none. */
const PLATFORM_LAYER = '';

const settingsLock = (platformId: string) => sql`hashtextextended(${`settings ${platformId}`}, 0)`;

/** Keeps the settings as they are until the transaction ends, for whoever stores something that follows from them. */
export async function shareSettings(tx: Tx, platformId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${settingsLock(platformId)})`.execute(tx);
}

async function newestLayer(db: Db | Tx, platformId: string, category: string | null): Promise<StoredLayer> {
  const { rows } = await sql<Omit<StoredLayer, 'category'>>`
    select version, layer, changed_at, changed_by from settings_versions
    where platform_id = ${platformId} and category = ${category ?? PLATFORM_LAYER} order by version desc limit 1`.execute(db);
  return { category, ...(rows[0] ?? { version: 0, layer: {}, changedAt: null, changedBy: null }) };
}

/** What applied to a category's merchants at an instant, or applies now. */
export async function readSettings(db: Db | Tx, platformId: string, category: string | null, at?: Date): Promise<EffectiveSettings> {
  const { rows } = await sql<{ category: string; layer: SettingsLayer; changedAt: Date }>`
    select distinct on (category) category, layer, changed_at from settings_versions
    where platform_id = ${platformId} and category in (${PLATFORM_LAYER}, ${category ?? PLATFORM_LAYER})
      and (${at ?? null}::timestamptz is null or changed_at <= ${at ?? null})
    order by category, version desc`.execute(db);
  const layerOf = (wanted: string) => rows.find((row) => row.category === wanted)?.layer;
  const own = category === null ? undefined : layerOf(category);
  const newest = Math.max(...rows.map((row) => row.changedAt.getTime()));
  return { settings: mergeSettings(layerOf(PLATFORM_LAYER), own), changedAt: rows.length > 0 ? new Date(newest) : null };
}

/** Settings in PostgreSQL, every version kept. */
export class PostgresSettingsStore implements SettingsStore {
  constructor(private readonly db: Db) {}

  settingsAt(platformId: string, category: string | null, at?: Date): Promise<EffectiveSettings> {
    return translated(() => readSettings(this.db, platformId, category, at));
  }

  layer(platformId: string, category: string | null): Promise<StoredLayer> {
    return translated(() => newestLayer(this.db, platformId, category));
  }

  change({ platformId, category, layer, changedBy, expectedVersion }: Parameters<SettingsStore['change']>[0]): Promise<StoredLayer> {
    return inTransaction(this.db, async (tx) => {
      await sql`select pg_advisory_xact_lock(${settingsLock(platformId)})`.execute(tx);
      const { version: before, layer: layerBefore } = await newestLayer(tx, platformId, category);
      if (expectedVersion !== undefined && expectedVersion !== before) {
        throw new AppError({
          code: 'version_conflict',
          publicMessage: `The settings are at version ${before} by now; read them again before changing them.`,
          pointer: '/headers/if-match',
        });
      }
      const version = before + 1;
      await promiseOnce(tx, platformId, 'follow-settings', {});
      if (canonicalJson(layerBefore.actions ?? null) !== canonicalJson(layer.actions ?? null)) await promiseDeriving(tx, platformId);
      const changedAt = await appendEvents(tx, platformId, [
        { kind: 'settings.changed', subject: `settings:${category ?? PLATFORM_LAYER}`, body: { category, version, layer, changedBy } },
      ]);
      await sql`
        insert into settings_versions (platform_id, category, version, layer, changed_by, changed_at)
        values (${platformId}, ${category ?? PLATFORM_LAYER}, ${version}, ${JSON.stringify(layer)}::jsonb, ${changedBy}, ${changedAt})`.execute(tx);
      return { category, version, layer, changedAt, changedBy };
    });
  }
}
