import type { SettingsStore, StoredLayer } from '../domain/ports/settings-store.js';
import type { Settings, SettingsLayer } from '../domain/settings.js';

export interface SettingsView extends StoredLayer {
  /** What applies with this layer in place: defaults, platform and category put together. */
  effective: Settings;
}

/** A layer of settings and what applies with it. */
export async function readSettings(store: SettingsStore, platformId: string, category: string | null): Promise<SettingsView> {
  const [layer, { settings }] = await Promise.all([store.layer(platformId, category), store.settingsAt(platformId, category)]);
  return { ...layer, effective: settings };
}

/** Replaces a layer of settings; the log keeps every version, and past scores keep theirs. */
export async function changeSettings(
  store: SettingsStore,
  change: { platformId: string; category: string | null; layer: SettingsLayer; changedBy: string; expectedVersion?: number },
): Promise<SettingsView> {
  const stored = await store.change(change);
  const { settings } = await store.settingsAt(change.platformId, change.category);
  return { ...stored, effective: settings };
}
