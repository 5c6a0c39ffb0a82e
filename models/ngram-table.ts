import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/**
 * A linear table of hashed n-grams of characters and words (`ngrams.bin`, made by `scripts/train/ngrams.py`). The encoder
 * sees pieces, so a bare character, a misspelling or a pair of words that it never learned is lost on it; here nothing is.
 */
const joinedSchema = z.object({
  /** margin = encoder × the encoder's margin + table × the mean weight of the text's n-grams + shift. */
  encoder: z.number(),
  table: z.number(),
  shift: z.number(),
});
export const ngramSettingsSchema = z.object({
  /** An n-gram is looked for in one group, which its hash's upper bits choose, and told there by its fingerprint, the lower eight. */
  groups: z.number().int().positive(),
  slots: z.number().int().positive(),
  /** N-grams of a text whose hashes begin with the same bits count as one. */
  distinctBits: z.number().int().min(8).max(24),
  /** A weight is sign × (step / 127)² × scale. */
  scale: z.number().positive(),
  /** For texts with and without Chinese characters. */
  joined: z.object({ zh: joinedSchema, en: joinedSchema }),
});
export type NgramSettings = z.infer<typeof ngramSettingsSchema>;

export interface NgramTable {
  /** The encoder's three sentiment logits with their margin joined to the table's; the neutral one and the middle stay. */
  join(logits: Float32Array, normalised: string): Float32Array;
}

const ORDERS = 4;
/** Pairs of words are told apart, longer runs hardly come twice. */
const ORDERS_WITH_WORDS = 2;
const FNV_BASIS = 0x811c9dc5;
/** Where the n-grams of texts with Chinese characters start from: those of both languages are kept apart. */
const CHINESE_BASIS = 0x9e3779b9;
const FNV_PRIME = 0x01000193;
const STEPS = 127;

const isSpace = (unit: number): boolean => unit <= 32 || unit === 0xa0 || unit === 0x3000;
/** a–z, 0–9 and the apostrophe; normalised texts have no capitals. */
const isWord = (unit: number): boolean => (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit === 39;

const isChinese = (unit: number): boolean => unit >= 0x3400 && unit <= 0x9fff;

/** MurmurHash3's finaliser (Appleby, 2011). */
function mixed(hash: number): number {
  let value = hash ^ (hash >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

interface Tokens {
  hashes: number[];
  /** Which of them are words. */
  words: boolean[];
  chinese: boolean;
}

/** Words, and every other unit but white space. */
function tokensOf(text: string): Tokens {
  const tokens: Tokens = { hashes: [], words: [], chinese: false };
  for (let i = 0; i < text.length; ) {
    const unit = text.charCodeAt(i);
    if (isSpace(unit)) {
      i += 1;
      continue;
    }
    if (isChinese(unit)) tokens.chinese = true;
    const word = isWord(unit);
    let hash = Math.imul(FNV_BASIS ^ unit, FNV_PRIME);
    i += 1;
    if (word) {
      for (let next = text.charCodeAt(i); isWord(next); next = text.charCodeAt(i)) {
        hash = Math.imul(hash ^ next, FNV_PRIME);
        i += 1;
      }
    }
    tokens.hashes.push(hash);
    tokens.words.push(word);
  }
  return tokens;
}

/**
 * The table over its bytes: first the fingerprints of all groups' slots, then their steps.
 * Each distinct n-gram of a text counts once, at their number ** −½.
 */
export function ngramTable(bytes: Uint8Array, { groups, slots, distinctBits, scale, joined }: NgramSettings): NgramTable {
  const size = groups * slots;
  if (bytes.length !== 2 * size) throw new Error(`ngrams.bin has ${bytes.length} bytes, the manifest says ${2 * size}`);
  const weightOf = Float64Array.from({ length: 256 }, (_, byte) => {
    const step = byte < 128 ? byte : byte - 256;
    return Math.sign(step) * (step / STEPS) ** 2 * scale;
  });
  /* Multiplying and cutting off is many times faster than a remainder, which JavaScript takes of doubles here. */
  const groupsPerHash = groups / 2 ** 32;
  const rest = 32 - distinctBits;
  /** Which text last had an n-gram of these bits: cheaper than a set for each text. */
  const lastText = new Uint32Array(2 ** distinctBits);
  let texts = 0;

  function weightAt(hash: number): number {
    const from = Math.floor(hash * groupsPerHash) * slots;
    const fingerprint = hash & 255;
    for (let at = from; at < from + slots; at += 1) {
      if (bytes[at] === fingerprint) return weightOf[bytes[size + at]!]!;
    }
    return 0;
  }

  /** Sum of the weights of a text's distinct n-grams over the root of their number. */
  function meanWeight({ hashes, words, chinese }: Tokens): number {
    texts += 1;
    let sum = 0;
    let count = 0;
    for (let i = 0; i < hashes.length; i += 1) {
      let hash = chinese ? CHINESE_BASIS : FNV_BASIS;
      let hasWord = false;
      for (let order = 1; order <= ORDERS && i + order <= hashes.length; order += 1) {
        hasWord ||= words[i + order - 1]!;
        if (hasWord && order > ORDERS_WITH_WORDS) break;
        hash = Math.imul(hash ^ hashes[i + order - 1]!, FNV_PRIME);
        hash ^= hash >>> 15;
        const whole = mixed(hash + order);
        const place = whole >>> rest;
        if (lastText[place] === texts) continue;
        lastText[place] = texts;
        count += 1;
        sum += weightAt(whole);
      }
    }
    return count === 0 ? 0 : sum / Math.sqrt(count);
  }

  return {
    join(logits, normalised) {
      /* By index: destructuring a typed array goes through its iterator. */
      const negative = logits[0] ?? 0;
      const positive = logits[2] ?? 0;
      const tokens = tokensOf(normalised);
      const { encoder, table, shift } = tokens.chinese ? joined.zh : joined.en;
      const half = (encoder * (positive - negative) + table * meanWeight(tokens) + shift) / 2;
      const middle = (negative + positive) / 2;
      return Float32Array.of(middle - half, logits[1] ?? 0, middle + half);
    },
  };
}

/** Reads the table whose file the manifest pins. */
export async function openNgramTable(modelsFolder: string, settings: NgramSettings): Promise<NgramTable> {
  return ngramTable(await readFile(path.join(modelsFolder, 'ngrams.bin')), settings);
}
