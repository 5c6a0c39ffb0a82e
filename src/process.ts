import { AppError } from './domain/app-error.js';

/** Exit code for what no restart can mend: bad configuration, a port in use, missing weights (EX_CONFIG). */
export const EXIT_CONFIGURATION = 78;

const HOPELESS = new Set(['invalid_configuration', 'model_unavailable']);

/** Tells a person what is wrong, without a stack where the message says it all, and exits. */
export function exitWith(error: unknown): never {
  if (error instanceof AppError) {
    console.error(error.publicMessage);
    process.exit(HOPELESS.has(error.code) ? EXIT_CONFIGURATION : 1);
  }
  if ((error as { code?: string }).code === 'EADDRINUSE') {
    console.error(`Another program listens on this port already (${(error as Error).message}). Set CANDOR_PORT to a free one.`);
    process.exit(EXIT_CONFIGURATION);
  }
  console.error(error);
  process.exit(1);
}

/** How long an orderly stop may take before the process leaves anyway; the outbox loses nothing. */
const STOP_TIMEOUT_MS = 20_000;

/**
 * Stops in order on SIGTERM, on Ctrl-C when run alone, and when the supervisor that started this
 * process is gone.
 */
export function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const once = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    stop().then(() => process.exit(0), exitWith);
  };
  process.on('SIGTERM', once);
  process.on('SIGINT', once);
  process.on('disconnect', once);
}

/** The database's address, or a sentence on how to give one. */
export function requireDatabaseUrl(databaseUrl: string | undefined): string {
  if (databaseUrl) return databaseUrl;
  throw new AppError({
    code: 'invalid_configuration',
    publicMessage: 'DATABASE_URL is not set. Give the address of a PostgreSQL 14 or newer, or run everything with "npm start".',
  });
}
