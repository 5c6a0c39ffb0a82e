import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { BullmqJobQueue } from '../../src/queue/bullmq-job-queue.js';
import { migrate } from '../../src/storage/migrate.js';
import { openStores, type Stores } from '../../src/storage/open-stores.js';
import { createKey } from '../../src/usecases/api-keys.js';
import { createDatabase, until, type Backend } from './candor.js';
import { freePort } from './global-setup.js';
import { CandorProcess } from './processes.js';
import type { WorkerProcessOptions } from './worker-process.js';

export const PLATFORM = 'acme';

/** Dead workers' jobs come back within seconds instead of a minute. */
const QUICK_STALLS = { lockDurationMs: 3_000, stalledIntervalMs: 1_000 };

/** Candor as real processes on one database: an API and workers with a fake model. */
export class Installation {
  api!: CandorProcess;
  readonly workers: CandorProcess[] = [];

  private constructor(
    readonly environment: Record<string, string | undefined>,
    readonly stores: Stores,
    readonly queue: BullmqJobQueue,
    readonly at: string,
    readonly key: string,
  ) {}

  static async start(options: { backend: Backend; databaseUrl?: string }): Promise<Installation> {
    const databaseUrl = options.databaseUrl ?? (await createDatabase());
    const redisUrl = options.backend === 'redis' ? inject('redisUrl') : undefined;
    const namespace = `test_${randomBytes(6).toString('hex')}`;
    const stores = openStores({ url: databaseUrl, maxConnections: 4, onIdleError: () => undefined });
    await migrate(stores.db);
    const { key } = await createKey(stores.keys, { platformId: PLATFORM, role: 'admin' });
    const port = await freePort();
    const environment = { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, CANDOR_NAMESPACE: namespace, CANDOR_PORT: String(port) };
    const queue = new BullmqJobQueue({ databaseUrl, redisUrl, namespace }, () => undefined);
    const installation = new Installation(environment, stores, queue, `http://127.0.0.1:${port}`, key);
    await installation.startApi();
    return installation;
  }

  async startApi(): Promise<CandorProcess> {
    this.api = CandorProcess.spawn('src/server.ts', this.environment);
    return this.api.ready();
  }

  async startWorker(options: WorkerProcessOptions = {}): Promise<CandorProcess> {
    const worker = CandorProcess.spawn('tests/helpers/worker-process.ts', this.environment, [JSON.stringify({ ...QUICK_STALLS, ...options })]);
    this.workers.push(worker);
    return worker.ready();
  }

  /** Calls the API over HTTP; answers undefined where it cannot be reached or breaks off. */
  async call(method: 'GET' | 'POST', url: string, body?: unknown, headers: Record<string, string> = {}): Promise<{ status: number; body: any } | undefined> {
    try {
      const answer = await fetch(this.at + url, {
        method,
        headers: { authorization: `Bearer ${this.key}`, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: await answer.json() };
    } catch {
      return undefined;
    }
  }

  async post(batch: unknown): Promise<string> {
    const answer = await this.call('POST', '/v1/batches', batch);
    if (answer?.status !== 202) throw new Error(`The batch was not taken: ${JSON.stringify(answer)}\n${this.api.output}`);
    return answer.body.id;
  }

  counts(batchId: string) {
    return this.stores.batches.find(PLATFORM, batchId).catch(() => undefined);
  }

  async reached(batchId: string, stage: 'analysed' | 'judged' | 'scored', items: number): Promise<void> {
    await until(`${items} items ${stage}`, async () => ((await this.counts(batchId))?.[stage] ?? 0) >= items);
  }

  async completed(batchId: string, timeoutMs = 120_000): Promise<void> {
    await until(`batch ${batchId} completed`, async () => (await this.counts(batchId))?.completedAt, timeoutMs);
  }

  async close(): Promise<void> {
    await Promise.all([this.api, ...this.workers].map((process) => process.kill()));
    await this.queue.close();
    await this.stores.close();
  }
}
