import { pino, type Logger } from 'pino';

/** Longest part of a foreign error's message that is logged. */
const MAX_MESSAGE_LENGTH = 300;

/**
 * What of an error is logged. Named fields only: PostgreSQL's errors carry the failing row and the
 * JSON around a fault (`detail`, `where`), and customers' texts do not belong in a log.
 */
function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: 'not an error object' };
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    message: error.message.slice(0, MAX_MESSAGE_LENGTH),
    ...(typeof code === 'string' && { code }),
    stack: error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 12).join('\n'),
    ...(error.cause !== undefined && { cause: loggedError(error.cause) }),
  };
}

/** The log of one process. */
export function createLog(name: string, level: string, destination?: { write(line: string): void }): Logger {
  return pino({ name, level, serializers: { err: loggedError } }, destination ?? process.stdout);
}
