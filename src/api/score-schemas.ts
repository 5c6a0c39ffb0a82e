import { z } from 'zod';
import { SELLER_RATINGS } from '../domain/comparators/detailed-seller-rating.js';
import { METHODS } from '../domain/comparators/method-bars.js';
import { DIMENSIONS } from '../domain/dimensions.js';
import { ASPECTS } from '../domain/merchant-score.js';
import { FOCUSES } from '../domain/score-focus.js';
import { SCOPE_KINDS } from '../domain/score-scope.js';
import { GRADES } from '../domain/score.js';

/** Shapes of the answers about scores. */

const instant = z.string().describe('ISO 8601, UTC');
const count = z.number().int().min(0);
const interval = z.tuple([z.number(), z.number()]);
const bilingual = z.object({ zh: z.string(), en: z.string() });
const aspect = z.enum(ASPECTS as [(typeof ASPECTS)[number]]);
const scope = z.object({ kind: z.enum(SCOPE_KINDS), value: z.string() });
const unit = z.enum(['points', 'stars']);

const scoreView = z.object({
  points: z.number().nullable().describe('null with too few data: an effective sample size or a believed weight below 5; overall also where dimensions with enough data carry less than half of the weights'),
  interval: interval.nullable(),
  grade: z.enum(GRADES).nullable(),
  effectiveSampleSize: z.number(),
  believedWeight: z.number().describe('how many fully believed observations of today they are worth'),
  count,
  enoughData: z.boolean(),
  note: bilingual.optional(),
});

const scoreParts = {
  overall: scoreView.extend({ weights: z.record(z.string(), z.number()), percentile: z.number().nullable().describe('among the category’s merchants by all their items, 0 to 100; null for a part of the items, which has no peers to compare with') }),
  dimensions: z.record(z.enum(DIMENSIONS), scoreView.extend({ prior: z.object({ mean: z.number(), strength: z.number() }) })),
  stars: z.object({
    rawMean: z.number().nullable(),
    rawCount: count,
    weightedMean: z.number().nullable(),
    interval: interval.nullable(),
    believedMean: z.number().nullable().describe('as if every review were believed'),
    effectiveSampleSize: z.number(),
    believedWeight: z.number(),
    enoughData: z.boolean(),
  }),
};

const bar = z.object({ method: z.enum(METHODS), name: bilingual, stars: z.number().nullable(), interval: interval.nullable(), count });

export const scoreSchema = z.object({
  merchantId: z.string(),
  category: z.string(),
  scope,
  asOf: instant.describe('asking for this instant answers the same score for ever'),
  halfLifeDays: z.number(),
  ...scoreParts,
  peers: z.object({ merchants: z.partialRecord(aspect, count), compared: count }),
  method: bar.optional().describe('the figure of the method asked for'),
});

export const historySchema = z.object({ merchantId: z.string(), scope, points: z.array(z.object({ at: instant, ...scoreParts })) });

export const comparisonSchema = z.object({
  merchantId: z.string(),
  asOf: instant,
  axis: z.object({ from: z.literal(1), to: z.literal(5), unit: z.literal('stars') }),
  bars: z.array(bar),
  sellerRatings: z.record(z.enum(SELLER_RATINGS), z.object({ mean: z.number().nullable(), count })),
});

const known = { enoughData: z.boolean(), note: bilingual.optional().describe('says so where data are too few') };

const influential = z.object({
  kind: z.enum(['review', 'transcript']),
  id: z.string(),
  occurredAt: instant,
  authenticity: z.number(),
  influence: z.number().nullable().describe('how much lower the figure would be without the item; null with too few data'),
  says: z.array(z.object({ aspect, value: z.number(), weight: z.number() })),
});
const cost = z.object({ fiveStar: count.nullable(), oneStar: count.nullable() }).describe('fully believed reviews of today that weigh all that a review can; null: no number can do it');

export const explanationSchema = z.object({
  merchantId: z.string(),
  asOf: instant,
  scope,
  focus: z.enum(FOCUSES),
  unit,
  ...known,
  value: z.number().nullable(),
  helpers: z.array(influential),
  hurters: z.array(influential),
  manipulation: z.object({ stepStars: z.number(), aspects: z.record(z.enum(FOCUSES), z.object({ now: cost.nullable().describe('null with too few data'), medianMerchant: cost.nullable() })) }),
  ifAllWereBelieved: z.object({ overallPoints: z.number().nullable(), dimensions: z.record(z.string(), z.number().nullable()), stars: z.number().nullable() }),
  standard: z.object({
    name: z.string(),
    note: bilingual,
    parts: z.array(z.object({ id: z.string(), points: z.number(), name: bilingual, items: z.array(z.object({ id: z.string(), name: bilingual, topics: z.array(z.string()).readonly(), touchedBy: z.array(z.string()) })) })),
  }),
});

export const differenceSchema = z.object({
  merchantId: z.string(),
  scope,
  focus: z.enum(FOCUSES),
  unit,
  from: instant,
  to: instant,
  ...known,
  before: z.number().nullable(),
  after: z.number().nullable(),
  difference: z.number().nullable(),
  items: z.array(
    z.object({
      kind: z.enum(['review', 'transcript']),
      id: z.string(),
      occurredAt: instant,
      change: z.enum(['arrived', 'left', 'reweighted', 'aged']),
      authenticityBefore: z.number().nullable(),
      authenticityAfter: z.number().nullable(),
      share: z.number().nullable(),
    }),
  ),
  otherItems: z.number().nullable().describe('all items that are not listed, together'),
  prior: z.number().nullable().describe('the category’s prior, where it was fitted anew'),
  weights: z.number().nullable().describe('the dimensions’ weights, where they were set anew'),
});
