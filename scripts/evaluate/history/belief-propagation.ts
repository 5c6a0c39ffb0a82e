import type { ReviewTable } from '../../../src/domain/signals/history/review-table.js';

/** How often a reviewer's reviews share its nature, and how weakly a product's do (SpEagle's potentials, 2015, as log-odds). */
const REVIEWER_AGREES = 0.9;
const PRODUCT_AGREES = 0.6;
const ROUNDS = 8;

/** Message through a symmetric potential: what log-odds `belief` on one end say of the other. */
const through = (belief: number, agrees: number): number => 2 * Math.atanh((2 * agrees - 1) * Math.tanh(belief / 2));

function exchange(owner: Int32Array, owners: number, incoming: Float64Array, agrees: number): Float64Array {
  const totals = new Float64Array(owners);
  const sent = incoming.map((belief) => through(belief, agrees));
  owner.forEach((node, row) => (totals[node]! += sent[row]!));
  return Float64Array.from(owner, (node, row) => through(totals[node]! - sent[row]!, agrees));
}

/**
 * Loopy belief propagation over reviewer – review – product (Rayana and Akoglu, SpEagle, KDD 2015),
 * a baseline: log-odds of each row, from log-odds known beforehand.
 * @param prior by row of the table
 */
export function propagateBeliefs(table: ReviewTable, prior: Float64Array): Float64Array {
  let fromReviewer = new Float64Array(table.size);
  let fromProduct = new Float64Array(table.size);
  for (let round = 0; round < ROUNDS; round++) {
    const toReviewer = prior.map((belief, row) => belief + fromProduct[row]!);
    const toProduct = prior.map((belief, row) => belief + fromReviewer[row]!);
    fromReviewer = exchange(table.reviewer, table.reviewers, toReviewer, REVIEWER_AGREES) as Float64Array<ArrayBuffer>;
    fromProduct = exchange(table.product, table.products, toProduct, PRODUCT_AGREES) as Float64Array<ArrayBuffer>;
  }
  return prior.map((belief, row) => belief + fromReviewer[row]! + fromProduct[row]!);
}
