import type { Random } from './random.js';
import type { Language } from './vocabulary.js';

/** How a person types, apart from what they say. */
export type Voice = 'plain' | 'bare' | 'spaced' | 'loud' | 'warm' | 'hurried';

const voices: Readonly<Record<Language, readonly (readonly [Voice, number])[]>> = {
  zh: [['plain', 34], ['bare', 28], ['spaced', 13], ['loud', 10], ['warm', 10], ['hurried', 5]],
  en: [['plain', 56], ['bare', 9], ['spaced', 3], ['loud', 12], ['warm', 8], ['hurried', 12]],
};

/** Slips of the input method or the ear that really happen; each keeps the sentence readable. */
const slips: Readonly<Record<Language, readonly (readonly [string, string])[]>> = {
  zh: [['师傅', '师付'], ['已经', '己经'], ['的很', '得很'], ['客服', '可服'], ['那么', '那末'], ['安装', '按装'], ['根本', '跟本'], ['一直', '一只'], ['再也', '在也'], ['退款', '退宽'], ['好像', '好象']],
  en: [['definitely', 'definately'], ['received', 'recieved'], ['really', 'realy'], ['customer', 'costumer'], ['their', 'thier'], ['apparently', 'apparantly'], ['which', 'wich'], ['delivery', 'delivary'], ['nothing', 'nothin'], ['through', 'thru'], ['because', 'becuase'], ['arrived', 'arived'], ['service', 'servise'], ['engineer', 'enginer'], ['believe', 'beleive']],
};
const gladEmoji = ['😊', '👍', '❤️', '🥰', '👏', '😄', '💯', '🌹'];
const calmEmoji = ['🤔', '😅', '🙂', '😐'];
const angryEmoji = ['😡', '🙄', '👎', '😤', '🤬', '😑', '💔', '🤦'];

export function pickVoice(random: Random, language: Language): Voice {
  return random.weighted(voices[language]);
}

function emoji(random: Random, sentiment: number): string {
  const face = random.pick(sentiment < 0 ? angryEmoji : sentiment > 0 ? gladEmoji : calmEmoji);
  return random.chance(0.2) ? face.repeat(random.integer(2, 3)) : face;
}

/** At most one slip of the pen, in about one text of eleven that has a word to slip on. */
export function slip(random: Random, text: string, language: Language): string {
  const possible = slips[language].filter(([right]) => text.includes(right));
  if (possible.length === 0 || !random.chance(0.09)) return text;
  const [right, wrong] = random.pick(possible);
  return text.replace(right, wrong);
}

/** Pieces put together by a machine: commas before stops, doubled stops, `a oven`. */
function tidyEnglish(text: string): string {
  return text
    .replace(/\s+([.,!?])/g, '$1')
    .replace(/([.!?])[.,]+/g, '$1')
    .replace(/\b([Aa]) (?=[aeiou])/g, '$1n ')
    .replace(/(^|[.!?]["')]?\s+)([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/ {2,}/g, ' ')
    .trim();
}

function speakChinese(random: Random, pieces: readonly string[], voice: Voice, sentiment: number): string {
  const stop = voice === 'loud' ? '！' : '。';
  const joins = voice === 'spaced' ? [' '] : voice === 'bare' ? ['，', '，', ' '] : [stop, stop, '，'];
  let text = pieces.reduce((said, piece) => (/[。！？~…]$/.test(said) ? said + piece : said + random.pick(joins) + piece));
  if (voice === 'spaced') text = text.replace(/[，。；]/g, ' ');
  if (voice === 'hurried') text = text.replace(/，/g, () => (random.chance(0.35) ? random.pick(['。。', ' ', '...']) : '，'));
  const ended = /[。！？~…”]$/.test(text);
  if (voice === 'plain' && !ended) text += stop;
  if (voice === 'loud' && !/[！？]$/.test(text)) text = text.replace(/。$/, '') + '！'.repeat(random.integer(1, 3));
  if (voice === 'warm') text += sentiment > 0 && random.chance(0.4) ? '~' : emoji(random, sentiment);
  return text;
}

function speakEnglish(random: Random, pieces: readonly string[], voice: Voice, sentiment: number): string {
  const stop = voice === 'loud' ? '!' : '.';
  let text = tidyEnglish(pieces.map((piece) => (/[.!?):]$/.test(piece) ? piece : piece + stop)).join(' '));
  if (voice === 'loud') text = text.replace(/\.(?=\s|$)/g, () => (random.chance(0.5) ? '!' : '.'));
  if (voice === 'bare') text = text.replace(/[.]$/, '');
  if (voice === 'spaced') text = text.replace(/\. /g, ' ... ');
  if (voice === 'warm') text += ` ${emoji(random, sentiment)}`;
  if (voice === 'hurried') text = text.toLowerCase().replace(/'/g, '').replace(/\.$/, '');
  return text;
}

/** Writes the pieces of a text down as one person would; `⏎` in a piece is a line break. */
export function speak(random: Random, pieces: readonly string[], language: Language, voice: Voice, sentiment: number): string {
  const text = language === 'zh' ? speakChinese(random, pieces, voice, sentiment) : speakEnglish(random, pieces, voice, sentiment);
  return text.replace(/\s*⏎\s*/g, '\n').trim();
}
