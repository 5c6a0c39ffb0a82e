import type { MerchantScope, ScoreReading, ScoreStore } from '../domain/ports/score-store.js';
import { scoresView, type ScoresView } from '../domain/score-view.js';
import type { ScoreScope } from '../domain/score-scope.js';
import { merchantNotFound } from './find-merchant.js';

export interface MerchantScore extends ScoresView {
  merchantId: string;
  category: string;
  scope: ScoreScope;
  /** The score can be read again as of this instant, for ever. */
  asOf: string;
  halfLifeDays: number;
}

/** Scores decay continuously; read to the minute they can be cached and compared. */
const RESOLUTION_MS = 60_000;

/**
 * What a merchant's score is made of, and the instant that it stands for: the one asked for, or for
 * a live reading the minute's beginning or, if later, the latest change that it contains.
 */
export async function takeReading(scores: ScoreStore, of: MerchantScope, time: { now: Date; asOf?: Date }): Promise<{ reading: ScoreReading; at: Date }> {
  const reading = await scores.reading(of, time.asOf);
  if (!reading) throw merchantNotFound();
  if (time.asOf) return { reading, at: time.asOf };
  const minute = Math.floor(time.now.getTime() / RESOLUTION_MS) * RESOLUTION_MS;
  return { reading, at: new Date(Math.max(minute, reading.changedAt?.getTime() ?? 0)) };
}

/** A merchant's scores now, from a handful of sums however many items there are; or as of any instant, from the log. */
export async function readScore(deps: { scores: ScoreStore }, request: MerchantScope & { now: Date; asOf?: Date }): Promise<MerchantScore> {
  const { reading, at } = await takeReading(deps.scores, request, request);
  return {
    merchantId: request.merchantId,
    category: reading.category,
    scope: request.scope,
    asOf: at.toISOString(),
    halfLifeDays: reading.halfLifeDays,
    ...scoresView(reading, at.getTime()),
  };
}
