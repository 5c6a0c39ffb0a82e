import type { AdditiveModel } from '../../../src/domain/additive-model.js';
import { logitOf } from '../../../src/domain/signals/history/judge-history.js';
import { measureSignals, SIGNALS_WIDE } from '../../../src/domain/signals/history/signal-matrix.js';
import { printTable } from '../table.js';
import { rebuildTable, type LabelledHistory } from '../yelp-metadata.js';
import { CAMPAIGNS, plantCampaigns } from './campaigns.js';
import { thresholdAt } from './ranking.js';

const FALSE_POSITIVES = 0.01;

/**
 * Plants campaigns among the real reviews and prints how many of their reviews stand above the score
 * that 1 % of the reviews which the filter let pass exceed. Rings of copies and paraphrases are seen
 * here by behaviour alone, without their texts.
 */
export function evaluateCampaigns(set: LabelledHistory, model: AdditiveModel): void {
  const planted = plantCampaigns(set);
  const matrix = measureSignals(rebuildTable(set, planted.reviews), 'retrospect', { profile: model.profiles.retrospect });
  const real = set.users.length;
  const profiles = ['retrospect', 'prior'] as const;
  const recalls = profiles.map((name) => {
    const logitAt = (row: number): number => logitOf(matrix.subarray(row * SIGNALS_WIDE, (row + 1) * SIGNALS_WIDE), model.profiles[name]);
    const honest: number[] = [];
    for (let row = 0; row < real; row++) if (set.filtered[row] === 0) honest.push(logitAt(row));
    const limit = thresholdAt(honest, FALSE_POSITIVES);
    return (campaign: string): number => {
      const own = planted.names.flatMap((one, i) => (one === campaign ? [logitAt(real + i)] : []));
      return own.filter((logit) => logit > limit).length / own.length;
    };
  });
  printTable(
    'Planted campaigns by behaviour alone, in retrospect: recall at 1 % of honest reviews flagged',
    ['campaign', 'reviews', ...profiles.map((name) => (name === 'prior' ? 'prior, no labels' : 'learned'))],
    Object.keys(CAMPAIGNS).map((name) => [name, planted.names.filter((one) => one === name).length, ...recalls.map((recall) => recall(name))]),
  );
}
