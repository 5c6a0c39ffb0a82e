import type { Analysis } from '../analysis.js';
import type { Judgement } from '../evidence.js';
import type { LoggedEvent } from '../event-log.js';
import type { Merchant, Review } from '../item.js';
import type { Rescore } from './pipeline-store.js';

export interface StoredMerchant extends Merchant {
  updatedAt: Date;
}

export interface MerchantStore {
  put(platformId: string, merchant: Merchant): Promise<StoredMerchant>;
  find(platformId: string, merchantId: string): Promise<StoredMerchant | undefined>;
}

export type Verdict = 'genuine' | 'inauthentic';

export interface Decision {
  id: string;
  reviewId: string;
  verdict: Verdict;
  note: string | null;
  decidedBy: string;
  decidedAt: Date;
}

export type NewDecision = Omit<Decision, 'id' | 'decidedAt'>;

/** A decision that was taken back: by whom (id of a key) and when. */
export interface UndoneDecision extends Decision {
  undoneBy: string;
  undoneAt: Date;
}

export interface ReviewRecord {
  review: Review;
  receivedAt: Date;
  analysis: Analysis | null;
  judgement: (Judgement & { version: string; judgedAt: Date }) | null;
  decision: Decision | null;
}

export interface Flag {
  id: string;
  reviewId: string;
  merchantId: string;
  action: string;
  probability: number;
  openedAt: Date;
  /** Id of the key that is at work on it; null when nobody is. */
  claimedBy: string | null;
}

export interface FlagFilter {
  merchantId?: string;
  action?: string;
  /** Continues behind this flag: probability and id of the last one seen. */
  after?: { probability: number; id: string };
  limit: number;
}

export interface ReviewStore {
  find(platformId: string, reviewId: string): Promise<ReviewRecord | undefined>;
  /** Open flags, the most probable first. */
  flags(platformId: string, filter: FlagFilter): Promise<Flag[]>;
  /**
   * One transaction: the decision, the review's new weight in every sum, the closed flag, the log.
   * `rescore` turns the review, as it stands under the lock, into its new contributions.
   * @throws AppError decision_conflict when the same verdict already stands
   */
  decide(platformId: string, decision: NewDecision, rescore: Rescore): Promise<Decision>;
  /**
   * One transaction that takes a standing decision back: the signals' verdict and weight hold again, the
   * flag opens where that verdict asks for an action, the log says who did it.
   * @throws AppError not_found, or decision_conflict when the decision no longer stands
   */
  undo(platformId: string, undo: { decisionId: string; undoneBy: string }, rescore: Rescore): Promise<UndoneDecision>;
}

export interface EventStore {
  read(platformId: string, afterSequence: number, limit: number): Promise<LoggedEvent[]>;
}

export type Role = 'platform' | 'merchant' | 'trust' | 'admin';

export interface ApiKey {
  platformId: string;
  keyId: string;
  role: Role;
  merchantId: string | null;
}

export interface KeyStore {
  findByHash(keyHash: string): Promise<ApiKey | undefined>;
  create(key: ApiKey & { keyHash: string }): Promise<void>;
  hasAdmin(): Promise<boolean>;
}

/** Items of a `POST /v1/analyze`, held only while their request waits. */
export interface ImmediateStore {
  put(platformId: string, requestId: string, items: readonly object[]): Promise<void>;
  take(platformId: string, requestId: string): Promise<object[] | undefined>;
  answer(platformId: string, requestId: string, outcome: { results: Analysis[] } | { errorCode: string }): Promise<void>;
  outcome(platformId: string, requestId: string): Promise<{ results: Analysis[] } | { errorCode: string } | undefined>;
  remove(platformId: string, requestId: string): Promise<void>;
  /** Removes what a crash left behind. */
  removeOlderThan(ageMs: number): Promise<void>;
}
