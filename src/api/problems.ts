import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { AppError, type ErrorCode } from '../domain/app-error.js';

/** The one translator from errors to `application/problem+json` (RFC 9457). */

export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  pointer?: string;
  requestId: string;
}

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Not authenticated',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Invalid items',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Unavailable',
};

/** What Fastify itself refuses, in our words. */
const FASTIFY_CODES: Record<string, { code: ErrorCode; publicMessage: string }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'body_too_large', publicMessage: 'The body is too large for this route; send large batches as NDJSON.' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'unsupported_media_type', publicMessage: 'Send application/json, or for batches also application/x-ndjson.' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'malformed_json', publicMessage: 'The body is empty.' },
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'malformed_json', publicMessage: 'The body is not valid JSON.' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { code: 'invalid_request', publicMessage: 'Content-Length does not match the body.' },
};

const PLACES: Record<string, string> = { body: '', querystring: '/query', params: '/params', headers: '/headers' };

/** A refused request schema as an AppError that points at the first bad field. */
function fromValidation(error: FastifyError): AppError {
  const [first] = error.validation ?? [];
  const place = PLACES[error.validationContext ?? 'body'] ?? '';
  const unknownKeys = (first?.params as { keys?: string[] } | undefined)?.keys;
  /* The validator writes the path of a whole object as "/", which RFC 6901 reads as the field "". */
  const inside = first?.instancePath === '/' ? '' : (first?.instancePath ?? '');
  const unknown = unknownKeys?.[0] === undefined ? '' : `/${unknownKeys[0].slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const pointer = place + inside + unknown;
  return new AppError({
    code: 'invalid_request',
    publicMessage: unknownKeys ? `Unknown field "${unknownKeys[0]!.slice(0, 64)}".` : `Invalid value: ${first?.message ?? 'see the documentation'}.`,
    pointer: pointer || '/',
    cause: error,
  });
}

export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return fromValidation(error as unknown as FastifyError);
  const code = (error as { code?: unknown }).code;
  const known = typeof code === 'string' ? FASTIFY_CODES[code] : undefined;
  if (known) return new AppError({ ...known, cause: error });
  if (error instanceof SyntaxError) return new AppError({ code: 'malformed_json', publicMessage: 'The body is not valid JSON.', cause: error });
  return new AppError({ code: 'internal', publicMessage: 'Something went wrong on our side; the request id names it in our log.', cause: error });
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, error: AppError): void {
  const problem: Problem = {
    type: `/docs#${error.code}`,
    title: TITLES[error.status] ?? 'Error',
    status: error.status,
    code: error.code,
    detail: error.publicMessage,
    ...(error.pointer !== undefined && { pointer: error.pointer }),
    requestId: request.id,
  };
  if (error.retryAfterSeconds !== undefined) reply.header('retry-after', String(error.retryAfterSeconds));
  if (error.code === 'unauthenticated') reply.header('www-authenticate', 'Bearer');
  reply.code(error.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

/** What the router refuses before any route is found, such as a path that is not valid UTF-8. */
export function answerRouterError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(request, reply, new AppError({ code: 'invalid_request', publicMessage: 'The path of the request cannot be read.', pointer: '/', cause: error }));
}

/** The methods that routes have for a path, whatever its parameters; filled while routes are added. */
function allowedMethods(app: FastifyInstance): (path: string) => string[] {
  const routes: { pattern: RegExp; methods: string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    const pattern = new RegExp(`^${url.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+').replace(/\*/g, '.*')}$`);
    routes.push({ pattern, methods: [method].flat() });
  });
  return (path) => [...new Set(routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods))].sort();
}

/** Makes every error of the app, its routes and its parsers, leave as a problem document. Call it before routes are added. */
export function answerProblems(app: FastifyInstance): void {
  const methodsFor = allowedMethods(app);
  app.setErrorHandler((error, request, reply) => {
    const problem = toAppError(error);
    if (problem.status >= 500) request.log.error({ err: problem.cause ?? problem, code: problem.code }, 'request failed');
    sendProblem(request, reply, problem);
  });
  app.setNotFoundHandler((request, reply) => {
    const allowed = methodsFor(request.url.split('?')[0]!);
    if (allowed.length > 0) {
      reply.header('allow', allowed.join(', '));
      return sendProblem(request, reply, new AppError({ code: 'method_not_allowed', publicMessage: `Use ${allowed.join(' or ')} here.` }));
    }
    return sendProblem(request, reply, new AppError({ code: 'not_found', publicMessage: 'There is no such route; see /docs.' }));
  });
}
