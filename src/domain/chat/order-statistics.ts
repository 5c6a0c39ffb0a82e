/** Quantiles of many numbers without sorting them all. */

/** Moves the `rank`-th smallest of `values` within [low, high] to its place, smaller ones before it (C. A. R. Hoare's FIND, 1961). */
function place(values: Float32Array, rank: number, low: number, high: number): void {
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left]! < pivot) left += 1;
      while (values[right]! > pivot) right -= 1;
      if (left <= right) {
        const swapped = values[left]!;
        values[left] = values[right]!;
        values[right] = swapped;
        left += 1;
        right -= 1;
      }
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else return;
  }
}

/**
 * Quantiles at `shares` (0 to 1, ascending) of `values`, which are reordered; between two ranks linearly interpolated
 * (R. Hyndman and Y. Fan 1996, type 7, as PostgreSQL's percentile_cont). Empty for no values.
 */
export function quantiles(values: Float32Array, shares: readonly number[]): number[] {
  const last = values.length - 1;
  if (last < 0) return [];
  let placed = 0;
  return shares.map((share) => {
    const position = share * last;
    const below = Math.floor(position);
    const above = Math.ceil(position);
    place(values, below, placed, last);
    if (above > below) place(values, above, below + 1, last);
    placed = below;
    return values[below]! + (position - below) * (values[above]! - values[below]!);
  });
}
