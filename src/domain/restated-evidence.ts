import type { Evidence } from './evidence.js';

/**
 * From this share of change on, a measured fact is another one: a fifth copy beside four, a ring of
 * twenty-five where twenty were known. Small enough that nobody decides on a picture that is out of date,
 * large enough that what grows one by one gets a dozen revisions and not hundreds.
 */
const MATERIAL_CHANGE = 0.2;

/**
 * Whether evidence that weighs the same tells something else: a fact moved by a fifth or more, or a fifth
 * or more of the ids it names are new. Strengths are bounded, so a ring may grow from nine accounts to
 * sixty without a change of probability.
 *
 * @param before of the standing verdict, as it was first told
 * @param now of the same signals
 */
export function restates(before: readonly Evidence[], now: readonly Evidence[]): boolean {
  const known = new Map(before.map((fact) => [fact.signal, fact]));
  return now.some(({ signal, value, comparedWith }) => {
    const told = known.get(signal);
    if (!told) return true;
    if (Math.abs(value - told.value) >= MATERIAL_CHANGE * Math.max(Math.abs(value), Math.abs(told.value)) && value !== told.value) return true;
    const ids = new Set(told.comparedWith);
    const fresh = comparedWith.filter((id) => !ids.has(id)).length;
    return fresh > 0 && fresh >= MATERIAL_CHANGE * comparedWith.length;
  });
}
