import type { Evidence } from '../evidence.js';
import { matchingPassages, type MatchingPassages } from '../copies/matching-passage.js';
import { maskPersonalData } from '../masking.js';
import { jaccard, shingles } from '../minhash.js';
import { quotedTurns, type StaffTurn } from './chat-quote.js';

/** What a review shares with the one in question, by the platform's digests. */
export const SHARED_SOURCES = ['address', 'device'] as const;
export type SharedSourceKind = (typeof SHARED_SOURCES)[number];

/** A review that the one in question was compared with, as stored. */
export interface ComparedReview {
  id: string;
  /** The platform's id of the account, by which it is known here. */
  reviewerId: string | null;
  merchantId: string;
  /** Null for merchants that nobody described. */
  merchantName: string | null;
  rating: number | null;
  occurredAt: Date;
  sharedSource: SharedSourceKind[];
  text: string;
}

/** Two texts side by side. */
export interface SideBySide extends MatchingPassages {
  reviewId: string;
  /** Of the whole texts: pieces of wording that stand in both ÷ in either, 0 to 1. */
  similarity: number;
}

/** What stands behind a piece of evidence, to be looked at. */
export interface Exhibit {
  signal: string;
  reviews: Omit<ComparedReview, 'text'>[];
  passages: SideBySide[];
  turns: StaffTurn[];
}

/** What the store holds of the items that evidence names. */
export interface Compared {
  reviews: readonly ComparedReview[];
  /** What a group's accounts and the review's own wrote at the other merchants where they met. */
  meetings: readonly ComparedReview[];
  /** Of the rush around the review, where evidence tells of one: it names nobody. */
  rush: readonly ComparedReview[];
  turns: readonly StaffTurn[];
}

/** Pairs of texts shown side by side for a signal. */
const MAX_PASSAGES = 3;

const masked = (text: string): string => maskPersonalData(text).text;

function withoutText({ id, reviewerId, merchantId, merchantName, rating, occurredAt, sharedSource }: ComparedReview): Exhibit['reviews'][number] {
  return { id, reviewerId, merchantId, merchantName, rating, occurredAt, sharedSource };
}

function sideBySide(text: string, others: readonly ComparedReview[]): SideBySide[] {
  const own = masked(text);
  const ownShingles = shingles(text);
  return others
    .map((other) => ({ other, similarity: jaccard(ownShingles, shingles(other.text)) }))
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, MAX_PASSAGES)
    .flatMap(({ other, similarity }) => {
      const passages = matchingPassages(own, masked(other.text));
      return passages ? [{ reviewId: other.id, similarity, ...passages }] : [];
    });
}

/** Those of the review's own merchant first, then those of each other one, in the order of time. */
function byMerchant(here: readonly ComparedReview[], elsewhere: readonly ComparedReview[]): ComparedReview[] {
  const inTime = (reviews: readonly ComparedReview[]): ComparedReview[] => [...reviews].sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1));
  const merchants = new Set(inTime(elsewhere).map(({ merchantId }) => merchantId));
  return [...inTime(here), ...[...merchants].flatMap((merchant) => inTime(elsewhere.filter(({ merchantId }) => merchantId === merchant)))];
}

/**
 * What a reader can look at for each piece of evidence that was compared with something: who wrote the
 * other reviews, where, when and with how many stars; up to three texts beside this one; what staff said.
 * Everything is read when it is asked for, so that a text which is taken away is not kept in a verdict.
 */
export function exhibitsOf(text: string, evidence: readonly Evidence[], { reviews, meetings, rush, turns }: Compared): Exhibit[] {
  const byId = new Map(reviews.map((review) => [review.id, review]));
  const copies = new Set(evidence.find(({ signal }) => signal === 'near_duplicate')?.comparedWith);
  return evidence.flatMap(({ signal, comparedWith }): Exhibit[] => {
    const named = comparedWith.flatMap((id) => byId.get(id) ?? []);
    const others = signal === 'merchant_burst' ? [...rush] : signal === 'co_review_group' ? byMerchant(named, meetings) : named;
    const alike = signal === 'near_duplicate' ? others : signal === 'duplicate_cluster' ? others.filter(({ id }) => !copies.has(id)) : [];
    const quoted = signal === 'solicited_in_chat' ? quotedTurns(turns, comparedWith) : [];
    if (others.length === 0 && quoted.length === 0) return [];
    return [{ signal, reviews: others.map(withoutText), passages: sideBySide(text, alike), turns: quoted }];
  });
}
