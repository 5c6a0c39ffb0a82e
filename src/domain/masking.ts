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
const CARD_NUMBER = /(?<![0-9])\d(?:[ -]?\d){12,18}(?![0-9])/g;
/** Mainland mobile numbers, and international or North American ones with separators. */
const PHONES = [
  /(?<![0-9])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9])/g,
  /(?<![0-9])0\d{2,3}-\d{7,8}(?![0-9])/g,
  /(?<![0-9+])\+\d{1,3}[- .]?(?:\(?\d{1,4}\)?[- .]?){2,4}\d{2,4}(?![0-9])/g,
  /(?<![0-9])\(?[2-9]\d{2}\)?[- .]\d{3}[- .]\d{4}(?![0-9])/g,
];

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

function findAll(text: string, kind: MaskedKind, pattern: RegExp, accept: (match: string) => boolean = () => true): Mask[] {
  return [...text.matchAll(pattern)]
    .filter((match) => accept(match[0]))
    .map((match) => ({ kind, start: match.index, end: match.index + match[0].length }));
}

/**
 * Overwrites letters and digits of e-mail addresses, phone, card and identity numbers with `*`.
 * Where two readings overlap the more specific one, found first, wins.
 */
export function maskPersonalData(text: string): MaskedText {
  const found = [
    ...findAll(text, 'email', EMAIL),
    ...findAll(text, 'identity_number', IDENTITY_NUMBER),
    ...findAll(text, 'card_number', CARD_NUMBER, (match) => passesLuhn(match.replace(/[ -]/g, ''))),
    ...PHONES.flatMap((pattern) => findAll(text, 'phone', pattern)),
  ];
  const masks: Mask[] = [];
  for (const mask of found) {
    if (!masks.some((kept) => mask.start < kept.end && kept.start < mask.end)) masks.push(mask);
  }
  masks.sort((a, b) => a.start - b.start);
  let masked = '';
  let position = 0;
  for (const mask of masks) {
    masked += text.slice(position, mask.start) + text.slice(mask.start, mask.end).replace(/[0-9A-Za-z]/g, '*');
    position = mask.end;
  }
  return { text: masked + text.slice(position), masks };
}
