import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ACTIONS } from '../domain/evidence.js';
import type { ApiDependencies } from './dependencies.js';
import { bearer, idParams, problems } from './schemas.js';

const claimedFlagSchema = z.object({
  id: z.string(),
  reviewId: z.string(),
  action: z.enum(ACTIONS),
  claimedBy: z.string().nullable().describe('id of the key that holds the flag'),
  open: z.boolean(),
});

/** Who is at work on which flag. */
export async function claimRoutes(scope: FastifyInstance, deps: ApiDependencies): Promise<void> {
  const typed = scope.withTypeProvider<ZodTypeProvider>();

  typed.post(
    '/v1/flags/:id/claim',
    {
      config: { roles: ['trust'] },
      schema: {
        tags: ['trust'],
        summary: 'Claim a flag, so that nobody else works on it and no better verdict closes it meanwhile',
        security: bearer,
        params: idParams,
        response: { 200: claimedFlagSchema, ...problems(400, 401, 403, 404, 409) },
      },
    },
    async ({ caller, params }) => deps.flags.claim(caller.platformId, params.id, caller.keyId),
  );

  typed.post(
    '/v1/flags/:id/release',
    {
      config: { roles: ['trust'] },
      schema: {
        tags: ['trust'],
        summary: 'Give a flag back to the queue',
        description: 'A flag whose verdict meanwhile asks for nothing closes, and the log says so. An admin key releases any flag.',
        security: bearer,
        params: idParams,
        response: { 200: claimedFlagSchema, ...problems(400, 401, 403, 404, 409) },
      },
    },
    async ({ caller, params }) => deps.flags.release(caller.platformId, params.id, caller.keyId, caller.role === 'admin'),
  );
}
