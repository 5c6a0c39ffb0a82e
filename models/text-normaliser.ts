import traditionalToSimplified from 'opencc-js/dict/TSCharacters';

/**
 * A text as the encoder reads it, with the way back to the original.
 *
 * `starts[i]` and `ends[i]` are the UTF-16 offsets in the original of the slice that the i-th UTF-16
 * unit of `text` came from. Both never decrease with i, so a span `[a, b)` of `text` stands at
 * `[starts[a], ends[b - 1])` in the original.
 */
export interface NormalisedText {
  text: string;
  starts: Uint32Array;
  ends: Uint32Array;
}

/**
 * Characters that may fuse with the one before them under NFKC: combining marks, Hangul vowels and
 * finals (conjoining, compatibility and half-width), half-width kana voicing marks.
 */
const FUSES_WITH_PREVIOUS = /[\p{M}\u1160-\u11ff\u314f-\u318e\ud7b0-\ud7fb\uff9e\uff9f\uffa0-\uffdc]/u;

/** What Python's `\s` matches, so that training and serving agree (JavaScript's class differs). */
const WHITE_SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

const SPACE = 0x20;

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

/** True for characters that can neither fuse with their neighbours nor change under NFKC. */
function standsAlone(code: number): boolean {
  return (code > SPACE && code < 0x7f) || (code >= 0x4e00 && code <= 0x9fff);
}

function fusesWithPrevious(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x300 || standsAlone(code)) return false;
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

/**
 * Normalises a text for the encoder: NFKC, lower case, Traditional to Simplified Chinese, runs of
 * white space to one space, none at the ends. The same steps in the same order as
 * `scripts/train` takes, or the weights would meet texts they were not trained on.
 *
 * @returns the normalised text and its offsets into `original`, in UTF-16 units; idempotent on its
 *   own output. Never throws.
 */
export function normaliseText(original: string): NormalisedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let out = '';
  let spaceFrom = -1;
  let spaceTo = -1;
  const append = (characters: string, start: number, end: number): void => {
    out += characters;
    for (let i = 0; i < characters.length; i += 1) {
      starts.push(start);
      ends.push(end);
    }
  };
  for (let at = 0; at < original.length; ) {
    const end = segmentEnd(original, at);
    for (const character of normaliseSegment(original.slice(at, end))) {
      if (character === ' ') {
        if (spaceFrom < 0) spaceFrom = at;
        spaceTo = end;
        continue;
      }
      if (spaceFrom >= 0 && out.length > 0) append(' ', spaceFrom, spaceTo);
      spaceFrom = -1;
      append(character, at, end);
    }
    at = end;
  }
  return { text: out, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}
