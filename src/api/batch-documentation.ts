import { z } from 'zod';
import { merchantSchema, reviewFields, reviewSchema, transcriptSchema } from '../domain/item.js';

/**
 * The body of `POST /v1/batches` for the documentation. The route itself reads bodies while they
 * stream and checks item by item, so that one bad item does not refuse the others.
 */
const batchBodySchema = z.strictObject({
  merchants: z.array(merchantSchema).optional(),
  reviews: z.array(reviewSchema).optional(),
  transcripts: z.array(transcriptSchema).optional(),
});

const lineSchema = z.union([
  z.strictObject({ type: z.literal('review'), ...reviewFields.shape }),
  z.strictObject({ type: z.literal('transcript'), ...transcriptSchema.shape }),
  z.strictObject({ type: z.literal('merchant'), ...merchantSchema.shape }),
]);

function jsonSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _dialect, ...plain } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return plain;
}

interface Documented {
  paths?: Record<string, { post?: Record<string, unknown> } | undefined>;
}

/** Adds the body of batches to the finished document. */
export function documentBatchBody<Document extends object>(document: Document): Document {
  const post = (document as Documented).paths?.['/v1/batches']?.post;
  if (!post) throw new Error('POST /v1/batches is not in the documentation. This is a bug.');
  post['requestBody'] = {
    required: true,
    content: {
      'application/json': { schema: jsonSchema(batchBodySchema) },
      'application/x-ndjson': { schema: jsonSchema(lineSchema) },
    },
  };
  return document;
}
