import { judge, type ActionPolicy, type AuthenticityModel } from '../domain/authenticity.js';
import { nearDuplicatesOf } from '../domain/copies/near-duplicates.js';
import type { AnalysedReview, ChunkReference, JudgedReview, PipelineStore, ReviewNeighbourhood } from '../domain/ports/pipeline-store.js';
import type { ReviewContext } from '../domain/review-context.js';
import { scoreItem } from './score-items.js';

export interface JudgeDependencies {
  store: PipelineStore;
  model: AuthenticityModel;
  policy?: ActionPolicy;
}

function contextOf({ review, analysis }: AnalysedReview, around: ReviewNeighbourhood): ReviewContext {
  return { ...around, review, analysis, duplicates: nearDuplicatesOf(review.text, around.candidates) };
}

async function judgeAll(deps: JudgeDependencies, platformId: string, reviews: readonly AnalysedReview[]) {
  const around = await deps.store.neighbourhoods(platformId, reviews.map(({ review }) => review));
  const contexts = reviews.map((entry) => contextOf(entry, around.get(entry.review.id)!));
  const judged: JudgedReview[] = contexts.map((context) => ({
    reviewId: context.review.id,
    judgement: judge(context, deps.model, deps.policy),
  }));
  return { contexts, judged };
}

/**
 * Judges the chunk's reviews by everything the platform has stored by now. Reviews elsewhere that
 * turn out to be copies of these are to be judged again: a review that looked genuine alone can be
 * part of a ring. That second judging sets off no third.
 */
export async function judgeItems(deps: JudgeDependencies, reference: ChunkReference): Promise<void> {
  const reviews = await deps.store.chunkReviews(reference);
  const { contexts, judged } = await judgeAll(deps, reference.platformId, reviews);
  const own = new Set(reviews.map(({ review }) => review.id));
  const affected = new Set(contexts.flatMap(({ duplicates }) => duplicates.map(({ id }) => id)).filter((id) => !own.has(id)));
  const judgedBefore = await deps.store.judgedReviewIds(reference.platformId, [...affected], reference.batchId);
  await deps.store.saveJudgements(reference, deps.model.version, judged, judgedBefore);
}

/** Judges named reviews again and brings their new weights into the scores. */
export async function rejudgeReviews(
  deps: JudgeDependencies,
  { platformId, outboxId, reviewIds }: { platformId: string; outboxId: string; reviewIds: readonly string[] },
): Promise<void> {
  const reviews = await deps.store.analysedReviews(platformId, reviewIds);
  const { judged } = await judgeAll(deps, platformId, reviews);
  await deps.store.saveRejudgements(platformId, outboxId, deps.model.version, judged, scoreItem);
}
