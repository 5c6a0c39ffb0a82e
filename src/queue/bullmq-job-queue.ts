import { AppError } from '../domain/app-error.js';
import { JOBS, QUEUES, type QueueName } from '../jobs/catalog.js';
import type { FailedJob, JobQueue, JobRequest, QueueCounts } from '../jobs/job-queue.js';
import { openQueue, type AnyQueue, type QueueStoreOptions } from './bullmq-connection.js';

/** Jobs added in one round trip. */
const BULK_SIZE = 500;

/** A command that takes longer is given up: its caller waits, and the outbox holds the job. */
const COMMAND_TIMEOUT_MS = 5_000;

async function withinTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${COMMAND_TIMEOUT_MS} ms`)), COMMAND_TIMEOUT_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

interface OpenQueue {
  queue: AnyQueue;
  /** True once its store has answered. */
  connected: boolean;
}

/** The producing side on BullMQ, over Redis or PostgreSQL. */
export class BullmqJobQueue implements JobQueue {
  private readonly queues = new Map<QueueName, OpenQueue>();

  constructor(
    private readonly store: QueueStoreOptions,
    private readonly onError: (error: Error) => void,
  ) {
    for (const name of QUEUES) this.open(name);
  }

  private open(name: QueueName): OpenQueue {
    const opened: OpenQueue = { queue: openQueue(name, this.store), connected: false };
    opened.queue.on('error', this.onError);
    /* A failure is told to whoever uses the queue; unheard it would end the process. */
    opened.queue.waitUntilReady().then(
      () => (opened.connected = true),
      () => undefined,
    );
    this.queues.set(name, opened);
    return opened;
  }

  private async reaching<Result>(name: QueueName, work: (queue: AnyQueue) => Promise<Result>): Promise<Result> {
    const opened = this.queues.get(name) ?? this.open(name);
    try {
      return await withinTime(work(opened.queue));
    } catch (cause) {
      /* BullMQ remembers for ever that its first connection failed: the next use opens another. */
      if (!opened.connected && this.queues.get(name) === opened) {
        this.queues.delete(name);
        opened.queue.close().catch(() => undefined);
      }
      throw new AppError({
        code: 'queue_unavailable',
        publicMessage: 'The job queue cannot be reached right now. What was accepted is kept and will be done.',
        detail: 'the queue store refused a command',
        retryAfterSeconds: 2,
        cause,
      });
    }
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
        await this.reaching(name, (queue) => queue.addBulk(entries.slice(start, start + BULK_SIZE)));
      }
    }
  }

  async counts(): Promise<Record<QueueName, QueueCounts>> {
    const entries = await Promise.all(
      QUEUES.map(async (name) => {
        const counts = await this.reaching(name, (queue) => queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed'));
        const of = (state: string): number => counts[state] ?? 0;
        return [name, { waiting: of('waiting') + of('prioritized'), active: of('active'), delayed: of('delayed'), failed: of('failed') }];
      }),
    );
    return Object.fromEntries(entries) as Record<QueueName, QueueCounts>;
  }

  async failed(limit: number): Promise<FailedJob[]> {
    const perQueue = await Promise.all(
      QUEUES.map(async (queue) =>
        (await this.reaching(queue, (bull) => bull.getFailed(0, limit - 1))).map((job) => ({
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
    for (const name of QUEUES) await this.reaching(name, (queue) => queue.retryJobs({ state: 'failed' }));
    return Object.values(before).reduce((sum, { failed }) => sum + failed, 0);
  }

  async ping(): Promise<void> {
    await this.reaching('analyse', (queue) => queue.getJobCounts('active'));
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.queues.values()].map(({ queue }) => queue.close()));
  }
}
