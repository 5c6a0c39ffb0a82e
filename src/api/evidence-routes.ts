import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Exhibit } from '../domain/evidence-record/exhibits.js';
import type { VerdictRevision } from '../domain/ports/evidence-store.js';
import { idSchema } from '../domain/text.js';
import { readEvidence, readNeighbours } from '../usecases/read-evidence.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import type { ApiDependencies } from './dependencies.js';
import { evidenceRecordSchema, neighbourPageSchema } from './evidence-schemas.js';
import { bearer, idParams, problems } from './schemas.js';

const MAX_REVISION = 2 ** 31 - 1;
const historyCursor = z.strictObject({ before: z.number().int().min(1).max(MAX_REVISION) });
const neighbourCursor = z.strictObject({ nearness: z.number().int().min(0).max(100), kind: z.enum(['review', 'transcript']), id: idSchema });

const page = (most: number) => ({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(most).default(50) });

const exhibitView = ({ reviews, ...exhibit }: Exhibit) => ({ ...exhibit, reviews: reviews.map(({ occurredAt, ...review }) => ({ ...review, createdAt: occurredAt.toISOString() })) });

const verdictView = (verdict: VerdictRevision) => ({ ...verdict, judgedAt: verdict.judgedAt.toISOString() });

/** Why a review was judged as it was: the evidence with its past, and what it was compared with. */
export async function evidenceRoutes(scope: FastifyInstance, deps: ApiDependencies): Promise<void> {
  const typed = scope.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/v1/reviews/:id/evidence',
    {
      config: { roles: ['trust'] },
      schema: {
        tags: ['trust'],
        summary: 'The evidence behind a review’s verdict, and the verdicts before it',
        description:
          'Arrivals are taken into account after the fact: a review judged genuine alone can turn out to be part of a ring. Contributions and bias of every verdict add up to its logit. The summary says it in a sentence; exhibits show what stands behind the current evidence: other reviews, texts side by side, what staff said in a chat, all of them masked and read anew for each answer.',
        security: bearer,
        params: idParams,
        querystring: z.strictObject(page(200)),
        response: { 200: evidenceRecordSchema, ...problems(400, 401, 403, 404) },
      },
    },
    async (request) => {
      const { cursor, limit } = request.query;
      const before = decodeCursor(historyCursor, cursor)?.before;
      const record = await readEvidence(deps, { platformId: request.caller.platformId, reviewId: request.params.id, before, limit });
      const { current, stale, decision, history } = record;
      const last = history.length === limit ? history[history.length - 1] : undefined;
      return {
        ...record,
        current: current && verdictView(current),
        exhibits: record.exhibits.map(exhibitView),
        stale: stale && { ...stale, since: stale.since.toISOString() },
        decision: decision && { ...decision, decidedAt: decision.decidedAt.toISOString() },
        history: history.map(verdictView),
        nextCursor: last && last.revision > 1 ? encodeCursor({ before: last.revision }) : null,
      };
    },
  );

  typed.get(
    '/v1/reviews/:id/neighbours',
    {
      config: { roles: ['trust'] },
      schema: {
        tags: ['trust'],
        summary: 'The reviews and chats a review was compared with, nearest first',
        security: bearer,
        params: idParams,
        querystring: z.strictObject(page(200)),
        response: { 200: neighbourPageSchema, ...problems(400, 401, 403, 404) },
      },
    },
    async (request) => {
      const { cursor, limit } = request.query;
      const after = decodeCursor(neighbourCursor, cursor);
      const neighbours = await readNeighbours(deps, { platformId: request.caller.platformId, reviewId: request.params.id, after, limit });
      const last = neighbours.length === limit ? neighbours[neighbours.length - 1] : undefined;
      return {
        neighbours: neighbours.map((neighbour) => ({ ...neighbour, occurredAt: neighbour.occurredAt.toISOString() })),
        nextCursor: last ? encodeCursor({ nearness: last.nearness, kind: last.kind, id: last.id }) : null,
      };
    },
  );
}
