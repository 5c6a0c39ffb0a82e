import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Binaries, Identity } from './embedded-postgres-place.js';

const run = promisify(execFile);

/** One data directory and who runs a server on it, through PostgreSQL's own `pg_ctl`. */
export interface Cluster {
  directory: string;
  logFile: string;
  binaries: Binaries;
  identity: Identity;
}

/** How long `pg_ctl` watches one start. A crash recovery that takes longer goes on, and is waited for. */
const WATCH_SECONDS = 60;
/** Replaying `max_wal_size` of log after a crash takes a minute on a slow disk; this is far beyond. */
const START_TIMEOUT_MS = 600_000;
const POLL_MS = 200;

/** Below every system's range for outgoing connections: no client can take the port while the server restarts. */
const LOWEST_PORT = 15_000;
const HIGHEST_PORT = 30_000;

/** What a server says when children of its killed predecessor have not noticed yet. */
const PREDECESSOR_IN_USE = /pre-existing shared memory block/;
const PORT_IN_USE = /Address already in use/;

export function pgCtl({ binaries, identity, directory }: Cluster, ...args: string[]): Promise<{ stdout: string }> {
  return run(binaries.pgCtl, ['-D', directory, ...args], { ...identity, cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' } });
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

export async function freePort(): Promise<number> {
  for (;;) {
    const port = LOWEST_PORT + Math.floor(Math.random() * (HIGHEST_PORT - LOWEST_PORT));
    if (await isFree(port)) return port;
  }
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

/** The command line of a living process; empty for one that is gone, or dead and not reaped. */
async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return run('ps', ['-p', String(pid), '-o', 'command=']).then(({ stdout }) => stdout.trim(), () => '');
}

export interface RunningServer {
  pid: number;
  port: number;
  /** False while it starts, recovers or stops. */
  ready: boolean;
}

/**
 * The server that runs on these data, or undefined. `pg_ctl status` would do, but it believes any
 * process that has the number in `postmaster.pid`: after a container's restart often another
 * program, and where nobody reaps orphans a zombie.
 */
export async function runningServer({ directory }: Cluster): Promise<RunningServer | undefined> {
  const file = path.join(directory, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => '');
  const [pid, itsDirectory, , port, , , , status] = text.split('\n');
  if (!pid) return undefined;
  const command = await commandOf(Number(pid));
  if (command.includes('bin/postgres') && command.includes(itsDirectory!)) return { pid: Number(pid), port: Number(port), ready: status?.trim() === 'ready' };
  /* PostgreSQL itself clears up behind a process that is gone, but would refuse to start beside this
     one. Should children of the dead server live on, it still finds them by their shared memory. */
  if (exists(Number(pid))) await rm(file, { force: true });
  return undefined;
}

/** The last lines that the server wrote, for people to read. */
export async function lastLogLines({ logFile }: Cluster): Promise<string> {
  if (!existsSync(logFile)) return '';
  return (await readFile(logFile, 'utf8')).trimEnd().split('\n').slice(-12).join('\n');
}

/**
 * Brings the server up, or waits for the one that is coming up already, and answers its port.
 * @param fixedPort the port it must have, because clients know it; any free one by default
 */
export async function bringUp(cluster: Cluster, fixedPort?: number): Promise<number> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const running = await runningServer(cluster);
    if (running?.ready) return running.port;
    if (!running) {
      const port = fixedPort ?? (await freePort());
      try {
        await pgCtl(cluster, 'start', '-w', '-s', '-t', String(WATCH_SECONDS), '-l', cluster.logFile, '-o', `-p ${port}`);
        return port;
      } catch (error) {
        const log = await lastLogLines(cluster);
        const passing = PREDECESSOR_IN_USE.test(log) || (PORT_IN_USE.test(log) && fixedPort === undefined) || (await runningServer(cluster));
        if (!passing || Date.now() > deadline) throw error;
      }
    }
    if (Date.now() > deadline) throw new Error(`it was not ready within ${START_TIMEOUT_MS / 1000} s`);
    await sleep(POLL_MS);
  }
}

/** A last checkpoint writes whatever is in memory: more than pg_ctl's own minute on a slow disk beside other work. */
const STOP_SECONDS = 300;

/** Fast shutdown: open transactions are rolled back, the data are safe. Nothing to do where none runs. */
export async function bringDown(cluster: Cluster): Promise<void> {
  if (!(await runningServer(cluster))) return;
  await pgCtl(cluster, 'stop', '-w', '-s', '-t', String(STOP_SECONDS), '-m', 'fast').catch(async (error: unknown) => {
    if (await runningServer(cluster)) throw error;
  });
}
