import { z } from 'zod';

/**
 * Analytic hierarchy process (T. L. Saaty, The Analytic Hierarchy Process, 1980): weights are the
 * principal eigenvector of a reciprocal matrix of pairwise comparisons.
 */

/** Mean consistency index of random reciprocal matrices of order n (Saaty 1980, table 1.4). */
const RANDOM_INDEX = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49];

/** Saaty's limit: above it the comparisons contradict one another too much to be used. */
export const MAX_CONSISTENCY_RATIO = 0.1;

/** So that ⅓ may be written .333. */
const RECIPROCAL_TOLERANCE = 2e-3;

/** Far more power iterations than any positive matrix of order ≤ 10 needs to settle to 1e-12. */
const MAX_ITERATIONS = 1000;

export interface HierarchyWeights {
  /** One weight a row, adding up to 1. */
  weights: number[];
  consistencyRatio: number;
}

/**
 * Weights and consistency ratio of an n × n matrix, 1 ≤ n ≤ 10, of positive judgements.
 * @throws RangeError when the matrix is not square, not positive or not reciprocal
 */
export function hierarchyWeights(matrix: readonly (readonly number[])[]): HierarchyWeights {
  const n = matrix.length;
  if (n < 1 || n >= RANDOM_INDEX.length) throw new RangeError('a pairwise matrix has 1 to 10 rows');
  matrix.forEach((row, i) => {
    if (row.length !== n) throw new RangeError('a pairwise matrix is square');
    row.forEach((value, j) => {
      if (!(value > 0) || Math.abs(value * matrix[j]![i]! - 1) > RECIPROCAL_TOLERANCE) {
        throw new RangeError(`entry ${i},${j} must be positive and the reciprocal of entry ${j},${i}`);
      }
    });
  });

  let weights = new Array<number>(n).fill(1 / n);
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    const product = matrix.map((row) => row.reduce((sum, value, j) => sum + value * weights[j]!, 0));
    const total = product.reduce((sum, value) => sum + value, 0);
    const next = product.map((value) => value / total);
    const moved = Math.max(...next.map((value, i) => Math.abs(value - weights[i]!)));
    weights = next;
    if (moved < 1e-12) break;
  }
  const eigenvalue =
    matrix.reduce((sum, row, i) => sum + row.reduce((dot, value, j) => dot + value * weights[j]!, 0) / weights[i]!, 0) / n;
  const consistencyIndex = n > 1 ? (eigenvalue - n) / (n - 1) : 0;
  const randomIndex = RANDOM_INDEX[n]!;
  return { weights, consistencyRatio: randomIndex > 0 ? Math.max(0, consistencyIndex / randomIndex) : 0 };
}

/** A consistent pairwise matrix of order n, refused with the row and column that are wrong. */
export function pairwiseMatrixSchema(n: number) {
  const judgement = z.number().min(1 / 9 - RECIPROCAL_TOLERANCE, { error: 'must be at least 1/9' }).max(9, { error: 'must be at most 9' });
  return z.array(z.array(judgement).length(n)).length(n).superRefine((matrix, context) => {
    if (matrix.length !== n || matrix.some((row) => row.length !== n)) return;
    for (let i = 0; i < n; i++) {
      for (let j = i; j < n; j++) {
        if (Math.abs(matrix[i]![j]! * matrix[j]![i]! - 1) <= RECIPROCAL_TOLERANCE) continue;
        context.addIssue({ code: 'custom', path: [j, i], message: i === j ? 'must be 1' : `must be the reciprocal of row ${i}, column ${j}` });
        return;
      }
    }
    const { consistencyRatio } = hierarchyWeights(matrix);
    if (consistencyRatio < MAX_CONSISTENCY_RATIO) return;
    context.addIssue({
      code: 'custom',
      path: [],
      message: `the comparisons contradict one another: their consistency ratio is ${consistencyRatio.toFixed(2)} and must be below ${MAX_CONSISTENCY_RATIO}`,
    });
  });
}
