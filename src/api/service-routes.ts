import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { METRIC_GROUPS } from '../domain/ports/service-metrics-store.js';
import { readServiceMetrics } from '../usecases/read-service-metrics.js';
import { readTranscript } from '../usecases/read-transcript.js';
import type { ApiDependencies } from './dependencies.js';
import { withETag } from './etag.js';
import { bearer, idParams, problems } from './schemas.js';
import { serviceMetricsSchema, transcriptViewSchema } from './service-schemas.js';

const READERS = ['platform', 'merchant', 'trust'] as const;
const instant = z.iso.datetime({ offset: true });

/** Chats as the service they are: measured together, and read one by one. */
export async function serviceRoutes(scope: FastifyInstance, deps: ApiDependencies): Promise<void> {
  const typed = scope.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/v1/merchants/:id/service-metrics',
    {
      config: { roles: READERS },
      schema: {
        tags: ['merchants'],
        summary: 'How the merchant’s agents serve, against its targets',
        description:
          'Percentiles of response, resolution and handling times in calendar and business seconds, rates of manner and outcome, promises kept, cost of handling; ' +
          'measured on chats that ended from `from` until before `to`. Business time counts by the desk’s hours in force when the chat was scored.',
        security: bearer,
        params: idParams,
        querystring: z.strictObject({ from: instant.optional(), to: instant.optional(), by: z.enum(METRIC_GROUPS).optional() }),
        response: { 200: serviceMetricsSchema, ...problems(400, 401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { from, to, by } = request.query;
      const metrics = await readServiceMetrics(deps, {
        platformId: request.caller.platformId,
        merchantId: request.params.id,
        ...(from && { from: new Date(from) }),
        ...(to && { to: new Date(to) }),
        ...(by && { by }),
      });
      return withETag(request, reply, metrics);
    },
  );

  typed.get(
    '/v1/transcripts/:id',
    {
      config: { roles: READERS, checksOwner: true },
      schema: {
        tags: ['merchants'],
        summary: 'A chat turn by turn, with its marks and measures',
        description: 'A merchant’s key reads the merchant’s own chats.',
        security: bearer,
        params: idParams,
        response: { 200: transcriptViewSchema, ...problems(400, 401, 403, 404) },
      },
    },
    async (request) => {
      const { platformId, role, merchantId } = request.caller;
      const view = await readTranscript(deps, { platformId, transcriptId: request.params.id, ownMerchantId: role === 'merchant' ? merchantId : null });
      return { ...view, receivedAt: view.receivedAt.toISOString() };
    },
  );
}
