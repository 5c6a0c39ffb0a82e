import { UnrecoverableError, type Job } from 'bullmq';
import { JOBS, QUEUES, type JobName } from '../jobs/catalog.js';
import type { JobConsumer, JobHandlers } from '../jobs/job-queue.js';
import { openWorker, type AnyWorker, type QueueStoreOptions } from './bullmq-connection.js';

/**
 * A worker that blocks its event loop in a model call cannot renew its lock; one call stays under
 * two seconds, so a minute leaves a wide margin and still frees a dead worker's jobs soon.
 */
const LOCK_DURATION_MS = 60_000;
/** How often jobs of dead workers are looked for. */
const STALLED_INTERVAL_MS = 15_000;
/** A job may be found orphaned this often (its worker killed) before it counts as poisonous. */
const MAX_STALLED = 10;

export interface ConsumerEvents {
  onFailed(job: { name: string; id: string; attemptsMade: number }, error: Error): void;
  onError(error: Error): void;
}

/**
 * Takes jobs up from all queues, one at a time a queue. Payloads are parsed against the catalog; one
 * that does not fit is a bug of the producer and fails at once instead of being redelivered for ever.
 */
export async function consumeJobs(handlers: JobHandlers, store: QueueStoreOptions, events: ConsumerEvents): Promise<JobConsumer> {
  for (const name of Object.keys(JOBS)) {
    if (!(name in handlers)) throw new Error(`The job ${name} has no handler. This is a bug.`);
  }
  const handle = async (job: Job): Promise<void> => {
    const name = job.name as JobName;
    const definition = JOBS[name];
    const payload = definition?.payload.safeParse(job.data);
    if (!payload?.success) {
      throw new UnrecoverableError(`The payload of job ${job.name} does not fit the catalog. This is a bug.`);
    }
    /* The table is keyed by name, so handler and payload belong together; TypeScript cannot follow the union. */
    await (handlers[name] as (payload: unknown) => Promise<void>)(payload.data);
  };
  const workers: AnyWorker[] = QUEUES.map((queue) =>
    openWorker(queue, store, handle, {
      concurrency: 1,
      lockDuration: LOCK_DURATION_MS,
      stalledInterval: STALLED_INTERVAL_MS,
      maxStalledCount: MAX_STALLED,
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
      await Promise.allSettled(workers.map((worker) => worker.close()));
    },
  };
}
