import { canonicalJson, sha256Hex } from './digest.js';

/**
 * The append-only log of one platform: everything that ever changed a score, chained by hashes so
 * that a change made behind Candor's back shows. Bodies carry ids, numbers and digests, never texts,
 * which may have to be erased later.
 */

export const EVENT_KINDS = [
  'batch.accepted',
  'item.scored',
  'item.amended',
  'review.rejudged',
  'flag.opened',
  'flag.closed',
  'flag.kept',
  'decision.made',
  'decision.undone',
  'merchant.changed',
  'key.created',
  'settings.changed',
  'score.half_life',
  'prior.fitted',
  'score.mismatch',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export interface NewEvent {
  kind: EventKind;
  /** What the event is about, such as `review:r-17`. */
  subject: string;
  body: Record<string, unknown>;
}

export interface LoggedEvent extends NewEvent {
  /** 1, 2, 3 … without gaps within a platform. */
  sequence: number;
  /** ISO 8601 instant, UTC, milliseconds. */
  at: string;
  previousHash: string;
  hash: string;
}

/** The `previousHash` of a platform's first event. */
export const GENESIS_HASH = '0'.repeat(64);

/** SHA-256 over the canonical JSON of everything in the event but its own hash. */
export function eventHash(event: Omit<LoggedEvent, 'hash'>): string {
  const { sequence, at, kind, subject, body, previousHash } = event;
  return sha256Hex(canonicalJson({ sequence, at, kind, subject, body, previousHash }));
}

/** Links new events behind the head of a chain. */
export function chainEvents(head: { sequence: number; hash: string }, events: readonly NewEvent[], at: string): LoggedEvent[] {
  let { sequence, hash: previousHash } = head;
  return events.map((event) => {
    const unsealed = { ...event, sequence: ++sequence, at, previousHash };
    const sealed = { ...unsealed, hash: eventHash(unsealed) };
    previousHash = sealed.hash;
    return sealed;
  });
}

export type ChainVerdict = { intact: true; events: number } | { intact: false; brokenAt: number; reason: string };

/** Checks numbering, links and hashes of a whole log in order; stops at the first break. */
export function verifyChain(events: Iterable<LoggedEvent>): ChainVerdict {
  let head = { sequence: 0, hash: GENESIS_HASH };
  for (const event of events) {
    const broken = (reason: string): ChainVerdict => ({ intact: false, brokenAt: event.sequence, reason });
    if (event.sequence !== head.sequence + 1) return broken(`event ${head.sequence + 1} is missing`);
    if (event.previousHash !== head.hash) return broken('the link to the event before does not match');
    if (eventHash(event) !== event.hash) return broken('the content does not match its hash');
    head = event;
  }
  return { intact: true, events: head.sequence };
}
