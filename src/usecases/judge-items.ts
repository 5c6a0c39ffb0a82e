import { nearDuplicatesOf } from '../domain/copies/near-duplicates.js';
import { judge, type AuthenticityModel } from '../domain/authenticity.js';
import type { AnalysedReview, ChunkReference, PipelineStore, ReadReview, ReviewNeighbourhood } from '../domain/ports/pipeline-store.js';
import type { ReadVerdicts, VerdictStep, VerdictStore } from '../domain/ports/verdict-store.js';
import type { ReviewContext } from '../domain/review-context.js';
import { seenSurroundings } from '../domain/seen-surroundings.js';
import { MAX_REJUDGED } from '../jobs/catalog.js';
import { scoreItem } from './score-items.js';

export interface JudgeDependencies {
  store: PipelineStore;
  verdicts: VerdictStore;
  model: AuthenticityModel;
}

function contextOf({ review, analysis }: AnalysedReview, around: ReviewNeighbourhood): ReviewContext {
  return { ...around, review, analysis, duplicates: nearDuplicatesOf(review.text, around.candidates) };
}

async function judgeAll(deps: JudgeDependencies, platformId: string, generation: string, reviews: readonly AnalysedReview[]) {
  const around = await deps.store.neighbourhoods(platformId, reviews.map(({ review }) => review));
  const contexts = reviews.map((entry) => contextOf(entry, around.get(entry.review.id)!));
  const judged: ReadReview[] = contexts.map((context) => ({
    reviewId: context.review.id,
    judgement: judge(context, deps.model),
    seen: seenSurroundings(context),
  }));
  const read: ReadVerdicts = { version: deps.model.version, generation, judged };
  return { contexts, read };
}

/**
 * Judges the chunk's reviews by everything the platform has stored by now. Reviews elsewhere that
 * turn out to be copies of these are to be judged again: a review that looked genuine alone can be
 * part of a ring.
 */
export async function judgeItems(deps: JudgeDependencies, reference: ChunkReference): Promise<void> {
  const generation = await deps.verdicts.generation();
  const reviews = await deps.store.chunkReviews(reference);
  const { contexts, read } = await judgeAll(deps, reference.platformId, generation, reviews);
  const copies = new Set(contexts.flatMap(({ duplicates }) => duplicates.map(({ id }) => id)));
  await deps.store.saveJudgements(reference, read, [...copies]);
}

/**
 * Judges the platform's nearest stale reviews again and brings their new weights into the scores. No
 * signal looks at another review's verdict, so this makes none stale: it ends.
 */
export async function rejudgeReviews(deps: JudgeDependencies, step: VerdictStep): Promise<void> {
  await deps.verdicts.settleSurroundings(step.platformId);
  const generation = await deps.verdicts.generation();
  const reviews = await deps.verdicts.staleReviews(step.platformId, MAX_REJUDGED);
  const { read } = await judgeAll(deps, step.platformId, generation, reviews);
  await deps.verdicts.saveRejudgements(step, read, scoreItem);
}
