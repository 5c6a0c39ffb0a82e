/*
 * Texts are walked unit by unit in several places, and asking a regular expression or NFKC about each
 * took most of that time: so each unit is asked about once, and the answer looked up from then on.
 */

/** One entry for each UTF-16 unit there is. */
const UNITS = 0x10000;
const NOT_YET_KNOWN = -2;

/**
 * A function of a UTF-16 unit that works each answer out once.
 *
 * @param compute depends on the unit alone; answers an int32 other than -2.
 */
export function tableOfUnits(compute: (unit: number) => number): (unit: number) => number {
  const known = new Int32Array(UNITS).fill(NOT_YET_KNOWN);
  return (unit) => {
    const value = known[unit] ?? NOT_YET_KNOWN;
    return value === NOT_YET_KNOWN ? (known[unit] = compute(unit)) : value;
  };
}

/** Tells whether a UTF-16 unit on its own matches; half a surrogate pair is no letter of any script. */
export function unitMatcher(pattern: RegExp): (unit: number) => boolean {
  const matches = tableOfUnits((unit) => Number(pattern.test(String.fromCharCode(unit))));
  return (unit) => matches(unit) === 1;
}
