import { AppError } from './app-error.js';
import { canonicalJson, sha256Hex } from './digest.js';
import type { Item, Message, Review, Transcript } from './item.js';

/**
 * What may come later of an item that is known already. What a customer wrote and rated stays as it was handed in,
 * for verdicts and scores rest on it: of a review a reply, follow-ups, photos and votes may be added; of a chat its
 * survey, outcome and end, and further messages. A reply, photos, votes, survey, outcome and end are replaced by later
 * ones; follow-ups and messages are only added to. What a later version leaves out stays, and so does everything where
 * an older version comes once more.
 */

const AMENDABLE: { review: readonly (keyof Review)[]; transcript: readonly (keyof Transcript)[] } = {
  review: ['reply', 'followUps', 'images', 'helpfulVotes', 'unhelpfulVotes'],
  transcript: ['csat', 'resolved', 'closedAt', 'messages'],
};

/** Either the item with what was added, and the fields that did so (none: nothing new), or a JSON pointer to what must not change. */
export type Amendment = { item: Item; fields: string[] } | { conflict: string };

const same = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);

/** A list that may grow anywhere: all that the shorter one holds stands in the longer one. Undefined where neither does. */
function grown<Entry>(before: readonly Entry[], now: readonly Entry[]): readonly Entry[] | undefined {
  const holds = (list: readonly Entry[], entries: readonly Entry[]): boolean => {
    const left = list.map(canonicalJson);
    return entries.every((entry) => {
      const at = left.indexOf(canonicalJson(entry));
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    });
  };
  if (holds(now, before)) return now;
  return holds(before, now) ? before : undefined;
}

/** Index of the first message that is not what it was. */
const firstChanged = (before: readonly Message[], now: readonly Message[]): number => now.findIndex((message, i) => i < before.length && !same(message, before[i]));

/** The value that a field has from now on, or where it must not have changed. */
function amendedField(field: string, before: unknown, now: unknown): { value: unknown } | { conflict: string } {
  if (now === undefined) return { value: before };
  if (field === 'followUps' && before !== undefined) {
    const value = grown(before as unknown[], now as unknown[]);
    return value ? { value } : { conflict: '/followUps' };
  }
  if (field === 'messages') {
    const [old, fresh] = [before as Message[], now as Message[]];
    const changed = firstChanged(old, fresh);
    return changed >= 0 ? { conflict: `/messages/${changed}` } : { value: fresh.length > old.length ? fresh : old };
  }
  return { value: now };
}

/**
 * Digests of an item as handed in, before masking: of all of it, and of what may not change. Where only a masked
 * number is another, what is stored looks alike, and the second one tells them apart; among messages, which are
 * added to, it cannot.
 */
export function contentDigest(item: Item): string {
  const content = item.kind === 'review' ? item.review : item.transcript;
  const fixed = Object.entries(content).filter(([field]) => !(AMENDABLE[item.kind] as readonly string[]).includes(field));
  return [canonicalJson(content), canonicalJson(Object.fromEntries(fixed))].map(sha256Hex).join('.');
}

/** True when two digests tell of other fixed content; items stored before there were two parts are not told apart. */
export function differsWhereMasked(one: string, other: string): boolean {
  const [before, now] = [one.split('.')[1], other.split('.')[1]];
  return before !== undefined && now !== undefined && before !== now;
}

/**
 * Adds to a stored item what a later version of it brings.
 * @param stored as it is kept, masked
 * @param handedIn of the same kind and id, masked likewise
 */
export function amend(stored: Item, handedIn: Item): Amendment {
  const contentOf = (item: Item): Record<string, unknown> => ({ ...(item.kind === 'review' ? item.review : item.transcript) });
  const [before, now] = [contentOf(stored), contentOf(handedIn)];
  const amendable = new Set<string>(AMENDABLE[stored.kind]);
  const amended = { ...before };
  const fields: string[] = [];
  for (const field of new Set([...Object.keys(before), ...Object.keys(now)])) {
    if (same(before[field], now[field])) continue;
    if (!amendable.has(field)) return { conflict: `/${field}` };
    const outcome = amendedField(field, before[field], now[field]);
    if ('conflict' in outcome) return outcome;
    if (same(outcome.value, before[field])) continue;
    amended[field] = outcome.value;
    fields.push(field);
  }
  const item = (stored.kind === 'review' ? { kind: 'review', review: amended } : { kind: 'transcript', transcript: amended }) as Item;
  return { item, fields: fields.sort() };
}

/** @param pointer to the field in the request */
export function itemConflict(pointer: string): AppError {
  return new AppError({
    code: 'item_conflict',
    publicMessage:
      'This id already belongs to an item with other content; nothing was stored. Replies, follow-ups, photos and votes of reviews, and survey, outcome, end and further messages of chats may come later; anything else needs a new id.',
    pointer,
  });
}
