import type { Analysis } from '../analysis.js';
import type { Transcript } from '../item.js';

/** From this probability of an accomplished task on, a chat of which the platform says nothing counts as resolved. */
export const RESOLVED_FROM = 0.5;

/** How far the customer's matter was resolved, 0 to 1: the platform's own word as 0 or 1, else the predicted probability; null when nobody tells. */
export function accomplishmentOf({ resolved }: Pick<Transcript, 'resolved'>, { service }: Pick<Analysis, 'service'>): number | null {
  return resolved !== undefined ? Number(resolved) : (service?.accomplished.probability ?? null);
}

/** True when the matter counts as resolved; false also when nobody tells. */
export function isResolved(transcript: Pick<Transcript, 'resolved'>, analysis: Pick<Analysis, 'service'>): boolean {
  return (accomplishmentOf(transcript, analysis) ?? 0) >= RESOLVED_FROM;
}
