import { createHash } from 'node:crypto';
import { normaliseText } from '../../models/text-normaliser.js';

/**
 * The held-out parts, chosen as `scripts/train/data.py` chooses them; a change there must be made
 * here too, or a figure would be measured on texts that were trained on.
 */

const sha256 = (value: string): string => createHash('sha256').update(value).digest('hex');

/** A stable hash of a string into 0 … parts − 1. */
function bucket(value: string, parts: number): number {
  return Number.parseInt(sha256(value).slice(0, 8), 16) % parts;
}

/** Identity of a text: SHA-256 of its normalised form. */
export function textKey(text: string): string {
  return sha256(normaliseText(text).text);
}

/** True when one of `parts` hash buckets of a text is held out. */
export function isHeldOutText(text: string, parts: number): boolean {
  return bucket(textKey(text), parts) === 0;
}

/** Rated dialogues: a fifth by id, so that a dialogue and its translation fall on one side. */
export function isHeldOutDialogue(id: string): boolean {
  return bucket(id, 20) < 4;
}

/** Ott et al. (2011) split by hotel; this fold is held out. */
export const HELD_OUT_FOLD = '5';
/** MAIDE-UP is split by city; these are held out. */
export const HELD_OUT_CITIES: readonly string[] = ['Paris', 'Washington'];

/** Identity under which the readers' marks of a dialogue are committed. */
export function dialogueKey(source: string, id: string): string {
  return sha256(`${source}:${id}`);
}
