import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import underPressure from '@fastify/under-pressure';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { AppError } from '../domain/app-error.js';
import { sha256Hex } from '../domain/digest.js';
import { adminRoutes } from './admin-routes.js';
import { analyzeRoutes } from './analyze-routes.js';
import { authentication } from './authentication.js';
import { documentBatchBody } from './batch-documentation.js';
import { batchRoutes } from './batch-routes.js';
import type { ApiDependencies } from './dependencies.js';
import { lingerOnRefusal } from './lingering-close.js';
import { merchantRoutes } from './merchant-routes.js';
import { createMetrics } from './metrics.js';
import { operationRoutes } from './operation-routes.js';
import { answerProblems, answerRouterError } from './problems.js';
import { claimRoutes } from './claim-routes.js';
import { evidenceRoutes } from './evidence-routes.js';
import { reportRoutes } from './report-routes.js';
import { reviewRoutes } from './review-routes.js';
import { scoreRoutes } from './score-routes.js';
import { serviceRoutes } from './service-routes.js';
import { settingsRoutes } from './settings-routes.js';

/** Bodies of everything but batches. */
const BODY_LIMIT_BYTES = 2 * 1024 * 1024;
/** The slowest sender of the largest batch gets this long. */
const REQUEST_TIMEOUT_MS = 10 * 60_000;
/** A loop this late answers nobody in time: better to refuse. */
const MAX_EVENT_LOOP_DELAY_MS = 2_000;

const DESCRIPTION = `Candor reads reviews and service chats in Chinese and English: what customers complain of,
which reviews can be believed, and how good a merchant's after-sales service is once the unbelievable ones count for less.
Errors are \`application/problem+json\` with a stable \`code\`.`;

async function documentation(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Candor', version: '1', description: DESCRIPTION, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => ('openapiObject' in document ? documentBatchBody(document.openapiObject) : document.swaggerObject),
  });
  /* The bar on top shows the library's name and a field to open other documents. */
  const css = [{ filename: 'candor.css', content: '.swagger-ui .topbar { display: none }' }];
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true, theme: { title: 'Candor API', css } });
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}

/** Builds the whole HTTP side; the process file only starts and stops it, and tests build the same. */
export async function buildApp(deps: ApiDependencies): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => `req_${randomUUID()}`,
    loggerInstance: deps.log,
    frameworkErrors: answerRouterError,
    routerOptions: { maxParamLength: 256 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerProblems(app);
  lingerOnRefusal(app);

  const metrics = createMetrics(deps);
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.requestSeconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });

  app.addHook('preParsing', async (request) => {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined || encoding === 'identity' || request.routeOptions.config.unpacks) return;
    throw new AppError({ code: 'unsupported_media_type', publicMessage: 'Only POST /v1/batches takes packed bodies.', pointer: '/headers/content-encoding' });
  });

  await app.register(helmet);
  await app.register(rateLimit, {
    max: deps.limits.requestsPerMinute,
    timeWindow: 60_000,
    /* By key once it is known, else by address: guessing keys fills one bucket. */
    keyGenerator: (request) => {
      const token = request.headers.authorization?.split(' ')[1];
      return token && app.knowsKey(token) ? sha256Hex(token) : request.ip;
    },
    errorResponseBuilder: (_request, context) =>
      new AppError({
        code: 'rate_limited',
        publicMessage: `More than ${context.max} requests a minute.`,
        retryAfterSeconds: Math.ceil(context.ttl / 1000),
      }),
  });
  await app.register(underPressure, {
    maxEventLoopDelay: MAX_EVENT_LOOP_DELAY_MS,
    pressureHandler: (request) => {
      if (request.url === '/livez') return;
      throw new AppError({ code: 'overloaded', publicMessage: 'The service is overloaded; try again shortly.', retryAfterSeconds: 2 });
    },
  });
  await app.register(authentication, { keys: deps.keys });
  await documentation(app);
  await app.register(async (scope) => operationRoutes(scope, deps, metrics));
  for (const routes of [batchRoutes, analyzeRoutes, merchantRoutes, scoreRoutes, serviceRoutes, reviewRoutes, claimRoutes, evidenceRoutes, reportRoutes, settingsRoutes, adminRoutes]) {
    await app.register(async (scope) => routes(scope, deps));
  }
  return app;
}
