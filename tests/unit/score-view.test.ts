import { expect, it } from 'vitest';
import type { CategoryPrior } from '../../src/domain/category-prior.js';
import { ASPECTS } from '../../src/domain/merchant-score.js';
import { sumObservations } from '../../src/domain/score-sums.js';
import { scoresView } from '../../src/domain/score-view.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.js';

it('when a score is of a part of the items, then it has no percentile, since peers are compared by all of theirs', () => {
  const at = Date.parse('2026-05-01T00:00:00Z');
  const observations = ASPECTS.map((dimension) => ({ dimension, value: 0.9, weight: 1, fullWeight: 1 }));
  const sums = sumObservations(Array.from({ length: 50 }, () => ({ occurredAtMs: at, observations })), 180);
  const prior: CategoryPrior = {
    aspects: Object.fromEntries(ASPECTS.map((aspect) => [aspect, { mean: 0.6, strength: 10, merchants: 5 }])) as CategoryPrior['aspects'],
    points: [40, 50, 60, 70, 99],
    median: null,
  };
  const inputs = { halfLifeDays: 180, sums, prior, settings: DEFAULT_SETTINGS };
  const whole = scoresView(inputs, at);
  expect(whole.overall.percentile).toBe(80);
  expect(whole.peers.compared).toBe(5);
  const part = scoresView(inputs, at, { kind: 'agent', value: 'ann' });
  expect(part.overall).toEqual({ ...whole.overall, percentile: null });
  expect(part.peers).toEqual({ ...whole.peers, compared: 0 });
});
