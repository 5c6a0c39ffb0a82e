import { plantBursts, plantRing } from './campaigns.js';
import { plantCashback } from './cashback.js';
import { playHonestChats } from './chats.js';
import { plantCoReviewRings } from './co-review-ring.js';
import { campaignStories } from './data/campaign-stories.js';
import { merchantProfiles } from './data/merchants.js';
import type { Demo, PlantedCampaign, Review, ReviewDraft, ReviewTruth, TranscriptDraft } from './demo-shape.js';
import { writeHonestReviews } from './honest-reviews.js';
import { createRandom } from './random.js';

export interface DemoOptions {
  /** Any whole number; the same seed and `now` give the same demo, byte for byte. */
  seed: number;
  /** The present of the demo: nothing in it is later, and its story spans the fifteen months before. */
  now: Date;
}

export type DemoTruth = Map<string, ReviewTruth>;

/** A returning account has one review more each time, whoever wrote the drafts. */
function countReviewsOverTime(drafts: readonly ReviewDraft[]): void {
  const counted = new Map<string, number>();
  for (const { review } of drafts) {
    if (!review.reviewerId || !review.reviewer?.reviewCount) continue;
    const before = counted.get(review.reviewerId);
    if (before !== undefined) review.reviewer.reviewCount = before + 1;
    counted.set(review.reviewerId, review.reviewer.reviewCount);
  }
}

function recordPlanted(planted: Map<string, PlantedCampaign>, campaign: PlantedCampaign['campaign'], merchantId: string): PlantedCampaign {
  const key = `${campaign} ${merchantId}`;
  const record = planted.get(key) ?? { campaign, merchantId, reviewIds: [], transcriptIds: [], story: campaignStories[campaign] };
  planted.set(key, record);
  return record;
}

/** Tells the whole demo, and beside it what was meant by every review. The truth is never sent to the API. */
export function generateDemoWithTruth({ seed, now }: DemoOptions): { demo: Demo; truth: DemoTruth } {
  const random = createRandom(seed);
  const honest = writeHonestReviews(random.fork('honest reviews'), now);
  const cashback = plantCashback(random.fork('cashback'), now);
  const byTime = <Draft extends { moment: number }>(drafts: Draft[]): Draft[] => drafts.sort((one, other) => one.moment - other.moment);

  const reviewDrafts: ReviewDraft[] = byTime([
    ...honest,
    ...plantBursts(random.fork('bursts'), now),
    ...plantRing(random.fork('ring'), now),
    ...plantCoReviewRings(random.fork('co-review rings'), now, honest),
    ...cashback.reviews,
  ]);
  countReviewsOverTime(reviewDrafts);
  const transcriptDrafts: TranscriptDraft[] = byTime([...playHonestChats(random.fork('chats'), now, honest), ...cashback.transcripts]);

  const truth: DemoTruth = new Map();
  const planted = new Map<string, PlantedCampaign>();
  const reviews = reviewDrafts.map((draft, index): Review => {
    // Numbered by time, so that an id gives no campaign away.
    const id = `rv-${String(index + 1).padStart(5, '0')}`;
    truth.set(id, draft.truth);
    if (draft.truth.planted) recordPlanted(planted, draft.truth.planted, draft.review.merchantId).reviewIds.push(id);
    return { id, ...draft.review };
  });
  const transcripts = transcriptDrafts.map((draft, index) => {
    const id = `ch-${String(index + 1).padStart(4, '0')}`;
    if (draft.planted) recordPlanted(planted, draft.planted, draft.transcript.merchantId).transcriptIds.push(id);
    return { id, ...draft.transcript };
  });

  const merchants = merchantProfiles.map(({ id, name, category }) => ({ id, name, category }));
  return { demo: { merchants, reviews, transcripts, planted: [...planted.values()] }, truth };
}

export function generateDemo(options: DemoOptions): Demo {
  return generateDemoWithTruth(options).demo;
}
