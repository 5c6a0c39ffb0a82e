import type { Action } from '../evidence.js';

/** A flag and who is at work on it. */
export interface ClaimedFlag {
  id: string;
  reviewId: string;
  action: Action;
  /** Id of the key that holds the flag; null when nobody does. */
  claimedBy: string | null;
  /** False once nothing is left to decide. */
  open: boolean;
}

/** Who is at work on which flag: a claimed one is not closed under their hands by a better verdict. */
export interface FlagStore {
  /**
   * Claiming one's own flag again changes nothing.
   * @throws AppError not_found when no open flag has the id; flag_claimed when another key holds it
   */
  claim(platformId: string, flagId: string, keyId: string): Promise<ClaimedFlag>;
  /**
   * Gives a flag back to the queue; one whose verdict no longer asks for anything closes, and the log
   * says so. `force` takes it from whoever holds it.
   * @throws AppError not_found when no open flag has the id; flag_claimed when another key holds it
   */
  release(platformId: string, flagId: string, keyId: string, force: boolean): Promise<ClaimedFlag>;
}
