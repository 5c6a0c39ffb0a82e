import { Queue, Worker, createPostgresBackend, withBackend, type Processor, type QueueOptions, type WorkerOptions } from 'bullmq';
import type { ConnectionOptions } from 'bullmq';

/**
 * Where BullMQ keeps its jobs: Redis (or Cluster, Valkey) when a Redis URL is given, else the same
 * PostgreSQL that holds the data. Nothing else in Candor knows which.
 */
export interface QueueStoreOptions {
  databaseUrl: string;
  redisUrl?: string;
  /** Separates installations that share a store: a Redis key prefix, or a PostgreSQL schema. */
  namespace: string;
}

/** Connections a process keeps to PostgreSQL for each queue object. */
const POSTGRES_POOL_SIZE = 2;

const Postgres = withBackend(createPostgresBackend);

function postgresConnection(store: QueueStoreOptions) {
  return { connectionString: store.databaseUrl, schema: store.namespace, max: POSTGRES_POOL_SIZE, migrate: true };
}

/** Redis by URL; `maxRetriesPerRequest: null` is what BullMQ's blocking consumers require. */
function redisConnection(redisUrl: string): ConnectionOptions {
  return { url: redisUrl, maxRetriesPerRequest: null } as ConnectionOptions;
}

export type AnyQueue = Pick<Queue, 'addBulk' | 'getJobCounts' | 'getFailed' | 'retryJobs' | 'waitUntilReady' | 'close' | 'on' | 'name'>;
export type AnyWorker = Pick<Worker, 'waitUntilReady' | 'close' | 'on' | 'run'>;

export function openQueue(name: string, store: QueueStoreOptions): AnyQueue {
  if (store.redisUrl) {
    const options: QueueOptions = { connection: redisConnection(store.redisUrl), prefix: store.namespace };
    return new Queue(name, options);
  }
  return new Postgres.Queue(name, { connection: postgresConnection(store) }) as unknown as AnyQueue;
}

export function openWorker(name: string, store: QueueStoreOptions, processor: Processor, options: Omit<WorkerOptions, 'connection'>): AnyWorker {
  if (store.redisUrl) {
    return new Worker(name, processor, { ...options, connection: redisConnection(store.redisUrl), prefix: store.namespace });
  }
  return new Postgres.Worker(name, processor, { ...options, connection: postgresConnection(store) }) as unknown as AnyWorker;
}
