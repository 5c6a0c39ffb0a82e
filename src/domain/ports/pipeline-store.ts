import type { Analysis } from '../analysis.js';
import type { LaterWord } from '../chat/promise-kept.js';
import type { Contribution } from '../contributions.js';
import type { Observation } from '../observations.js';
import type { ItemScopes } from '../score-scope.js';
import type { Settings } from '../settings.js';
import type { Judgement } from '../evidence.js';
import type { Item, ItemKind, Review } from '../item.js';
import type { DuplicateCandidate } from '../copies/near-duplicates.js';
import type { BurstContext, Companion, SharedSource, Solicitation } from '../review-context.js';
import type { SeenSurroundings } from '../seen-surroundings.js';
import type { ReadVerdicts } from './verdict-store.js';

/**
 * What the steps of the pipeline read and write. Every `save…` is one transaction that stores the
 * effect, counts it once, writes the next step's outbox row and removes its own, so a step that runs
 * twice, or dies half-way, changes nothing the second time.
 */

export interface ChunkReference {
  platformId: string;
  batchId: string;
  chunk: number;
  outboxId: string;
}

export interface UnreadItem {
  item: Item;
  /** Grows with every amendment. */
  version: number;
}

export interface AnalysedReview {
  review: Review;
  analysis: Analysis;
}

/** Surroundings of one review as stored, before texts are compared exactly. */
export interface ReviewNeighbourhood {
  candidates: DuplicateCandidate[];
  burst?: BurstContext;
  otherReviewsByReviewer: number;
  sharedSource: SharedSource;
  /** Empty where the reviewer is unknown. */
  companions: Companion[];
  /** Merchants that the account reviewed in the weeks in which companions are looked for, this one included; absent without companions. */
  merchantsAround?: number;
  solicitations: Solicitation[];
  merchantRating: { mean: number; count: number };
}

export interface JudgedReview {
  reviewId: string;
  judgement: Judgement;
}

/** A verdict as it was read, before it is stored. */
export interface ReadReview extends JudgedReview {
  seen: SeenSurroundings;
}

export interface ScorableItem {
  item: Item;
  analysis: Analysis;
  /** Of the review being genuine, after people's decisions; 1 for transcripts. */
  authenticity: number;
  receivedAt: Date;
  /** Those of the merchant's category. */
  settings: Settings;
  /** What was said of a chat's order in other chats and reviews; none for reviews. */
  laterWords: readonly LaterWord[];
}

export interface ScoredItem {
  kind: ItemKind;
  id: string;
  merchantId: string;
  occurredAt: Date;
  authenticity: number;
  modelRevision: string;
  scopes: ItemScopes;
  contributions: Contribution[];
  /** The contributions merged, one a dimension: what enters the sums. */
  observations: Observation[];
}

/** Turns an item, as it stands under the store's lock, into what it contributes now. Pure. */
export type Rescore = (item: ScorableItem) => ScoredItem;

export interface PipelineStore {
  /** Items of the chunk that this revision has not read yet as they are by now. */
  unreadItems(reference: ChunkReference, revision: string): Promise<UnreadItem[]>;
  /** Stores what was read of each version; an analysis of a later one stays. */
  saveAnalyses(reference: ChunkReference, revision: string, analyses: readonly { kind: ItemKind; version: number; analysis: Analysis }[]): Promise<void>;

  chunkReviews(reference: ChunkReference): Promise<AnalysedReview[]>;
  neighbourhoods(platformId: string, reviews: readonly Review[]): Promise<Map<string, ReviewNeighbourhood>>;
  /** `copies`: stored reviews that read nearly the same; those of other batches are to be judged again. */
  saveJudgements(reference: ChunkReference, verdicts: ReadVerdicts, copies: readonly string[]): Promise<void>;
  /** Brings the chunk's items into the scores. */
  saveScores(reference: ChunkReference, rescore: Rescore): Promise<void>;
}
