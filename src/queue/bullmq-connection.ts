import { Queue, Worker, createPostgresBackend, withBackend, type Processor, type QueueOptions, type WorkerOptions } from 'bullmq';
import type { ConnectionOptions } from 'bullmq';
import pg from 'pg';

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

/** A connection that breaks while BullMQ has it fails the query; without a listener its error would end the process as well. */
class QuietClient extends pg.Client {
  constructor(options?: string | pg.ClientConfig) {
    super(options);
    this.on('error', () => undefined);
  }
}

function postgresConnection(store: QueueStoreOptions) {
  return { connectionString: store.databaseUrl, schema: store.namespace, max: POSTGRES_POOL_SIZE, migrate: true, Client: QuietClient };
}

/** BullMQ's blocking consumers require patience without end. */
const CONSUMER_PATIENCE = { maxRetriesPerRequest: null };
/** A producer has a caller who waits, and an outbox behind it: it is told at once when Redis is away. */
const PRODUCER_PATIENCE = { maxRetriesPerRequest: 1, enableOfflineQueue: false };

function redisConnection(redisUrl: string, patience: object): ConnectionOptions {
  return { url: redisUrl, ...patience } as ConnectionOptions;
}

export type AnyQueue = Pick<Queue, 'addBulk' | 'getJobCounts' | 'getFailed' | 'retryJobs' | 'waitUntilReady' | 'close' | 'on' | 'name'>;
export type AnyWorker = Pick<Worker, 'waitUntilReady' | 'close' | 'on' | 'run'>;

export function openQueue(name: string, store: QueueStoreOptions): AnyQueue {
  if (store.redisUrl) {
    const options: QueueOptions = { connection: redisConnection(store.redisUrl, PRODUCER_PATIENCE), prefix: store.namespace };
    return new Queue(name, options);
  }
  return new Postgres.Queue(name, { connection: postgresConnection(store) }) as unknown as AnyQueue;
}

export function openWorker(name: string, store: QueueStoreOptions, processor: Processor, options: Omit<WorkerOptions, 'connection'>): AnyWorker {
  if (store.redisUrl) {
    return new Worker(name, processor, { ...options, connection: redisConnection(store.redisUrl, CONSUMER_PATIENCE), prefix: store.namespace });
  }
  return new Postgres.Worker(name, processor, { ...options, connection: postgresConnection(store) }) as unknown as AnyWorker;
}
