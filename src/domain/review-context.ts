import type { Analysis, SolicitationKind } from './analysis.js';
import type { Review } from './item.js';

/** A review that reads nearly the same, or like the same template, found across all merchants of the platform. */
export interface NearDuplicate {
  id: string;
  reviewerId?: string;
  merchantId: string;
  /** Of character shingles, 0 to 1. */
  jaccard: number;
  /** Not the same words, but the same sentences with other words put in. */
  template?: true;
}

/** How many like-minded reviews came around the review's day, beside what was to be expected. */
export interface BurstContext {
  /** Reviews of the merchant on the same side (1–2 or 4–5 stars) within the window. */
  observed: number;
  /** Mean of the merchant's own windows outside, raised by what the whole category saw. */
  expected: number;
  windowDays: number;
}

/** A chat in which staff asked or paid for a good review, or for mending a bad one. */
export interface Solicitation {
  transcriptId: string;
  kind: SolicitationKind;
  /** What joins it to the review: the order, or only the person, in the month before the review. */
  shared: 'order' | 'customer';
}

/** Reviews of other accounts from the same hashed address or device. */
export interface SharedSource {
  /** At most 20. */
  reviewIds: string[];
  /** Accounts behind them, and how many of these share the address and the device; an account can share both. */
  reviewers: number;
  byAddress: number;
  byDevice: number;
}

/** Another account that reviewed this merchant about when the review did, and other merchants about when its author did. */
export interface Companion {
  /** Its review of this merchant. */
  reviewId: string;
  /** Merchants at which the two met, this one included; at least 2. */
  merchants: number;
}

/** Everything the signals may look at: the review, what the models say, and its surroundings. */
export interface ReviewContext {
  review: Review;
  analysis: Analysis;
  duplicates: NearDuplicate[];
  burst?: BurstContext;
  /** The reviewer's other reviews on the platform. */
  otherReviewsByReviewer: number;
  sharedSource: SharedSource;
  /** One for each account, in the order of their reviews' ids; absent where nobody looked. */
  companions?: readonly Companion[];
  /** Merchants that the review's account reviewed in the weeks in which companions are looked for, this one included. */
  merchantsAround?: number;
  solicitations: Solicitation[];
  /** Mean stars of the merchant's other reviews and how many there are. */
  merchantRating: { mean: number; count: number };
}
