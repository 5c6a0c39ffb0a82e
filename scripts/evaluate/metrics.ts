/** Share of pairs that agree. */
export function accuracy(truth: readonly number[], guess: readonly number[]): number {
  return truth.filter((label, i) => label === guess[i]).length / Math.max(1, truth.length);
}

/** F1 from counts of true positives, false positives and false negatives; 0 when there are none. */
export function f1(truePositives: number, falsePositives: number, falseNegatives: number): number {
  const both = 2 * truePositives;
  return both === 0 ? 0 : both / (both + falsePositives + falseNegatives);
}

/** Mean of the classes' F1, over the classes that occur in the truth. */
export function macroF1(truth: readonly number[], guess: readonly number[]): number {
  const classes = [...new Set(truth)];
  const scores = classes.map((label) => {
    const hits = truth.filter((value, i) => value === label && guess[i] === label).length;
    const guessed = guess.filter((value) => value === label).length;
    const real = truth.filter((value) => value === label).length;
    return f1(hits, guessed - hits, real - hits);
  });
  return mean(scores);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/**
 * Expected calibration error (Naeini et al. 2015): mean distance of confidence and accuracy over
 * fifteen bins of equal width, weighted by their size.
 */
export function calibrationError(confidence: readonly number[], correct: readonly boolean[]): number {
  const BINS = 15;
  const bins = Array.from({ length: BINS }, () => ({ size: 0, confidence: 0, correct: 0 }));
  confidence.forEach((value, i) => {
    const bin = bins[Math.min(BINS - 1, Math.floor(value * BINS))];
    if (!bin) return;
    bin.size += 1;
    bin.confidence += value;
    bin.correct += correct[i] ? 1 : 0;
  });
  const distance = bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.correct), 0);
  return distance / Math.max(1, confidence.length);
}

/** Ranks from 1, ties sharing their mean rank. */
function ranks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const result = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (let i = from; i <= to; i += 1) result[order[i] ?? 0] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return result;
}

/** Area under the ROC curve by rank sums; NaN when one class is missing. */
export function areaUnderCurve(truth: readonly boolean[], score: readonly number[]): number {
  const rank = ranks(score);
  const positives = truth.filter(Boolean).length;
  const negatives = truth.length - positives;
  const sum = rank.reduce((total, value, i) => total + (truth[i] ? value : 0), 0);
  return (sum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Spearman's rank correlation. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  const x = ranks(a);
  const y = ranks(b);
  const centre = (a.length + 1) / 2;
  let covariance = 0;
  let varianceX = 0;
  let varianceY = 0;
  x.forEach((rank, i) => {
    const dx = rank - centre;
    const dy = (y[i] ?? 0) - centre;
    covariance += dx * dy;
    varianceX += dx * dx;
    varianceY += dy * dy;
  });
  return covariance / Math.sqrt(varianceX * varianceY);
}
