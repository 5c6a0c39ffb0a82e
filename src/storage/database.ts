import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { AppError } from '../domain/app-error.js';
import type { Database } from './schema.js';

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;

/** SQLSTATE classes and Node codes that mean "later", not "wrong": away, out of resources, shutting down, rolled back by a deadlock, cut off while idle. */
const UNAVAILABLE = /^(08|53|57P|40|25P03)/;
const UNAVAILABLE_NODE_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

export interface DatabaseOptions {
  url: string;
  /** Connections at most; each process has its own pool. */
  maxConnections: number;
  /** Told of errors on idle connections, which have no caller to throw to. */
  onIdleError(error: Error): void;
}

/** Opens a pool; nothing connects until the first query. */
export function openDatabase(options: DatabaseOptions): Db {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
  });
  pool.on('error', options.onIdleError);
  /* A connection that breaks while a transaction has it tells the transaction, and emits this beside:
     without a listener it would end the process. */
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

/** True when the error says that the database is away rather than that a statement is wrong. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string') return UNAVAILABLE.test(code) || UNAVAILABLE_NODE_CODES.has(code);
  return /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/.test(error.message);
}

/** Rethrows foreign database errors as `database_unavailable` where that is what they mean. */
export async function translated<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError || !isUnavailable(error)) throw error;
    throw new AppError({
      code: 'database_unavailable',
      publicMessage: 'The database cannot be reached right now; nothing was changed. Try again shortly.',
      retryAfterSeconds: 2,
      cause: error,
    });
  }
}

/** Runs `work` in one transaction; every statement in it succeeds or none does. */
export function inTransaction<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return translated(() => db.transaction().execute(work));
}
