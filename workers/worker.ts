import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { loadAuthenticityModel } from '../models/authenticity-model.js';
import { openItemAnalyser } from '../models/onnx-item-analyser.js';
import type { Config } from '../src/config/config.js';
import type { ItemAnalyser } from '../src/domain/ports/item-analyser.js';
import type { JobHandlers } from '../src/jobs/job-queue.js';
import { consumeJobs, type StallTiming } from '../src/queue/bullmq-job-consumer.js';
import { BullmqJobQueue } from '../src/queue/bullmq-job-queue.js';
import { openStores } from '../src/storage/open-stores.js';
import { dispatchOutbox } from '../src/usecases/dispatch-outbox.js';
import { jobHandlers } from './job-handlers.js';

/** How often promises that a crash left behind are looked for, and the worker reports itself. */
const SWEEP_MS = 5_000;
/** A request for an immediate analysis never waits this long. */
const ABANDONED_AFTER_MS = 120_000;
const MAX_CONNECTIONS = 6;

export interface RunningWorker {
  /** Finishes the job under way, then lets go of everything. */
  close(): Promise<void>;
}

/** Counts what the handlers do, for the worker's report. */
function counted(handlers: JobHandlers, tally: { jobs: number; failures: number }): JobHandlers {
  const entries = Object.entries(handlers).map(([name, handler]) => [
    name,
    async (payload: never) => {
      tally.jobs++;
      try {
        await (handler as (payload: never) => Promise<void>)(payload);
      } catch (error) {
        tally.failures++;
        throw error;
      }
    },
  ]);
  return Object.fromEntries(entries) as JobHandlers;
}

/** Counts the items that an analyser reads. */
function counting(analyser: ItemAnalyser, tally: { items: number }): ItemAnalyser {
  return {
    revision: analyser.revision,
    analyse: (items) => {
      tally.items += items.length;
      return analyser.analyse(items);
    },
    takeTimings: () => analyser.takeTimings(),
    close: () => analyser.close(),
  };
}

export interface WorkerOptions {
  config: Config;
  databaseUrl: string;
  log: Logger;
  /** Tests hand in a fake model here, and only here. */
  analyser?: ItemAnalyser;
  /** Tests that kill workers do not want to wait for a minute. */
  stallTiming?: StallTiming;
}

/** Opens models, stores and queues, and works until closed. */
export async function startWorker({ config, databaseUrl, log, analyser: given, stallTiming }: WorkerOptions): Promise<RunningWorker> {
  const workerId = `worker_${randomUUID()}`;
  const tally = { jobs: 0, failures: 0, items: 0, tokeniseMs: 0, inferenceMs: 0, restMs: 0 };
  const onError = (error: Error): void => log.warn({ err: error }, 'connection trouble');
  const analyser = counting(given ?? (await openItemAnalyser({ modelsFolder: config.modelsDir })), tally);
  const authenticity = await loadAuthenticityModel(config.modelsDir);
  const stores = openStores({ url: databaseUrl, maxConnections: MAX_CONNECTIONS, onIdleError: onError });
  const queueStore = { databaseUrl, redisUrl: config.redisUrl, namespace: config.namespace };
  const queue = new BullmqJobQueue(queueStore, onError);
  const handlers = jobHandlers({ ...stores, store: stores.pipeline, queue, analyser, authenticity });
  const onFailed = (job: object, error: Error): void => log.error({ err: error, job }, 'job failed');
  const consumer = await consumeJobs(counted(handlers, tally), queueStore, { onError, onFailed }, stallTiming);

  const sweep = async (): Promise<void> => {
    const timings = analyser.takeTimings();
    tally.tokeniseMs += timings.tokeniseMs;
    tally.inferenceMs += timings.inferenceMs;
    tally.restMs += timings.restMs;
    await stores.workers.report(workerId, { pid: process.pid, modelRevision: analyser.revision, judgingVersion: authenticity.version, ...tally });
    await stores.upkeep.promiseNightly(new Date().toISOString().slice(0, 10));
    await stores.verdicts.markOutdated(authenticity.version);
    await stores.verdicts.sweep();
    await dispatchOutbox({ outbox: stores.outbox, queue });
    await stores.immediate.removeOlderThan(ABANDONED_AFTER_MS);
  };
  let sweeping: Promise<void> = sweep().catch(onError);
  const timer = setInterval(() => {
    sweeping = sweeping.then(sweep).catch(onError);
  }, SWEEP_MS);
  log.info({ workerId, revision: analyser.revision }, 'worker ready');

  return {
    close: async () => {
      clearInterval(timer);
      await consumer.close();
      await sweeping;
      await stores.workers.leave(workerId).catch(onError);
      await queue.close();
      await stores.close();
      await analyser.close();
    },
  };
}
