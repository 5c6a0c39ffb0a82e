import { describe, expect, it } from 'vitest';
import { propagateBeliefs } from '../../scripts/evaluate/history/belief-propagation.js';
import { rankingOf, thresholdAt } from '../../scripts/evaluate/history/ranking.js';
import { partOf } from '../../scripts/evaluate/history/user-split.js';
import { ReviewTableBuilder } from '../../src/domain/signals/history/review-table.js';

describe('figures of a ranking', () => {
  it('when the score is perfect, turned round or blind, then AUC and average precision say so', () => {
    const truth = Array.from({ length: 1000 }, (_, i) => i % 10 === 0);
    const perfect = rankingOf(truth, truth.map(Number));
    expect(perfect).toEqual({ auc: 1, averagePrecision: 1, precisionAt100: 1, precisionAt1000: 0.1 });
    expect(rankingOf(truth, truth.map((real) => -Number(real))).auc).toBe(0);
    const blind = rankingOf(truth.toSorted(), truth.map(() => 0));
    expect(blind.auc).toBe(0.5);
    expect(blind.averagePrecision).toBeLessThan(0.2);
  });

  it('when a threshold is asked for, then just that share stands above it', () => {
    const scores = Array.from({ length: 500 }, (_, i) => (i * 37) % 500);
    expect(scores.filter((score) => score > thresholdAt(scores, 0.01))).toHaveLength(5);
  });
});

describe('loopy belief propagation', () => {
  const builder = new ReviewTableBuilder();
  for (const [reviewer, product] of [['a', 'p'], ['a', 'q'], ['b', 'p'], ['c', 'r']] as const) builder.add({ reviewer, product, rating: 5, at: 0 });
  const table = builder.build();

  it('when nothing is known of any review, then nothing follows', () => {
    expect([...propagateBeliefs(table, new Float64Array(4))]).toEqual([0, 0, 0, 0]);
  });

  it('when one review is suspected, then its reviewer’s others follow most, its product’s less, and strangers not at all', () => {
    const [own, sameReviewer, sameProduct, stranger] = propagateBeliefs(table, Float64Array.of(3, 0, 0, 0));
    expect(own).toBeCloseTo(3, 9);
    expect(sameReviewer).toBeGreaterThan(sameProduct!);
    expect(sameProduct).toBeGreaterThan(0);
    expect(stranger).toBe(0);
  });
});

describe('the split by user', () => {
  it('when a user is put into a part, then it is the part that training puts it into', () => {
    expect(['923', '924', 'u-1'].map(partOf)).toEqual([8, 1, 9]);
  });
});
