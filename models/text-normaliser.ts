import traditionalToSimplified from 'opencc-js/dict/TSCharacters';
import { type NormalisedText, NormalisedTextWriter } from './normalised-text.js';
import { tableOfUnits, unitMatcher } from './unit-table.js';

/**
 * Characters that may fuse with the one before them under NFKC: combining marks, Hangul vowels and
 * finals (conjoining, compatibility and half-width), half-width kana voicing marks.
 */
const FUSES_WITH_PREVIOUS = /[\p{M}\u1160-\u11ff\u314f-\u318e\ud7b0-\ud7fb\uff9e\uff9f\uffa0-\uffdc]/u;

/** What Python's `\s` matches, so that training and serving agree (JavaScript's class differs). */
const WHITE_SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/**
 * Character by character and not by phrase: phrases would make offsets and Python's copy of the
 * table harder for a gain (乾/幹 and the like) that the encoder does not feel.
 */
const SIMPLIFIED = new Map(
  traditionalToSimplified.split('|').map((pair): [string, string] => {
    const [traditional = '', simplified = ''] = pair.split(' ');
    return [traditional, simplified];
  }),
);

function normaliseSegment(segment: string): string {
  let out = '';
  for (const character of segment.normalize('NFKC').toLowerCase()) {
    out += WHITE_SPACE.test(character) ? ' ' : (SIMPLIFIED.get(character) ?? character);
  }
  return out;
}

const SEVERAL = -1;

/** What a unit becomes on its own, or SEVERAL where that is not one unit or the unit is half a character. */
const loneUnit = tableOfUnits((unit) => {
  const normalised = normaliseSegment(String.fromCharCode(unit));
  return isSurrogate(unit) || normalised.length !== 1 ? SEVERAL : normalised.charCodeAt(0);
});

const unitFuses = unitMatcher(FUSES_WITH_PREVIOUS);

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function fusesWithPrevious(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (!isSurrogate(unit)) return unitFuses(unit);
  return FUSES_WITH_PREVIOUS.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

/** End of the shortest slice from `start` that NFKC treats independently of what follows. */
function segmentEnd(text: string, start: number): number {
  let end = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  while (end < text.length && fusesWithPrevious(text, end)) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  return end;
}

/** One for all texts, since arrays of its own for each cost more than a short text's normalisation. */
const writer = new NormalisedTextWriter();

/**
 * Normalises a text for the encoder: NFKC, lower case, Traditional to Simplified Chinese, runs of
 * white space to one space, none at the ends. The same steps in the same order as
 * `scripts/train` takes, or the weights would meet texts they were not trained on.
 *
 * @returns the normalised text and its offsets into `original`, in UTF-16 units; idempotent on its
 *   own output. Never throws.
 */
export function normaliseText(original: string): NormalisedText {
  writer.clear();
  for (let at = 0; at < original.length; ) {
    const lone = loneUnit(original.charCodeAt(at));
    if (lone !== SEVERAL && (at + 1 === original.length || !fusesWithPrevious(original, at + 1))) {
      writer.write(lone, at, at + 1);
      at += 1;
      continue;
    }
    const end = segmentEnd(original, at);
    const segment = normaliseSegment(original.slice(at, end));
    for (let i = 0; i < segment.length; i += 1) writer.write(segment.charCodeAt(i), at, end);
    at = end;
  }
  return writer.written();
}
