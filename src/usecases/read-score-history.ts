import { AppError } from '../domain/app-error.js';
import type { MerchantScope, ScoreStore } from '../domain/ports/score-store.js';
import { scoresView, type ScoresView } from '../domain/score-view.js';
import { merchantNotFound } from './find-merchant.js';
import { replaySpan } from './replay-instant.js';

export interface HistoryPoint extends Pick<ScoresView, 'overall' | 'dimensions' | 'stars'> {
  at: string;
}

/** Points of a history at most: more than a year of days. */
const MAX_HISTORY_POINTS = 400;

/** Evenly spaced instants from the first on, the last one always among them. */
function historyInstants(from: Date, to: Date, stepDays: number): Date[] {
  const instants: Date[] = [];
  for (let at = from.getTime(); at < to.getTime(); at += stepDays * 86_400_000) instants.push(new Date(at));
  return [...instants, to];
}

/**
 * A merchant's scores as they would have been read every so many days, in one pass over the log.
 * @throws AppError invalid_request, not_found
 */
export async function readScoreHistory(deps: { scores: ScoreStore }, request: MerchantScope & { from: Date; to?: Date; stepDays: number }): Promise<HistoryPoint[]> {
  const { from, to } = await replaySpan(deps.scores, request.platformId, request);
  const instants = historyInstants(from, to, request.stepDays);
  if (instants.length > MAX_HISTORY_POINTS) {
    throw new AppError({ code: 'invalid_request', publicMessage: `A history has at most ${MAX_HISTORY_POINTS} points; take a wider step or a shorter span.`, pointer: '/query/step' });
  }
  const readings = await deps.scores.readings(request, instants);
  if (!readings) throw merchantNotFound();
  return readings.map((reading, index) => {
    const at = instants[index]!;
    const { overall, dimensions, stars } = scoresView(reading, at.getTime(), request.scope);
    return { at: at.toISOString(), overall, dimensions, stars };
  });
}
