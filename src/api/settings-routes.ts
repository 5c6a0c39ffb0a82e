import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { merchantSchema } from '../domain/item.js';
import { settingsLayerSchema, settingsSchema } from '../domain/settings.js';
import { changeSettings, readSettings, type SettingsView } from '../usecases/change-settings.js';
import type { ApiDependencies } from './dependencies.js';
import { bearer, problems } from './schemas.js';

const ofCategory = z.strictObject({
  category: merchantSchema.shape.category.optional().describe('merchant category; without it, the layer of the whole platform'),
});

const settingsView = z.object({
  category: z.string().nullable(),
  version: z.number().int().min(0).describe('0 where nothing was ever set'),
  layer: settingsLayerSchema,
  effective: settingsSchema,
  changedAt: z.string().nullable(),
  changedBy: z.string().nullable(),
});

const VERSION_TAG = /^"version-(\d+)"$/;

function answer(reply: FastifyReply, view: SettingsView) {
  reply.header('etag', `"version-${view.version}"`).header('cache-control', 'private, no-cache');
  return { ...view, changedAt: view.changedAt?.toISOString() ?? null };
}

/** Settings of a platform and of its merchant categories. */
export async function settingsRoutes(scope: FastifyInstance, deps: ApiDependencies): Promise<void> {
  const typed = scope.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/v1/settings',
    {
      config: { roles: ['platform', 'trust'] },
      schema: {
        tags: ['settings'],
        summary: 'Settings of the platform or of a merchant category',
        description: 'A layer holds only what it changes; `effective` is the defaults, the platform’s layer and the category’s layer put together.',
        security: bearer,
        querystring: ofCategory,
        response: { 200: settingsView, ...problems(400, 401, 403) },
      },
    },
    async (request, reply) => answer(reply, await readSettings(deps.settings, request.caller.platformId, request.query.category ?? null)),
  );

  typed.put(
    '/v1/settings',
    {
      config: { roles: ['platform'] },
      schema: {
        tags: ['settings'],
        summary: 'Replace a layer of settings',
        description:
          'What the body leaves out falls back to the layer below. Each change is a version and an event of the log; past scores keep the settings of their time. Source weights apply to what is scored from then on. With If-Match and the ETag of a reading, a change made meanwhile by somebody else answers 412.',
        security: bearer,
        querystring: ofCategory,
        headers: z.object({ 'if-match': z.string().regex(VERSION_TAG, { error: 'must be the ETag of GET /v1/settings' }).optional() }),
        body: settingsLayerSchema,
        response: { 200: settingsView, ...problems(400, 401, 403, 412, 415) },
      },
    },
    async (request, reply) => {
      const { platformId, keyId } = request.caller;
      const expected = VERSION_TAG.exec(request.headers['if-match'] ?? '')?.[1];
      const changed = await changeSettings(deps.settings, {
        platformId,
        category: request.query.category ?? null,
        layer: request.body,
        changedBy: keyId,
        ...(expected !== undefined && { expectedVersion: Number(expected) }),
      });
      return answer(reply, changed);
    },
  );
}
