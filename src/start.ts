import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { loadAuthenticityModel } from '../models/authenticity-model.js';
import { readVerifiedManifest } from '../models/manifest.js';
import { loadConfig, type Config } from './config/config.js';
import { describeError, EXIT_CONFIGURATION, exitCodeOf } from './process.js';
import { freePort } from './storage/embedded-postgres-cluster.js';
import { PostgresGuard } from './storage/embedded-postgres-guard.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './storage/embedded-postgres.js';
import { migrate } from './storage/migrate.js';
import { openStores } from './storage/open-stores.js';
import { Supervisor } from './supervisor.js';
import { createKey } from './usecases/api-keys.js';

const FIRST_PLATFORM = 'default';
const MODELS_FOLDER = fileURLToPath(new URL('../models', import.meta.url));
const READY_POLL_MS = 200;
/** After this long a person wonders what is going on. */
const PATIENCE_MS = 10_000;

/** Each undoes one step of the start; run last first. */
const undo: (() => Promise<unknown>)[] = [];
let leaving = false;

/** Stops what runs in order (API, workers, database) and exits. */
async function leave(code: number): Promise<void> {
  if (leaving) return;
  leaving = true;
  for (const step of undo.toReversed()) {
    await step().catch((error: unknown) => {
      console.error(describeError(error));
      code ||= 1;
    });
  }
  process.exit(code);
}

async function startDatabase(config: Config): Promise<{ url: string; postgres?: EmbeddedPostgres }> {
  if (config.databaseUrl) return { url: config.databaseUrl };
  const starting = startEmbeddedPostgres(config.dataDir);
  let mine = true;
  /* Ctrl-C may come while it starts. */
  undo.push(async () => {
    const started = await starting.catch(() => undefined);
    if (mine) await started?.stop();
  });
  const postgres = await starting;
  try {
    const guard = await PostgresGuard.claim(postgres, console.error);
    undo.push(() => guard.release());
  } catch (error) {
    mine = false;
    throw error;
  }
  return { url: postgres.url, postgres };
}

/** Makes the schema and the first admin key; answers where the key lies. */
async function prepareDatabase({ url, postgres }: { url: string; postgres?: EmbeddedPostgres }, config: Config): Promise<string> {
  const keyFile = path.join(config.dataDir, 'admin.key');
  const stores = openStores({ url, maxConnections: 2, onIdleError: () => undefined });
  try {
    await migrate(stores.db);
    /* Beside its own database the file must be there: a killed first run may have left only the hash. */
    if (!(await stores.keys.hasAdmin()) || (postgres && !existsSync(keyFile))) {
      const { key } = await createKey(stores.keys, { platformId: FIRST_PLATFORM, role: 'admin' });
      await mkdir(config.dataDir, { recursive: true });
      await writeFile(`${keyFile}.new`, `${key}\n`, { mode: 0o600 });
      await rename(`${keyFile}.new`, keyFile);
    }
  } finally {
    await stores.close();
  }
  return keyFile;
}

/** Starts the API and the workers; answers when one of each does its work. */
async function startProcesses(config: Config, environment: NodeJS.ProcessEnv): Promise<void> {
  const workers = new Supervisor(environment);
  const api = new Supervisor(environment);
  undo.push(() => workers.stop(), () => api.stop());
  workers.onHopeless = api.onHopeless = () => void leave(EXIT_CONFIGURATION);

  const loading = new Set(['the API', 'the first worker']);
  const patience = setInterval(() => console.log(`Still starting: ${[...loading].join(' and ')} …`), PATIENCE_MS);
  const ready = Array.from({ length: config.workers }, (_, index) =>
    workers.start(`worker ${index + 1}`, new URL('../workers/main.ts', import.meta.url)),
  );
  await Promise.all([
    api.start('api', new URL('./server.ts', import.meta.url)).then(() => loading.delete('the API')),
    Promise.race(ready).then(() => loading.delete('the first worker')),
  ]);
  await untilReady(config);
  clearInterval(patience);
}

/** Asks the API itself, as a person would next. */
async function untilReady(config: Config): Promise<void> {
  for (;;) {
    const answer = await fetch(`${address(config)}/readyz`).catch(() => undefined);
    if (answer?.ok && ((await answer.json()) as { workers: number }).workers > 0) return;
    await sleep(READY_POLL_MS);
  }
}

/** Where a browser on this machine finds the API. */
function address({ host, port }: Config): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

function greet(config: Config, keyFile: string, postgres: EmbeddedPostgres | undefined): void {
  const at = address(config);
  const lines = [
    'Candor is running.',
    `  API        ${at}/v1`,
    `  Reference  ${at}/docs`,
    `  Health     ${at}/readyz   metrics ${at}/metrics`,
    existsSync(keyFile) ? `  Admin key  ${path.relative(process.cwd(), keyFile)}` : '  Admin key  as made before in this database',
    `  Database   ${postgres ? `embedded PostgreSQL in ${path.relative(process.cwd(), postgres.directory) || '.'}` : 'DATABASE_URL'}`,
    `  Queue      ${config.redisUrl ? 'REDIS_URL' : 'the same PostgreSQL'}`,
    `  Workers    ${config.workers}`,
    'Ctrl-C stops it in order.',
  ];
  console.log(lines.join('\n'));
}

/** `npm start`: database, API and workers on this machine, stopped together. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave(0));
try {
  const config = loadConfig(process.env);
  if (config.port === 0) config.port = await freePort();
  /* Before anything is started: without its weights no worker could run. */
  await readVerifiedManifest(config.modelsDir ?? MODELS_FOLDER);
  await loadAuthenticityModel(config.modelsDir);
  const database = await startDatabase(config);
  const keyFile = await prepareDatabase(database, config);
  await startProcesses(config, { ...process.env, DATABASE_URL: database.url, CANDOR_PORT: String(config.port) });
  greet(config, keyFile, database.postgres);
} catch (error) {
  if (!leaving) console.error(describeError(error));
  await leave(exitCodeOf(error));
}
