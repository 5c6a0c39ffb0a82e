import { z } from 'zod';
import { SERVED_BY } from './chat/chat-flow.js';
import { FORBIDDEN_KINDS } from './chat/wording.js';
import { polaritySchema, topicSchema } from './topics.js';

/**
 * What the models say of one item. The same object is written by `candor analyze`, stored by the
 * workers and served by the API, so its shape is declared once, here.
 */

const probability = z.number().min(0).max(1);

/** `und`: neither Chinese nor English, or too little text to tell; such items get no sentiment. */
export const languageSchema = z.enum(['zh', 'en', 'und']);
export type Language = z.infer<typeof languageSchema>;

export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;

export const sentimentSchema = z.object({
  label: z.enum(SENTIMENTS),
  /** P(positive) − P(negative), −1 to 1. */
  score: z.number().min(-1).max(1),
  /** Expected stars, 1 to 5, from the star head: not the rating the reviewer gave. */
  stars: z.number().min(1).max(5),
  probabilities: z.object({ negative: probability, neutral: probability, positive: probability }),
});
export type Sentiment = z.infer<typeof sentimentSchema>;

/** Half-open `[start, end)`, UTF-16 code units of the original text; `text` is that slice. */
export const spanSchema = z.object({
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  text: z.string(),
  /** Which message of a transcript the span lies in; absent for reviews. */
  turn: z.number().int().min(0).optional(),
});
export type Span = z.infer<typeof spanSchema>;

export const topicMentionSchema = z.object({
  topic: topicSchema,
  polarity: polaritySchema,
  probability,
  evidence: z.array(spanSchema),
});
export type TopicMention = z.infer<typeof topicMentionSchema>;

/** Ways in which a text itself can look inauthentic; several may hold at once. */
export const AUTHENTICITY_KINDS = ['machine_written', 'deceptive', 'promotional', 'low_information'] as const;
export type AuthenticityKind = (typeof AUTHENTICITY_KINDS)[number];

export const textAuthenticitySchema = z.object({
  /** Probability that the text is inauthentic by any kind but `low_information`, from the text alone. */
  probability,
  kinds: z.object({
    machine_written: probability,
    deceptive: probability,
    promotional: probability,
    low_information: probability,
  }),
});

export const COURTESY_KINDS = ['greeting', 'apology', 'thanks', 'empathy', 'closing'] as const;

const turn = z.number().int().min(0);
const mood = z.number().min(-1).max(1);

/** A commitment of an agent: in which turn, in what words, by when, and whether later words say that it was kept. */
export const promiseSchema = z.object({
  turn,
  text: z.string(),
  /** ISO 8601; absent where the words name no time or the turn has no stamp. */
  dueAt: z.string().optional(),
  /** Absent while nothing said later tells. */
  kept: z.boolean().optional(),
});
export type AgentPromise = z.infer<typeof promiseSchema>;

/**
 * What staff wanted of a review, the least to be held against it first: a good one, a bad one mended, a good one for
 * something in return, a bad one mended or taken down for something in return. Asking is legal and common, paying is not.
 */
export const SOLICITATION_KINDS = ['asked', 'asked_change', 'rewarded', 'paid_change'] as const;
export type SolicitationKind = (typeof SOLICITATION_KINDS)[number];

const marksSchema = z.object({ present: z.boolean(), turns: z.array(z.number().int().min(0)) });

/** What a transcript says of the service given in it. Parts whose input is missing are left out. */
export const serviceSchema = z.object({
  satisfaction: z.object({
    /** Expected satisfaction of the customer, 1 to 5. */
    score: z.number().min(1).max(5),
    /** Central 80 % of the predicted distribution. */
    interval: z.tuple([z.number(), z.number()]),
  }),
  accomplished: z.object({ probability, interval: z.tuple([probability, probability]).optional().describe('central 80 %') }),
  effectiveness: z.object({ score: z.number().min(1).max(5) }),
  firstResponseSeconds: z.number().min(0).optional(),
  meanResponseSeconds: z.number().min(0).optional(),
  resolutionSeconds: z.number().min(0).optional(),
  courtesy: z
    .object({
      rate: probability,
      kinds: z.partialRecord(z.enum(COURTESY_KINDS), z.number().int().min(0)),
      /** Which kinds in which turn; absent in analyses of before. */
      turns: z.array(z.object({ turn, kinds: z.array(z.enum(COURTESY_KINDS)) })).optional(),
    })
    .describe('of the people who answered; bots have none')
    .optional(),
  sentimentPath: z.array(z.object({ turn: z.number().int().min(0), score: z.number().min(-1).max(1) })),
  /** The mood at the first and the last of the customer's readable turns, and at the worst between. */
  mood: z.object({ start: mood, worst: mood, end: mood }).optional(),
  /** Share of the agents' turns without forbidden wording or pasted repetition. */
  patience: probability.optional(),
  /** Share of the agents' turns with terms of the trade. */
  professionalTermRate: probability.optional(),
  forbiddenWordings: z.array(z.object({ turn, kind: z.enum(FORBIDDEN_KINDS), text: z.string() })).optional(),
  /** Who answered: people, a bot, both or nobody. */
  servedBy: z.enum(SERVED_BY).optional(),
  promises: z.array(promiseSchema),
  escalation: marksSchema,
  solicitation: marksSchema.extend({
    /** Of each turn, in the order of `turns`; absent in analyses of before. */
    kinds: z.array(z.enum(SOLICITATION_KINDS)).optional(),
  }),
});
export type Service = z.infer<typeof serviceSchema>;

/** What the models say of a review's follow-up (追评), in the order of the follow-ups. */
export const followUpAnalysisSchema = z.object({
  /** Absent where it could not be read. */
  sentiment: sentimentSchema.optional(),
  topics: z.array(topicMentionSchema.pick({ topic: true, polarity: true, probability: true })),
});

/** What the models say of a merchant's reply to a review. */
export const replyAnalysisSchema = z.object({ topics: z.array(topicSchema), apology: z.boolean(), remedy: z.boolean() });
export type FollowUpAnalysis = z.infer<typeof followUpAnalysisSchema>;
export type ReplyAnalysis = z.infer<typeof replyAnalysisSchema>;

export const analysisSchema = z.object({
  id: z.string(),
  language: languageSchema,
  /** Absent for `und`: an unread text has no mood. */
  sentiment: sentimentSchema.optional(),
  topics: z.array(topicMentionSchema),
  authenticity: z.object({ text: textAuthenticitySchema }).optional(),
  /** The text says that a reward or pressure was behind a good review. */
  solicited: z.object({ probability }).optional(),
  followUps: z.array(followUpAnalysisSchema).optional(),
  reply: replyAnalysisSchema.optional(),
  service: serviceSchema.optional(),
  model: z.object({ revision: z.string() }),
});
export type Analysis = z.infer<typeof analysisSchema>;
