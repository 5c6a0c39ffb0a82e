import type { Analysis } from './analysis.js';
import { chatContributions, type ChatSurroundings } from './chat/chat-contributions.js';
import { DIMENSION_OF_TOPIC, type Dimension } from './dimensions.js';
import type { Item } from './item.js';
import { reviewContributions } from './review-contributions.js';
import { DEFAULT_SOURCE_WEIGHTS, type SourceWeights } from './source-weights.js';
import type { Topic } from './topics.js';

/**
 * What one item says for a merchant's scores: values y ∈ [0, 1] with weights. The weight is
 * authenticity × source weight; the decay is added where sums are kept.
 */

export const OVERALL_ASPECT = 'stars';
/** What an item says of after-sales service at all: how many items, not statements, stand behind the overall score. */
export const AFTER_SALES_ASPECT = 'after_sales';
/** What contributions speak of: the dimensions, and the stars for the comparison with the raw mean only. */
export type ContributedAspect = Dimension | typeof OVERALL_ASPECT;
/** Everything that sums are kept of. */
export type ScoredAspect = ContributedAspect | typeof AFTER_SALES_ASPECT;

/** What a chat speaks by: its survey or outcome, manner, times and promises. */
type ChatSource =
  | 'csat'
  | 'satisfaction'
  | 'accomplished'
  | 'politeness'
  | 'patience'
  | 'professionalism'
  | 'first_response'
  | 'mean_response'
  | 'resolution_time'
  | 'promises';

export interface Contribution {
  /** Where the value comes from: a topic of the text or of a follow-up, the stars, or a chat. Unique in an item. */
  source: `topic:${Topic}` | `follow_up:${Topic | 'recovered'}` | 'stars' | `chat:${ChatSource}`;
  dimension: ContributedAspect;
  value: number;
  /** 0 to 1. */
  weight: number;
}

/** A chat's topics; a review's come with its follow-ups. */
function topicContributions(analysis: Analysis, believed: number, weights: SourceWeights): Contribution[] {
  return analysis.topics.map(({ topic, polarity, probability }) => ({
    source: `topic:${topic}`,
    dimension: DIMENSION_OF_TOPIC[topic],
    value: (polarity + 1) / 2,
    weight: believed * probability * weights.topic,
  }));
}

/**
 * Contributions of an item that is believed with probability `authenticity` (1 for transcripts,
 * which the platform's own system recorded); `weights` are those of the merchant's settings,
 * `surroundings` what a chat is measured by beside itself.
 */
export function contributionsOf(item: Item, analysis: Analysis, authenticity: number, weights: SourceWeights = DEFAULT_SOURCE_WEIGHTS, surroundings: ChatSurroundings = {}): Contribution[] {
  if (item.kind === 'review') {
    const contributions = reviewContributions(item.review, analysis, authenticity, weights);
    const { rating } = item.review;
    if (rating !== undefined) {
      contributions.push({
        source: 'stars',
        dimension: OVERALL_ASPECT,
        value: (rating - 1) / 4,
        weight: authenticity * weights.stars,
      });
    }
    return contributions;
  }
  return [...topicContributions(analysis, authenticity, weights), ...chatContributions(item.transcript, analysis, weights, surroundings)];
}
