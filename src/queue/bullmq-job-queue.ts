import { AppError } from '../domain/app-error.js';
import { JOBS, QUEUES, type QueueName } from '../jobs/catalog.js';
import type { FailedJob, JobQueue, JobRequest, QueueCounts } from '../jobs/job-queue.js';
import { openQueue, type AnyQueue, type QueueStoreOptions } from './bullmq-connection.js';

/** Jobs added in one round trip. */
const BULK_SIZE = 500;

async function reaching<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError({
      code: 'queue_unavailable',
      publicMessage: 'The job queue cannot be reached right now. What was accepted is kept and will be done.',
      detail: 'the queue store refused a command',
      retryAfterSeconds: 2,
      cause,
    });
  }
}

/** The producing side on BullMQ, over Redis or PostgreSQL. */
export class BullmqJobQueue implements JobQueue {
  private readonly queues: Map<QueueName, AnyQueue>;

  constructor(store: QueueStoreOptions, onError: (error: Error) => void) {
    this.queues = new Map(QUEUES.map((name) => [name, openQueue(name, store)]));
    for (const queue of this.queues.values()) queue.on('error', onError);
  }

  async enqueue(jobs: readonly JobRequest[]): Promise<void> {
    const byQueue = new Map<QueueName, Parameters<AnyQueue['addBulk']>[0]>();
    for (const { name, id, payload } of jobs) {
      const definition = JOBS[name];
      const entry = {
        name,
        data: definition.payload.parse(payload),
        opts: {
          jobId: id,
          attempts: definition.attempts,
          backoff: { type: 'exponential', delay: definition.backoffMs },
          ...(definition.priority > 0 && { priority: definition.priority }),
          removeOnComplete: true,
          removeOnFail: { count: definition.keepFailed },
        },
      };
      byQueue.set(definition.queue, [...(byQueue.get(definition.queue) ?? []), entry]);
    }
    for (const [name, entries] of byQueue) {
      for (let start = 0; start < entries.length; start += BULK_SIZE) {
        await reaching(() => this.queues.get(name)!.addBulk(entries.slice(start, start + BULK_SIZE)));
      }
    }
  }

  async counts(): Promise<Record<QueueName, QueueCounts>> {
    const entries = await Promise.all(
      [...this.queues].map(async ([name, queue]) => {
        const counts = await reaching(() => queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed'));
        const of = (state: string): number => counts[state] ?? 0;
        return [name, { waiting: of('waiting') + of('prioritized'), active: of('active'), delayed: of('delayed'), failed: of('failed') }];
      }),
    );
    return Object.fromEntries(entries) as Record<QueueName, QueueCounts>;
  }

  async failed(limit: number): Promise<FailedJob[]> {
    const perQueue = await Promise.all(
      [...this.queues].map(async ([queue, bull]) =>
        (await reaching(() => bull.getFailed(0, limit - 1))).map((job) => ({
          id: job.id ?? '',
          name: job.name,
          queue,
          reason: job.failedReason ?? 'unknown',
          attemptsMade: job.attemptsMade,
          failedAt: job.finishedOn === undefined ? null : new Date(job.finishedOn).toISOString(),
        })),
      ),
    );
    return perQueue.flat().slice(0, limit);
  }

  async retryFailed(): Promise<number> {
    const before = await this.counts();
    for (const queue of this.queues.values()) await reaching(() => queue.retryJobs({ state: 'failed' }));
    return Object.values(before).reduce((sum, { failed }) => sum + failed, 0);
  }

  async ping(): Promise<void> {
    await reaching(async () => {
      await this.queues.get('analyse')!.getJobCounts('active');
    });
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.queues.values()].map((queue) => queue.close()));
  }
}
