/** A job that was promised in the same transaction as its data. */
export interface OutboxRow {
  platformId: string;
  outboxId: string;
  job: string;
  payload: Record<string, unknown>;
}

export interface Outbox {
  /**
   * Gives `enqueue` the oldest rows never dispatched, or dispatched longer than `staleAfterMs` ago,
   * which the queue may have lost; marks them as dispatched once it is done; answers how many. All in
   * one transaction: a process that dies in between leaves them for the next call. Handing over a job
   * twice is harmless.
   */
  handOver(limit: number, staleAfterMs: number, enqueue: (rows: OutboxRow[]) => Promise<void>): Promise<number>;
  /** Rows not done yet, over all platforms. */
  pending(): Promise<number>;
}
