import { simplified } from './traditional-characters.js';

/** Any text, by Unicode's own rules. */
function foldByRules(text: string): string {
  return simplified(text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
}

/** Unified ideographs of the first block: letters that neither normalisation nor lower case changes. */
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;
/**
 * Code units besides, from first to last, that fold alone as they fold among others: none of them joins with what stands
 * before it or has a final form. Those among them that become several characters are told by rules.
 */
const ALONE = [[0x00, 0xff], [0x2010, 0x2027], [0x200b, 0x200b], [0x3000, 0x3002], [0x3008, 0x3020], [0xfe0f, 0xfe0f], [0xff01, 0xff5e]] as const;
const DROPPED = 0;
const BY_RULES = 0xffff;
/** First halves of the pairs 1F400 to 1F7FF, nearly all of the emoji in reviews, and no letter or digit. */
const EMOJI = 0xd83d;

/** What each code unit folds to where that does not depend on its neighbours. */
const FOLDED = new Uint16Array(0x1_0000).fill(BY_RULES);
for (let unit = FIRST_HAN; unit <= LAST_HAN; unit++) FOLDED[unit] = unit;
const ideographs = String.fromCharCode(...FOLDED.subarray(FIRST_HAN, LAST_HAN + 1));
FOLDED.set(Uint16Array.from(simplified(ideographs), (character) => character.charCodeAt(0)), FIRST_HAN);
for (const [first, last] of ALONE) {
  for (let unit = first; unit <= last; unit++) {
    const folded = foldByRules(String.fromCharCode(unit));
    if (folded.length <= 1) FOLDED[unit] = folded === '' ? DROPPED : folded.charCodeAt(0);
  }
}

const isSecondHalf = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Where a folded text is written; made longer when a text is. */
let room = new Uint16Array(4096);
let roomBytes = Buffer.from(room.buffer);

/**
 * Letters and digits only, NFKC, lower case, Simplified characters: neither inserted symbols, emoji
 * and spaces nor another script hide a copy. Looked up character by character where every one of them allows it, as in
 * 99 of 100 Chinese and English reviews, which is thrice as fast.
 */
export function foldForComparison(text: string): string {
  if (text.length > room.length) {
    room = new Uint16Array(2 * text.length);
    roomBytes = Buffer.from(room.buffer);
  }
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const folded = FOLDED[unit]!;
    if (folded !== DROPPED && folded !== BY_RULES) room[length++] = folded;
    else if (folded === BY_RULES) {
      if (unit !== EMOJI || !isSecondHalf(text.charCodeAt(at + 1))) return foldByRules(text);
      at++;
    }
  }
  return roomBytes.toString('utf16le', 0, 2 * length);
}
