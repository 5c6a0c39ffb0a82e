import { z } from 'zod';
import type { ItemScopes } from './score-scope.js';
import { captionSchema, idSchema, pastInstantSchema, storableString, textSchema } from './text.js';

const count = z.number().int().min(0);
const shortString = storableString.min(1).max(256);
/** A digest made by the platform, so that equal sources can be seen without knowing them. */
const sourceHash = storableString.min(8).max(128);

export const MAX_MESSAGES = 500;
/** All messages of a transcript together, UTF-16 code units: some hundred pages, read in seconds. */
const MAX_TRANSCRIPT_LENGTH = 100_000;

/** The fields of a review, each checked alone. Unknown fields are refused by name. */
export const reviewFields = z.strictObject({
  id: idSchema,
  merchantId: idSchema,
  text: captionSchema.describe('may be empty where there are images'),
  rating: z.number().int().min(1, { error: 'must be 1 to 5' }).max(5, { error: 'must be 1 to 5' }).optional(),
  title: storableString.max(512).optional(),
  language: storableString.min(2).max(35).optional(),
  createdAt: pastInstantSchema,
  reviewerId: idSchema.optional(),
  productId: idSchema.optional(),
  productCategory: shortString.optional(),
  orderId: idSchema.optional(),
  verifiedPurchase: z.boolean().optional(),
  purchasedAt: pastInstantSchema.optional(),
  channel: shortString.optional(),
  images: count.max(1000).optional(),
  helpfulVotes: count.optional(),
  unhelpfulVotes: count.optional(),
  followUps: z.array(z.strictObject({ text: textSchema, createdAt: pastInstantSchema })).max(50).optional(),
  reply: z.strictObject({ text: textSchema, createdAt: pastInstantSchema }).optional(),
  reviewer: z.strictObject({ createdAt: pastInstantSchema.optional(), reviewCount: count.optional() }).optional(),
  source: z.strictObject({ ipHash: sourceHash.optional(), deviceHash: sourceHash.optional() }).optional(),
});

/** Stars with pictures and no word are reviews too; without either there is nothing to read or to look at. */
export function hasTextOrImages({ text, images }: { text?: string; images?: number }): boolean {
  return (text ?? '').trim().length > 0 || (images ?? 0) > 0;
}
export const NO_TEXT = { error: 'must not be empty, unless the review has images', path: ['text'] };

/** A review as a platform hands it in. */
export const reviewSchema = reviewFields.refine(hasTextOrImages, NO_TEXT);
export type Review = z.infer<typeof reviewSchema>;

export const messageSchema = z.strictObject({
  role: z.enum(['customer', 'agent', 'bot', 'system']),
  text: textSchema,
  at: pastInstantSchema.optional(),
});
export type Message = z.infer<typeof messageSchema>;

/** A service chat as a platform hands it in. */
export const transcriptSchema = z.strictObject({
  id: idSchema,
  merchantId: idSchema,
  channel: shortString.optional(),
  agentId: idSchema.optional(),
  customerId: idSchema.optional(),
  orderId: idSchema.optional(),
  productCategory: shortString.optional(),
  openedAt: pastInstantSchema.optional(),
  closedAt: pastInstantSchema.optional(),
  csat: z.number().int().min(1, { error: 'must be 1 to 5' }).max(5, { error: 'must be 1 to 5' }).optional(),
  resolved: z.boolean().optional(),
  messages: z
    .array(messageSchema)
    .min(1)
    .max(MAX_MESSAGES)
    .refine((messages) => messages.reduce((sum, { text }) => sum + text.length, 0) <= MAX_TRANSCRIPT_LENGTH, {
      error: `must hold at most ${MAX_TRANSCRIPT_LENGTH} characters together`,
    }),
});
export type Transcript = z.infer<typeof transcriptSchema>;

export const merchantSchema = z.strictObject({
  id: idSchema,
  name: storableString.min(1).max(256),
  category: shortString,
  settings: z.strictObject({}).optional(),
});
export type Merchant = z.infer<typeof merchantSchema>;

export type ItemKind = 'review' | 'transcript';
export type Item = { kind: 'review'; review: Review } | { kind: 'transcript'; transcript: Transcript };

/** The id of the wrapped review or transcript. */
export function itemId(item: Item): string {
  return item.kind === 'review' ? item.review.id : item.transcript.id;
}

/** The merchant an item speaks of. */
export function itemMerchantId(item: Item): string {
  return item.kind === 'review' ? item.review.merchantId : item.transcript.merchantId;
}

/** The item's product category, channel and agent, where it names them. */
export function itemScopes(item: Item): ItemScopes {
  const { productCategory, channel } = item.kind === 'review' ? item.review : item.transcript;
  const agent = item.kind === 'transcript' ? item.transcript.agentId : undefined;
  return {
    ...(productCategory !== undefined && { category: productCategory }),
    ...(channel !== undefined && { channel }),
    ...(agent !== undefined && { agent }),
  };
}

/** Characters that a model has to read, UTF-16 code units. */
export function itemLength(item: Item): number {
  if (item.kind === 'review') return item.review.text.length + (item.review.title?.length ?? 0);
  return item.transcript.messages.reduce((sum, { text }) => sum + text.length, 0);
}
