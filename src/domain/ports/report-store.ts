import type { ActionPolicy } from '../authenticity.js';

/** Stored verdicts at or above a threshold. */
export interface ThresholdCount {
  reviews: number;
  /** Mean probability of being inauthentic: the precision that the verdicts themselves promise; null without reviews. */
  meanProbability: number | null;
  /** What people decided of them. */
  decidedInauthentic: number;
  decidedGenuine: number;
}

/** What one group of reviews got. */
export interface GroupCount {
  dimension: 'all' | 'stars' | 'language' | 'tenure';
  /** 1 to 5 stars or `none`; zh, en or und; how much the writer has written: `first`, `second_to_fourth`, `fifth_or_later` or `unknown`. */
  group: string;
  reviews: number;
  /** Labelled, folded or held back. */
  flagged: number;
  /** Folded or held back: no longer read by everybody. */
  hidden: number;
  /** Decided to be genuine by people, and how many of those the verdict had flagged. */
  genuine: number;
  genuineFlagged: number;
}

/** Figures over everything that a platform has stored. */
export interface ReportStore {
  /** Thresholds that apply to a category's merchants, or to merchants of no category of their own. */
  policy(platformId: string, category: string | null): Promise<ActionPolicy>;
  /** One count a threshold, in their order; the merchants of one category, or all. */
  countAtThresholds(platformId: string, category: string | null, thresholds: readonly number[]): Promise<{ total: number; counts: ThresholdCount[] }>;
  /** Reviews written within the span, counted by stars, language and tenure. */
  groups(platformId: string, span: { from?: Date; to?: Date }): Promise<GroupCount[]>;
}
