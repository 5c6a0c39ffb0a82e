import type { MerchantScope, ScoreStore } from '../domain/ports/score-store.js';
import { scoresView, type ScoresView } from '../domain/score-view.js';
import { merchantNotFound } from './find-merchant.js';

export interface HistoryPoint extends Pick<ScoresView, 'overall' | 'dimensions' | 'stars'> {
  at: string;
}

/** Points of a history at most: more than a year of days. */
export const MAX_HISTORY_POINTS = 400;

/** Evenly spaced instants from the first on, the last one always among them. */
export function historyInstants(from: Date, to: Date, stepDays: number): Date[] {
  const instants: Date[] = [];
  for (let at = from.getTime(); at < to.getTime(); at += stepDays * 86_400_000) instants.push(new Date(at));
  return [...instants, to];
}

/** A merchant's scores as they would have been read at each instant, in one pass over the log. */
export async function readScoreHistory(deps: { scores: ScoreStore }, request: MerchantScope & { instants: readonly Date[] }): Promise<HistoryPoint[]> {
  const readings = await deps.scores.readings(request, request.instants);
  if (!readings) throw merchantNotFound();
  return readings.map((reading, index) => {
    const at = request.instants[index]!;
    const { overall, dimensions, stars } = scoresView(reading, at.getTime());
    return { at: at.toISOString(), overall, dimensions, stars };
  });
}
