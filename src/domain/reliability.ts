/** One bin of a reliability curve: what was predicted, what was so, of how many held-out reviews. */
export interface ReliabilityBin {
  predicted: number;
  observed: number;
  reviews: number;
}

/** A model's reliability on labelled reviews held out from its learning. */
export interface Calibration {
  model: string;
  data: string;
  bins: readonly ReliabilityBin[];
}

/**
 * Volume and precision to expect from a threshold, read off a reliability curve: of the held-out
 * reviews in bins predicted at or above it, their share of all and how many were inauthentic.
 * `precision` is null where no held-out review reached the threshold.
 */
export function expectedAt(bins: readonly ReliabilityBin[], threshold: number): { share: number; precision: number | null } {
  const total = bins.reduce((sum, { reviews }) => sum + reviews, 0);
  const above = bins.filter(({ predicted }) => predicted >= threshold);
  const reviews = above.reduce((sum, bin) => sum + bin.reviews, 0);
  if (reviews === 0) return { share: 0, precision: null };
  return { share: reviews / total, precision: above.reduce((sum, bin) => sum + bin.observed * bin.reviews, 0) / reviews };
}
