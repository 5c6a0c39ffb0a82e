import type { JobName, JobPayload, QueueName } from './catalog.js';

/** One job to hand over. Jobs with the same id are one job while it is waiting or running. */
export interface JobRequest<Name extends JobName = JobName> {
  name: Name;
  id: string;
  payload: JobPayload<Name>;
}

export interface QueueCounts {
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
}

export interface FailedJob {
  id: string;
  name: string;
  queue: QueueName;
  /** Message of the last error, without any customer's text. */
  reason: string;
  attemptsMade: number;
  failedAt: string | null;
}

/**
 * The producing side of the queue.
 *
 * Contract:
 * - `enqueue` parses each payload against the catalog and throws before anything is added;
 * - adding an id that is waiting, running or kept as failed changes nothing;
 * - throws `AppError('queue_unavailable')` when the store behind it cannot be reached; nothing is
 *   lost then, because the outbox still holds the job.
 */
export interface JobQueue {
  enqueue(jobs: readonly JobRequest[]): Promise<void>;
  counts(): Promise<Record<QueueName, QueueCounts>>;
  failed(limit: number): Promise<FailedJob[]>;
  /** Puts kept failures back to waiting; answers how many. */
  retryFailed(): Promise<number>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** One handler a job, exhaustive at compile time. */
export type JobHandlers = { [Name in JobName]: (payload: JobPayload<Name>) => Promise<void> };

/** The consuming side: takes jobs up one at a time until closed. */
export interface JobConsumer {
  /** Stops taking jobs, waits for the one under way. */
  close(): Promise<void>;
}
