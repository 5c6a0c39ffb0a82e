import type { Analysis } from '../analysis.js';
import type { LaterWord } from '../chat/promise-kept.js';
import type { MeasuredGroup, TopicHandling } from '../chat/service-metrics.js';
import type { Transcript } from '../item.js';

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

export interface ServiceMetricsStore {
  /** The merchant's measured chats by group, in order of the group's name; one group '' where none is asked for. */
  groups(query: ServiceMetricsQuery): Promise<MeasuredGroup[]>;
  /** Agent time by topic. */
  topicHandling(query: ServiceMetricsQuery): Promise<TopicHandling[]>;
  transcript(platformId: string, transcriptId: string): Promise<TranscriptRecord | undefined>;
}
