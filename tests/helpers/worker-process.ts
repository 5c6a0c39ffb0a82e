import { pino } from 'pino';
import { loadConfig } from '../../src/config/config.js';
import { exitWith, requireDatabaseUrl, stopOnSignals, tellReady } from '../../src/process.js';
import { startWorker } from '../../workers/worker.js';
import { fakeAnalyser } from './fake-analyser.js';

/** `workers/main.ts` with a fake model, so that real worker processes can be killed where no weights are. */
export interface WorkerProcessOptions {
  /** Milliseconds a chunk takes. */
  delayMs?: number;
  /** A whole core is kept busy for that long instead of waiting, as inference does. */
  busy?: boolean;
  lockDurationMs?: number;
  stalledIntervalMs?: number;
}

function keepBusy(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

try {
  const options = JSON.parse(process.argv[2] ?? '{}') as WorkerProcessOptions;
  const { delayMs = 0, busy = false, lockDurationMs = 60_000, stalledIntervalMs = 15_000 } = options;
  const config = loadConfig(process.env);
  const analyser = fakeAnalyser({ delayMs: busy ? 0 : delayMs });
  const worker = await startWorker({
    config,
    databaseUrl: requireDatabaseUrl(config.databaseUrl),
    log: pino({ level: config.logLevel, name: 'worker' }),
    stallTiming: { lockDurationMs, stalledIntervalMs },
    analyser: {
      ...analyser,
      analyse: (items) => {
        if (busy) keepBusy(delayMs);
        return analyser.analyse(items);
      },
    },
  });
  stopOnSignals(() => worker.close());
  tellReady();
} catch (error) {
  exitWith(error);
}
