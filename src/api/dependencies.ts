import type { FastifyBaseLogger } from 'fastify';
import type { BatchStore } from '../domain/ports/batch-store.js';
import type { EvidenceStore } from '../domain/ports/evidence-store.js';
import type { FlagStore } from '../domain/ports/flag-store.js';
import type { Outbox } from '../domain/ports/outbox.js';
import type { EventStore, ImmediateStore, KeyStore, MerchantStore, ReviewStore } from '../domain/ports/read-stores.js';
import type { ScoreStore, ScoreUpkeep } from '../domain/ports/score-store.js';
import type { ServiceMetricsStore } from '../domain/ports/service-metrics-store.js';
import type { SettingsStore } from '../domain/ports/settings-store.js';
import type { ReportStore } from '../domain/ports/report-store.js';
import type { Calibration } from '../domain/reliability.js';
import type { WorkerRegistry } from '../domain/ports/worker-registry.js';
import type { JobQueue } from '../jobs/job-queue.js';


/** Everything the HTTP side works with; the composition root opens and closes it. */
export interface ApiDependencies {
  batches: BatchStore;
  merchants: MerchantStore;
  scores: ScoreStore;
  upkeep: Pick<ScoreUpkeep, 'mismatches'>;
  settings: SettingsStore;
  serviceMetrics: ServiceMetricsStore;
  reviews: ReviewStore;
  flags: FlagStore;
  evidence: EvidenceStore;
  reports: ReportStore;
  /** Of the model that judges, for what a threshold leads one to expect. */
  calibration: Calibration;
  events: EventStore;
  keys: KeyStore;
  immediate: ImmediateStore;
  outbox: Outbox;
  queue: JobQueue;
  workers: WorkerRegistry;
  /** Throws unless the database answers. */
  pingDatabase(): Promise<void>;
  limits: {
    maxBatchItems: number;
    maxPendingJobs: number;
    requestsPerMinute: number;
    analyzeTimeoutMs: number;
    maskPersonalData: boolean;
  };
  log: FastifyBaseLogger;
}
