import type { SignalFamily } from '../evidence.js';
import type { ReviewContext } from '../review-context.js';

/** What a signal measured on one review. */
export interface Measurement {
  /** In the signal's unit. */
  value: number;
  /** 0 (says nothing) to 1 (as strong as this signal gets); negative speaks for the review. */
  strength: number;
  comparedWith?: string[];
  zh: string;
  en: string;
}

/**
 * One measured fact about a review's believability: a pure function of its context.
 * `measure` answers undefined when its input is missing; a missing signal contributes 0.
 */
export interface Signal {
  name: string;
  family: SignalFamily;
  /** Unit of `value`. */
  unit: string;
  /** Where the idea was published, or why it is believed to hold. */
  source: string;
  /**
   * Signals that tell of the same fact from another side. `measure` weakens what it says in step with the strongest of
   * them, down to this share where one is at its strongest; so a family can be judged by what it adds at most.
   */
  retells?: { signals: readonly string[]; share: number };
  measure(context: ReviewContext): Measurement | undefined;
}

/** 0 below `from`, 1 above `to`, linear between: monotone, so a stronger fact never weighs less. */
export function ramp(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

/** Two texts as like as this differ in what nobody would read. */
const SAME_WORDING = 0.995;

/** What a Jaccard similarity with the closest text means, for sentences. */
export function commonWording(similarity: number): { zh: string; en: string } {
  if (similarity >= SAME_WORDING) return { zh: '最接近的一条用词完全相同', en: 'the closest has the very same wording' };
  return { zh: `与最接近的一条合起来看，有 ${percent(similarity)} 的用词相同`, en: `taken together, it and the closest have ${percent(similarity)} of their wording in common` };
}

/** Whole per cent, for sentences. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
