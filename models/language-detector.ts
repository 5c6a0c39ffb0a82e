import { eld } from 'eld/small';
import type { Language } from '../src/domain/analysis.js';

interface ScriptCounts {
  han: number;
  latin: number;
  kana: number;
  other: number;
}

/** Han characters carry two to three Latin letters each; product codes and brand names earn more leniency. */
const LETTERS_PER_HAN = 5;
/** Chinese borrows a lone の now and then; Japanese cannot do without kana. */
const JAPANESE_KANA_SHARE = 0.1;
/** The n-gram detector needs no more of a text than this, UTF-16 units. */
const ENOUGH_TO_TELL = 400;
/** Above this many Latin letters the detector's first choice is trusted outright. */
const SHORT_TEXT_LETTERS = 40;
/**
 * How far English may trail the detector's first choice in a short text. Found on short English
 * reviews ("Excellent", "terrible", "refund pls" trail by .00–.09) against short Spanish, French and
 * German ones, where English trails by .13 or more.
 */
const SHORT_TEXT_MARGIN = 0.1;

const SCRIPTS: readonly [RegExp, keyof ScriptCounts][] = [
  [/\p{Script=Han}/u, 'han'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'kana'],
  [/\p{Script=Latin}/u, 'latin'],
  [/\p{L}/u, 'other'],
];

function countScripts(text: string): ScriptCounts {
  const counts: ScriptCounts = { han: 0, latin: 0, kana: 0, other: 0 };
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) {
      if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) counts.latin += 1;
      continue;
    }
    const script = SCRIPTS.find(([pattern]) => pattern.test(character));
    if (script) counts[script[1]] += 1;
  }
  return counts;
}

function latinTextIsEnglish(text: string, letters: number): boolean {
  const verdict = eld.detect(text.slice(0, ENOUGH_TO_TELL));
  if (verdict.language === 'en') return true;
  if (letters >= SHORT_TEXT_LETTERS || verdict.language === '') return letters < SHORT_TEXT_LETTERS;
  const scores = verdict.getScores();
  return (scores['en'] ?? 0) >= (scores[verdict.language] ?? 1) - SHORT_TEXT_MARGIN;
}

/**
 * Tells the language of a text: `zh`, `en`, or `und` for everything else (another language, emoji or
 * figures alone). Scripts are counted first; only Latin text needs the n-gram detector, which keeps
 * French, Spanish or German from being read as English. Mixed text is Chinese when Han characters
 * carry about as much of it as Latin words do. Too little to tell ("lol") counts as English.
 */
export function detectLanguage(text: string): Language {
  const { han, latin, kana, other } = countScripts(text);
  if (kana > 1 && kana >= JAPANESE_KANA_SHARE * (han + kana)) return 'und';
  if (other > han + latin || han + latin === 0) return 'und';
  if (han * LETTERS_PER_HAN >= latin) return 'zh';
  return latinTextIsEnglish(text, latin) ? 'en' : 'und';
}
