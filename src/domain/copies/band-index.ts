/** As in the service's search, see src/storage/duplicate-candidates.ts. */
const MAX_IN_BAND = 64;
const MAX_CANDIDATES = 60;
const BANDS = 20;
const NONE = -1;

/** Least power of two that is at least `count`. */
export const tableSizeFor = (count: number): number => 2 ** Math.ceil(Math.log2(Math.max(1024, count)));

/** MinHash bands of rows numbered from 0, in memory: about 230 bytes a row. */
export class BandIndex {
  private readonly mask: number;
  private readonly heads: Int32Array;
  private readonly next: Int32Array;
  private readonly hashes: Uint32Array;
  private readonly known: Uint8Array;

  /** @param rows how many there can be. */
  constructor(rows: number) {
    const size = tableSizeFor(rows);
    this.mask = size - 1;
    this.heads = new Int32Array(size * BANDS).fill(NONE);
    this.next = new Int32Array(rows * BANDS);
    this.hashes = new Uint32Array(rows * BANDS);
    this.known = new Uint8Array(rows);
  }

  private slotOf(band: number, hash: number): number {
    return band * (this.mask + 1) + (hash & this.mask);
  }

  /** @param hashes of `bandHashes`; none for a text too short to compare. */
  learn(row: number, hashes: Uint32Array): void {
    this.known[row] = Number(hashes.length > 0);
    hashes.forEach((hash, band) => {
      const slot = this.slotOf(band, hash);
      this.hashes[row * BANDS + band] = hash;
      this.next[row * BANDS + band] = this.heads[slot]!;
      this.heads[slot] = row;
    });
  }

  /** Rows that share bands with a learned one, those that share most first; of a band the 64 learned last are looked at. */
  near(row: number): number[] {
    if (this.known[row] === 0) return [];
    const shared = new Map<number, number>();
    for (let band = 0; band < BANDS; band++) {
      const hash = this.hashes[row * BANDS + band]!;
      let seen = 0;
      for (let other = this.heads[this.slotOf(band, hash)]!; other !== NONE && seen < MAX_IN_BAND; other = this.next[other * BANDS + band]!) {
        seen += 1;
        if (other !== row && this.hashes[other * BANDS + band] === hash) shared.set(other, (shared.get(other) ?? 0) + 1);
      }
    }
    return [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MAX_CANDIDATES).map(([other]) => other);
  }
}
