import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ACTIONS } from '../domain/evidence.js';
import type { Decision } from '../domain/ports/read-stores.js';
import { idSchema, storableString } from '../domain/text.js';
import { decideReview, undoDecision } from '../usecases/decide-review.js';
import { readReview } from '../usecases/read-review.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import type { ApiDependencies } from './dependencies.js';
import { bearer, decisionSchema, flagPageSchema, idParams, problems, reviewRecordSchema, undoneDecisionSchema } from './schemas.js';

const cursorSchema = z.object({ probability: z.number(), id: idSchema });

const decisionView = (decision: Decision): z.infer<typeof decisionSchema> => ({ ...decision, decidedAt: decision.decidedAt.toISOString() });

/** The trust team's path: what is flagged, why, and what people decide. */
export async function reviewRoutes(scope: FastifyInstance, deps: ApiDependencies): Promise<void> {
  const typed = scope.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/v1/flags',
    {
      config: { roles: ['trust'] },
      schema: {
        tags: ['trust'],
        summary: 'Open flags, the most probable first',
        security: bearer,
        querystring: z.strictObject({
          merchantId: idSchema.optional(),
          action: z.enum(ACTIONS).optional(),
          cursor: z.string().optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: flagPageSchema, ...problems(400, 401, 403) },
      },
    },
    async (request) => {
      const { cursor, limit, merchantId, action } = request.query;
      const flags = await deps.reviews.flags(request.caller.platformId, { merchantId, action, limit, after: decodeCursor(cursorSchema, cursor) });
      const last = flags.length === limit ? flags[flags.length - 1] : undefined;
      return {
        flags: flags.map((flag) => ({ ...flag, action: flag.action as (typeof ACTIONS)[number], openedAt: flag.openedAt.toISOString() })),
        nextCursor: last ? encodeCursor({ probability: last.probability, id: last.id }) : null,
      };
    },
  );

  typed.get(
    '/v1/reviews/:id',
    {
      config: { roles: ['trust', 'platform'] },
      schema: {
        tags: ['trust'],
        summary: 'Everything known of one review',
        description: 'The evidence’s contributions and the bias add up to the logit of being inauthentic.',
        security: bearer,
        params: idParams,
        response: { 200: reviewRecordSchema, ...problems(400, 401, 403, 404) },
      },
    },
    async (request) => {
      const record = await readReview(deps, request.caller.platformId, request.params.id);
      return {
        ...record,
        receivedAt: record.receivedAt.toISOString(),
        judgement: record.judgement && { ...record.judgement, judgedAt: new Date(record.judgement.judgedAt).toISOString() },
        decision: record.decision && decisionView(record.decision),
      };
    },
  );

  typed.post(
    '/v1/reviews/:id/decisions',
    {
      config: { roles: ['trust'] },
      schema: {
        tags: ['trust'],
        summary: 'Decide whether a review is genuine',
        description: 'Changes the review’s weight to 1 or 0 and its merchant’s scores at once; a later decision replaces it. The log keeps both.',
        security: bearer,
        params: idParams,
        body: z.strictObject({ verdict: z.enum(['genuine', 'inauthentic']), note: storableString.max(2000).optional() }),
        response: { 201: decisionSchema, ...problems(400, 401, 403, 404, 409, 415) },
      },
    },
    async (request, reply) => {
      const { platformId, keyId } = request.caller;
      const decision = await decideReview(deps.reviews, {
        platformId,
        reviewId: request.params.id,
        verdict: request.body.verdict,
        note: request.body.note ?? null,
        decidedBy: keyId,
      });
      return reply.code(201).send(decisionView(decision));
    },
  );

  typed.post(
    '/v1/decisions/:id/undo',
    {
      config: { roles: ['trust'] },
      schema: {
        tags: ['trust'],
        summary: 'Take a decision back',
        description:
          'The signals’ verdict holds again: the review’s weight and its merchant’s scores follow at once, and its flag opens where that verdict asks for an action. A decision that was undone or replaced before answers 409. The log keeps all of it.',
        security: bearer,
        params: idParams,
        response: { 200: undoneDecisionSchema, ...problems(400, 401, 403, 404, 409) },
      },
    },
    async ({ caller, params }) => {
      const undone = await undoDecision(deps.reviews, { platformId: caller.platformId, decisionId: params.id, undoneBy: caller.keyId });
      return { ...decisionView(undone), undoneBy: undone.undoneBy, undoneAt: undone.undoneAt.toISOString() };
    },
  );
}
