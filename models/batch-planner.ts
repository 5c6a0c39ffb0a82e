/** Rows that go through the encoder together, all padded to `length`. */
export interface Batch {
  rows: number[];
  length: number;
}

/**
 * Most padded pieces in one forward pass. At the slowest speed we accept (2,000 pieces a second on a
 * shared core) a pass stays near two seconds; beyond this size larger batches are no faster.
 */
const MAX_BATCH_PIECES = 4096;

/**
 * The length a row is padded to: a function of the row alone. Sums over a padded axis are taken in
 * another order when the padding differs, and the last bits of the result with them, so a row's padding
 * must not depend on its neighbours if its result is not to.
 */
export function paddedLength(pieces: number): number {
  const step = pieces <= 64 ? 8 : pieces <= 128 ? 16 : 32;
  return Math.ceil(pieces / step) * step;
}

/**
 * Groups rows of equal padded length under the budget, shortest first.
 *
 * @param lengths pieces of each row, specials included.
 * @param maxPieces most padded pieces of one batch; a single longer row still gets a batch.
 * @returns batches that name each row index exactly once.
 */
export function planBatches(lengths: readonly number[], maxPieces = MAX_BATCH_PIECES): Batch[] {
  const byLength = new Map<number, number[]>();
  lengths.forEach((length, row) => {
    const padded = paddedLength(length);
    const rows = byLength.get(padded);
    if (rows) rows.push(row);
    else byLength.set(padded, [row]);
  });
  const batches: Batch[] = [];
  for (const [length, rows] of [...byLength].sort(([a], [b]) => a - b)) {
    const size = Math.max(1, Math.floor(maxPieces / length));
    for (let from = 0; from < rows.length; from += size) batches.push({ length, rows: rows.slice(from, from + size) });
  }
  return batches;
}
