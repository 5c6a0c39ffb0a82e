import type { Settings, SettingsLayer } from '../settings.js';

/** One stored layer of settings: a platform's own, or those of one merchant category. */
export interface StoredLayer {
  /** Null: for all of the platform's merchants. */
  category: string | null;
  /** 1, 2, 3 … within the layer; 0 where nothing was ever set. */
  version: number;
  layer: SettingsLayer;
  changedAt: Date | null;
  changedBy: string | null;
}

export interface EffectiveSettings {
  settings: Settings;
  /** When the newest layer that applies came into force; null when all are defaults. */
  changedAt: Date | null;
}

export interface SettingsStore {
  /**
   * What applied to a category's merchants (null: to merchants of no category of its own) at an
   * instant; without one, what applies now. Every version is kept, so the past can be asked for.
   */
  settingsAt(platformId: string, category: string | null, at?: Date): Promise<EffectiveSettings>;
  /** The newest version of a layer. */
  layer(platformId: string, category: string | null): Promise<StoredLayer>;
  /**
   * Replaces a layer by a new version, tells the log, and promises that scores follow.
   * @throws AppError version_conflict when `expectedVersion` is given and is not the newest
   */
  change(change: {
    platformId: string;
    category: string | null;
    layer: SettingsLayer;
    changedBy: string;
    expectedVersion?: number;
  }): Promise<StoredLayer>;
}
