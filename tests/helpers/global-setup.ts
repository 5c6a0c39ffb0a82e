import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/storage/embedded-postgres.js';
import { hasRedis } from './optional-tools.js';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
    /** Undefined where Redis is not installed. */
    redisUrl: string | undefined;
  }
}

export async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** One real PostgreSQL and, where installed, one real Redis for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(path.join(tmpdir(), 'candor-tests-'));
  /* An external server for the whole suite: how "embedded and external" are both tested. */
  const external = process.env.CANDOR_TEST_DATABASE_URL;
  const postgres = external ? undefined : await startEmbeddedPostgres(directory);
  project.provide('postgresUrl', external ?? postgres!.url);
  let redis: ChildProcess | undefined;
  if (hasRedis()) {
    const port = await freePort();
    redis = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no', '--bind', '127.0.0.1'], { stdio: 'ignore' });
    project.provide('redisUrl', `redis://127.0.0.1:${port}`);
  } else {
    project.provide('redisUrl', undefined);
  }
  return async () => {
    redis?.kill('SIGKILL');
    await postgres?.stop();
    if (postgres) rmSync(postgres.directory, { recursive: true, force: true });
    rmSync(directory, { recursive: true, force: true });
  };
}
