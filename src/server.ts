import { loadCalibration } from '../models/authenticity-model.js';
import { buildApp } from './api/app.js';
import { loadConfig } from './config/config.js';
import { createLog } from './log.js';
import { exitWith, requireDatabaseUrl, stopOnSignals, tellReady } from './process.js';
import { BullmqJobQueue } from './queue/bullmq-job-queue.js';
import { migrate } from './storage/migrate.js';
import { openStores } from './storage/open-stores.js';

const MAX_CONNECTIONS = 12;
/** Answers under way may take this long after a stop was asked for; progress streams would never end. */
const ANSWERING_MS = 5_000;

/** `npm run api`: one HTTP process. It never loads a model. */
try {
  const config = loadConfig(process.env);
  const databaseUrl = requireDatabaseUrl(config.databaseUrl);
  const log = createLog('api', config.logLevel);
  const onError = (error: Error): void => log.warn({ err: error }, 'connection trouble');
  const stores = openStores({ url: databaseUrl, maxConnections: MAX_CONNECTIONS, onIdleError: onError });
  await migrate(stores.db);
  const queue = new BullmqJobQueue({ databaseUrl, redisUrl: config.redisUrl, namespace: config.namespace }, onError);
  const app = await buildApp({ ...stores, queue, calibration: await loadCalibration(config.modelsDir), limits: config, log });
  await app.listen({ host: config.host, port: config.port });
  stopOnSignals(async () => {
    setTimeout(() => app.server.closeAllConnections(), ANSWERING_MS).unref();
    await app.close();
    await queue.close();
    await stores.close();
  });
  tellReady();
} catch (error) {
  exitWith(error);
}
