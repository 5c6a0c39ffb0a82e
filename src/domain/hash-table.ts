/**
 * A set of 32-bit hashes for a moment's use: open addressing with linear probing (Knuth, The Art of Computer
 * Programming, vol. 3, 6.4), half empty at least. Hashes are taken to be well mixed.
 */
export class HashTable {
  /** How many different hashes it holds. */
  size = 0;
  private mask = 0;
  private keys = new Uint32Array(1);
  private taken = new Uint8Array(1);

  /** Holds these hashes and no others; answers how many different ones of them the other table holds as well. */
  fill(hashes: Uint32Array, other: HashTable = NOTHING): number {
    this.empty(hashes.length);
    const { keys, taken, mask } = this;
    let shared = 0;
    for (let at = 0; at < hashes.length; at++) {
      const hash = hashes[at]!;
      const place = placeOf(hash, keys, taken, mask);
      if (taken[place] !== 0) continue;
      taken[place] = 1;
      keys[place] = hash;
      this.size++;
      if (other.has(hash)) shared++;
    }
    return shared;
  }

  has(hash: number): boolean {
    return this.taken[placeOf(hash, this.keys, this.taken, this.mask)] !== 0;
  }

  /** Makes room for as many hashes. */
  private empty(atMost: number): void {
    const places = 2 ** Math.ceil(Math.log2(2 * atMost + 2));
    if (places > this.keys.length) [this.keys, this.taken] = [new Uint32Array(places), new Uint8Array(places)];
    else this.taken.fill(0, 0, places);
    this.mask = places - 1;
    this.size = 0;
  }
}

/** Where the hash is, or would be. */
function placeOf(hash: number, keys: Uint32Array, taken: Uint8Array, mask: number): number {
  let place = (hash ^ (hash >>> 15)) & mask;
  while (taken[place] !== 0 && keys[place] !== hash) place = (place + 1) & mask;
  return place;
}

const NOTHING = new HashTable();
