import type { Topics } from './grammar.js';

/** A review exactly as `POST /v1/batches` takes it (DESIGN.md section 4); times are ISO 8601 in UTC. */
export interface Review {
  id: string;
  merchantId: string;
  text: string;
  rating?: 1 | 2 | 3 | 4 | 5;
  title?: string;
  language?: 'zh' | 'en';
  createdAt: string;
  reviewerId?: string;
  productId?: string;
  productCategory?: string;
  orderId?: string;
  verifiedPurchase?: boolean;
  purchasedAt?: string;
  channel?: string;
  images?: number;
  helpfulVotes?: number;
  unhelpfulVotes?: number;
  followUps?: { text: string; createdAt: string }[];
  reply?: { text: string; createdAt: string };
  /** `reviewCount` counts the reviewer's reviews up to and including this one: 1 is a first-timer. */
  reviewer?: { createdAt?: string; reviewCount?: number };
  source?: { ipHash?: string; deviceHash?: string };
}

export interface Message {
  role: 'customer' | 'agent' | 'bot' | 'system';
  text: string;
  at?: string;
}

export interface Transcript {
  id: string;
  merchantId: string;
  channel?: string;
  agentId?: string;
  customerId?: string;
  orderId?: string;
  productCategory?: string;
  openedAt?: string;
  closedAt?: string;
  csat?: 1 | 2 | 3 | 4 | 5;
  resolved?: boolean;
  messages: Message[];
}

export type Campaign = 'five_star_burst' | 'copy_paste_ring' | 'co_review_ring' | 'malicious_one_star_burst' | 'cashback_solicitation';

export interface PlantedCampaign {
  campaign: Campaign;
  merchantId: string;
  reviewIds: string[];
  transcriptIds: string[];
  story: { zh: string; en: string };
}

export interface DemoMerchant {
  id: string;
  name: string;
  category: string;
  settings?: Record<string, unknown>;
}

export interface Demo {
  merchants: DemoMerchant[];
  reviews: Review[];
  transcripts: Transcript[];
  planted: PlantedCampaign[];
}

/** What the generator meant by a review's own text (not its follow-ups). Never sent to the API. */
export interface ReviewTruth {
  topics: Topics;
  sentiment: -1 | 0 | 1;
  planted?: Campaign;
}

/** A review before the whole demo is sorted by time and numbered; `moment` is its time in milliseconds. */
export interface ReviewDraft {
  moment: number;
  review: Omit<Review, 'id'>;
  truth: ReviewTruth;
  /** What it was about, e.g. `fridge`, so that a chat can tell the same story. */
  kind?: string;
}

export interface TranscriptDraft {
  moment: number;
  transcript: Omit<Transcript, 'id'>;
  planted?: Campaign;
}
