import { nearDuplicatesOf } from '../domain/copies/near-duplicates.js';
import { exhibitsOf, type Exhibit } from '../domain/evidence-record/exhibits.js';
import { startingPointOf, type StartingPoint } from '../domain/evidence-record/starting-point.js';
import { summaryOf } from '../domain/evidence-record/summary.js';
import type { Evidence } from '../domain/evidence.js';
import type { Review } from '../domain/item.js';
import { maskPersonalData } from '../domain/masking.js';
import type { ComparedSelection, EvidenceStore, Neighbour, NeighbourPosition, VerdictRevision } from '../domain/ports/evidence-store.js';
import type { Decision, ReviewStore } from '../domain/ports/read-stores.js';
import type { VerdictCause } from '../domain/staleness.js';
import { findReview } from './decide-review.js';

export interface EvidenceDependencies {
  reviews: ReviewStore;
  evidence: EvidenceStore;
}

export interface EvidenceRecord {
  reviewId: string;
  /** What the record is about; personal data masked. */
  review: { merchantId: string; reviewerId: string | null; rating: number | null; createdAt: string; text: string };
  /** Null while there is no verdict, like what explains it. */
  summary: { zh: string; en: string } | null;
  startingPoint: StartingPoint | null;
  current: VerdictRevision | null;
  /** What stands behind the current verdict's evidence. */
  exhibits: Exhibit[];
  stale: { causes: VerdictCause[]; since: Date } | null;
  decision: Decision | null;
  /** Older than the current one or than the page before, the newest first. */
  history: VerdictRevision[];
}

/** Reviews of a rush that are shown: as many as evidence names ids. */
const MAX_RUSH = 20;

function selectionOf(evidence: readonly Evidence[]): ComparedSelection {
  const ids = (ofChats: boolean): string[] => [...new Set(evidence.filter(({ family }) => (family === 'chat') === ofChats).flatMap(({ comparedWith }) => comparedWith))];
  const companions = evidence.find(({ signal }) => signal === 'co_review_group')?.comparedWith ?? [];
  return { companions, reviewIds: ids(false), transcriptIds: ids(true), rush: evidence.some(({ signal }) => signal === 'merchant_burst') ? MAX_RUSH : 0 };
}

function subjectOf({ merchantId, reviewerId, rating, createdAt, text }: Review): EvidenceRecord['review'] {
  return { merchantId, reviewerId: reviewerId ?? null, rating: rating ?? null, createdAt, text: maskPersonalData(text).text };
}

/** The standing verdict in a sentence and in full, what stands behind it, whether it waits to be given again, and the verdicts it replaced. */
export async function readEvidence(
  { reviews, evidence }: EvidenceDependencies,
  { platformId, reviewId, before, limit }: { platformId: string; reviewId: string; before?: number; limit: number },
): Promise<EvidenceRecord> {
  const { review, decision } = await findReview(reviews, platformId, reviewId);
  const [current = null] = await evidence.verdicts(platformId, reviewId, undefined, 1);
  const history = current ? await evidence.verdicts(platformId, reviewId, before ?? current.revision, limit) : [];
  return {
    reviewId,
    review: subjectOf(review),
    summary: current && summaryOf(current, decision?.verdict ?? null),
    startingPoint: current && startingPointOf(current),
    current,
    exhibits: current ? exhibitsOf(review.text, current.evidence, await evidence.compared(platformId, reviewId, selectionOf(current.evidence))) : [],
    stale: (await evidence.staleness(platformId, reviewId)) ?? null,
    decision,
    history,
  };
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
