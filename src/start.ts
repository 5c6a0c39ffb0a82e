import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadConfig, type Config } from './config/config.js';
import { exitWith, EXIT_CONFIGURATION } from './process.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './storage/embedded-postgres.js';
import { migrate } from './storage/migrate.js';
import { openStores } from './storage/open-stores.js';
import { Supervisor } from './supervisor.js';
import { createKey } from './usecases/api-keys.js';

const FIRST_PLATFORM = 'default';

/** Makes the schema and, in a database without one, the first admin key; answers where it lies. */
async function prepareDatabase(databaseUrl: string, config: Config): Promise<string> {
  const keyFile = path.join(config.dataDir, 'admin.key');
  const stores = openStores({ url: databaseUrl, maxConnections: 2, onIdleError: () => undefined });
  try {
    await migrate(stores.db);
    if (!(await stores.keys.hasAdmin())) {
      const { key } = await createKey(stores.keys, { platformId: FIRST_PLATFORM, role: 'admin' });
      await mkdir(config.dataDir, { recursive: true });
      await writeFile(keyFile, `${key}\n`, { mode: 0o600 });
    }
  } finally {
    await stores.close();
  }
  return keyFile;
}

function greet(config: Config, keyFile: string, postgres: EmbeddedPostgres | undefined): void {
  const at = `http://${config.host}:${config.port}`;
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
try {
  const config = loadConfig(process.env);
  const postgres = config.databaseUrl ? undefined : await startEmbeddedPostgres(config.dataDir);
  const databaseUrl = config.databaseUrl ?? postgres!.url;
  const supervisor = new Supervisor({ ...process.env, DATABASE_URL: databaseUrl });
  const stop = async (code: number): Promise<never> => {
    await supervisor.stop();
    await postgres?.stop();
    process.exit(code);
  };
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));
  supervisor.onHopeless = () => void stop(EXIT_CONFIGURATION);

  const keyFile = await prepareDatabase(databaseUrl, config);
  supervisor.start('api', new URL('./server.ts', import.meta.url));
  for (let number = 1; number <= config.workers; number++) {
    supervisor.start(`worker ${number}`, new URL('../workers/main.ts', import.meta.url));
  }
  greet(config, keyFile, postgres);
} catch (error) {
  exitWith(error);
}
