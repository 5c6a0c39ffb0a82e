import { sql } from 'kysely';
import type { ActionPolicy } from '../domain/authenticity.js';
import { mergeSettings } from '../domain/settings.js';
import type { Db, Tx } from './database.js';

/** Which thresholds apply to which merchants, as the settings stand. */

interface PolicyLayers {
  /** Whether anything but the defaults was ever set. */
  isSet: boolean;
  of(category: string | null): ActionPolicy;
}

export async function readPolicyLayers(db: Db | Tx, platformId: string): Promise<PolicyLayers> {
  const { rows } = await sql<{ category: string; actions: ActionPolicy | null }>`
    select distinct on (category) category, layer->'actions' as actions from settings_versions
    where platform_id = ${platformId} order by category, version desc`.execute(db);
  const layers = new Map(rows.filter(({ actions }) => actions !== null).map(({ category, actions }) => [category, { actions: actions! }]));
  return { isSet: layers.size > 0, of: (category) => mergeSettings(layers.get(''), category === null ? undefined : layers.get(category)).actions };
}

/** The thresholds of each review's merchant category. */
export async function readReviewPolicies(tx: Tx, platformId: string, reviewIds: readonly string[]): Promise<(reviewId: string) => ActionPolicy> {
  const layers = await readPolicyLayers(tx, platformId);
  if (!layers.isSet) return () => layers.of(null);
  const { rows } = await sql<{ reviewId: string; category: string }>`
    select i.item_id as review_id, m.category from items i
    join merchants m on m.platform_id = i.platform_id and m.merchant_id = i.merchant_id
    where i.platform_id = ${platformId} and i.kind = 'review' and i.item_id = any(${reviewIds}::text[])`.execute(tx);
  const categories = new Map(rows.map(({ reviewId, category }) => [reviewId, category]));
  return (reviewId) => layers.of(categories.get(reviewId) ?? null);
}
