import { HashTable } from '../hash-table.js';
import { MAX_WORDS, mayShareSkeleton, MIN_SKELETON, skeletonComparison } from './skeleton.js';
import { writeWordHashes } from './word-hashes.js';
import { clausesOf } from './wording.js';

/** Hashes of each two neighbouring words, in the place of the first words' hashes; one fewer. */
function pairUp(words: Uint32Array): Uint32Array {
  for (let at = 0; at + 1 < words.length; at++) words[at] = Math.imul(words[at]!, 0x9e3779b1) ^ words[at + 1]!;
  return words.subarray(0, Math.max(0, words.length - 1));
}

/**
 * Compares one text with many: whether they are one template with other words put in, as `skeletonComparison` of their
 * words tells. Most are told apart by hashes alone: a skeleton is made of runs of at least two words, so it holds no
 * more words than stand beside the same neighbour in both texts. Words are written out where that leaves the question
 * open, which is seldom.
 */
export function templateComparison(text: string): (other: string) => boolean {
  const room = new Uint32Array(MAX_WORDS);
  const size = writeWordHashes(text, room);
  const pairs = new HashTable();
  pairs.fill(pairUp(room.subarray(0, size)));
  let sharesSkeleton: ((words: readonly string[]) => boolean) | undefined;
  return (other) => {
    const otherSize = writeWordHashes(other, room);
    if (!mayShareSkeleton(size, otherSize)) return false;
    let common = 0;
    let inCommonPair = false;
    for (const pair of pairUp(room.subarray(0, otherSize))) {
      const isCommon = pairs.has(pair);
      if (isCommon) common += inCommonPair ? 1 : 2;
      inCommonPair = isCommon;
    }
    if ((2 * common) / (size + otherSize) < MIN_SKELETON) return false;
    sharesSkeleton ??= skeletonComparison(clausesOf(text).flat());
    return sharesSkeleton(clausesOf(other).flat());
  };
}
