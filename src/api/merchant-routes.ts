import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { languageSchema } from '../domain/analysis.js';
import { merchantSchema } from '../domain/item.js';
import { storableString } from '../domain/text.js';
import { findMerchant, readScore } from '../usecases/read-score.js';
import { readThemes } from '../usecases/read-themes.js';
import type { ApiDependencies } from './dependencies.js';
import { bearer, idParams, problems, scoreSchema, themesSchema } from './schemas.js';

const READERS = ['platform', 'merchant', 'trust'] as const;
/** Scores decay continuously; read to the minute they can be cached and compared. */
const SCORE_RESOLUTION_MS = 60_000;

const merchantView = merchantSchema.extend({ updatedAt: z.string() });
const instant = z.iso.datetime({ offset: true });

/** Answers 304 when the caller holds this very content. */
function withETag<Body extends object>(request: FastifyRequest, reply: FastifyReply, body: Body): Body {
  const tag = `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 27)}"`;
  reply.header('etag', tag).header('cache-control', 'private, no-cache');
  /* A list is allowed, and proxies that compress mark a tag as weak: RFC 9110, 13.1.2. */
  const held = (request.headers['if-none-match'] ?? '').split(',').map((entry) => entry.trim().replace(/^W\//, ''));
  if (!held.includes(tag)) return body;
  return reply.code(304).send() as unknown as Body;
}

/** Merchants, their scores and their complaint themes. */
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
    '/v1/merchants/:id/score',
    {
      config: { roles: READERS },
      schema: {
        tags: ['merchants'],
        summary: 'Service scores with intervals and grades',
        description:
          'Authenticity-weighted, decayed posterior means by dimension; the grade follows the lower end of the 95 % interval on the levels of GB/T 27922-2011. Reviews cannot prove the certification itself.',
        security: bearer,
        params: idParams,
        querystring: z.strictObject({}),
        response: { 200: scoreSchema, ...problems(400, 401, 403, 404) },
      },
    },
    async (request, reply) => {
      const now = new Date(Math.floor(Date.now() / SCORE_RESOLUTION_MS) * SCORE_RESOLUTION_MS);
      const score = await readScore(deps, { platformId: request.caller.platformId, merchantId: request.params.id, now });
      return withETag(request, reply, score);
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
