import type { SignalFamily } from '../../evidence.js';
import type { ReviewFacts } from './review-facts.js';

/** One measured fact about a review, read from who reviewed what, how and when: a pure function of `ReviewFacts`. */
export interface HistorySignal {
  name: string;
  family: SignalFamily;
  /** Unit of `value`. */
  unit: string;
  /** Where the idea was published, or why it is believed to hold. */
  source: string;
  /** Whether a greater value may only speak against the review (`rising`) or only for it (`falling`). */
  direction: 'rising' | 'falling';
  /** Undefined where the signal does not apply or its input is missing: then it contributes 0. */
  value(facts: ReviewFacts): number | undefined;
  /** Rows it was compared with. */
  comparedWith?(facts: ReviewFacts): Int32Array;
  zh(facts: ReviewFacts): string;
  en(facts: ReviewFacts): string;
}

/**
 * How long an account has been writing. The same fact weighs differently at each tenure, and most
 * first reviews are honest, so facts about the review itself are signals of their own per tenure:
 * the model stays additive, and fairness by tenure is in plain sight.
 */
export const TENURES = ['first', 'few', 'many'] as const;
export type Tenure = (typeof TENURES)[number];

/** Few: two to four reviews, as in the literature's reports by tenure. */
export function tenureOf(reviews: number): Tenure {
  if (reviews <= 1) return 'first';
  return reviews < 5 ? 'few' : 'many';
}

/** One signal per tenure, silent at the others; named `<name>_<tenure>`. */
export function byTenure(signal: HistorySignal, tenures: readonly Tenure[] = TENURES): HistorySignal[] {
  return tenures.map((tenure) => ({
    ...signal,
    name: `${signal.name}_${tenure}`,
    value: (facts) => (tenureOf(facts.reviewer.reviews) === tenure ? signal.value(facts) : undefined),
  }));
}
