/** A short word or a character that both texts have, but none of its neighbours, is a chance meeting. */
const MIN_RUN = 2;
const TELLING_LETTERS = 4;

/**
 * Pairs of words that stand in both texts in the same order: a longest common subsequence, of which runs of at
 * least two words count, longer words alone, and what stands at the beginning or the end of both.
 *
 * @param keyOf what makes two words the same
 */
export function alignedWords<Word>(own: readonly Word[], other: readonly Word[], keyOf: (word: Word) => string): [Word, Word][] {
  const [a, b] = [own.map(keyOf), other.map(keyOf)];
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = a[i] === b[j] ? common[(i + 1) * width + j + 1]! + 1 : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }
  const runs: [Word, Word][][] = [[]];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      runs.at(-1)!.push([own[i]!, other[j]!]);
      i += 1;
      j += 1;
      continue;
    }
    if (runs.at(-1)!.length > 0) runs.push([]);
    if (common[(i + 1) * width + j]! >= common[i * width + j + 1]!) i += 1;
    else j += 1;
  }
  const atEdge = ([left, right]: [Word, Word]): boolean => (left === own[0] && right === other[0]) || (left === own.at(-1) && right === other.at(-1));
  return runs.filter((run) => run.length >= MIN_RUN || run.some((pair) => atEdge(pair) || keyOf(pair[0]).length >= TELLING_LETTERS)).flat();
}
