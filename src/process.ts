import { AppError } from './domain/app-error.js';

/** Exit code for what no restart can mend: bad configuration, a port in use, missing weights (EX_CONFIG). */
export const EXIT_CONFIGURATION = 78;

const HOPELESS = new Set(['invalid_configuration', 'model_unavailable', 'EADDRINUSE']);

/** Says what is wrong, without a stack where the message says it all. */
export function describeError(error: unknown): string {
  if (error instanceof AppError) return error.detail === undefined ? error.publicMessage : `${error.publicMessage} (${error.detail})`;
  const { code, message, stack } = error as Error & { code?: string };
  if (code === 'EADDRINUSE') return `Another program listens on this port already (${message}). Set CANDOR_PORT to a free one.`;
  return stack ?? String(error);
}

/** EXIT_CONFIGURATION where no restart helps, else 1. */
export function exitCodeOf(error: unknown): number {
  const { code } = error as { code?: string };
  return code !== undefined && HOPELESS.has(code) ? EXIT_CONFIGURATION : 1;
}

/** Tells a person what is wrong, and exits. */
export function exitWith(error: unknown): never {
  console.error(describeError(error));
  process.exit(exitCodeOf(error));
}

/** How long an orderly stop may take before the process leaves anyway; the outbox loses nothing. */
const STOP_TIMEOUT_MS = 20_000;

/**
 * Stops in order on SIGTERM, on Ctrl-C when run alone, and when the supervisor that started this
 * process is gone, be it while this one was still starting.
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
  if (process.send && !process.connected) once();
}

/** What a process sends to the supervisor once it does its work. */
export const READY = 'ready';

/** Tells the supervisor, where there is one, that this process does its work now. */
export function tellReady(): void {
  if (process.connected) process.send!(READY);
}

/** The database's address, or a sentence on how to give one. */
export function requireDatabaseUrl(databaseUrl: string | undefined): string {
  if (databaseUrl) return databaseUrl;
  throw new AppError({
    code: 'invalid_configuration',
    publicMessage: 'DATABASE_URL is not set. Give the address of a PostgreSQL 14 or newer, or run everything with "npm start".',
  });
}
