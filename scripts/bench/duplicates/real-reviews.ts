import type { Random } from '../../demo/random.js';
import { readJsonLines, sharedData } from '../../evaluate/shared-data.js';
import { shingles } from '../../../src/domain/minhash.js';

export interface RealText {
  text: string;
  language: 'zh' | 'en';
}

const FILES = [
  { file: 'sentiment/zh.jsonl.gz', language: 'zh' },
  { file: 'sentiment/en.jsonl.gz', language: 'en' },
  { file: 'samples/reviews-all.ndjson.gz', language: undefined },
] as const;
/** The API's limit; longer ones never reach the search. */
const MAX_LENGTH = 10_000;

const languageOf = (text: string): 'zh' | 'en' => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en');

/**
 * So many distinct real reviews, half Chinese and half English, long enough to be compared at all;
 * undefined where ../shared is absent.
 */
export async function readRealTexts(count: number, random: Random): Promise<RealText[] | undefined> {
  const chosen: Record<'zh' | 'en', string[]> = { zh: [], en: [] };
  for (const { file, language } of FILES) {
    const path = sharedData(file);
    if (!path) return undefined;
    for (const { text } of await readJsonLines<{ text: string }>(path)) if (text.length <= MAX_LENGTH) chosen[language ?? languageOf(text)].push(text);
  }
  return random.shuffle(
    (['zh', 'en'] as const).flatMap((language) => {
      const texts: string[] = [];
      for (const text of random.shuffle([...new Set(chosen[language])])) {
        if (texts.length === count / 2) break;
        if (shingles(text).length > 0) texts.push(text);
      }
      return texts.map((text): RealText => ({ text, language }));
    }),
  );
}
