/** From this share of words in the same order two texts are one template with other words put in. */
export const MIN_SKELETON = 0.5;

/** Words in common order below which nothing can be called a skeleton. */
const MIN_COMMON_WORDS = 12;
/** Runs of common words: one long quotation in two different texts is no skeleton. */
const MIN_RUNS = 3;
/** Words compared of one text: beyond, the beginning says enough. */
export const MAX_WORDS = 400;

/**
 * Share of two texts' words that stand in both in the same order (2 × longest common subsequence ÷ all
 * words), 0 to 1: a template filled with other nouns keeps its skeleton. Single words that meet by
 * chance do not count: only runs of at least two, of which there must be three with 12 words together.
 */
export function skeletonShare(a: readonly string[], b: readonly string[]): number {
  const [rows, columns] = [Math.min(a.length, MAX_WORDS), Math.min(b.length, MAX_WORDS)];
  if (Math.min(rows, columns) < MIN_COMMON_WORDS) return 0;
  const width = columns + 1;
  const length = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      length[i * width + j] = a[i] === b[j] ? length[(i + 1) * width + j + 1]! + 1 : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!);
    }
  }
  let [common, runs, run] = [0, 0, 0];
  const close = (): void => {
    if (run >= 2) {
      common += run;
      runs += 1;
    }
    run = 0;
  };
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (a[i] === b[j]) {
      run += 1;
      i += 1;
      j += 1;
      continue;
    }
    close();
    if (length[(i + 1) * width + j]! >= length[i * width + j + 1]!) i += 1;
    else j += 1;
  }
  close();
  return common < MIN_COMMON_WORDS || runs < MIN_RUNS ? 0 : (2 * common) / (rows + columns);
}

/** Words of a text that are compared at all. */
export const comparedWords = (words: number): number => Math.min(words, MAX_WORDS);

/** Whether texts of so many words can be one template: the shorter must hold half of all that both have in common. */
export function mayShareSkeleton(a: number, b: number): boolean {
  const [own, other] = [comparedWords(a), comparedWords(b)];
  const shorter = Math.min(own, other);
  return shorter >= MIN_COMMON_WORDS && (2 * shorter) / (own + other) >= MIN_SKELETON;
}

/**
 * Compares one text with many: whether they are one template with other words put in. Most pairs are told apart by the
 * share of words that they have in common in whatever order, for no common order can hold more.
 *
 * @param own words of the one
 */
export function skeletonComparison(own: readonly string[]): (other: readonly string[]) => boolean {
  const size = comparedWords(own.length);
  const numbers = new Map<string, number>();
  for (const word of own.slice(0, MAX_WORDS)) if (!numbers.has(word)) numbers.set(word, numbers.size);
  const counts = new Int32Array(numbers.size);
  for (const word of own.slice(0, MAX_WORDS)) counts[numbers.get(word)!]! += 1;
  const left = new Int32Array(numbers.size);
  return (other) => {
    if (!mayShareSkeleton(own.length, other.length)) return false;
    left.set(counts);
    const otherSize = comparedWords(other.length);
    let common = 0;
    for (let at = 0; at < otherSize; at++) {
      const number = numbers.get(other[at]!);
      if (number === undefined || left[number] === 0) continue;
      left[number]! -= 1;
      common += 1;
    }
    return (2 * common) / (size + otherSize) >= MIN_SKELETON && skeletonShare(own, other) >= MIN_SKELETON;
  };
}

/** Whether two texts are one template with other words put in. */
export function shareSkeleton(a: readonly string[], b: readonly string[]): boolean {
  return skeletonComparison(a)(b);
}
