import { loadConfig } from '../src/config/config.js';
import { createLog } from '../src/log.js';
import { exitWith, requireDatabaseUrl, stopOnSignals, tellReady } from '../src/process.js';
import { startWorker } from './worker.js';

/** `npm run worker`: one worker process. */
try {
  const config = loadConfig(process.env);
  const worker = await startWorker({
    config,
    databaseUrl: requireDatabaseUrl(config.databaseUrl),
    log: createLog('worker', config.logLevel),
  });
  stopOnSignals(() => worker.close());
  tellReady();
} catch (error) {
  exitWith(error);
}
