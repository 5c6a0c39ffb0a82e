import { simplified } from './traditional-characters.js';

/** NFKC, lower case, Simplified: any text, by Unicode's own rules. */
export function normalisedByRules(text: string): string {
  return simplified(text.normalize('NFKC').toLowerCase());
}

/** Unified ideographs of the first block: letters that neither normalisation nor lower case changes. */
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;
/**
 * Code units besides, from first to last, that normalise alone as they do among others: none of them joins with what
 * stands before it or has a final form. Those among them that become several characters are left to the rules.
 */
const ALONE = [[0x00, 0xff], [0x2010, 0x2027], [0x200b, 0x200b], [0x3000, 0x3002], [0x3008, 0x3020], [0xff01, 0xff5e]] as const;

/** In place of a code unit that depends on its neighbours, or was not looked at. */
export const BY_RULES = 0xffff;

/**
 * What each code unit normalises to where that does not depend on its neighbours: all of 99 in 100 Chinese and English
 * reviews, which need no rules then, but for emoji.
 */
export const NORMALISED = new Uint16Array(0x1_0000).fill(BY_RULES);
const ideographs = Array.from({ length: LAST_HAN + 1 - FIRST_HAN }, (_, at) => String.fromCharCode(FIRST_HAN + at)).join('');
NORMALISED.set(Uint16Array.from(simplified(ideographs), (character) => character.charCodeAt(0)), FIRST_HAN);
for (const [first, last] of ALONE) {
  for (let unit = first; unit <= last; unit++) {
    const normalised = normalisedByRules(String.fromCharCode(unit));
    if (normalised.length === 1) NORMALISED[unit] = normalised.charCodeAt(0);
  }
}

/** The first extension, to which a few Simplified characters belong. */
const FIRST_EXTENDED = 0x3400;
const LAST_EXTENDED = 0x4dbf;
/** Whether a normalised unit is a Han character. */
export const isIdeograph = (unit: number): boolean => (unit >= FIRST_HAN && unit <= LAST_HAN) || (unit >= FIRST_EXTENDED && unit <= LAST_EXTENDED);
export const isLetterOrDigit = (unit: number): boolean => isIdeograph(unit) || /[\p{L}\p{N}]/u.test(String.fromCharCode(unit));

/** First halves of the pairs 1F400 to 1F7FF: nearly all emoji in reviews, and no letter, digit or mark among them. */
const EMOJI = 0xd83d;

/** Whether a pair of code units that is an emoji, or another sign, begins there. */
export function isEmojiAt(text: string, at: number): boolean {
  const second = text.charCodeAt(at + 1);
  return text.charCodeAt(at) === EMOJI && second >= 0xdc00 && second <= 0xdfff;
}
