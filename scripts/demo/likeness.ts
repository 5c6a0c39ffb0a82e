/** Letters, digits and Han characters only, lower case: what stays of a text when dress is taken off. */
export function normaliseText(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Shingles of four characters: long enough for Chinese words to be told apart, short enough for typos. */
const shingleLength = 4;
/** Texts shorter than this many characters may well agree by chance; only exact repeats are refused. */
const briefLength = 14;

function shinglesOf(text: string): Set<string> {
  const plain = normaliseText(text);
  const shingles = new Set<string>();
  for (let at = 0; at + shingleLength <= plain.length; at += 1) shingles.add(plain.slice(at, at + shingleLength));
  return shingles;
}

/** Remembers what has been said, so that two honest reviewers never tell one story in the same words. */
export class SaidBefore {
  readonly #exact = new Set<string>();
  readonly #holders = new Map<string, number[]>();
  readonly #sizes: number[] = [];

  /** Highest Jaccard likeness, 0 to 1, of `text` to anything remembered. */
  likeness(text: string): number {
    const plain = normaliseText(text);
    if (this.#exact.has(plain)) return 1;
    if (plain.length < briefLength) return 0;
    const shingles = shinglesOf(text);
    const shared = new Map<number, number>();
    for (const shingle of shingles) {
      for (const holder of this.#holders.get(shingle) ?? []) shared.set(holder, (shared.get(holder) ?? 0) + 1);
    }
    let highest = 0;
    for (const [holder, count] of shared) {
      highest = Math.max(highest, count / (shingles.size + this.#sizes[holder]! - count));
    }
    return highest;
  }

  remember(text: string): void {
    this.#exact.add(normaliseText(text));
    const shingles = shinglesOf(text);
    const holder = this.#sizes.push(shingles.size) - 1;
    for (const shingle of shingles) {
      const holders = this.#holders.get(shingle);
      if (holders) holders.push(holder);
      else this.#holders.set(shingle, [holder]);
    }
  }
}
