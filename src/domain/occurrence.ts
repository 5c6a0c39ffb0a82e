import type { Item } from './item.js';

/**
 * When the experience that an item speaks of lies: a review's creation; a transcript's end, else its
 * last dated message, else its start, else its arrival.
 */
export function occurredAt(item: Item, receivedAt: Date): Date {
  if (item.kind === 'review') return new Date(item.review.createdAt);
  const { closedAt, openedAt, messages } = item.transcript;
  const lastMessageAt = messages.findLast((message) => message.at !== undefined)?.at;
  const at = closedAt ?? lastMessageAt ?? openedAt;
  return at === undefined ? receivedAt : new Date(at);
}
