import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/storage/embedded-postgres.js';
import { lives } from './process-table.js';

/** A folder of the test's own; open, so that the server's account can live in it, unless the test is about that. */
export function temporaryFolder({ open = true } = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'candor-fault-'));
  if (open) chmodSync(folder, 0o755);
  return folder;
}

export function postmasterPid(postgres: Pick<EmbeddedPostgres, 'directory'>): number {
  return Number(readFileSync(path.join(postgres.directory, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** kill -9 of the postmaster, as the system does when memory runs out; answers when it is gone. */
export async function killPostmaster(postgres: Pick<EmbeddedPostgres, 'directory'>): Promise<void> {
  const pid = postmasterPid(postgres);
  process.kill(pid, 'SIGKILL');
  while (lives(pid)) await sleep(5);
}

/** Stops whatever runs on the folder's data and removes all of it, also what lies elsewhere. */
export async function removeDatabase(folder: string): Promise<void> {
  const postgres = await startEmbeddedPostgres(folder).catch(() => undefined);
  await postgres?.stop();
  if (postgres) rmSync(postgres.directory, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

export async function query<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}
