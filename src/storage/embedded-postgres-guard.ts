import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { AppError } from '../domain/app-error.js';
import type { EmbeddedPostgres } from './embedded-postgres.js';

const CLAIM = 'Candor supervises this database';
/** The server needs a moment to notice that a killed supervisor's connection is gone. */
const CLAIM_TIMEOUT_MS = 3_000;
const CLAIM_RETRY_MS = 200;
const FIRST_BACKOFF_MS = 250;
const MAX_BACKOFF_MS = 10_000;

/**
 * One connection with two duties. It holds an advisory lock, so that a second `npm start` on the same
 * data folder neither supervises this database too nor stops it under the first. And when it breaks
 * because the server died, the server is started again on its port, where all clients look for it.
 */
export class PostgresGuard {
  private client: pg.Client | undefined;
  private reviving: Promise<void> | undefined;
  private released = false;

  private constructor(
    private readonly postgres: EmbeddedPostgres,
    private readonly report: (message: string) => void,
  ) {}

  /** @throws AppError invalid_configuration when another supervisor has this database */
  static async claim(postgres: EmbeddedPostgres, report: (message: string) => void): Promise<PostgresGuard> {
    const guard = new PostgresGuard(postgres, report);
    const deadline = Date.now() + CLAIM_TIMEOUT_MS;
    while (!(await guard.connect())) {
      if (Date.now() > deadline) {
        throw new AppError({
          code: 'invalid_configuration',
          publicMessage: `Candor runs already on the database in ${postgres.directory}. Stop it first, or set CANDOR_DATA_DIR to another folder.`,
        });
      }
      await sleep(CLAIM_RETRY_MS);
    }
    return guard;
  }

  /** True when this connection has the lock now. */
  private async connect(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.postgres.url, keepAlive: true });
    /* An error is always followed by the end. */
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as held', [CLAIM]);
    if (!rows[0]!.held) {
      await client.end();
      return false;
    }
    this.client = client;
    client.once('end', () => {
      this.reviving = this.revive();
    });
    return true;
  }

  private async revive(): Promise<void> {
    let waitMs = FIRST_BACKOFF_MS;
    while (!this.released) {
      try {
        await this.postgres.restart();
        if (await this.connect()) {
          this.report('PostgreSQL had ended and runs again.');
          return;
        }
      } catch (error) {
        this.report(`PostgreSQL ended and does not start; next try in ${waitMs / 1000} s. ${(error as Error).message}`);
      }
      await sleep(waitMs);
      waitMs = Math.min(MAX_BACKOFF_MS, waitMs * 2);
    }
  }

  /** Lets go; from now on the server may be stopped. */
  async release(): Promise<void> {
    this.released = true;
    await this.client?.end().catch(() => undefined);
    await this.reviving;
  }
}
