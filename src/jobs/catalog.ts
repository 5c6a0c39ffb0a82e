import { z } from 'zod';

/**
 * Every job Candor knows: its payload, its queue and how it is retried. Producers and handlers take
 * their types from here, and payloads are parsed both when enqueued and when taken up. Payloads
 * carry ids, never texts: PostgreSQL is the record, the queue is transport.
 */

export interface JobDefinition<Payload extends z.ZodType> {
  payload: Payload;
  queue: QueueName;
  /** Tries in all, the first included. */
  attempts: number;
  /** Wait before the second try; doubles with each further one. */
  backoffMs: number;
  /** BullMQ's order: 0 (none) before 1 before 2 … */
  priority: number;
  /** How many finished failures are kept with their reasons for people to look at. */
  keepFailed: number;
}

export const QUEUES = ['analyse', 'judge', 'score'] as const;
export type QueueName = (typeof QUEUES)[number];

/** A chunk of a batch's items, by number. */
const chunkPayload = z.strictObject({
  platformId: z.string(),
  batchId: z.string(),
  chunk: z.number().int().min(0),
  outboxId: z.string(),
});

/** Reviews that one job judges again; the rest is promised to the next. */
export const MAX_REJUDGED = 500;

function define<Payload extends z.ZodType>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  return definition;
}

export const JOBS = {
  /** Reads a chunk of items with the models. */
  'analyse-items': define({ payload: chunkPayload, queue: 'analyse', attempts: 5, backoffMs: 1_000, priority: 10, keepFailed: 10_000 }),
  /** Reads the items of one waiting `POST /v1/analyze`; goes before bulk work, and is not retried, since its caller has left by then. */
  'analyse-now': define({
    payload: z.strictObject({ platformId: z.string(), requestId: z.string() }),
    queue: 'analyse',
    attempts: 1,
    backoffMs: 0,
    priority: 0,
    keepFailed: 100,
  }),
  /** Weighs the signals of a chunk's reviews. */
  'judge-items': define({ payload: chunkPayload, queue: 'judge', attempts: 5, backoffMs: 1_000, priority: 10, keepFailed: 10_000 }),
  /** Finds the verdicts that a batch makes stale; before its own reviews are judged, whose first verdicts then take their marks away. */
  'mark-affected': define({
    payload: z.strictObject({ platformId: z.string(), batchId: z.string(), outboxId: z.string() }),
    queue: 'judge',
    attempts: 5,
    backoffMs: 1_000,
    priority: 5,
    keepFailed: 10_000,
  }),
  /** Judges the nearest stale verdicts again; after all judging that waits, so that several arrivals are answered at once. */
  'rejudge-reviews': define({
    payload: z.strictObject({ platformId: z.string(), outboxId: z.string() }),
    queue: 'judge',
    attempts: 5,
    backoffMs: 1_000,
    priority: 20,
    keepFailed: 10_000,
  }),
  /** Makes the sums of merchants anew whose half-life changed with settings or category. */
  'follow-settings': define({
    payload: z.strictObject({ platformId: z.string(), outboxId: z.string() }),
    queue: 'score',
    attempts: 5,
    backoffMs: 1_000,
    priority: 20,
    keepFailed: 1_000,
  }),
  /** Fits a merchant category's prior to its merchants. */
  'fit-prior': define({
    payload: z.strictObject({ platformId: z.string(), outboxId: z.string(), category: z.string() }),
    queue: 'score',
    attempts: 5,
    backoffMs: 1_000,
    priority: 30,
    keepFailed: 1_000,
  }),
  /** Checks a sample of merchants' sums against the log. */
  'verify-scores': define({
    payload: z.strictObject({ platformId: z.string(), outboxId: z.string(), day: z.string() }),
    queue: 'score',
    attempts: 5,
    backoffMs: 10_000,
    priority: 40,
    keepFailed: 1_000,
  }),
  /** Derives the actions of stored verdicts again after thresholds changed, a page of reviews at a time. */
  'derive-actions': define({
    payload: z.strictObject({ platformId: z.string(), outboxId: z.string(), afterReviewId: z.string().nullable() }),
    queue: 'judge',
    attempts: 5,
    backoffMs: 1_000,
    priority: 18,
    keepFailed: 10_000,
  }),
  /** Brings a chunk's contributions into the score sums. */
  'score-items': define({ payload: chunkPayload, queue: 'score', attempts: 5, backoffMs: 1_000, priority: 10, keepFailed: 10_000 }),
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]['payload']>;

/** Items a chunk: at a few milliseconds an item, a job stays far below half the lock duration. */
export const CHUNK_SIZE = 32;
