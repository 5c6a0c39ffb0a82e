import simplifiedToTraditional from 'opencc-js/dict/STCharacters';
import type { Random } from '../../demo/random.js';
import type { RealText } from './real-reviews.js';

/** What people do to a text before they post it again. Each edit answers the changed text. */
export type Edit = (of: RealText, random: Random) => string;

const SYMBOLS = ['~', '★', '、', '！', ' ', '😀', '👍', '❤️', '.', '*', '\u200b', '_'];
/** Inventions of ours, put before and after. */
const ADDED = {
  zh: ['老客户了。', '第二次来买，', '朋友推荐的，', '必须好评！', '先说结论：', '终于收到货了。'],
  en: ['Second time here. ', 'A friend told me about it. ', 'Long story short: ', 'Honestly, ', 'Update after a week. ', 'To be fair, '],
};
/** Written for one another by ear or by slip. */
const SOUNDS: Record<string, string> = { 的: '得', 得: '的', 地: '的', 在: '再', 再: '在', 做: '作', 作: '做', 他: '她', 她: '他', 那: '哪', 和: '合', 像: '象', 已: '以', 以: '已', 是: '事', 很: '狠', 没: '木', 有: '又', 了: '咯', 吗: '嘛', 买: '卖', 太: '泰', 服: '福' };

const TRADITIONAL = new Map(simplifiedToTraditional.split('|').map((pair): [string, string] => [pair.split(' ')[0]!, pair.split(' ')[1]!]));

/** Words with the white space after them; single characters in Chinese. */
const unitsOf = ({ text, language }: RealText): string[] => (language === 'zh' ? [...text] : (text.match(/\S+\s*/g) ?? [text]));
const someOf = (units: readonly string[], share: number, random: Random, change: (unit: string, at: number) => string): string =>
  units.map((unit, at) => (random.chance(share) ? change(unit, at) : unit)).join('');
/** A share drawn anew for each text, so that similarities spread around the threshold. */
const anyShare = (random: Random, most: number): number => most * random.next();

export const EDITS: Record<string, Edit> = {
  'symbols, emoji, spaces put in': (of, random) => someOf([...of.text], 0.1, random, (unit) => unit + random.pick(SYMBOLS)),
  'Traditional characters, capitals': ({ text, language }) => (language === 'zh' ? [...text].map((character) => TRADITIONAL.get(character) ?? character).join('') : text.toUpperCase()),
  'characters that sound alike, slips': (of, random) => {
    const share = anyShare(random, of.language === 'zh' ? 0.8 : 0.06);
    return someOf([...of.text], share, random, (unit) => (of.language === 'zh' ? (SOUNDS[unit] ?? unit) : random.pick([unit + unit, '', unit])));
  },
  'words left out': (of, random) => {
    const share = anyShare(random, 0.12);
    return someOf(unitsOf(of), share, random, () => '');
  },
  'words exchanged': (of, random) => {
    const units = unitsOf(of);
    const share = anyShare(random, 0.12);
    return someOf(units, share, random, () => random.pick(units));
  },
  'neighbouring words swapped': (of, random) => {
    const units = unitsOf(of);
    const share = anyShare(random, 0.12);
    for (let at = 0; at + 1 < units.length; at++) if (random.chance(share)) [units[at], units[at + 1]] = [units[at + 1]!, units[at]!];
    return units.join('');
  },
  'a sentence before or after': (of, random) => {
    const added = random.pick(ADDED[of.language]);
    return random.chance(0.5) ? added + of.text : `${of.text} ${added}`;
  },
};
