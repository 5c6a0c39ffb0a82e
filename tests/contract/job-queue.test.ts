import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { JOBS, type JobName } from '../../src/jobs/catalog.js';
import type { JobConsumer, JobHandlers, JobRequest } from '../../src/jobs/job-queue.js';
import { openQueue, type QueueStoreOptions } from '../../src/queue/bullmq-connection.js';
import { consumeJobs } from '../../src/queue/bullmq-job-consumer.js';
import { BullmqJobQueue } from '../../src/queue/bullmq-job-queue.js';
import { backends, createDatabase, until } from '../helpers/candor.js';

/** What Candor relies on of its queue, on every back end. */

interface Taken {
  name: JobName;
  payload: object;
}

const ignore = (): void => undefined;

const bulk = (chunk = 0, id = randomUUID()): JobRequest => ({ name: 'analyse-items', id, payload: { platformId: 'acme', batchId: 'b-1', chunk, outboxId: id } });
const immediate = (id = randomUUID()): JobRequest => ({ name: 'analyse-now', id, payload: { platformId: 'acme', requestId: id } });

describe.each(backends())('the job queue on %s', (backend) => {
  let store: QueueStoreOptions;
  let queue: BullmqJobQueue;
  let consumer: JobConsumer | undefined;
  let taken: Taken[];
  let failures: { id: string; attemptsMade: number; message: string }[];

  beforeEach(async () => {
    store = { databaseUrl: await createDatabase(), redisUrl: backend === 'redis' ? inject('redisUrl') : undefined, namespace: `test_${randomBytes(6).toString('hex')}` };
    queue = new BullmqJobQueue(store, ignore);
    taken = [];
    failures = [];
  });
  afterEach(async () => {
    await consumer?.close();
    consumer = undefined;
    await queue.close();
  });

  async function consume(work: (job: Taken) => Promise<void> = async () => undefined): Promise<void> {
    const names = Object.keys(JOBS) as JobName[];
    const handlers = Object.fromEntries(
      names.map((name) => [
        name,
        async (payload: object) => {
          taken.push({ name, payload });
          await work({ name, payload });
        },
      ]),
    ) as JobHandlers;
    consumer = await consumeJobs(handlers, store, {
      onError: ignore,
      onFailed: ({ id, attemptsMade }, error) => failures.push({ id, attemptsMade, message: error.message }),
    });
  }

  const idle = async (): Promise<boolean> =>
    Object.values(await queue.counts()).every(({ waiting, active, delayed }) => waiting + active + delayed === 0);

  test('when a job is enqueued, then its handler gets the payload once and nothing is left', async () => {
    const job = bulk(3);
    await queue.enqueue([job]);
    expect((await queue.counts()).analyse).toEqual({ waiting: 1, active: 0, delayed: 0, failed: 0 });
    await consume();
    await until('the queue to be idle', idle);
    expect(taken).toEqual([{ name: 'analyse-items', payload: job.payload }]);
    expect(await queue.failed(10)).toEqual([]);
  });

  test('when one payload of several does not fit the catalog, then enqueue throws and none is added', async () => {
    const bad = { ...bulk(), payload: { platformId: 'acme', text: 'a text has no place here' } } as unknown as JobRequest;
    await expect(queue.enqueue([bulk(), bad])).rejects.toThrow();
    expect((await queue.counts()).analyse.waiting).toBe(0);
  });

  test('when the same id is enqueued again while it waits or runs, then it is one job', async () => {
    const job = bulk();
    await queue.enqueue([job, job]);
    await queue.enqueue([job]);
    expect((await queue.counts()).analyse.waiting).toBe(1);
    let release = ignore;
    await consume(() => new Promise((resolve) => (release = () => resolve())));
    await until('the job to run', async () => taken.length === 1);
    await queue.enqueue([job]);
    release();
    await until('the queue to be idle', idle);
    expect(taken).toHaveLength(1);
  });

  test('when the same id is enqueued after it was done, then it runs again: the promise behind it is what counts', async () => {
    const job = bulk();
    await queue.enqueue([job]);
    await consume();
    await until('the first run', idle);
    await queue.enqueue([job]);
    await until('the second run', async () => taken.length === 2);
  });

  test('when bulk work waits and an immediate analysis comes, then it is taken first', async () => {
    await queue.enqueue([bulk(0), bulk(1), bulk(2)]);
    await queue.enqueue([immediate()]);
    await consume();
    await until('the queue to be idle', idle);
    expect(taken.map(({ name }) => name)).toEqual(['analyse-now', 'analyse-items', 'analyse-items', 'analyse-items']);
    expect(taken.slice(1).map(({ payload }) => (payload as { chunk: number }).chunk)).toEqual([0, 1, 2]);
  });

  test('when a job fails for good, then it keeps its reason, enqueueing its id again changes nothing, and a retry does it', async () => {
    const job = immediate();
    let broken = true;
    await queue.enqueue([job]);
    await consume(async () => {
      if (broken) throw new Error('the model broke');
    });
    const [failed] = await until('the failure to be kept', async () => {
      const kept = await queue.failed(10);
      return kept.length > 0 ? kept : undefined;
    });
    expect(failed).toMatchObject({ id: job.id, name: 'analyse-now', queue: 'analyse', reason: 'the model broke', attemptsMade: 1, failedAt: expect.any(String) });
    await queue.enqueue([job]);
    expect((await queue.counts()).analyse).toMatchObject({ waiting: 0, failed: 1 });
    broken = false;
    expect(await queue.retryFailed()).toBe(1);
    await until('the retry', async () => taken.length === 2 && (await idle()));
    expect(await queue.failed(10)).toEqual([]);
  });

  test('when a job with attempts fails once, then it waits its back-off and is done at the second try', async () => {
    await queue.enqueue([bulk()]);
    await consume(async () => {
      if (taken.length === 1) throw new Error('a passing trouble');
    });
    await until('the second try', async () => taken.length === 2 && (await idle()));
    expect(failures).toMatchObject([{ attemptsMade: 1, message: 'a passing trouble' }]);
    expect(await queue.failed(10)).toEqual([]);
  });

  test.each([
    ['a payload that does not fit', 'analyse-items', { text: 'not an id' }],
    ['a name that nobody knows', 'analyse-feelings', {}],
  ])('when the queue holds a job with %s, then it fails at once, without redelivery and without its handler', async (_what, name, data) => {
    const raw = openQueue('analyse', store);
    await raw.addBulk([{ name, data, opts: { jobId: 'foreign', attempts: 5 } }]);
    await raw.close();
    await consume();
    await until('the failure to be kept', async () => (await queue.failed(10)).length === 1);
    expect(await queue.failed(10)).toMatchObject([{ id: 'foreign', attemptsMade: 1, reason: expect.stringContaining('does not fit the catalog') }]);
    expect(taken).toEqual([]);
    expect(JSON.stringify(await queue.failed(10))).not.toContain('not an id');
  });

  test('when a worker closes, then the job under way is finished and the rest waits for the next worker', async () => {
    let finished = 0;
    await queue.enqueue([bulk(0), bulk(1)]);
    await consume(async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      finished++;
    });
    await until('the first job to run', async () => taken.length === 1);
    await consumer!.close();
    expect(finished).toBe(1);
    expect((await queue.counts()).analyse).toEqual({ waiting: 1, active: 0, delayed: 0, failed: 0 });
    await consume();
    await until('the second job', idle);
    expect(taken).toHaveLength(2);
  });
});
