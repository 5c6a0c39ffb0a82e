import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../domain/app-error.js';
import { METHODS } from '../domain/comparators/method-bars.js';
import { FOCUSES } from '../domain/score-focus.js';
import { ALL_ITEMS, type ScoreScope } from '../domain/score-scope.js';
import { idSchema, pastInstantSchema, storableString } from '../domain/text.js';
import { compareMethods } from '../usecases/compare-methods.js';
import { compareScores } from '../usecases/compare-scores.js';
import { explainScore } from '../usecases/explain-score.js';
import { readScore } from '../usecases/read-score.js';
import { readScoreHistory } from '../usecases/read-score-history.js';
import type { ApiDependencies } from './dependencies.js';
import { withETag } from './etag.js';
import { bearer, idParams, problems } from './schemas.js';
import { comparisonSchema, differenceSchema, explanationSchema, historySchema, scoreSchema } from './score-schemas.js';

const READERS = ['platform', 'merchant', 'trust'] as const;
const STEP_DAYS = { day: 1, week: 7, month: 30 } as const;

const ofScope = {
  category: storableString.min(1).max(256).optional().describe('items of one product category'),
  channel: storableString.min(1).max(256).optional().describe('items of one channel'),
  agent: idSchema.optional().describe('transcripts of one agent'),
};
const asOf = pastInstantSchema.optional().describe('replays this instant from the log, up to a minute ago or the platform’s newest event; default: the newest');
const focus = z.enum(FOCUSES).default('overall').describe('the figure to be explained');
const limit = z.coerce.number().int().min(1).max(100).default(10);

function scopeOf(query: { category?: string; channel?: string; agent?: string }): ScoreScope {
  const named = (['category', 'channel', 'agent'] as const).filter((kind) => query[kind] !== undefined);
  if (named.length > 1) {
    throw new AppError({ code: 'invalid_request', publicMessage: 'Name a category, a channel or an agent, not several at once.', pointer: `/query/${named[1]}` });
  }
  const [kind] = named;
  return kind ? { kind, value: query[kind]! } : ALL_ITEMS;
}

interface ScoreQuery {
  category?: string;
  channel?: string;
  agent?: string;
  asOf?: string;
}
function about(request: { caller: { platformId: string }; params: { id: string }; query: ScoreQuery }) {
  const { query } = request;
  return {
    platformId: request.caller.platformId,
    merchantId: request.params.id,
    scope: scopeOf(query),
    ...(query.asOf !== undefined && { asOf: new Date(query.asOf) }),
  };
}

const span = (query: { from: string; to?: string }): { from: Date; to?: Date } => ({ from: new Date(query.from), ...(query.to !== undefined && { to: new Date(query.to) }) });

/** Scores of merchants, past ones too, and why they are what they are. */
export async function scoreRoutes(scope: FastifyInstance, deps: ApiDependencies): Promise<void> {
  const typed = scope.withTypeProvider<ZodTypeProvider>();
  const common = { tags: ['scores'], security: bearer, params: idParams };

  typed.get(
    '/v1/merchants/:id/score',
    {
      config: { roles: READERS },
      schema: {
        ...common,
        summary: 'Service scores with intervals and grades',
        description:
          'Authenticity-weighted, decayed posterior means by dimension; the grade follows the lower end of the 95 % interval on the levels of GB/T 27922-2011. Reviews cannot prove the certification itself. With asOf, the score as it was read then.',
        querystring: z.strictObject({ ...ofScope, asOf, method: z.enum(METHODS).optional().describe('adds the figure of another method; counts the whole history') }),
        response: { 200: scoreSchema, ...problems(400, 401, 403, 404) },
      },
    },
    async (request, reply) => {
      const asked = about(request);
      const score = await readScore(deps, asked);
      const { method } = request.query;
      if (method === undefined) return withETag(request, reply, score);
      const { bars } = await compareMethods(deps, { ...asked, asOf: new Date(score.asOf) });
      return withETag(request, reply, { ...score, method: bars.find((bar) => bar.method === method)! });
    },
  );

  typed.get(
    '/v1/merchants/:id/score/history',
    {
      config: { roles: READERS },
      schema: {
        ...common,
        summary: 'Scores as they were read over time',
        querystring: z.strictObject({ ...ofScope, from: pastInstantSchema, to: pastInstantSchema.optional(), step: z.enum(['day', 'week', 'month']).default('week') }),
        response: { 200: historySchema, ...problems(400, 401, 403, 404) },
      },
    },
    async (request, reply) => {
      const asked = about(request);
      const points = await readScoreHistory(deps, { ...asked, ...span(request.query), stepDays: STEP_DAYS[request.query.step] });
      return withETag(request, reply, { merchantId: asked.merchantId, scope: asked.scope, points });
    },
  );

  typed.get(
    '/v1/merchants/:id/score/diff',
    {
      config: { roles: READERS },
      schema: {
        ...common,
        summary: 'What moved a score between two instants',
        description: 'The shares of all items, of the prior and of the weights add up to the difference.',
        querystring: z.strictObject({ ...ofScope, from: pastInstantSchema, to: pastInstantSchema.optional(), focus, limit }),
        response: { 200: differenceSchema, ...problems(400, 401, 403, 404) },
      },
    },
    async (request) => compareScores(deps, { ...about(request), ...span(request.query), focus: request.query.focus, limit: request.query.limit }),
  );

  typed.get(
    '/v1/merchants/:id/score/explain',
    {
      config: { roles: READERS },
      schema: {
        ...common,
        summary: 'Why a score is what it is',
        description: 'Items by exact leave-one-out influence, the cost of moving each aspect by a tenth of a star, and the score if everything were believed.',
        querystring: z.strictObject({ ...ofScope, asOf, focus, limit }),
        response: { 200: explanationSchema, ...problems(400, 401, 403, 404) },
      },
    },
    async (request) => explainScore(deps, { ...about(request), focus: request.query.focus, limit: request.query.limit }),
  );

  typed.get(
    '/v1/merchants/:id/score/comparators',
    {
      config: { roles: READERS },
      schema: {
        ...common,
        summary: 'The same ratings by the methods in use, side by side',
        querystring: z.strictObject({ ...ofScope, asOf }),
        response: { 200: comparisonSchema, ...problems(400, 401, 403, 404) },
      },
    },
    async (request, reply) => withETag(request, reply, await compareMethods(deps, about(request))),
  );
}
