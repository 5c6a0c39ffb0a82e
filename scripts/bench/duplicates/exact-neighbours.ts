import { foldForComparison } from '../../../src/domain/folded-text.js';

/** Share of a text's shingles that a candidate must have in common with it before the two are compared in full. */
const WITNESSES = 0.1;

/**
 * Exact near-duplicates without MinHash: an inverted index over the shingles themselves, as strings.
 * A text whose Jaccard similarity with x is at least t lacks at most (1 − t)·|x| of x's shingles, so of
 * any (1 − t)·|x| + k of them it has k. Taking the rarest, short lists hold every answer, and whoever
 * was met k times is compared in full (prefix filtering: Chaudhuri, Ganti and Kaushik 2006).
 */
export class ExactNeighbours {
  private readonly numbers = new Map<string, number>();
  private readonly postings: number[][] = [];
  private readonly sets: Uint32Array[] = [];
  private readonly met: Uint16Array;

  /** @param texts in the order of the rows that are answered. */
  constructor(texts: readonly string[]) {
    texts.forEach((text, row) => {
      const set = this.numbersOf(text);
      for (const shingle of set) this.postings[shingle]!.push(row);
      this.sets.push(set);
    });
    this.met = new Uint16Array(texts.length);
  }

  /** The same shingles as the search under test: two characters of Chinese, four of other writing. */
  private numbersOf(text: string): Uint32Array {
    const folded = foldForComparison(text);
    const han = (folded.match(/\p{Script=Han}/gu)?.length ?? 0) / Math.max(1, folded.length) > 0.3;
    const found = new Set<number>();
    for (let start = 0; start + (han ? 2 : 4) <= folded.length; start++) {
      const shingle = folded.slice(start, start + (han ? 2 : 4));
      let number = this.numbers.get(shingle);
      if (number === undefined) {
        number = this.numbers.size;
        this.numbers.set(shingle, number);
        this.postings.push([]);
      }
      found.add(number);
    }
    return Uint32Array.from(found).sort();
  }

  /** Rows whose Jaccard similarity with the row is at least `least`, and that similarity. */
  of(row: number, least: number): Map<number, number> {
    const own = this.sets[row]!;
    const rarest = [...own].sort((a, b) => this.postings[a]!.length - this.postings[b]!.length);
    const witnesses = Math.max(1, Math.floor(WITNESSES * own.length));
    const lists = rarest.slice(0, Math.floor((1 - least) * own.length + 1e-9) + witnesses).map((shingle) => this.postings[shingle]!);
    const answer = new Map<number, number>();
    for (const list of lists) {
      for (const other of list) {
        this.met[other]! += 1;
        if (this.met[other] !== witnesses || other === row) continue;
        const similarity = jaccardOfSorted(own, this.sets[other]!);
        if (similarity >= least) answer.set(other, similarity);
      }
    }
    for (const list of lists) for (const other of list) this.met[other] = 0;
    return answer;
  }
}

function jaccardOfSorted(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      shared += 1;
      i += 1;
      j += 1;
    } else if (a[i]! < b[j]!) i += 1;
    else j += 1;
  }
  return shared / (a.length + b.length - shared);
}
