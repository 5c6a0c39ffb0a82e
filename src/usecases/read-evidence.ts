import { nearDuplicatesOf } from '../domain/copies/near-duplicates.js';
import type { EvidenceStore, Neighbour, NeighbourPosition, VerdictRevision } from '../domain/ports/evidence-store.js';
import type { Decision, ReviewStore } from '../domain/ports/read-stores.js';
import type { VerdictCause } from '../domain/staleness.js';
import { findReview } from './decide-review.js';

export interface EvidenceDependencies {
  reviews: ReviewStore;
  evidence: EvidenceStore;
}

export interface EvidenceRecord {
  reviewId: string;
  current: VerdictRevision | null;
  stale: { causes: VerdictCause[]; since: Date } | null;
  decision: Decision | null;
  /** Older than the current one or than the page before, the newest first. */
  history: VerdictRevision[];
}

/** The standing verdict, whether it waits to be given again, and the verdicts it replaced. */
export async function readEvidence(
  { reviews, evidence }: EvidenceDependencies,
  { platformId, reviewId, before, limit }: { platformId: string; reviewId: string; before?: number; limit: number },
): Promise<EvidenceRecord> {
  const { decision } = await findReview(reviews, platformId, reviewId);
  const [current = null] = await evidence.verdicts(platformId, reviewId, undefined, 1);
  const history = current ? await evidence.verdicts(platformId, reviewId, before ?? current.revision, limit) : [];
  return { reviewId, current, stale: (await evidence.staleness(platformId, reviewId)) ?? null, decision, history };
}

/** What a review was compared with as things stand now, nearest first. */
export async function readNeighbours(
  { reviews, evidence }: EvidenceDependencies,
  { platformId, reviewId, ...page }: { platformId: string; reviewId: string; after?: NeighbourPosition; limit: number },
): Promise<(Neighbour & { nearness: number })[]> {
  const { review } = await findReview(reviews, platformId, reviewId);
  const copies = nearDuplicatesOf(review.text, await evidence.copyCandidates(platformId, review));
  return evidence.neighbours(platformId, review, copies, page);
}
