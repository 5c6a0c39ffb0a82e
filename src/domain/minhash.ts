import { createHash } from 'node:crypto';
import { fnv1a } from './fnv.js';
import { foldForComparison } from './folded-text.js';
import { HashTable } from './hash-table.js';

/**
 * Near-duplicate search by MinHash signatures and banding (A. Broder 1997; P. Indyk and
 * R. Motwani 1998; banding as in Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4).
 *
 * A pair of texts with Jaccard similarity s shares a band with probability 1 − (1 − s⁴)²⁰:
 * .995 at .7, .35 at .38, .03 at .2. What the bands bring up is then compared exactly.
 */
const ROWS_PER_BAND = 4;
const BANDS = 20;
const SIGNATURE_LENGTH = ROWS_PER_BAND * BANDS;

/**
 * Characters a shingle: a Chinese word, or most of an English one with its neighbour's edge. Short
 * ones survive edits; in texts long enough to compare they still do not make strangers look alike.
 */
const SHINGLE_LENGTH = { han: 2, other: 4 } as const;

/**
 * Texts with fewer folded characters than this say too little to be a copy of anything: honest
 * people write "非常好，值得购买" and "fast delivery, as described" by the thousand.
 */
export const MIN_COMPARABLE_LENGTH = { han: 16, other: 40 } as const;

/** What platforms put where nobody wrote anything: thousands share it, and nobody copied it. */
const PLACED_BY_PLATFORM = /用户(?:没有|未)(?:填写|发表|输入)|系统默认(?:给出|给予)?(?:五星)?(?:好评|评价)|默认好评|(?:customer|user)(?:didnot|hasnot|didnt|hasnt)(?:leave|left|write|written)|nocommentleft|automaticfeedback/u;

/** The different ones of some hashes, rising. Sorts them in place. */
export function distinct(hashes: Uint32Array): Uint32Array {
  hashes.sort();
  let kept = 0;
  for (let at = 0; at < hashes.length; at++) if (at === 0 || hashes[at] !== hashes[at - 1]) hashes[kept++] = hashes[at]!;
  return hashes.subarray(0, kept);
}

/** Where one text's hashes are written before they are taken on: new room for each takes as long as hashing. */
let room = new Uint32Array(4096);

/**
 * Hashes of all character shingles of the folded text, as they follow one another; empty when the text is too short to
 * compare, or the platform's own. Valid until the next call.
 */
function shinglesInOrder(text: string): Uint32Array {
  const folded = foldForComparison(text);
  const hanShare = (folded.match(/\p{Script=Han}/gu)?.length ?? 0) / Math.max(1, folded.length);
  const script = hanShare > 0.3 ? 'han' : 'other';
  if (folded.length < MIN_COMPARABLE_LENGTH[script] || PLACED_BY_PLATFORM.test(folded)) return room.subarray(0, 0);
  const length = SHINGLE_LENGTH[script];
  const count = folded.length - length + 1;
  if (count > room.length) room = new Uint32Array(2 * count);
  for (let start = 0; start < count; start++) room[start] = fnv1a(folded, start, start + length);
  return room.subarray(0, count);
}

/**
 * Hashes of all character shingles of the folded text, each once, rising; empty when the text is too short to
 * compare, or the platform's own. Numbers side by side: a Set of as many takes ten times the room and the time.
 */
export function shingles(text: string): Uint32Array {
  return distinct(shinglesInOrder(text).slice());
}

/** |a ∩ b| ÷ |a ∪ b| of rising hashes, each once; 0 for two empty sets. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i]!, b[j]!];
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  const union = a.length + b.length - shared;
  return union === 0 ? 0 : shared / union;
}

/**
 * Jaccard similarity with the text, 0 to 1: for each text it is asked about the same as `jaccard` of both ones' shingles.
 * For many texts compared with one and then forgotten: nothing is sorted, which takes most of the time otherwise.
 */
export function similarityTo(text: string): (otherText: string) => number {
  const own = new HashTable();
  own.fill(shinglesInOrder(text));
  const other = new HashTable();
  return (otherText) => {
    const shared = other.fill(shinglesInOrder(otherText), own);
    const union = own.size + other.size - shared;
    return union === 0 ? 0 : shared / union;
  };
}

/** Multipliers and offsets of the hash family, fixed for ever: stored signatures depend on them. */
const MULTIPLIERS = new Int32Array(SIGNATURE_LENGTH);
const OFFSETS = new Int32Array(SIGNATURE_LENGTH);
for (let row = 0; row < SIGNATURE_LENGTH; row++) {
  const digest = createHash('sha256').update(`candor-minhash-${row}`).digest();
  MULTIPLIERS[row] = digest.readInt32LE(0) | 1;
  OFFSETS[row] = digest.readInt32LE(4);
}

/** The least of each row's permuted hashes: 80 numbers of 32 bits. Two texts agree on a row with the probability of their Jaccard similarity. */
function signatureOf(hashes: Uint32Array): Uint32Array {
  const spread = new Int32Array(hashes.length);
  for (let at = 0; at < hashes.length; at++) spread[at] = hashes[at]! ^ (hashes[at]! >>> 16);
  const signature = new Uint32Array(SIGNATURE_LENGTH);
  for (let row = 0; row < SIGNATURE_LENGTH; row++) {
    const [multiplier, offset] = [MULTIPLIERS[row]!, OFFSETS[row]!];
    let least = 0xffffffff;
    for (let at = 0; at < spread.length; at++) {
      const mixed = (Math.imul(spread[at]!, multiplier) + offset) | 0;
      const value = (mixed ^ (mixed >>> 15)) >>> 0;
      if (value < least) least = value;
    }
    signature[row] = least;
  }
  return signature;
}

/**
 * Keys under which a text is stored and looked up, one a band, as signed 64-bit decimal strings
 * (PostgreSQL's bigint). Texts of two platforms never share a key, since the platform is hashed in.
 * Empty for texts too short to compare.
 */
export function bandKeys(platformId: string, hashes: Uint32Array): string[] {
  if (hashes.length === 0) return [];
  const signature = signatureOf(hashes);
  return Array.from({ length: BANDS }, (_, band) => {
    const rows = signature.subarray(band * ROWS_PER_BAND, (band + 1) * ROWS_PER_BAND);
    const digest = createHash('sha256').update(`${platformId}\u0000${band}\u0000${rows.join(',')}`).digest();
    return digest.readBigInt64LE(0).toString();
  });
}

/** Bands as 32-bit hashes, for searches in memory, where a chance meeting costs one comparison; empty for texts too short to compare. */
export function bandHashes(hashes: Uint32Array): Uint32Array {
  if (hashes.length === 0) return new Uint32Array();
  const signature = signatureOf(hashes);
  return Uint32Array.from({ length: BANDS }, (_, band) => {
    let mixed = band + 1;
    for (let row = band * ROWS_PER_BAND; row < (band + 1) * ROWS_PER_BAND; row++) mixed = Math.imul(mixed ^ signature[row]!, 0x9e3779b1) ^ (mixed >>> 15);
    return mixed >>> 0;
  });
}
