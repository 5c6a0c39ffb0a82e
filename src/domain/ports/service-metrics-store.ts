import type { Analysis } from '../analysis.js';
import type { LaterWord } from '../chat/promise-kept.js';
import type { MeasuredGroup, TopicHandling } from '../chat/service-metrics.js';
import type { Review, Transcript } from '../item.js';

export const METRIC_GROUPS = ['agent', 'channel', 'category', 'week'] as const;
export type MetricGroup = (typeof METRIC_GROUPS)[number];

export interface ServiceMetricsQuery {
  platformId: string;
  merchantId: string;
  /** Inclusive. */
  from?: Date;
  /** Exclusive. */
  to?: Date;
  by?: MetricGroup;
}

export interface TranscriptRecord {
  transcript: Transcript;
  receivedAt: Date;
  /** Null until the models have read it. */
  analysis: Analysis | null;
  /** Category of its merchant, whose settings apply. */
  merchantCategory: string | null;
  /** What was said later of the same order in other chats and reviews, in order of time. */
  laterWords: LaterWord[];
}

/** What a merchant answered to the reviews of a span that are at least as likely genuine as not. */
export interface ReplyMeasures {
  reviews: number;
  /** The other reviews of the span: nobody has to answer them. */
  disbelieved: number;
  complaints: number;
  complaintsAnswered: number;
  /** Of the answered complaints. */
  templates: number;
  addressed: number;
  apologies: number;
  remedies: number;
  /** Seconds from a complaint to its answer; null where none was answered. */
  secondsToAnswer: { mean: number; p50: number; p90: number } | null;
  followedUp: number;
  /** Complaints that a follow-up turned round. */
  recovered: number;
}

export interface ServiceMetricsStore {
  replies(query: ServiceMetricsQuery): Promise<ReplyMeasures>;
  /** Other replies of the merchant that may be the same text as the review's, by review. */
  similarReplies(platformId: string, review: Review): Promise<{ reviewId: string; text: string }[]>;
  /** The merchant's measured chats by group, in order of the group's name; one group '' where none is asked for. */
  groups(query: ServiceMetricsQuery): Promise<MeasuredGroup[]>;
  /** Agent time by topic. */
  topicHandling(query: ServiceMetricsQuery): Promise<TopicHandling[]>;
  transcript(platformId: string, transcriptId: string): Promise<TranscriptRecord | undefined>;
}
