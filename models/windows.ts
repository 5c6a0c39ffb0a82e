/** Half-open range of pieces. */
export interface Window {
  start: number;
  end: number;
}

/** Share of a window that it has in common with the next, so that no phrase is only seen cut. */
const OVERLAP = 0.25;

/**
 * Lays windows over a sequence too long for one forward pass: as few as possible, evenly spread, each
 * of full length, neighbours sharing at least a quarter. Every piece lies in one window or more.
 *
 * @param length pieces in the sequence, without specials.
 * @param size most pieces in one window.
 */
export function planWindows(length: number, size: number): Window[] {
  if (length <= size) return [{ start: 0, end: length }];
  const stride = Math.max(1, Math.floor(size * (1 - OVERLAP)));
  const count = Math.ceil((length - size) / stride) + 1;
  return Array.from({ length: count }, (_, i) => {
    const start = Math.round((i * (length - size)) / (count - 1));
    return { start, end: start + size };
  });
}

/**
 * The part of each window that speaks for its pieces: overlaps are divided in the middle, where both
 * windows have context on either side. The parts tile the sequence.
 */
export function ownedRanges(windows: readonly Window[]): Window[] {
  return windows.map(({ start, end }, i) => {
    const before = windows[i - 1];
    const after = windows[i + 1];
    return {
      start: before ? Math.floor((before.end + start) / 2) : start,
      end: after ? Math.floor((end + after.start) / 2) : end,
    };
  });
}
