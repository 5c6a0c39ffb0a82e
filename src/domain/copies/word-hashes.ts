import { FNV_BASIS, fnv1a, fnvMixed } from '../fnv.js';
import { BY_RULES, isEmojiAt, isIdeograph, isLetterOrDigit, NORMALISED } from '../plain-characters.js';
import { clausesOf } from './wording.js';

const SEPARATOR = 0;
const APOSTROPHE = 1;
/** Per code unit what it is in a word: the letter or digit it normalises to, nothing between two words, or nothing within one. */
const IN_WORD = NORMALISED.map((unit) => {
  if (unit === BY_RULES || isLetterOrDigit(unit)) return unit;
  return unit === 0x27 || unit === 0x2019 ? APOSTROPHE : SEPARATOR;
});

const finished = (hash: number): number => (hash ^ (hash >>> 13)) >>> 0;

/** The same for a word that is written out. */
export function wordHash(word: string): number {
  return finished(fnv1a(word));
}

/**
 * A hash for each of a text's words, those of `clausesOf` in their order, at most as many as there is room for; answers
 * how many. No word is cut out of the text for it, which takes most of the time that clauses take.
 */
export function writeWordHashes(text: string, room: Uint32Array): number {
  let count = 0;
  let hash = FNV_BASIS;
  let inWord = false;
  for (let at = 0; at < text.length && count < room.length; at++) {
    const unit = IN_WORD[text.charCodeAt(at)]!;
    if (unit === APOSTROPHE) continue;
    if (unit === BY_RULES) {
      if (!isEmojiAt(text, at)) return writeByRules(text, room);
      at++;
    }
    if (unit === SEPARATOR || unit === BY_RULES) {
      if (inWord) room[count++] = finished(hash);
      inWord = false;
      hash = FNV_BASIS;
      continue;
    }
    hash = fnvMixed(hash, unit);
    /* An ideograph is a word unless a word of letters goes on with it. */
    if (inWord || !isIdeograph(unit)) inWord = true;
    else {
      room[count++] = finished(hash);
      hash = FNV_BASIS;
    }
  }
  if (inWord && count < room.length) room[count++] = finished(hash);
  return count;
}

function writeByRules(text: string, room: Uint32Array): number {
  const words = clausesOf(text).flat().slice(0, room.length);
  words.forEach((word, at) => (room[at] = wordHash(word)));
  return words.length;
}
