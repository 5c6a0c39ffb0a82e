import { neededFrom } from '../domain/comparators/detailed-seller-rating.js';
import { methodFigures, type MethodFigures } from '../domain/comparators/method-bars.js';
import type { MerchantScope, ScoreStore } from '../domain/ports/score-store.js';
import { scoresView } from '../domain/score-view.js';
import { takeReading } from './read-score.js';

export interface MethodComparison extends MethodFigures {
  merchantId: string;
  asOf: string;
  axis: { from: 1; to: 5; unit: 'stars' };
}

/** The same ratings by our method and by the others in use, ready for one chart. */
export async function compareMethods(deps: { scores: ScoreStore }, request: MerchantScope & { asOf?: Date }): Promise<MethodComparison> {
  const { reading, at } = await takeReading(deps.scores, request, request.asOf);
  const [days, orders] = await Promise.all([
    deps.scores.ratingDays(request, at),
    deps.scores.ratedOrders(request, new Date(neededFrom(at.getTime())), at),
  ]);
  const { stars } = scoresView(reading, at.getTime());
  return {
    merchantId: request.merchantId,
    asOf: at.toISOString(),
    axis: { from: 1, to: 5, unit: 'stars' },
    ...methodFigures(stars, days, orders, at.getTime(), reading.settings.businessHours.timeZone),
  };
}
