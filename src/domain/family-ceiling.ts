import type { AdditiveProfile, Shape } from './additive-model.js';
import { DEFAULT_ACTION_POLICY } from './authenticity.js';

/** Short of the log-odds from which a review is held back by default. */
const CEILING = Math.log(DEFAULT_ACTION_POLICY.hold / (1 - DEFAULT_ACTION_POLICY.hold)) - 0.01;

/**
 * By how much shapes must shrink so that no family alone takes a review from the bias to the default
 * threshold of `hold`; 1 where none does.
 *
 * @param bias log-odds of a review on which every signal is silent
 * @param limits greatest log-odds of each family
 */
export function ceilingFactor(bias: number, limits: readonly number[]): number {
  return Math.min(1, (CEILING - bias) / Math.max(...limits));
}

/** Shapes times a factor: contributions still add up, and none changes with another. */
export function scaledShapes(shapes: Readonly<Record<string, Shape>>, factor: number): Record<string, Shape> {
  return Object.fromEntries(Object.entries(shapes).map(([name, { at, logit }]) => [name, { at, logit: logit.map((value) => value * factor) }]));
}

/** A profile whose families stay below the ceiling. All of them shrink alike, which keeps the order of verdicts as it was. */
export function boundedProfile(profile: AdditiveProfile): AdditiveProfile {
  const factor = ceilingFactor(profile.bias, Object.values(profile.familyLimits));
  if (factor === 1) return profile;
  const familyLimits = Object.fromEntries(Object.entries(profile.familyLimits).map(([family, limit]) => [family, limit * factor]));
  return { ...profile, shapes: scaledShapes(profile.shapes, factor), familyLimits };
}
