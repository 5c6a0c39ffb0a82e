import type { Analysis } from './analysis.js';
import type { Contribution } from './contributions.js';
import { DIMENSION_OF_TOPIC } from './dimensions.js';
import type { Review } from './item.js';
import { followUpsInTime, isRecovered } from './replies.js';
import type { SourceWeights } from './source-weights.js';

/** Votes that are as good as none: below a handful, they tell of the reader who happened to vote. */
const VOTES_OF_DOUBT = 5;

/**
 * How much more, or less, a review's words count for what stands beside them: photos show what is told, and readers'
 * votes side with it or against it. 1 without either; at most 1 + photos + votes, at least 1 − votes.
 */
export function corroboration({ images = 0, helpfulVotes = 0, unhelpfulVotes = 0 }: Review, weights: SourceWeights): number {
  const votes = (helpfulVotes - unhelpfulVotes) / (helpfulVotes + unhelpfulVotes + VOTES_OF_DOUBT);
  return 1 + (images > 0 ? weights.photos : 0) + weights.votes * votes;
}

/**
 * What a review says by the topics of its text and of its follow-ups (追评), believed with probability `believed`. A topic
 * of several follow-ups counts as the last one written has it. A complaint that ends content is a matter resolved.
 */
export function reviewContributions(review: Review, analysis: Analysis, believed: number, weights: SourceWeights): Contribution[] {
  const factor = corroboration(review, weights);
  const written = analysis.topics.map(
    ({ topic, polarity, probability }): Contribution => ({
      source: `topic:${topic}`,
      dimension: DIMENSION_OF_TOPIC[topic],
      value: (polarity + 1) / 2,
      weight: believed * Math.min(1, probability * weights.topic * factor),
    }),
  );
  const later = new Map(followUpsInTime(review, analysis).flatMap(({ topics }) => topics.map((mention) => [mention.topic, mention] as const)));
  const followed = [...later.values()].map(
    ({ topic, polarity, probability }): Contribution => ({
      source: `follow_up:${topic}`,
      dimension: DIMENSION_OF_TOPIC[topic],
      value: (polarity + 1) / 2,
      weight: believed * probability * weights.followUp,
    }),
  );
  const recovered: Contribution[] = isRecovered(review, analysis)
    ? [{ source: 'follow_up:recovered', dimension: 'resolution_efficiency', value: 1, weight: believed * weights.recovery }]
    : [];
  return [...written, ...followed, ...recovered];
}
