/**
 * Which instants can be replayed. The log stamps events by the database's clock while it holds the head of the
 * platform's chain, so that events visible to a reader are older than all that are still being written; and
 * a writer commits within `MAX_APPEND_MS` of its stamp or not at all. So everything up to the newest visible
 * event is settled, and so is everything up to `SETTLING_MS` ago: no event can yet come at or before either.
 * A score read as of a settled instant is the same for ever.
 */

/** Longest time between an event's stamp and the end of its transaction. */
export const MAX_APPEND_MS = 30_000;

/** Twice that: a committed event is visible by then even where the commit itself is slow. */
const SETTLING_MS = 2 * MAX_APPEND_MS;

/** Scores decay continuously; read to the minute they can be cached and compared. */
const RESOLUTION_MS = 60_000;

/**
 * The newest instant that a replay of a platform's scores may name.
 * @param now by the database's clock
 * @param lastEventAt of the platform's log, as visible by then; null before the first event
 */
export function settledInstant(now: Date, lastEventAt: Date | null): Date {
  return new Date(Math.max(now.getTime() - SETTLING_MS, lastEventAt?.getTime() ?? 0));
}

/**
 * The instant that a live reading stands for: the beginning of the newest minute that is settled or, if later, the
 * newest change that the reading contains, which is settled too.
 */
export function liveInstant(now: Date, changedAt: Date | null): Date {
  const minute = Math.floor((now.getTime() - SETTLING_MS) / RESOLUTION_MS) * RESOLUTION_MS;
  return new Date(Math.max(minute, changedAt?.getTime() ?? 0));
}
