import { randomBytes } from 'node:crypto';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { sql } from 'kysely';
import pg from 'pg';
import { pino } from 'pino';
import { expect, inject } from 'vitest';
import { loadCalibration } from '../../models/authenticity-model.js';
import { buildApp } from '../../src/api/app.js';
import { loadConfig, type Config } from '../../src/config/config.js';
import type { Role } from '../../src/domain/ports/read-stores.js';
import { ALL_ITEMS } from '../../src/domain/score-scope.js';
import { BullmqJobQueue } from '../../src/queue/bullmq-job-queue.js';
import { migrate } from '../../src/storage/migrate.js';
import { openStores, type Stores } from '../../src/storage/open-stores.js';
import { PostgresScoreStore } from '../../src/storage/postgres-score-store.js';
import { createKey } from '../../src/usecases/api-keys.js';
import { startWorker, type RunningWorker } from '../../workers/worker.js';
import { fakeAnalyser, type FakeAnalyserOptions } from './fake-analyser.js';

export type Backend = 'postgres' | 'redis';

/** Of the committed learned model. */
export const CALIBRATION = await loadCalibration();

/** Where tests that do not say keep the queue: the gate runs the whole suite once on each. */
const DEFAULT_BACKEND = (process.env.CANDOR_TEST_QUEUE ?? 'postgres') as Backend;

/** The queue back ends present on this machine. */
export function backends(): Backend[] {
  return inject('redisUrl') ? ['postgres', 'redis'] : ['postgres'];
}

/** A new, empty database on the test server. */
export async function createDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return url.toString();
}

export interface CandorOptions {
  backend?: Backend;
  config?: Partial<Config>;
  workers?: number;
  /** A fake model with these options, or the committed weights. */
  model?: FakeAnalyserOptions | 'committed';
}

/** The whole of Candor in one process: real stores, real queue, and a fake model unless told otherwise. */
export class Candor {
  private constructor(
    readonly app: FastifyInstance,
    readonly stores: Stores,
    readonly queue: BullmqJobQueue,
    readonly config: Config,
    readonly databaseUrl: string,
    private workers: RunningWorker[],
    readonly keys: Record<Role, string>,
    private readonly model: FakeAnalyserOptions | 'committed',
  ) {}

  static async start(options: CandorOptions = {}): Promise<Candor> {
    const databaseUrl = await createDatabase();
    const redisUrl = (options.backend ?? DEFAULT_BACKEND) === 'redis' ? inject('redisUrl') : undefined;
    const namespace = `test_${randomBytes(6).toString('hex')}`;
    const config: Config = { ...loadConfig({ CANDOR_LOG_LEVEL: process.env.TEST_LOG ?? 'silent' }), databaseUrl, redisUrl, namespace, ...options.config };
    const onError = (): void => undefined;
    const stores = openStores({ url: databaseUrl, maxConnections: 8, onIdleError: onError });
    await migrate(stores.db);
    const queue = new BullmqJobQueue({ databaseUrl, redisUrl, namespace }, onError);
    const app = await buildApp({ ...stores, queue, calibration: CALIBRATION, limits: config, log: pino({ level: config.logLevel }) });
    await app.ready();
    const keys = {} as Record<Role, string>;
    for (const role of ['platform', 'trust', 'admin'] as const) keys[role] = (await createKey(stores.keys, { platformId: 'acme', role })).key;
    keys.merchant = (await createKey(stores.keys, { platformId: 'acme', role: 'merchant', merchantId: 'm-1' })).key;
    const candor = new Candor(app, stores, queue, config, databaseUrl, [], keys, options.model ?? {});
    for (let number = 0; number < (options.workers ?? 1); number++) await candor.addWorker();
    return candor;
  }

  async addWorker(): Promise<void> {
    this.workers.push(
      await startWorker({ config: this.config, databaseUrl: this.databaseUrl, log: pino({ level: this.config.logLevel }), analyser: this.model === 'committed' ? undefined : fakeAnalyser(this.model) }),
    );
  }

  /** Calls the API with the key of a role. */
  async call(role: Role | null, method: 'GET' | 'POST' | 'PUT', url: string, payload?: InjectOptions['payload'], headers: Record<string, string> = {}) {
    const response = await this.app.inject({
      method,
      url,
      payload,
      headers: { ...(role && { authorization: `Bearer ${this.keys[role]}` }), ...headers },
    });
    return { status: response.statusCode, headers: response.headers, text: response.body, body: parsed(response.body) };
  }

  /** Waits until every item of a batch is scored; what else moves because of it may still be on its way. */
  async completed(batch: { id: string }, timeoutMs = 120_000): Promise<void> {
    await until(`batch ${batch.id} completed`, async () => (await this.stores.batches.find('acme', batch.id))?.completedAt, timeoutMs);
  }

  /** Waits until every item of a batch is scored, its merchants' peers have learned from it and no older verdict moves because of it. */
  async settle(batch: { id: string }, timeoutMs = 120_000): Promise<void> {
    await this.completed(batch, timeoutMs);
    await this.quiet(timeoutMs);
  }

  /** Waits until nothing is promised and no verdict is stale. */
  async quiet(timeoutMs = 120_000): Promise<void> {
    await until('no promise and no stale verdict to be left', async () => {
      const { rows } = await sql<{ left: number }>`
        select ((select count(*) from outbox) + (select count(*) from stale_reviews) + (select count(*) from unsettled_verdicts))::int as left`.execute(this.stores.db);
      return rows[0]!.left === 0;
    }, timeoutMs);
  }

  /** Fails unless the sums kept step by step are what computing them again gives, to the last digit. Both are of one moment: workers may be scoring meanwhile. */
  async expectExactSums(merchantId = 'm-1', scope = ALL_ITEMS): Promise<void> {
    const [kept, computed] = await this.stores.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        const scores = new PostgresScoreStore(tx);
        return [await scores.sums('acme', merchantId, scope), await scores.recomputedSums('acme', merchantId, scope)];
      });
    expect(kept).toEqual(computed);
  }

  async close(): Promise<void> {
    await this.app.close();
    for (const worker of this.workers) await worker.close();
    await this.queue.close();
    await this.stores.close();
  }
}

/** Answers have as many shapes as there are routes. */
function parsed(body: string): any {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Polls until `check` answers something true; fails naming what it waited for. */
export async function until<Result>(subject: string, check: () => Promise<Result>, timeoutMs = 120_000): Promise<NonNullable<Result>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const result = await check();
    if (result) return result as NonNullable<Result>;
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for: ${subject}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

let reviewNumber = 0;
/** A valid review; what matters to the test is given. */
export function aReview(fields: Record<string, unknown> = {}): Record<string, unknown> {
  reviewNumber++;
  return { id: `r-${reviewNumber}`, merchantId: 'm-1', text: 'The staff were friendly and delivery was fast', rating: 5, createdAt: '2026-06-01T10:00:00Z', ...fields };
}

/** What is scored decays: a fixture that has to stay enough for a score is dated from today. */
export const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

/** Chats of the last days with a survey and an outcome: enough of them make manner, speed and resolution known. */
export function someChats(count: number, fields: Record<string, unknown> = {}): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => {
    const startedAt = Date.parse(daysAgo(index + 1));
    const messages = [
      { role: 'customer', text: `My parcel is slow ${index}`, at: new Date(startedAt).toISOString() },
      { role: 'agent', text: 'Sorry, it arrives tomorrow', at: new Date(startedAt + 120_000).toISOString() },
    ];
    return aTranscript({ csat: 4, resolved: true, messages, ...fields });
  });
}

export function aTranscript(fields: Record<string, unknown> = {}): Record<string, unknown> {
  reviewNumber++;
  return {
    id: `t-${reviewNumber}`,
    merchantId: 'm-1',
    messages: [
      { role: 'customer', text: 'My parcel is slow', at: '2026-06-01T10:00:00Z' },
      { role: 'agent', text: 'Sorry, it arrives tomorrow', at: '2026-06-01T10:02:00Z' },
    ],
    ...fields,
  };
}
