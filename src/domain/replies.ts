import type { Analysis, FollowUpAnalysis, ReplyAnalysis } from './analysis.js';
import type { Review } from './item.js';
import { jaccard, shingles } from './minhash.js';
import type { Topic } from './topics.js';

/** What a merchant answered to a review, and what became of the customer's complaint. */

/** Replies this alike are one text pasted: the same measure as for copied reviews, on the safe side. */
const TEMPLATE_SIMILARITY = 0.7;
/** Stars up to which, and a predicted mood from which on, a review is a complaint that wants an answer. */
const NEGATIVE_STARS = 2;

/** A remedy offered: money, goods, repair, or a named person or way to settle it. */
const REMEDY =
  /退款|退还|退您|退货|换货|换新|更换|补发|补寄|重发|补偿|赔偿|赔付|返还|免费(?:维修|更换|检测|上门|安装)|上门|维修|检测|重新(?:安装|发|做)|优惠券|联系(?:我们|客服|在线|售后)|(?:致电|拨打)|给您(?:处理|解决)|会(?:有)?(?:专人|专员|客服|售后)[^，。]{0,8}联系|\b(?:refund(?:ed)?|replac(?:e|ed|ement)|compensat\w+|reimburs\w+|credit|voucher|discount|free of charge|repair(?:ed)?|exchange|re-?send|call us|contact us|e-?mail us|reach out to|get in touch|make (?:it|this|things) right|follow up with you|look(?:ing)? into (?:it|this)|we(?:['’]ll| will) (?:fix|send|arrange|contact|call))\b/iu;

/** True when a reply's words offer something to mend the matter. */
export function offersRemedy(text: string): boolean {
  return REMEDY.test(text);
}

/** True when a review complains: by its stars, else by its mood. */
export function isComplaint({ rating }: Review, { sentiment }: Analysis): boolean {
  return rating !== undefined ? rating <= NEGATIVE_STARS : sentiment?.label === 'negative';
}

/** What is said of the follow-ups in the order of time they were written in, whatever order they were handed in. */
export function followUpsInTime({ followUps = [] }: Review, analysis: Analysis): FollowUpAnalysis[] {
  return followUps
    .map(({ createdAt }, index) => ({ at: Date.parse(createdAt), read: analysis.followUps?.[index] }))
    .toSorted((one, other) => one.at - other.at)
    .flatMap(({ read }) => read ?? []);
}

/** True when the last follow-up of a complaint is content: the merchant turned it round. */
export function isRecovered(review: Review, analysis: Analysis): boolean {
  return isComplaint(review, analysis) && followUpsInTime(review, analysis).at(-1)?.sentiment?.label === 'positive';
}

export interface ReplyAssessment {
  /** From review to reply; null when the stamps run backwards. */
  secondsToAnswer: number | null;
  apology: boolean;
  remedy: boolean;
  /** Topics that the review complains of and the reply speaks of. */
  sharedTopics: Topic[];
  /** It speaks of what was complained of, or both apologises and offers a remedy. */
  addressesComplaint: boolean;
  /** Reviews of the merchant whose replies are nearly the same text. */
  sameAs: string[];
}

/**
 * Assesses a merchant's reply; undefined when there is none. `otherReplies` are candidates for its template: other replies
 * of the same merchant, by review.
 */
export function assessReply(review: Review, analysis: Analysis, otherReplies: readonly { reviewId: string; text: string }[]): ReplyAssessment | undefined {
  const { reply } = review;
  if (!reply) return undefined;
  const read: ReplyAnalysis | undefined = analysis.reply;
  const complaints = new Set(analysis.topics.filter(({ polarity }) => polarity < 0).map(({ topic }) => topic));
  const sharedTopics = (read?.topics ?? []).filter((topic) => complaints.has(topic));
  const apology = read?.apology ?? false;
  const remedy = read?.remedy ?? false;
  const elapsed = (Date.parse(reply.createdAt) - Date.parse(review.createdAt)) / 1000;
  const words = shingles(reply.text);
  return {
    secondsToAnswer: elapsed >= 0 ? elapsed : null,
    apology,
    remedy,
    sharedTopics,
    addressesComplaint: sharedTopics.length > 0 || (apology && remedy),
    sameAs: words.length === 0 ? [] : otherReplies.filter(({ text }) => jaccard(words, shingles(text)) >= TEMPLATE_SIMILARITY).map(({ reviewId }) => reviewId),
  };
}
