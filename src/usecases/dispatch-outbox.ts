import { JOBS, type JobName } from '../jobs/catalog.js';
import type { JobQueue, JobRequest } from '../jobs/job-queue.js';
import type { Outbox, OutboxRow } from '../domain/ports/outbox.js';

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
    const handed = await deps.outbox.handOver(CLAIM_SIZE, staleAfterMs, (rows) => deps.queue.enqueue(rows.map(jobRequest)));
    dispatched += handed;
    if (handed < CLAIM_SIZE) return dispatched;
  }
}

function jobRequest({ job, outboxId, payload }: OutboxRow): JobRequest {
  if (!(job in JOBS)) throw new Error(`The outbox names an unknown job ${job}. This is a bug.`);
  return { name: job as JobName, id: outboxId, payload: payload as unknown as JobRequest['payload'] };
}
