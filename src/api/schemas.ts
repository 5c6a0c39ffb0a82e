import { z } from 'zod';
import { analysisSchema } from '../domain/analysis.js';
import { ERROR_CODES, type ErrorCode } from '../domain/app-error.js';
import { ACTIONS, judgementSchema } from '../domain/evidence.js';
import { reviewSchema } from '../domain/item.js';
import { idSchema } from '../domain/text.js';
import { TOPICS } from '../domain/topics.js';

/** Shapes of the answers, for documentation and for serialising nothing that is not declared. */

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]),
  detail: z.string(),
  pointer: z.string().optional().describe('JSON pointer to the bad part of the request'),
  requestId: z.string(),
});

const problemAnswer = { description: 'Problem', content: { 'application/problem+json': { schema: problemSchema } } };

/** Declares which problems a route can answer. */
export function problems<const Status extends number>(...statuses: Status[]): Record<Status, typeof problemAnswer> {
  return Object.fromEntries(statuses.map((status) => [status, problemAnswer])) as Record<Status, typeof problemAnswer>;
}

export const idParams = z.object({ id: idSchema });
export const bearer = [{ bearer: [] }];
const instant = z.string().describe('ISO 8601, UTC');
const count = z.number().int().min(0);

export const batchSchema = z.object({
  id: z.string(),
  status: z.enum(['processing', 'completed']),
  receivedAt: instant,
  completedAt: instant.nullable(),
  counts: z.object({
    accepted: count.describe('items stored: new ones, and known ones that something was added to'),
    amended: count.describe('of the accepted: known before, with a reply, follow-ups, photos, votes, a survey, an outcome, an end or messages added'),
    unchanged: count.describe('items already stored with the same content'),
    merchants: count,
    rejected: count,
    analysed: count,
    judged: count,
    scored: count,
  }),
  rejected: z.array(z.object({ pointer: z.string(), id: z.string().optional(), reason: z.string() })).describe('the first 100'),
  links: z.object({ self: z.string(), results: z.string(), events: z.string() }),
});

export const resultSchema = z.object({
  kind: z.enum(['review', 'transcript']),
  id: z.string(),
  status: z.enum(['pending', 'analysed', 'judged']),
  analysis: analysisSchema.nullable(),
  judgement: judgementSchema.nullable(),
});

export const resultPageSchema = z.object({ results: z.array(resultSchema), nextCursor: z.string().nullable() });

const side = z.object({ weight: z.number(), items: count });
export const themesSchema = z.object({
  merchantId: z.string(),
  selection: z.object({ items: count, weight: z.number() }),
  themes: z.array(
    z.object({
      topic: z.enum(TOPICS),
      name: z.object({ zh: z.string(), en: z.string() }),
      complaints: side,
      neutral: side,
      praise: side,
      complaintShare: z.number(),
    }),
  ),
});

export const decisionSchema = z.object({
  id: z.string(),
  reviewId: z.string(),
  verdict: z.enum(['genuine', 'inauthentic']),
  note: z.string().nullable(),
  decidedBy: z.string(),
  decidedAt: instant,
});

export const undoneDecisionSchema = decisionSchema.extend({ undoneBy: z.string().describe('id of the key that took it back'), undoneAt: instant });

export const reviewRecordSchema = z.object({
  review: reviewSchema,
  receivedAt: instant,
  analysis: analysisSchema.nullable(),
  judgement: judgementSchema.extend({ version: z.string(), judgedAt: instant }).nullable(),
  decision: decisionSchema.nullable(),
  reply: z
    .object({
      secondsToAnswer: z.number().nullable(),
      apology: z.boolean(),
      remedy: z.boolean(),
      sharedTopics: z.array(z.enum(TOPICS)).describe('complained of, and spoken of in the reply'),
      addressesComplaint: z.boolean(),
      template: z.boolean(),
      sameAs: z.array(z.string()).describe('reviews of the merchant with nearly the same reply'),
    })
    .nullable()
    .describe('null without a reply, or before it is read'),
  followUp: z.object({ complaint: z.boolean(), recovered: z.boolean() }).nullable().describe('null without follow-ups, or before they are read'),
});

export const flagPageSchema = z.object({
  flags: z.array(
    z.object({
      id: z.string(),
      reviewId: z.string(),
      merchantId: z.string(),
      action: z.enum(ACTIONS),
      probability: z.number(),
      openedAt: instant,
      claimedBy: z.string().nullable().describe('id of the key that is at work on it'),
    }),
  ),
  nextCursor: z.string().nullable(),
});
