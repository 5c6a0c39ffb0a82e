import { z } from 'zod';
import { POLICY_ACTIONS } from '../usecases/read-policy.js';

const share = z.number().min(0).max(1);
const interval = z.tuple([z.number(), z.number()]);
const rateSchema = z
  .object({ positives: z.number().int(), total: z.number().int(), share: share.nullable(), interval: interval.nullable() })
  .describe('a share with its 95 % Wilson interval; null where nothing was counted');

const policySchema = z.object({ label: share, fold: share, hold: share });

export const policyReportSchema = z.object({
  category: z.string().nullable(),
  inForce: policySchema,
  reviews: z.number().int().describe('stored verdicts'),
  thresholds: z.array(
    z.object({
      action: z.enum(POLICY_ACTIONS),
      from: share.describe('least probability of being inauthentic; those below the first are published'),
      stored: z
        .object({ reviews: z.number().int(), share: share.nullable(), promisedPrecision: share.nullable() })
        .describe('stored verdicts at or above; the promised precision is the mean of their probabilities, as good as their calibration'),
      decided: rateSchema.describe('of those, what people decided: the share that is inauthentic'),
      expected: z
        .object({ share, precision: share.nullable() })
        .nullable()
        .describe('on the labelled reviews of the calibration, precision null where none reached the threshold; null where the judging model has no calibration'),
    }),
  ),
  calibration: z
    .object({ model: z.string(), data: z.string().nullable(), reason: z.string().nullable() })
    .describe('the model that judges and the reviews that `expected` was measured on; without any, the reason why `expected` is null'),
});

const groupSchema = z.object({ group: z.string(), flagged: rateSchema, hidden: rateSchema, genuineFlagged: rateSchema });
const ratioSchema = z.object({ ratio: z.number(), interval }).nullable().describe('with its 95 % interval; null where one of the shares is 0');

export const neutralitySchema = z.object({
  all: groupSchema,
  stars: z.array(groupSchema),
  language: z.array(groupSchema),
  tenure: z.array(groupSchema),
  ratios: z.object({
    firstReviewToVeteran: ratioSchema,
    genuineFirstReviewToVeteran: ratioSchema,
    oneStarToFiveStars: ratioSchema,
    chineseToEnglish: ratioSchema,
  }),
});

const number = z.number().int().min(0);
const seconds = z.number().min(0).nullable();

export const transparencySchema = z.object({
  periods: z
    .array(
      z.object({
        month: z.string().describe('calendar month in UTC, such as 2026-05'),
        received: z.object({ reviews: number, judged: number, judgedAgain: number }),
        actions: z.object({ publish: rateSchema, label: rateSchema, fold: rateSchema, hold: rateSchema }).describe('of the reviews that came in the month, as their verdicts stand now'),
        decidedByPeople: rateSchema.describe('of those, how many a person decided; the rest is automated alone'),
        flagsOpened: number,
        decisions: z.object({ genuine: number, inauthentic: number }).describe('made in the month, those taken back since among them'),
        reversals: z
          .object({ ofVerdicts: rateSchema, ofDecisions: number, undone: number })
          .describe('decisions that said otherwise than the verdict that stood; than the decision before; decisions taken back'),
        responseSeconds: z.object({ answered: number, median: seconds, ninthDecile: seconds }).describe('from the opening of a flag to the first decision on it'),
      }),
    )
    .describe('months in which anything happened, the earliest first'),
  waiting: z.object({ flags: number, oldestSeconds: seconds }).describe('flags that are open now'),
});
