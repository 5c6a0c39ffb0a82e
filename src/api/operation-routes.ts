import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../domain/app-error.js';
import type { ApiDependencies } from './dependencies.js';
import { WORKER_MAX_AGE_MS, type Metrics } from './metrics.js';
import { problems } from './schemas.js';

/** Routes for whoever runs Candor: alive, ready, measured. */
export async function operationRoutes(scope: FastifyInstance, deps: ApiDependencies, metrics: Metrics): Promise<void> {
  const typed = scope.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/livez',
    {
      config: { rateLimit: false },
      schema: { tags: ['operation'], summary: 'The process runs', response: { 200: z.object({ status: z.literal('ok') }) } },
    },
    async () => ({ status: 'ok' as const }),
  );

  typed.get(
    '/readyz',
    {
      config: { rateLimit: false },
      schema: {
        tags: ['operation'],
        summary: 'Database and queue answer; how many workers are heard of',
        response: { 200: z.object({ status: z.literal('ok'), workers: z.number().int(), modelRevisions: z.array(z.string()) }), ...problems(503) },
      },
    },
    async () => {
      await deps.pingDatabase().catch((cause: unknown) => {
        throw new AppError({ code: 'database_unavailable', publicMessage: 'The database does not answer.', retryAfterSeconds: 2, cause });
      });
      await deps.queue.ping();
      const alive = await deps.workers.alive(WORKER_MAX_AGE_MS);
      return { status: 'ok' as const, workers: alive.length, modelRevisions: [...new Set(alive.map((worker) => worker.modelRevision))] };
    },
  );

  typed.get(
    '/metrics',
    {
      config: { rateLimit: false },
      schema: { tags: ['operation'], summary: 'Prometheus metrics', produces: ['text/plain'], response: { ...problems(503) } },
    },
    async (_request, reply) => {
      reply.header('content-type', metrics.registry.contentType);
      return reply.send((await metrics.registry.metrics()) as never);
    },
  );
}
