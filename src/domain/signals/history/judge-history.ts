import { contributionOf, type AdditiveProfile, type AdditiveSum } from '../../additive-model.js';
import { actionFor, type ActionPolicy } from '../../authenticity.js';
import type { Evidence, Judgement } from '../../evidence.js';
import { HISTORY_SIGNALS } from './history-signals.js';
import type { ReviewFacts } from './review-facts.js';

/** Ids listed beside a signal; more would not help a reader. */
const MAX_COMPARED = 20;

export function probabilityOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/**
 * Judges one review by its history, and by what else is known of it. Evidence is what moved the verdict, the weightiest first.
 * @param idOf the platform's id of a row
 * @param beside evidence of other families, weighed already
 */
export function judgeHistory(facts: ReviewFacts, profile: AdditiveProfile, idOf: (row: number) => string, policy?: ActionPolicy, beside: readonly Evidence[] = []): Judgement {
  const evidence: Evidence[] = [...beside];
  for (const signal of HISTORY_SIGNALS) {
    const value = signal.value(facts);
    const contribution = contributionOf(profile.shapes[signal.name], value);
    if (value === undefined || contribution === 0) continue;
    evidence.push({
      signal: signal.name,
      family: signal.family,
      value,
      contribution,
      comparedWith: [...new Set(signal.comparedWith?.(facts).subarray(0, 2 * MAX_COMPARED) ?? [])].slice(0, MAX_COMPARED).map(idOf),
      text: { zh: signal.zh(facts), en: signal.en(facts) },
    });
  }
  evidence.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const logit = evidence.reduce((sum, { contribution }) => sum + contribution, profile.bias);
  const probability = probabilityOf(logit);
  return { probability, logit, bias: profile.bias, action: actionFor(probability, policy), evidence };
}

/** The logit alone, from measured values in the order of HISTORY_SIGNALS: what evaluations need of 600,000 reviews. */
export function logitOf(values: ArrayLike<number>, profile: AdditiveSum): number {
  return HISTORY_SIGNALS.reduce((sum, { name }, i) => sum + contributionOf(profile.shapes[name], values[i]), profile.bias);
}
