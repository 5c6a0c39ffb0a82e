import type { ScoredAspect } from '../contributions.js';
import type { RatedOrder } from '../comparators/detailed-seller-rating.js';
import type { RatingDay } from '../comparators/method-bars.js';
import type { ScoreSums } from '../forward-decay.js';
import type { ItemKind } from '../item.js';
import type { ScoreInputs } from '../merchant-score.js';
import type { Ratio } from '../score-influence.js';
import type { ScoreScope } from '../score-scope.js';
import type { Settings } from '../settings.js';
import type { Polarity, Topic } from '../topics.js';

export interface ThemeCount {
  topic: Topic;
  polarity: Polarity;
  /** Σ authenticity × topic probability. */
  weight: number;
  items: number;
}

export interface ThemeQuery {
  platformId: string;
  merchantId: string;
  from?: Date;
  to?: Date;
  language?: string;
  channel?: string;
  category?: string;
}

/** What a score is made of, read at one moment. */
export interface ScoreReading extends ScoreInputs {
  /** The merchant's category; its peers are the merchants of the same. */
  category: string;
  settings: Settings;
  /** When it was read, by the database's clock; of a replay the instant asked for. */
  readAt: Date;
  /**
   * When anything that the score is made of last changed, by the log's time; null: never. Replaying
   * this instant or any later one before the next change gives the same inputs.
   */
  changedAt: Date | null;
}

export type SumsByAspect = Partial<Record<ScoredAspect, ScoreSums>>;

export interface MerchantScope {
  platformId: string;
  merchantId: string;
  scope: ScoreScope;
}

/** An item's observation of one aspect as it counts at a reading: decayed weight, value. */
export interface ItemObservation {
  kind: ItemKind;
  id: string;
  aspect: ScoredAspect;
  occurredAt: Date;
  authenticity: number;
  weight: number;
  value: number;
}

export interface ItemChange {
  kind: ItemKind;
  id: string;
  occurredAt: Date;
  aspect: ScoredAspect;
  before: { weight: number; value: number; authenticity: number | null };
  after: { weight: number; value: number; authenticity: number | null };
}

/** How much a difference of an aspect counts, and the means at its two ends. */
export interface AspectDifference {
  aspect: ScoredAspect;
  /** Factor of the aspect in what is asked for. */
  weight: number;
  before: Ratio;
  after: Ratio;
}

export interface ScoreStore {
  /** The newest instant that a replay of the platform's scores may name: no event can yet come at or before it (`log-time.ts`). */
  settledUntil(platformId: string): Promise<Date>;
  /**
   * What the merchant's score is made of: now, from the kept sums, in time that does not depend on
   * how many items there are; or as of a settled instant, from the log, in time that does. Undefined
   * when the merchant is unknown.
   */
  reading(of: MerchantScope, asOf?: Date): Promise<ScoreReading | undefined>;
  /** The same for several instants, in order, in one pass over the log. */
  readings(of: MerchantScope, instants: readonly Date[]): Promise<ScoreReading[] | undefined>;

  /** The items of largest weighted influence on the aspects at an instant, `limit` on either side. */
  mostInfluential(of: MerchantScope, at: Date, aspects: readonly { aspect: ScoredAspect; weight: number; ratio: Ratio }[], limit: number): Promise<ItemObservation[]>;
  /** The items that moved the aspects most between two instants, all their aspects' changes each. */
  mostMoving(of: MerchantScope, from: Date, to: Date, differences: readonly AspectDifference[], limit: number): Promise<ItemChange[]>;

  /** Ratings by day, for comparators that count whole histories. */
  ratingDays(of: MerchantScope, asOf: Date): Promise<RatingDay[]>;
  /** What was rated after an instant, for comparators that count the last months. */
  ratedOrders(of: MerchantScope, after: Date, asOf: Date): Promise<RatedOrder[]>;
  /** Topics that the texts of believed items of the scope speak of, as the log had them at an instant. */
  topics(of: MerchantScope, asOf: Date): Promise<Topic[]>;

  /** Stored sums, undecayed; of all items unless a scope is named. */
  sums(platformId: string, merchantId: string, scope?: ScoreScope): Promise<SumsByAspect>;
  /** The sums computed again from every stored observation, to check the incremental ones. */
  recomputedSums(platformId: string, merchantId: string, scope?: ScoreScope): Promise<SumsByAspect>;
  themes(query: ThemeQuery): Promise<{ counts: ThemeCount[]; items: number; itemWeight: number }>;
}

/** What workers do to scores beside bringing items in. */
export interface ScoreUpkeep {
  /** Makes the sums of merchants anew whose half-life is no longer that of their settings, then promises that all peers are learned from anew; keeps the promise. */
  followSettings(platformId: string, outboxId: string): Promise<void>;
  /** Fits the category's prior and tells the log when it moved; keeps the promise. */
  fitPrior(platformId: string, outboxId: string, category: string): Promise<void>;
  /** Compares a sample of merchants' sums, and of some of their scopes, with the log; what differs is told to the log. Keeps the promise. */
  verify(platformId: string, outboxId: string, day: string, sampleSize: number): Promise<void>;
  /** Promises the day's verification of each platform, and that settings and peers are caught up with, once a day. */
  promiseNightly(day: string): Promise<void>;
  /** Differences found by each platform's latest verification, added up. */
  mismatches(): Promise<number>;
}
