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
 * first reviews are honest, so facts are signals of their own per tenure: the model stays additive,
 * and fairness by tenure is in plain sight.
 */
const TENURES = ['first', 'few', 'several', 'many'] as const;
type Tenure = (typeof TENURES)[number];

/** Few: two to four reviews, as in the literature's reports by tenure; many: from fifteen on. */
function tenureOf(reviews: number): Tenure {
  if (reviews <= 1) return 'first';
  if (reviews < 5) return 'few';
  return reviews < 15 ? 'several' : 'many';
}

/**
 * Tenure, and for accounts of few reviews whether they were seen within the last two years: what
 * a lone review gave away weighs more once its account had every chance to come back and did not.
 */
const STANDINGS = ['first_recent', 'first_gone', 'few_recent', 'few_gone', 'several', 'many'] as const;
const GONE_DAYS = 730;

function standingOf({ reviews, silentDays }: ReviewFacts['reviewer']): (typeof STANDINGS)[number] {
  const tenure = tenureOf(reviews);
  if (tenure === 'several' || tenure === 'many') return tenure;
  return (silentDays ?? 0) > GONE_DAYS ? `${tenure}_gone` : `${tenure}_recent`;
}

/** One signal per name that `nameOf` can give, silent where it gives another; named `<signal>_<name>`. */
function apart<Name extends string>(signal: HistorySignal, names: readonly Name[], nameOf: (reviewer: ReviewFacts['reviewer']) => Name): HistorySignal[] {
  return names.map((name) => ({
    ...signal,
    name: `${signal.name}_${name}`,
    value: (facts) => (nameOf(facts.reviewer) === name ? signal.value(facts) : undefined),
  }));
}

export function byTenure(signal: HistorySignal): HistorySignal[] {
  return apart(signal, TENURES, ({ reviews }) => tenureOf(reviews));
}

export function byStanding(signal: HistorySignal): HistorySignal[] {
  return apart(signal, STANDINGS, standingOf);
}

/** For facts that need a second review. */
export function byStandingOfReturning(signal: HistorySignal): HistorySignal[] {
  return apart(signal, STANDINGS, standingOf).filter(({ name }) => !/_first_(recent|gone)$/.test(name));
}
