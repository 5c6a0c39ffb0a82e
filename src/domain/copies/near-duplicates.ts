import { jaccard, shingles } from '../minhash.js';
import type { NearDuplicate } from '../review-context.js';

/** Texts long enough to compare that share less than this of their shingles are no copies. */
export const MIN_JACCARD = 0.45;

/** A stored review that may be a copy. */
export interface DuplicateCandidate {
  id: string;
  merchantId: string;
  reviewerId: string | null;
  text: string;
}

/** Those of the candidates that read nearly the same as the text, compared exactly; the closest first, equal ones by id. */
export function nearDuplicatesOf(text: string, candidates: readonly DuplicateCandidate[]): NearDuplicate[] {
  if (candidates.length === 0) return [];
  const own = shingles(text);
  return candidates
    .map(({ id, merchantId, reviewerId, text: other }) => ({
      id,
      merchantId,
      ...(reviewerId !== null && { reviewerId }),
      jaccard: jaccard(own, shingles(other)),
    }))
    .filter((other) => other.jaccard >= MIN_JACCARD)
    .sort((a, b) => b.jaccard - a.jaccard || (a.id < b.id ? -1 : 1));
}
