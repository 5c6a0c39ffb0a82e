import { JOBS, type JobName } from '../jobs/catalog.js';
import type { JobQueue, JobRequest } from '../jobs/job-queue.js';
import type { Outbox } from '../domain/ports/outbox.js';

/** Promises handed over at a time. */
const CLAIM_SIZE = 500;

/**
 * A promise dispatched longer ago than this without having been kept may have been lost by the
 * queue. Handing it over again is harmless: a waiting or running job with its id absorbs it.
 */
export const STALE_AFTER_MS = 60_000;

/**
 * Hands every open promise of the outbox to the queue. Called right after a transaction for speed,
 * and by the sweep for safety: whatever a crash left undispatched goes out with the next call.
 */
export async function dispatchOutbox(deps: { outbox: Outbox; queue: JobQueue }, staleAfterMs = STALE_AFTER_MS): Promise<number> {
  let dispatched = 0;
  for (;;) {
    const rows = await deps.outbox.claim(CLAIM_SIZE, staleAfterMs);
    const jobs = rows.map((row): JobRequest => {
      if (!(row.job in JOBS)) throw new Error(`The outbox names an unknown job ${row.job}. This is a bug.`);
      return { name: row.job as JobName, id: row.outboxId, payload: row.payload as unknown as JobRequest['payload'] };
    });
    await deps.queue.enqueue(jobs);
    dispatched += jobs.length;
    if (rows.length < CLAIM_SIZE) return dispatched;
  }
}
