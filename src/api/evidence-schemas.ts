import { z } from 'zod';
import { ACTIONS, judgementSchema } from '../domain/evidence.js';
import { NEIGHBOUR_RELATIONS } from '../domain/ports/evidence-store.js';
import { VERDICT_CAUSES } from '../domain/staleness.js';
import { EVIDENCE_EXAMPLE } from './evidence-example.js';
import { exhibitSchema } from './exhibit-schemas.js';
import { decisionSchema } from './schemas.js';

const instant = z.string().describe('ISO 8601, UTC');
const causes = z.array(z.enum(VERDICT_CAUSES)).describe('why the review was judged then; arrival for the first verdict');

const verdictSchema = judgementSchema.extend({ revision: z.number().int().min(1), causes, version: z.string(), judgedAt: instant });

const sentences = z.object({ zh: z.string(), en: z.string() });

export const evidenceRecordSchema = z.object({
  reviewId: z.string(),
  review: z
    .object({ merchantId: z.string(), reviewerId: z.string().nullable(), rating: z.number().nullable(), createdAt: instant, text: z.string() })
    .describe('what the record is about; personal data masked'),
  summary: sentences.nullable().describe('one sentence: what is suggested and mainly why, and first of all what people decided; null while there is no verdict'),
  startingPoint: z
    .object({ logit: z.number(), probability: z.number().min(0).max(1), text: sentences })
    .nullable()
    .describe('the bias explained: where every review starts before anything is known of it'),
  current: verdictSchema.nullable(),
  exhibits: z.array(exhibitSchema).describe('what stands behind the current verdict’s evidence, read when it is asked for; none where evidence was compared with nothing'),
  stale: z.object({ causes, since: instant }).nullable().describe('set while arrivals wait to be taken into account'),
  decision: decisionSchema.nullable(),
  history: z.array(verdictSchema).describe('verdicts that the current one replaced, the newest first'),
  nextCursor: z.string().nullable(),
}).meta({ examples: [EVIDENCE_EXAMPLE] });

export const neighbourPageSchema = z.object({
  neighbours: z.array(
    z.object({
      kind: z.enum(['review', 'transcript']),
      id: z.string(),
      relations: z
        .array(z.enum(NEIGHBOUR_RELATIONS))
        .describe('chat: soliciting chat of the same order; copy: nearly the same words; source: same address or device; group: account met here and at other merchants; burst: same rush of the merchant; reviewer: same account'),
      similarity: z.number().min(0).max(1).nullable().describe('of the wording, for copies'),
      merchantId: z.string(),
      occurredAt: instant,
      text: z.string().describe('as stored, personal data masked; of a transcript, the turns that ask or pay for praise'),
      rating: z.number().nullable(),
      reviewerId: z.string().nullable(),
      probability: z.number().min(0).max(1).nullable().describe('of being inauthentic'),
      action: z.enum(ACTIONS).nullable(),
      decision: z.enum(['genuine', 'inauthentic']).nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
