import { z } from 'zod';
import { analysisSchema, COURTESY_KINDS } from '../domain/analysis.js';
import { SERVED_BY } from '../domain/chat/chat-flow.js';
import { TIME_MEASURES } from '../domain/chat/service-metrics.js';
import { FORBIDDEN_KINDS } from '../domain/chat/wording.js';
import { messageSchema, transcriptSchema } from '../domain/item.js';
import { polaritySchema, topicSchema } from '../domain/topics.js';

/** Shapes of the answers about chats. */

const count = z.number().int().min(0);
const share = z.number().min(0).max(1);
const seconds = z.number().min(0);
const known = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().describe('null: nothing is known');

const percentilesSchema = z.object({ mean: seconds, p50: seconds, p75: seconds, p90: seconds, p95: seconds });
const timeSchema = z.object({
  known: count.describe('chats whose stamps tell it'),
  seconds: known(percentilesSchema),
  businessSeconds: known(percentilesSchema).describe('counted while the desk was open'),
});
const courtesySchema = z.object(Object.fromEntries(COURTESY_KINDS.map((kind) => [kind, known(share)])) as Record<(typeof COURTESY_KINDS)[number], z.ZodNullable<typeof share>>);

const groupMetricsSchema = z.object({
  chats: count,
  times: z.object(Object.fromEntries(TIME_MEASURES.map((name) => [name, timeSchema])) as Record<(typeof TIME_MEASURES)[number], typeof timeSchema>),
  course: z.object({
    turns: known(z.number()).describe('mean'),
    transfers: known(z.number()).describe('mean'),
    reopenedShare: known(share),
    unansweredShare: known(share).describe('chats that ended with unanswered messages of the customer'),
    escalatedShare: known(share),
    solicitedShare: known(share),
    servedBy: z.object({ person: count, bot: count, both: count, nobody: count }),
  }),
  outcome: z.object({ satisfiedShare: known(share), rated: count, surveyed: count, accomplishedShare: known(share) }),
  mood: z.object({ start: known(z.number()), worst: known(z.number()), end: known(z.number()) }).describe('means, −1 to 1'),
  manner: z.object({
    courtesyRate: known(share).describe('agents’ turns with any courtesy'),
    courtesy: courtesySchema,
    patience: known(share),
    professionalTermRate: known(share),
    forbiddenWordings: count,
  }),
  promises: z.object({ made: count, kept: count, broken: count, keptShare: known(share).describe('of those known') }),
  attainment: z.object({
    resolution: z
      .object({
        targetHours: z.number(),
        targetShare: share,
        share: known(share).describe('in time, of the known'),
        known: count.describe('resolved with a time, or unresolved'),
        unresolved: count.describe('never in time: not resolved by the platform’s word, else less probably than not'),
        unknown: count,
        met: known(z.boolean()),
      }),
    satisfaction: z.object({ targetShare: share, share: known(share), met: known(z.boolean()) }),
  }),
  cost: z.object({ agentMinutes: z.number(), total: z.number(), perContact: z.number() }).nullable().describe('null without a cost per agent minute'),
});

export const serviceMetricsSchema = z.object({
  merchantId: z.string(),
  targets: z.object({ resolutionHours: z.number(), resolutionShare: share, satisfactionShare: share }),
  timeZone: z.string(),
  costPerAgentMinute: z.number().nullable(),
  total: groupMetricsSchema,
  groups: z.array(groupMetricsSchema.extend({ group: z.string().describe('agent, channel, category, or Monday of the week; empty for chats that name none') })),
  replies: z.object({
    reviews: count.describe('at least as likely genuine as not: only these count here'),
    disbelieved: count.describe('the other reviews'),
    complaints: count.describe('reviews of one or two stars, or of a negative mood'),
    complaintsAnswered: count,
    answeredShare: known(share),
    secondsToAnswer: known(z.object({ mean: seconds, p50: seconds, p90: seconds })),
    templates: count,
    templateShare: known(share).describe('of the answers, nearly the text of another one'),
    addressed: count,
    addressedShare: known(share).describe('of the answers: speak of what was complained of, or apologise and offer a remedy'),
    apologies: count,
    remedies: count,
    followedUp: count,
    recovered: count.describe('complaints that a follow-up turned round'),
  }),
  themes: z.array(z.object({ topic: topicSchema, chats: count, agentMinutes: z.number(), cost: z.number() })).nullable(),
});

const place = { start: count, end: count, text: z.string() };
const turnSchema = z.object({
  turn: count,
  role: messageSchema.shape.role,
  at: z.string().nullable(),
  text: z.string(),
  sentiment: z.number().nullable(),
  escalation: z.boolean(),
  solicitation: z.boolean(),
  promises: z.array(z.object({ ...place, dueAt: z.string().nullable(), kept: z.boolean().nullable() })),
  forbiddenWordings: z.array(z.object({ ...place, kind: z.enum(FORBIDDEN_KINDS) })),
  courtesy: z.array(z.enum(COURTESY_KINDS)).nullable().describe('of a person who answered; null elsewhere and in analyses that do not tell it by turn'),
  impatient: z.boolean().nullable().describe('of a person who answered: a forbidden wording, or an earlier answer pasted again'),
  professionalTerm: z.object(place).nullable().describe('of a person who answered: the first word of the trade'),
  topics: z.array(z.object({ ...place, topic: topicSchema, polarity: polaritySchema })),
});

const time = seconds.nullable().describe('seconds');
const measuresSchema = z.object({
  firstResponse: time,
  firstResponseBusiness: time,
  meanResponse: time,
  meanResponseBusiness: time,
  resolution: time,
  resolutionBusiness: time,
  handling: time,
  handlingBusiness: time,
  turns: count,
  transfers: count,
  unansweredCustomerMessages: count,
  reopened: z.boolean(),
  servedBy: z.enum(SERVED_BY),
  satisfied: z.boolean().nullable(),
  surveyed: z.boolean(),
  accomplished: share.nullable(),
  moodStart: z.number().nullable(),
  moodWorst: z.number().nullable(),
  moodEnd: z.number().nullable(),
  agentTurns: count,
  courteousTurns: count,
  courtesy: z.object(Object.fromEntries(COURTESY_KINDS.map((kind) => [kind, count])) as Record<(typeof COURTESY_KINDS)[number], typeof count>),
  patience: share.nullable(),
  professionalTermRate: share.nullable(),
  forbiddenWordings: count,
  escalated: z.boolean(),
  solicited: z.boolean(),
  promises: count,
  promisesKept: count,
  promisesBroken: count,
  topics: z.array(topicSchema),
});

export const transcriptViewSchema = z.object({
  transcript: z.object(transcriptSchema.shape).omit({ messages: true }),
  receivedAt: z.string(),
  turns: z.array(turnSchema).describe('texts as stored, personal data masked; offsets count UTF-16 code units of the turn'),
  measures: measuresSchema.nullable().describe('null until the models have read the chat'),
  analysis: analysisSchema.nullable(),
});
