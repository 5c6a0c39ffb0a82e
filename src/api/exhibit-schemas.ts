import { z } from 'zod';
import { SOLICITATION_KINDS } from '../domain/analysis.js';
import { SHARED_SOURCES } from '../domain/evidence-record/exhibits.js';
import { messageSchema } from '../domain/item.js';

const sliceSchema = z.object({ start: z.number().int().min(0), end: z.number().int().min(0), text: z.string() });
const passageSchema = sliceSchema
  .extend({ differences: z.array(sliceSchema).describe('words of this text that the other has not in the same place; case, punctuation and emoji are not compared') })
  .describe('start and end count UTF-16 code units of the whole text; personal data masked');

/** What stands behind a piece of evidence. */
export const exhibitSchema = z.object({
  signal: z.string(),
  reviews: z
    .array(
      z.object({
        id: z.string(),
        reviewerId: z.string().nullable().describe('the platform’s id of the account'),
        merchantId: z.string(),
        merchantName: z.string().nullable(),
        rating: z.number().nullable(),
        createdAt: z.string().describe('ISO 8601, UTC'),
        sharedSource: z.array(z.enum(SHARED_SOURCES)).describe('what it shares with the review: the network address, the device, both or none'),
      }),
    )
    .describe('reviews that it was compared with, at most 20; of a rush, the nearest in time; of a group, also what its accounts and the review’s own wrote at the other merchants where they met, at most 60'),
  passages: z
    .array(z.object({ reviewId: z.string(), similarity: z.number().min(0).max(1).describe('of the whole texts: pieces of wording in both ÷ in either'), own: passageSchema, other: passageSchema }))
    .describe('up to three texts beside that of the review, the most alike first: the part that matches'),
  turns: z
    .array(
      z.object({
        transcriptId: z.string(),
        turn: z.number().int().min(0).describe('index of the message'),
        role: messageSchema.shape.role,
        at: z.string().nullable(),
        text: z.string().describe('at most 120 characters, personal data masked; … where something was left out'),
        solicits: z.boolean().describe('whether this turn asks or pays for praise; one that does not names, near it, what was offered'),
        kind: z.enum(SOLICITATION_KINDS).nullable().describe('null where it does not solicit, and in analyses of before kinds were told'),
      }),
    )
    .describe('what staff said in each chat: the weightiest turn, and where that does not name what was offered, the one that does'),
});
