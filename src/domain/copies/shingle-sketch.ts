/** Bits a text, in words of 32: most reviews set a tenth to a third of them. 154 MB for 600,000 texts. */
const WORDS = 64;
const BIT_MASK = WORDS * 32 - 1;

/** How many bits of a word are set (Hacker's Delight, 5–1). */
function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * What little of each text's shingles tells strangers apart without reading them again: how many there are, and
 * the bits that they set in 2,048. A bit that one text sets and the other does not stands for a shingle at
 * least that they do not share, so the bound is exact: no copy is ever passed over.
 */
export class ShingleSketch {
  private readonly sizes: Int32Array;
  private readonly bits: Int32Array;

  /** @param rows how many there can be. */
  constructor(rows: number) {
    this.sizes = new Int32Array(rows);
    this.bits = new Int32Array(rows * WORDS);
  }

  /** @param hashes each once */
  learn(row: number, hashes: Uint32Array): void {
    this.sizes[row] = hashes.length;
    for (const hash of hashes) {
      /* The lower bits of the hash alone are those of the last characters. */
      const bit = (hash ^ (hash >>> 15)) & BIT_MASK;
      this.bits[row * WORDS + (bit >>> 5)]! |= 1 << (bit & 31);
    }
  }

  /** The greatest Jaccard similarity that two learned rows can have. */
  mostAlike(row: number, other: number): number {
    const [own, its] = [this.sizes[row]!, this.sizes[other]!];
    let [onlyOwn, onlyIts] = [0, 0];
    for (let word = 0; word < WORDS; word++) {
      const [left, right] = [this.bits[row * WORDS + word]!, this.bits[other * WORDS + word]!];
      onlyOwn += bitsOf(left & ~right);
      onlyIts += bitsOf(right & ~left);
    }
    const shared = Math.min(own - onlyOwn, its - onlyIts);
    return own + its === 0 ? 0 : shared / (own + its - shared);
  }
}
