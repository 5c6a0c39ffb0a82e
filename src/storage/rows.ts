import { TOPICS, type Topic } from '../domain/topics.js';
import type { Item, ItemKind, Review, Transcript } from '../domain/item.js';

/** Maps between stored rows and the domain's items. */

export function itemPayload(item: Item): Review | Transcript {
  return item.kind === 'review' ? item.review : item.transcript;
}

export function itemFromRow(row: { kind: ItemKind; payload: unknown }): Item {
  return row.kind === 'review'
    ? { kind: 'review', review: row.payload as Review }
    : { kind: 'transcript', transcript: row.payload as Transcript };
}

/** Day of the calendar in UTC, as PostgreSQL writes a date. */
export function utcDay(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** Which side a rating takes: against (1–2), for (4–5) or neither. */
export function ratingSide(rating: number | undefined): -1 | 0 | 1 {
  if (rating === undefined || rating === 3) return 0;
  return rating < 3 ? -1 : 1;
}

/** A set of topics as one bit each, in the taxonomy's order. */
export function topicBits(topics: readonly Topic[]): number {
  return topics.reduce((bits, topic) => bits | (1 << TOPICS.indexOf(topic)), 0);
}

export function topicsOfBits(bits: number): Topic[] {
  return TOPICS.filter((_, index) => bits & (1 << index));
}
