import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { analysisSchema } from '../domain/analysis.js';
import { reviewFields, transcriptSchema, type Item } from '../domain/item.js';
import { idSchema, textSchema } from '../domain/text.js';
import { requestAnalysis } from '../usecases/analyse-now.js';
import type { ApiDependencies } from './dependencies.js';
import { bearer, problems } from './schemas.js';

const MAX_ITEMS = 32;

/** Nothing is stored, so what storage needs (merchant, date) may be left out. */
const bareReview = reviewFields.partial().extend({ id: idSchema, text: textSchema });
const bareTranscript = transcriptSchema.partial().extend({ id: idSchema, messages: transcriptSchema.shape.messages });

const bodySchema = z
  .strictObject({
    reviews: z.array(bareReview).max(MAX_ITEMS).default([]),
    transcripts: z.array(bareTranscript).max(MAX_ITEMS).default([]),
  })
  .refine(({ reviews, transcripts }) => reviews.length + transcripts.length >= 1, { error: 'give at least one review or transcript' })
  .refine(({ reviews, transcripts }) => reviews.length + transcripts.length <= MAX_ITEMS, {
    error: `at most ${MAX_ITEMS} items; send more as a batch`,
  });

/** The present moment stands in for a date that nobody will store. */
function complete(body: z.infer<typeof bodySchema>): Item[] {
  const absent = { merchantId: 'none', createdAt: new Date().toISOString() };
  return [
    ...body.reviews.map((review): Item => ({ kind: 'review', review: { ...absent, ...review } })),
    ...body.transcripts.map((transcript): Item => ({ kind: 'transcript', transcript: { merchantId: absent.merchantId, ...transcript } })),
  ];
}

/** Analyses at once, through the same workers as batches. */
export async function analyzeRoutes(scope: FastifyInstance, deps: ApiDependencies): Promise<void> {
  scope.withTypeProvider<ZodTypeProvider>().post(
    '/v1/analyze',
    {
      config: { roles: ['platform'] },
      schema: {
        tags: ['analyze'],
        summary: 'Analyse up to 32 items at once',
        description: 'The same models and workers as for batches; nothing is stored. Reviews come first in the answer, then transcripts, each in the order given.',
        security: bearer,
        body: bodySchema,
        response: { 200: z.object({ results: z.array(analysisSchema) }), ...problems(400, 401, 403, 413, 415, 429, 503) },
      },
    },
    async (request) => {
      const results = await requestAnalysis(
        { store: deps.immediate, queue: deps.queue },
        {
          platformId: request.caller.platformId,
          items: complete(request.body),
          timeoutMs: deps.limits.analyzeTimeoutMs,
          masking: deps.limits.maskPersonalData,
        },
      );
      return { results };
    },
  );
}
