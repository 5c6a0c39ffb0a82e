/**
 * Forward decay (Cormode, Shkapenyuk, Srivastava and Xu, ICDE 2009): each observation is weighted
 * once, by how late it lies after a fixed landmark; reading at any later time divides by one factor.
 * So adding an observation is O(1), reading is independent of how many there are, and the decay is
 * continuous: no window edge, no jump when a newer review arrives.
 */

/** Fixed for ever: stored sums are relative to it. */
export const LANDMARK_MS = Date.UTC(2020, 0, 1);

const DAY_MS = 86_400_000;

/** Half-life of an observation's weight when a merchant or platform sets none. */
export const DEFAULT_HALF_LIFE_DAYS = 180;

/** With a shorter half-life the squared growth factor of the year 2040 would leave the range of a double. */
export const MIN_HALF_LIFE_DAYS = 15;

/** 2^((at − landmark) ÷ half-life): the stored weight of an observation made `at` that instant. */
export function growth(atMs: number, halfLifeDays: number): number {
  return 2 ** ((atMs - LANDMARK_MS) / DAY_MS / halfLifeDays);
}

/**
 * Sums as stored for one merchant, dimension and scope: the believed ones, the same as they would be
 * if everything were believed, and the plain, undecayed ones behind the raw mean.
 */
export interface ScoreSums extends DecayedSums {
  fullWeight: number;
  fullWeightedValue: number;
  fullSquaredWeight: number;
  /** Σ y over all items, undecayed and unweighted, and their number. */
  rawValue: number;
  rawCount: number;
}

/**
 * Weighted sums as stored, before division by the growth factor of the reading time.
 * `weight` Σ g·w, `weightedValue` Σ g·w·y, `squaredWeight` Σ (g·w)², `count` items with weight > 0.
 */
export interface DecayedSums {
  weight: number;
  weightedValue: number;
  squaredWeight: number;
  count: number;
}

export const EMPTY_SUMS: DecayedSums = { weight: 0, weightedValue: 0, squaredWeight: 0, count: 0 };

/** What one observation adds to the stored sums: w ∈ [0,1] weight, y ∈ [0,1] value. */
export function observationSums(w: number, y: number, atMs: number, halfLifeDays: number): DecayedSums {
  const weight = w * growth(atMs, halfLifeDays);
  return { weight, weightedValue: weight * y, squaredWeight: weight * weight, count: w > 0 ? 1 : 0 };
}

/** The sums as they count at `readAtMs`. */
export function decayTo(sums: DecayedSums, readAtMs: number, halfLifeDays: number): DecayedSums {
  const factor = growth(readAtMs, halfLifeDays);
  return {
    weight: sums.weight / factor,
    weightedValue: sums.weightedValue / factor,
    squaredWeight: sums.squaredWeight / (factor * factor),
    count: sums.count,
  };
}

export const EMPTY_SCORE_SUMS: ScoreSums = { ...EMPTY_SUMS, fullWeight: 0, fullWeightedValue: 0, fullSquaredWeight: 0, rawValue: 0, rawCount: 0 };

/** Score sums as they count at `readAtMs`; the plain ones do not decay. */
export function decayScoreSums(sums: ScoreSums, readAtMs: number, halfLifeDays: number): ScoreSums {
  const factor = growth(readAtMs, halfLifeDays);
  return {
    ...decayTo(sums, readAtMs, halfLifeDays),
    fullWeight: sums.fullWeight / factor,
    fullWeightedValue: sums.fullWeightedValue / factor,
    fullSquaredWeight: sums.fullSquaredWeight / (factor * factor),
    rawValue: sums.rawValue,
    rawCount: sums.rawCount,
  };
}

/** The believed sums as they would be if everything were believed. */
export function asIfBelieved(sums: ScoreSums): DecayedSums {
  return { weight: sums.fullWeight, weightedValue: sums.fullWeightedValue, squaredWeight: sums.fullSquaredWeight, count: sums.rawCount };
}
