/**
 * Personal data that texts carry: found before storage and overwritten character for character, so
 * that every offset into the text still holds. The models, too, read the masked text.
 */

export type MaskedKind = 'email' | 'phone' | 'identity_number' | 'card_number';

export interface Mask {
  kind: MaskedKind;
  start: number;
  end: number;
}

export interface MaskedText {
  /** As long as the input, in UTF-16 code units. */
  text: string;
  masks: Mask[];
}

/** GB 11643-1999: six digits of place, eight of birth date, three serial, one check character. */
const IDENTITY_NUMBER = /(?<![0-9A-Za-z])\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx](?![0-9A-Za-z])/g;
const EMAIL = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,3}\.[A-Za-z]{2,24}/g;
/** Digits in groups: a card number, perhaps with a date, an amount or a check code beside it. */
const DIGIT_GROUPS = /\d+(?:[ -]\d+)*/g;
/** Lengths of card numbers, and how they begin: ISO/IEC 7812 3–6, Mastercard's second range, UnionPay 81. */
const CARD_NUMBER = /^(?=\d{13,19}$)(?:[3-6]|2[2-7]|81)/;
/** Mainland mobile numbers, and international or North American ones with separators. */
const PHONES = [
  /(?<![0-9])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9])/g,
  /(?<![0-9])0\d{2,3}[- ]\d{7,8}(?![0-9]|-\d{7})/g,
  /(?<![0-9+])\+\d{1,3}[- .]?(?:\(?\d{1,4}\)?[- .]?){2,4}\d{2,4}(?![0-9])/g,
  /(?<![0-9])(?:\([2-9]\d{2}\)[- .]?|[2-9]\d{2}[- .])\d{3}[- .]\d{4}(?![0-9])/g,
];
/** With fewer digits it is an amount with a plus sign, such as "+10000元". */
const MIN_PHONE_DIGITS = 8;

/** ISO/IEC 7812-1 check digit (Luhn), which tells card numbers from order numbers. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight++) {
    const digit = Number(digits[digits.length - 1 - fromRight]);
    const doubled = fromRight % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Cards within a run of digit groups, each from the start of a group to the end of one, the longest reading first. */
function cardsIn(run: string, offset: number): Mask[] {
  const groups = [...run.matchAll(/\d+/g)];
  const masks: Mask[] = [];
  for (let first = 0; first < groups.length; first++) {
    if (groups[first]![0].length < 4) continue;
    let digits = '';
    let cardEnd = -1;
    for (let last = first; last < groups.length && digits.length < 19; last++) {
      digits += groups[last]![0];
      if (CARD_NUMBER.test(digits) && passesLuhn(digits)) cardEnd = last;
    }
    if (cardEnd < 0) continue;
    const end = groups[cardEnd]!.index + groups[cardEnd]![0].length;
    masks.push({ kind: 'card_number', start: offset + groups[first]!.index, end: offset + end });
    first = cardEnd;
  }
  return masks;
}

function findAll(text: string, kind: MaskedKind, pattern: RegExp, accept: (match: string) => boolean = () => true): Mask[] {
  return [...text.matchAll(pattern)]
    .filter((match) => accept(match[0]))
    .map((match) => ({ kind, start: match.index, end: match.index + match[0].length }));
}

/** Full-width forms (１, ａ, ＠, －) as their half-width twins, character for character. */
function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}

/**
 * Overwrites letters and digits of e-mail addresses, phone, card and identity numbers with `*`.
 * Where two readings overlap the more specific one, found first, wins.
 */
export function maskPersonalData(text: string): MaskedText {
  const plain = halfWidth(text);
  const found = [
    ...findAll(plain, 'email', EMAIL),
    ...findAll(plain, 'identity_number', IDENTITY_NUMBER),
    ...[...plain.matchAll(DIGIT_GROUPS)].flatMap((run) => cardsIn(run[0], run.index)),
    ...PHONES.flatMap((pattern) => findAll(plain, 'phone', pattern, (match) => match.replace(/\D/g, '').length >= MIN_PHONE_DIGITS)),
  ];
  const masks: Mask[] = [];
  for (const mask of found) {
    if (!masks.some((kept) => mask.start < kept.end && kept.start < mask.end)) masks.push(mask);
  }
  masks.sort((a, b) => a.start - b.start);
  let masked = '';
  let position = 0;
  for (const mask of masks) {
    masked += text.slice(position, mask.start) + plain.slice(mask.start, mask.end).replace(/[0-9A-Za-z]/g, '*');
    position = mask.end;
  }
  return { text: masked + text.slice(position), masks };
}
