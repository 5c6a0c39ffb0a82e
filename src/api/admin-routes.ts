import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { EVENT_KINDS } from '../domain/event-log.js';
import { idSchema } from '../domain/text.js';
import { createKey } from '../usecases/api-keys.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import type { ApiDependencies } from './dependencies.js';
import { bearer, problems } from './schemas.js';

const keySchema = z.object({
  key: z.string().describe('shown this once'),
  keyId: z.string(),
  platformId: z.string(),
  role: z.enum(['platform', 'merchant', 'trust', 'admin']),
  merchantId: z.string().nullable(),
});

const eventSchema = z.object({
  sequence: z.number().int(),
  at: z.string(),
  kind: z.enum(EVENT_KINDS),
  subject: z.string(),
  body: z.record(z.string(), z.unknown()),
  previousHash: z.string(),
  hash: z.string(),
});

/** Keys, and the log that explains every score. */
export async function adminRoutes(scope: FastifyInstance, deps: ApiDependencies): Promise<void> {
  const typed = scope.withTypeProvider<ZodTypeProvider>();

  typed.post(
    '/v1/keys',
    {
      config: { roles: ['admin'] },
      schema: {
        tags: ['admin'],
        summary: 'Make an API key',
        description: 'Admin keys belong to whoever runs the installation: they may make keys for every platform.',
        security: bearer,
        body: z.strictObject({
          role: z.enum(['platform', 'merchant', 'trust', 'admin']),
          merchantId: idSchema.optional(),
          platformId: idSchema.optional().describe('default: the platform of the calling key'),
        }),
        response: { 201: keySchema, ...problems(400, 401, 403, 415) },
      },
    },
    async (request, reply) => {
      const { role, merchantId, platformId = request.caller.platformId } = request.body;
      return reply.code(201).send(await createKey(deps.keys, { platformId, role, merchantId }));
    },
  );

  typed.get(
    '/v1/audit',
    {
      config: { roles: ['trust'] },
      schema: {
        tags: ['trust'],
        summary: 'The append-only log, oldest first',
        description: 'Each event’s hash covers its content and the hash before it.',
        security: bearer,
        querystring: z.strictObject({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(1000).default(100) }),
        response: { 200: z.object({ events: z.array(eventSchema), nextCursor: z.string().nullable() }), ...problems(400, 401, 403) },
      },
    },
    async (request) => {
      const after = decodeCursor(z.number().int(), request.query.cursor) ?? 0;
      const events = await deps.events.read(request.caller.platformId, after, request.query.limit);
      const full = events.length === request.query.limit;
      return { events, nextCursor: full ? encodeCursor(events[events.length - 1]!.sequence) : null };
    },
  );
}
