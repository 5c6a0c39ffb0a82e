/** A job that was promised in the same transaction as its data. */
export interface OutboxRow {
  platformId: string;
  outboxId: string;
  job: string;
  payload: Record<string, unknown>;
}

export interface Outbox {
  /**
   * Marks as dispatched, and answers, rows never dispatched or dispatched longer than `staleAfterMs`
   * ago: those may have been lost by the queue. Handing over a job twice is harmless.
   */
  claim(limit: number, staleAfterMs: number): Promise<OutboxRow[]>;
  /** Rows not done yet, over all platforms. */
  pending(): Promise<number>;
}
