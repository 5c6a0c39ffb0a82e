import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../domain/app-error.js';
import type { BatchState, ResultRow } from '../domain/ports/batch-store.js';
import { acceptBatch } from '../usecases/accept-batch.js';
import { dispatchOutbox } from '../usecases/dispatch-outbox.js';
import { parseBatchBodies, type BatchBody } from './batch-body.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import type { ApiDependencies } from './dependencies.js';
import { batchSchema, bearer, idParams, problems, resultPageSchema } from './schemas.js';

const EVENT_POLL_MS = 300;
/** Comment lines keep proxies from closing a quiet stream. */
const EVENT_KEEP_ALIVE_MS = 15_000;
const NDJSON_PAGE = 500;
const ROLES = ['platform'] as const;

function batchView(batch: BatchState): z.infer<typeof batchSchema> {
  const { id, accepted, amended, unchanged, merchants, rejectedCount, analysed, judged, scored } = batch;
  return {
    id,
    status: batch.completedAt ? 'completed' : 'processing',
    receivedAt: batch.receivedAt.toISOString(),
    completedAt: batch.completedAt?.toISOString() ?? null,
    counts: { accepted, amended, unchanged, merchants, rejected: rejectedCount, analysed, judged, scored },
    rejected: batch.rejected,
    links: { self: `/v1/batches/${id}`, results: `/v1/batches/${id}/results`, events: `/v1/batches/${id}/events` },
  };
}

function resultView({ kind, id, analysis, judgement }: ResultRow) {
  const status = judgement ? ('judged' as const) : analysis ? ('analysed' as const) : ('pending' as const);
  return { kind, id, status, analysis, judgement };
}

async function findBatch(deps: ApiDependencies, platformId: string, id: string): Promise<BatchState> {
  const batch = await deps.batches.find(platformId, id);
  if (batch) return batch;
  throw new AppError({ code: 'not_found', publicMessage: 'There is no batch with this id.', pointer: '/params/id' });
}

async function refuseWhenFull(deps: ApiDependencies): Promise<void> {
  if ((await deps.outbox.pending()) < deps.limits.maxPendingJobs) return;
  throw new AppError({ code: 'queue_full', publicMessage: 'Too much work is waiting already; nothing was stored.', retryAfterSeconds: 30 });
}

async function* progressEvents(deps: ApiDependencies, platformId: string, batchId: string, closed: () => boolean): AsyncIterable<string> {
  let last = '';
  let quietMs = 0;
  while (!closed()) {
    const view = batchView(await findBatch(deps, platformId, batchId));
    const data = JSON.stringify({ status: view.status, counts: view.counts });
    if (data !== last) {
      yield `event: ${view.status === 'completed' ? 'completed' : 'progress'}\ndata: ${data}\n\n`;
      last = data;
      quietMs = 0;
    } else if (quietMs >= EVENT_KEEP_ALIVE_MS) {
      yield ': still working\n\n';
      quietMs = 0;
    }
    if (view.status === 'completed') return;
    await sleep(EVENT_POLL_MS);
    quietMs += EVENT_POLL_MS;
  }
}

async function* resultLines(deps: ApiDependencies, platformId: string, batchId: string): AsyncIterable<string> {
  let after = -1;
  for (;;) {
    const rows = await deps.batches.results(platformId, batchId, after, NDJSON_PAGE);
    if (rows.length === 0) return;
    yield rows.map((row) => `${JSON.stringify(resultView(row))}\n`).join('');
    after = rows[rows.length - 1]!.ordinal;
  }
}

/** Ordinals are 32-bit integers in the store. */
const resultCursor = z.number().int().min(-1).max(2 ** 31 - 1);
const intakeHeaders = z.object({ 'idempotency-key': z.string().min(1).max(255).optional() }).loose();

/** Batches in, progress and results out. */
export async function batchRoutes(scope: FastifyInstance, deps: ApiDependencies): Promise<void> {
  scope.register(async (intake) => {
    parseBatchBodies(intake);
    intake.withTypeProvider<ZodTypeProvider>().post(
      '/v1/batches',
      {
        config: { roles: ROLES, unpacks: true },
        schema: {
          tags: ['batches'],
          summary: 'Hand in reviews and transcripts',
          description:
            'JSON `{merchants?, reviews?, transcripts?}` up to 8 MiB, or `application/x-ndjson` with one `{"type": "review" | "transcript" | "merchant", …}` a line. gzip is understood. Invalid items are listed and the others accepted, unless `strict=true`. Repeating a request with the same `Idempotency-Key` and body answers the same batch. An item handed in again may bring what came later: a review its reply, follow-ups, images and votes, a transcript its csat, resolved, closedAt and further messages; any other change of a known id answers 409 with a pointer to the field, and nothing is stored.',
          security: bearer,
          headers: intakeHeaders,
          querystring: z.strictObject({ strict: z.enum(['true', 'false']).default('false') }),
          response: { 202: batchSchema, ...problems(400, 401, 403, 409, 413, 415, 422, 429, 503) },
        },
      },
      async (request, reply) => {
        await refuseWhenFull(deps);
        const body = request.body as BatchBody | undefined;
        if (!body) throw new AppError({ code: 'unsupported_media_type', publicMessage: 'Send application/json or application/x-ndjson.' });
        const { batch, replayed } = await acceptBatch(deps.batches, {
          platformId: request.caller.platformId,
          idempotencyKey: request.headers['idempotency-key'],
          strict: request.query.strict === 'true',
          entries: body.entries,
          bodyHash: body.hash,
          maxItems: deps.limits.maxBatchItems,
          masking: deps.limits.maskPersonalData,
        });
        if (!replayed) {
          /* The batch is safe: the answer does not wait for the queue, and the sweep hands over what this cannot. */
          dispatchOutbox(deps).catch((error: unknown) => request.log.warn({ err: error }, 'left to the sweep'));
        }
        return reply.code(202).header('location', `/v1/batches/${batch.id}`).send(batchView(batch));
      },
    );
  });

  const typed = scope.withTypeProvider<ZodTypeProvider>();
  typed.get(
    '/v1/batches/:id',
    {
      config: { roles: ROLES },
      schema: { tags: ['batches'], summary: 'Progress of a batch', security: bearer, params: idParams, response: { 200: batchSchema, ...problems(400, 401, 403, 404) } },
    },
    async (request) => batchView(await findBatch(deps, request.caller.platformId, request.params.id)),
  );

  typed.get(
    '/v1/batches/:id/results',
    {
      config: { roles: ROLES },
      schema: {
        tags: ['batches'],
        summary: 'Results, in the order handed in',
        description: 'Pages of JSON, or all at once as NDJSON with `Accept: application/x-ndjson`.',
        security: bearer,
        params: idParams,
        querystring: z.strictObject({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
        response: { 200: resultPageSchema, ...problems(400, 401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { platformId } = request.caller;
      const { id } = request.params;
      await findBatch(deps, platformId, id);
      if (request.headers.accept?.includes('application/x-ndjson')) {
        reply.header('content-type', 'application/x-ndjson; charset=utf-8');
        return reply.send(Readable.from(resultLines(deps, platformId, id)) as never);
      }
      const after = decodeCursor(resultCursor, request.query.cursor) ?? -1;
      const rows = await deps.batches.results(platformId, id, after, request.query.limit);
      const full = rows.length === request.query.limit;
      return { results: rows.map(resultView), nextCursor: full ? encodeCursor(rows[rows.length - 1]!.ordinal) : null };
    },
  );

  typed.get(
    '/v1/batches/:id/events',
    {
      config: { roles: ROLES },
      schema: {
        tags: ['batches'],
        summary: 'Progress as server-sent events',
        description: 'Events `progress` and, last, `completed`, each with `{status, counts}`.',
        produces: ['text/event-stream'],
        security: bearer,
        params: idParams,
        response: { ...problems(400, 401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { platformId } = request.caller;
      await findBatch(deps, platformId, request.params.id);
      const events = progressEvents(deps, platformId, request.params.id, () => request.raw.destroyed || reply.raw.destroyed);
      reply.header('content-type', 'text/event-stream').header('cache-control', 'no-store').header('x-accel-buffering', 'no');
      return reply.send(Readable.from(events) as never);
    },
  );
}
