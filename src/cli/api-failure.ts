import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { AppError } from '../domain/app-error.js';

/** What a server's refusal, or its absence, means to whoever typed the command. */

const problemSchema = z.object({ code: z.string(), detail: z.string(), pointer: z.string().optional(), requestId: z.string().optional() });

const HINTS: Record<number, string> = {
  401: ' Give a key with --key or CANDOR_KEY.',
  403: ' Use a key with that role.',
};

/** An answer of 300 and above. The server's own code stands in the message: exit codes are ours. */
export function refusal(status: number, body: string): AppError {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    json = undefined;
  }
  const problem = problemSchema.safeParse(json);
  if (!problem.success) {
    return new AppError({ code: 'invalid_request', publicMessage: `The address answers with HTTP ${status} and not as a Candor server does; check --url.` });
  }
  const { code, detail, pointer, requestId } = problem.data;
  const where = pointer ? ` (at ${pointer})` : '';
  const trace = status >= 500 && requestId ? ` Request ${requestId}.` : '';
  return new AppError({ code: 'invalid_request', publicMessage: `${detail}${where} [${status} ${code}]${HINTS[status] ?? ''}${trace}`, pointer });
}

/** Without a header that says more. */
const DEFAULT_RETRY_SECONDS = 2;
const MAX_RETRY_SECONDS = 120;

/** After how many seconds a busy server wants to be asked again (RFC 9110, 10.2.3); undefined where that is no use. */
export function retryAfterSeconds({ statusCode, headers }: { statusCode: number; headers: IncomingHttpHeaders }): number | undefined {
  if (statusCode !== 429 && statusCode !== 503) return undefined;
  const header = headers['retry-after'];
  if (header === undefined) return DEFAULT_RETRY_SECONDS;
  const seconds = /^\d+$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isFinite(seconds) ? Math.min(MAX_RETRY_SECONDS, Math.max(0, seconds)) : DEFAULT_RETRY_SECONDS;
}

/** The connection broke; asking again may find the server back. */
export function isConnectionError(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^(UND_ERR_(SOCKET|.*TIMEOUT)|ECONN|EPIPE|ETIMEDOUT)/.test(code);
}

/** There is no server, or it went away. */
export function unreachable(url: URL, cause: Error): AppError {
  const { code } = cause as NodeJS.ErrnoException;
  const why = code === 'ECONNREFUSED' ? 'nothing listens there' : code === 'ENOTFOUND' ? 'there is no such host' : (cause.message || code) ?? 'the connection failed';
  return new AppError({
    code: 'invalid_request',
    publicMessage: `No Candor server answers at ${url.origin}: ${why}. Start one with "npm start", or name another with --url.`,
    cause,
  });
}
