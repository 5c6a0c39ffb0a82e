import { AppError } from '../domain/app-error.js';
import type { Decision, ReviewRecord, ReviewStore, UndoneDecision, Verdict } from '../domain/ports/read-stores.js';
import { scoreItem } from './score-items.js';

/** Everything known of one review. */
export async function findReview(store: ReviewStore, platformId: string, reviewId: string): Promise<ReviewRecord> {
  const review = await store.find(platformId, reviewId);
  if (review) return review;
  throw new AppError({ code: 'not_found', publicMessage: 'There is no review with this id.', pointer: '/params/id' });
}

/** A person's verdict: changes the review's weight and its merchant's scores at once. */
export async function decideReview(
  store: ReviewStore,
  request: { platformId: string; reviewId: string; verdict: Verdict; note: string | null; decidedBy: string },
): Promise<Decision> {
  const { platformId, ...decision } = request;
  await findReview(store, platformId, decision.reviewId);
  return store.decide(platformId, decision, scoreItem);
}

/** Takes a person's verdict back: the signals' one holds again, and weight and scores follow at once. */
export async function undoDecision(store: ReviewStore, request: { platformId: string; decisionId: string; undoneBy: string }): Promise<UndoneDecision> {
  const { platformId, ...undo } = request;
  return store.undo(platformId, undo, scoreItem);
}
