import type { AnalysedReview, ReadReview, Rescore } from './pipeline-store.js';

/** A step of keeping verdicts up to date; its promise is kept when the step is stored. */
export interface VerdictStep {
  platformId: string;
  outboxId: string;
}

/** What was judged, by which model, from what was stored up to which point. */
export interface ReadVerdicts {
  version: string;
  /** From `generation`, taken before anything else was read. */
  generation: string;
  judged: readonly ReadReview[];
}

/**
 * Keeps verdicts up to date with what arrives after them. Each step is one transaction that stores
 * its effect and removes its promise: run twice, or dying half-way, it changes nothing.
 */
export interface VerdictStore {
  /** Where in time a verdict reads; ask for it before reading the surroundings. */
  generation(): Promise<string>;
  /** Marks the stored reviews whose verdicts a wholly read batch makes stale. */
  markAffected(step: VerdictStep & { batchId: string }): Promise<void>;
  /**
   * Looks again at the surroundings of reviews whose verdicts knew others than were last looked at, and marks those
   * reviews stale: to be done before stale reviews are judged.
   */
  settleSurroundings(platformId: string): Promise<void>;
  /** The nearest stale reviews that have a verdict, at most `limit`. */
  staleReviews(platformId: string, limit: number): Promise<AnalysedReview[]>;
  /** Stores new verdicts beside the old, moves flags and scores where they changed, promises the rest. */
  saveRejudgements(step: VerdictStep, verdicts: ReadVerdicts, rescore: Rescore): Promise<void>;
  /**
   * Derives the actions of the platform's next stored verdicts again from the thresholds in force, and
   * promises those after them. Nothing is judged.
   */
  deriveActions(step: VerdictStep & { afterReviewId: string | null }): Promise<void>;
  /**
   * Marks some of the verdicts that other weights than `version` gave, and promises their judging; nothing where a worker with
   * other weights started later. Answers on how many platforms there were any: to be called again until there are none.
   */
  markOutdated(version: string): Promise<number>;
  /** Promises the judging of stale verdicts that nothing promised; answers for how many platforms. */
  sweep(): Promise<number>;
}

