import { similarityTo } from '../minhash.js';
import type { NearDuplicate } from '../review-context.js';
import { templateComparison } from './template-comparison.js';

/** Texts long enough to compare that share less than this of their shingles are no copies. */
export const MIN_JACCARD = 0.45;

/** A stored review that may be a copy. */
export interface DuplicateCandidate {
  id: string;
  merchantId: string;
  reviewerId: string | null;
  text: string;
}

/** Below this even texts with one skeleton share too little for the bands to bring them up but by chance. */
const MIN_TEMPLATE_JACCARD = 0.15;

/**
 * Those of the candidates that read nearly the same as the text, or like the same template with other
 * words put in, compared exactly; the closest first, equal ones by id.
 */
export function nearDuplicatesOf(text: string, candidates: readonly DuplicateCandidate[]): NearDuplicate[] {
  if (candidates.length === 0) return [];
  const similarityOf = similarityTo(text);
  /* Words are told apart only where shingles leave the question open, which is seldom. */
  let isTemplateOf: ((other: string) => boolean) | undefined;
  const sharesSkeleton = (other: string): boolean => (isTemplateOf ??= templateComparison(text))(other);
  return candidates
    .flatMap(({ id, merchantId, reviewerId, text: other }): NearDuplicate[] => {
      const similarity = similarityOf(other);
      const copy = similarity >= MIN_JACCARD;
      if (!copy && (similarity < MIN_TEMPLATE_JACCARD || !sharesSkeleton(other))) return [];
      return [{ id, merchantId, ...(reviewerId !== null && { reviewerId }), jaccard: similarity, ...(!copy && { template: true as const }) }];
    })
    .sort((a, b) => b.jaccard - a.jaccard || (a.id < b.id ? -1 : 1));
}
