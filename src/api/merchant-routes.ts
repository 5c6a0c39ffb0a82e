import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { languageSchema } from '../domain/analysis.js';
import { merchantSchema } from '../domain/item.js';
import { storableString } from '../domain/text.js';
import { findMerchant } from '../usecases/find-merchant.js';
import { readThemes } from '../usecases/read-themes.js';
import type { ApiDependencies } from './dependencies.js';
import { withETag } from './etag.js';
import { bearer, idParams, problems, themesSchema } from './schemas.js';

const READERS = ['platform', 'merchant', 'trust'] as const;
const merchantView = merchantSchema.extend({ updatedAt: z.string() });
const instant = z.iso.datetime({ offset: true });

/** Merchants and their complaint themes. */
export async function merchantRoutes(scope: FastifyInstance, deps: ApiDependencies): Promise<void> {
  const typed = scope.withTypeProvider<ZodTypeProvider>();

  typed.put(
    '/v1/merchants/:id',
    {
      config: { roles: ['platform'] },
      schema: {
        tags: ['merchants'],
        summary: 'Describe a merchant',
        security: bearer,
        params: idParams,
        body: merchantSchema.omit({ id: true }),
        response: { 200: merchantView, ...problems(400, 401, 403, 415) },
      },
    },
    async (request) => {
      const stored = await deps.merchants.put(request.caller.platformId, { ...request.body, id: request.params.id });
      return { ...stored, updatedAt: stored.updatedAt.toISOString() };
    },
  );

  typed.get(
    '/v1/merchants/:id',
    {
      config: { roles: READERS },
      schema: { tags: ['merchants'], summary: 'A merchant', security: bearer, params: idParams, response: { 200: merchantView, ...problems(400, 401, 403, 404) } },
    },
    async (request) => {
      const stored = await findMerchant(deps.merchants, request.caller.platformId, request.params.id);
      return { ...stored, updatedAt: stored.updatedAt.toISOString() };
    },
  );

  typed.get(
    '/v1/merchants/:id/themes',
    {
      config: { roles: READERS },
      schema: {
        tags: ['merchants'],
        summary: 'What customers complain of',
        security: bearer,
        params: idParams,
        querystring: z.strictObject({
          from: instant.optional(),
          to: instant.optional(),
          category: storableString.max(256).optional(),
          language: languageSchema.optional(),
          channel: storableString.max(256).optional(),
        }),
        response: { 200: themesSchema, ...problems(400, 401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { from, to, ...filters } = request.query;
      const themes = await readThemes(deps, {
        platformId: request.caller.platformId,
        merchantId: request.params.id,
        ...filters,
        ...(from && { from: new Date(from) }),
        ...(to && { to: new Date(to) }),
      });
      return withETag(request, reply, themes);
    },
  );
}
