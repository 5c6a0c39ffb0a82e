import { liveInstant } from '../domain/log-time.js';
import type { MerchantScope, ScoreReading, ScoreStore } from '../domain/ports/score-store.js';
import { scoresView, type ScoresView } from '../domain/score-view.js';
import type { ScoreScope } from '../domain/score-scope.js';
import { merchantNotFound } from './find-merchant.js';
import { replayInstant } from './replay-instant.js';

export interface MerchantScore extends ScoresView {
  merchantId: string;
  category: string;
  scope: ScoreScope;
  /** The score can be read again as of this instant, for ever. */
  asOf: string;
  halfLifeDays: number;
}

/**
 * What a merchant's score is made of, and the instant that it stands for, which can be replayed for ever:
 * the one asked for, or that of a live reading (`liveInstant`).
 * @throws AppError not_found, or invalid_request when the instant asked for is not settled yet
 */
export async function takeReading(scores: ScoreStore, of: MerchantScope, asOf: Date | undefined): Promise<{ reading: ScoreReading; at: Date }> {
  const instant = asOf && (await replayInstant(scores, of.platformId, asOf));
  const reading = await scores.reading(of, instant);
  if (!reading) throw merchantNotFound();
  return { reading, at: instant ?? liveInstant(reading.readAt, reading.changedAt) };
}

/** A merchant's scores now, from a handful of sums however many items there are; or as of any instant, from the log. */
export async function readScore(deps: { scores: ScoreStore }, request: MerchantScope & { asOf?: Date }): Promise<MerchantScore> {
  const { reading, at } = await takeReading(deps.scores, request, request.asOf);
  return {
    merchantId: request.merchantId,
    category: reading.category,
    scope: request.scope,
    asOf: at.toISOString(),
    halfLifeDays: reading.halfLifeDays,
    ...scoresView(reading, at.getTime(), request.scope),
  };
}
