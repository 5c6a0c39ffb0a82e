import { AppError } from '../domain/app-error.js';
import type { ScoreStore } from '../domain/ports/score-store.js';

/** Asking for an instant at which events may still come would promise what nobody can keep. */
async function refuseUnsettled(scores: ScoreStore, platformId: string, at: Date, pointer: string): Promise<void> {
  const settled = await scores.settledUntil(platformId);
  if (at <= settled) return;
  throw new AppError({
    code: 'invalid_request',
    publicMessage: `What is known of this instant may still change; scores can be replayed up to ${settled.toISOString()}. Leave it out for the newest.`,
    pointer,
  });
}

/** @throws AppError invalid_request when the log is not settled at that instant yet */
export async function replayInstant(scores: ScoreStore, platformId: string, asOf: Date): Promise<Date> {
  await refuseUnsettled(scores, platformId, asOf, '/query/asOf');
  return asOf;
}

/**
 * A span that runs forwards and can be replayed to its end; without one it ends with the newest settled instant.
 * @throws AppError invalid_request
 */
export async function replaySpan(scores: ScoreStore, platformId: string, { from, to }: { from: Date; to?: Date }): Promise<{ from: Date; to: Date }> {
  if (to) await refuseUnsettled(scores, platformId, to, '/query/to');
  const end = to ?? (await scores.settledUntil(platformId));
  if (from < end) return { from, to: end };
  throw new AppError({ code: 'invalid_request', publicMessage: 'The span must begin before it ends.', pointer: '/query/from' });
}
