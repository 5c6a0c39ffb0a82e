import { setTimeout as sleep } from 'node:timers/promises';
import { UnrecoverableError, type Job } from 'bullmq';
import { AppError } from '../domain/app-error.js';
import { JOBS, QUEUES, type JobName } from '../jobs/catalog.js';
import type { JobConsumer, JobHandlers } from '../jobs/job-queue.js';
import { openWorker, type AnyWorker, type QueueStoreOptions } from './bullmq-connection.js';

/** How soon a dead worker's jobs come back: after the lock has ended, at the second look. */
export interface StallTiming {
  /**
   * A worker that blocks its event loop in a model call cannot renew its lock; one call stays under
   * two seconds, so a minute leaves a wide margin and still frees a dead worker's jobs soon.
   */
  lockDurationMs: number;
  /** How often jobs of dead workers are looked for. */
  stalledIntervalMs: number;
}

const STALL_TIMING: StallTiming = { lockDurationMs: 60_000, stalledIntervalMs: 15_000 };
/** A job may be found orphaned this often (its worker killed) before it counts as poisonous. */
const MAX_STALLED = 10;

/** Wait before the queue is asked again after it refused the connection; BullMQ's own 15 s make a short restart long. */
const RECONNECT_MS = 2_000;
/** A job whose database or queue is away is tried again after this long, as often as it takes. */
const AWAY_MS = 1_000;

export interface ConsumerEvents {
  onFailed(job: { name: string; id: string; attemptsMade: number }, error: Error): void;
  onError(error: Error): void;
}

function isAway(error: unknown): error is AppError {
  return error instanceof AppError && (error.code === 'database_unavailable' || error.code === 'queue_unavailable');
}

/**
 * Takes jobs up from all queues, one at a time a queue. Payloads are parsed against the catalog; one
 * that does not fit is a bug of the producer and fails at once instead of being redelivered for ever.
 */
export async function consumeJobs(
  handlers: JobHandlers,
  store: QueueStoreOptions,
  events: ConsumerEvents,
  timing = STALL_TIMING,
): Promise<JobConsumer> {
  for (const name of Object.keys(JOBS)) {
    if (!(name in handlers)) throw new Error(`The job ${name} has no handler. This is a bug.`);
  }
  let closing = false;
  const handle = async (job: Job): Promise<void> => {
    const name = job.name as JobName;
    const definition = JOBS[name];
    const payload = definition?.payload.safeParse(job.data);
    if (!payload?.success) {
      throw new UnrecoverableError(`The payload of job ${job.name} does not fit the catalog. This is a bug.`);
    }
    /* The table is keyed by name, so handler and payload belong together; TypeScript cannot follow the union. */
    const handler = handlers[name] as (payload: unknown) => Promise<void>;
    for (;;) {
      try {
        return await handler(payload.data);
      } catch (error) {
        /* An outage is not the job's failure: however long it lasts, it uses up none of the attempts. */
        if (definition.attempts === 1 || closing || !isAway(error)) throw error;
        events.onError(error);
        await sleep(AWAY_MS);
      }
    }
  };
  const workers: AnyWorker[] = QUEUES.map((queue) =>
    openWorker(queue, store, handle, {
      concurrency: 1,
      lockDuration: timing.lockDurationMs,
      stalledInterval: timing.stalledIntervalMs,
      maxStalledCount: MAX_STALLED,
      runRetryDelay: RECONNECT_MS,
    }),
  );
  for (const worker of workers) {
    worker.on('error', events.onError);
    worker.on('failed', (job, error) => {
      events.onFailed({ name: job?.name ?? 'unknown', id: job?.id ?? 'unknown', attemptsMade: job?.attemptsMade ?? 0 }, error);
    });
  }
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  return {
    close: async () => {
      closing = true;
      await Promise.allSettled(workers.map((worker) => worker.close()));
    },
  };
}
