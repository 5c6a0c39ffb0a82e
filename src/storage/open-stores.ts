import { openDatabase, type Db, type DatabaseOptions } from './database.js';
import { PostgresBatchStore } from './postgres-batch-store.js';
import { PostgresEventStore, PostgresImmediateStore, PostgresKeyStore } from './postgres-control-stores.js';
import { PostgresEvidenceStore } from './postgres-evidence-store.js';
import { PostgresFlagStore } from './postgres-flag-store.js';
import { PostgresMerchantStore } from './postgres-merchant-store.js';
import { PostgresOutbox } from './postgres-outbox.js';
import { PostgresPipelineStore } from './postgres-pipeline-store.js';
import { PostgresReportStore } from './postgres-report-store.js';
import { PostgresReviewStore } from './postgres-review-store.js';
import { PostgresScoreStore } from './postgres-score-store.js';
import { PostgresScoreUpkeep } from './postgres-score-upkeep.js';
import { PostgresServiceMetricsStore } from './postgres-service-metrics-store.js';
import { PostgresSettingsStore } from './postgres-settings-store.js';
import { PostgresVerdictStore } from './postgres-verdict-store.js';
import { PostgresWorkerRegistry } from './postgres-worker-registry.js';
import { pingDatabase } from './migrate.js';

/**
 * All stores on one connection pool, but for the intake of batches: an upload holds its transaction
 * for as long as its sender takes, and slow senders must not keep everybody else from reading.
 */
export function openStores(options: DatabaseOptions) {
  const db: Db = openDatabase(options);
  const intake: Db = openDatabase(options);
  return {
    db,
    batches: new PostgresBatchStore(db, intake),
    pipeline: new PostgresPipelineStore(db),
    verdicts: new PostgresVerdictStore(db),
    outbox: new PostgresOutbox(db),
    merchants: new PostgresMerchantStore(db),
    reviews: new PostgresReviewStore(db),
    reports: new PostgresReportStore(db),
    flags: new PostgresFlagStore(db),
    evidence: new PostgresEvidenceStore(db),
    scores: new PostgresScoreStore(db),
    upkeep: new PostgresScoreUpkeep(db),
    settings: new PostgresSettingsStore(db),
    serviceMetrics: new PostgresServiceMetricsStore(db),
    events: new PostgresEventStore(db),
    keys: new PostgresKeyStore(db),
    immediate: new PostgresImmediateStore(db),
    workers: new PostgresWorkerRegistry(db),
    pingDatabase: () => pingDatabase(db),
    close: async () => {
      await Promise.all([db.destroy(), intake.destroy()]);
    },
  };
}
export type Stores = ReturnType<typeof openStores>;
