import type { ReviewRecord, ReviewStore } from '../domain/ports/read-stores.js';
import type { ServiceMetricsStore } from '../domain/ports/service-metrics-store.js';
import { assessReply, isComplaint, isRecovered, type ReplyAssessment } from '../domain/replies.js';
import { findReview } from './decide-review.js';

export interface ReviewView extends ReviewRecord {
  /** The merchant's reply as it stands beside its other ones now; null without one, or before it is read. */
  reply: (ReplyAssessment & { template: boolean }) | null;
  followUp: { complaint: boolean; recovered: boolean } | null;
}

/**
 * Everything known of one review, with what the merchant answered and what follow-ups made of it.
 * @throws AppError not_found
 */
export async function readReview(deps: { reviews: ReviewStore; serviceMetrics: ServiceMetricsStore }, platformId: string, reviewId: string): Promise<ReviewView> {
  const record = await findReview(deps.reviews, platformId, reviewId);
  const { review, analysis } = record;
  if (!analysis) return { ...record, reply: null, followUp: null };
  const reply = assessReply(review, analysis, await deps.serviceMetrics.similarReplies(platformId, review));
  return {
    ...record,
    reply: reply ? { ...reply, template: reply.sameAs.length > 0 } : null,
    followUp: review.followUps && review.followUps.length > 0 ? { complaint: isComplaint(review, analysis), recovered: isRecovered(review, analysis) } : null,
  };
}
