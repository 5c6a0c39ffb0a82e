import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../domain/app-error.js';

/** What `startEmbeddedPostgres` and PostgreSQL itself leave in the data folder while they run. */

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    /* Another user's process, as when the server was started by root. */
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Address of the embedded database below a data folder, or undefined when it does not run. */
function urlIn(dataDir: string): string | undefined {
  const here = path.join(dataDir, 'postgres');
  const moved = path.join(here, 'location');
  const root = existsSync(moved) ? readFileSync(moved, 'utf8').trim() : here;
  const pidFile = path.join(root, 'data', 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  /* Lines of postmaster.pid: process, data folder, start time, port … (PostgreSQL, miscadmin.h). */
  const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n').map(Number);
  if (!pid || !port || !isAlive(pid)) return undefined;
  const password = readFileSync(path.join(root, 'password'), 'utf8').trim();
  return `postgres://candor:${password}@127.0.0.1:${port}/postgres`;
}

/**
 * The embedded database that a server on this machine runs, looked for in each folder.
 * @throws AppError database_unavailable when none runs, or its files belong to somebody else
 */
export function runningDatabaseUrl(dataFolders: readonly string[]): string {
  try {
    for (const folder of dataFolders) {
      const url = urlIn(folder);
      if (url) return url;
    }
  } catch (cause) {
    throw new AppError({ code: 'database_unavailable', publicMessage: `The embedded database's files cannot be read: ${(cause as Error).message}. Run this as the user who started Candor.`, cause });
  }
  throw new AppError({
    code: 'database_unavailable',
    publicMessage: `No embedded database runs in ${dataFolders.join(' or ')}. Start Candor with "npm start", or set DATABASE_URL (and REDIS_URL) as the server has them.`,
  });
}
