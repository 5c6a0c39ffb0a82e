import type { Compared } from '../evidence-record/exhibits.js';
import type { Action, Judgement } from '../evidence.js';
import type { ItemKind, Review } from '../item.js';
import type { VerdictCause } from '../staleness.js';
import type { ReviewNeighbourhood } from './pipeline-store.js';
import type { Verdict } from './read-stores.js';

/** A verdict as it was given, and why then. */
export interface VerdictRevision extends Judgement {
  /** 1, 2, 3 … */
  revision: number;
  causes: VerdictCause[];
  version: string;
  judgedAt: Date;
}

/** What joins a neighbour to the review, nearest first. */
export const NEIGHBOUR_RELATIONS = ['chat', 'copy', 'source', 'group', 'burst', 'reviewer'] as const;
export type NeighbourRelation = (typeof NEIGHBOUR_RELATIONS)[number];

/** An item that a review was compared with. */
export interface Neighbour {
  kind: ItemKind;
  id: string;
  relations: NeighbourRelation[];
  /** Jaccard similarity of the wording, 0 to 1; null unless it is a copy. */
  similarity: number | null;
  merchantId: string;
  occurredAt: Date;
  /** As stored, so masked; of a transcript, the turns that ask or pay for praise. */
  text: string;
  rating: number | null;
  reviewerId: string | null;
  probability: number | null;
  action: Action | null;
  decision: Verdict | null;
}

/** Where a page of neighbours ends: place of the nearest relation, kind and id of the last one. */
export interface NeighbourPosition {
  nearness: number;
  kind: ItemKind;
  id: string;
}

/** Which items that evidence names are to be shown. */
export interface ComparedSelection {
  reviewIds: readonly string[];
  /** Reviews of a co-review group, whose meetings at other merchants are to be shown. */
  companions: readonly string[];
  /** How many reviews of the rush around the review at most; 0 for none. */
  rush: number;
  transcriptIds: readonly string[];
}

export interface EvidenceStore {
  /** The verdicts on a review, the newest first, older than revision `before`. */
  verdicts(platformId: string, reviewId: string, before: number | undefined, limit: number): Promise<VerdictRevision[]>;
  /** Why the newest verdict waits to be given again; undefined when it does not. */
  staleness(platformId: string, reviewId: string): Promise<{ causes: VerdictCause[]; since: Date } | undefined>;
  /** Stored reviews whose wording may be the same, to be compared exactly. */
  copyCandidates(platformId: string, review: Review): Promise<ReviewNeighbourhood['candidates']>;
  /** Items of the platform behind a review's evidence, in no order but that of the rush, the nearest in time first; unknown ids are left out. */
  compared(platformId: string, reviewId: string, selection: ComparedSelection): Promise<Compared>;
  /** What a review was compared with, nearest first; `copies` are those whose wording was compared. */
  neighbours(
    platformId: string,
    review: Review,
    copies: readonly { id: string; jaccard: number }[],
    page: { after?: NeighbourPosition; limit: number },
  ): Promise<(Neighbour & { nearness: number })[]>;
}
