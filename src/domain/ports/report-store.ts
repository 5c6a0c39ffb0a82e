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

/** What happened in one calendar month in UTC, such as 2026-05. */
export interface TransparencyCount {
  month: string;
  /** That came in the month; of those, judged by now, judged more than once, by action as it stands, and decided by people. */
  reviews: number;
  judged: number;
  judgedAgain: number;
  published: number;
  labelled: number;
  folded: number;
  held: number;
  decidedByPeople: number;
  /** Opened in the month. */
  flags: number;
  /** Decisions made in the month, those taken back since among them. */
  genuine: number;
  inauthentic: number;
  /** Of those, the ones that said otherwise than the verdict that stood, and than the decision before. */
  againstVerdict: number;
  replaced: number;
  /** Taken back in the month. */
  undone: number;
  /** First decisions on a flag, and the seconds since it was opened; null without any. */
  answered: number;
  medianSeconds: number | null;
  ninthDecileSeconds: number | null;
}

/** Figures over everything that a platform has stored. */
export interface ReportStore {
  /** Thresholds that apply to a category's merchants, or to merchants of no category of their own. */
  policy(platformId: string, category: string | null): Promise<ActionPolicy>;
  /** One count a threshold, in their order; the merchants of one category, or all. */
  countAtThresholds(platformId: string, category: string | null, thresholds: readonly number[]): Promise<{ total: number; counts: ThresholdCount[] }>;
  /** Reviews written within the span, counted by stars, language and tenure. */
  groups(platformId: string, span: { from?: Date; to?: Date }): Promise<GroupCount[]>;
  /** Month by month within the span, the earliest first; and what waits for people now. */
  transparency(platformId: string, span: { from?: Date; to?: Date }): Promise<{ counts: TransparencyCount[]; waiting: { flags: number; oldestSeconds: number | null } }>;
}
