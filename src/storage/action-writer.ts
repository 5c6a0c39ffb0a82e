import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { actionFor } from '../domain/authenticity.js';
import type { NewEvent } from '../domain/event-log.js';
import type { JobName } from '../jobs/catalog.js';
import type { Tx } from './database.js';
import { readPrior, storeVerdicts } from './judgement-writer.js';
import { readReviewPolicies } from './policy-reader.js';

/** Reviews whose actions are derived in one transaction. */
const PAGE_SIZE = 1000;
const DERIVE: JobName = 'derive-actions';

/** Promises that the actions of every verdict behind a review's will be derived again; of all of them without one. */
export async function promiseDeriving(tx: Tx, platformId: string, afterReviewId: string | null = null): Promise<void> {
  const outboxId = randomUUID();
  await sql`insert into outbox (platform_id, outbox_id, job, payload)
    values (${platformId}, ${outboxId}, ${DERIVE}, ${JSON.stringify({ platformId, outboxId, afterReviewId })}::jsonb)`.execute(tx);
}

/**
 * Derives a page of actions. It goes through the reviews, judged or not, and locks them: a verdict
 * being stored at the same moment by the old thresholds is waited for, then seen.
 */
export async function deriveActions(tx: Tx, { platformId, afterReviewId }: { platformId: string; afterReviewId: string | null }): Promise<NewEvent[]> {
  const { rows } = await sql<{ id: string }>`
    select item_id as id from items where platform_id = ${platformId} and kind = 'review' and item_id > ${afterReviewId ?? ''}
    order by item_id limit ${PAGE_SIZE} for update`.execute(tx);
  const ids = rows.map(({ id }) => id);
  const prior = await readPrior(tx, platformId, ids);
  const policyOf = await readReviewPolicies(tx, platformId, ids);
  const changed = [...prior.values()]
    .map(({ reviewId, version, readGeneration: generation, probability, logit, bias, evidence }) => ({
      reviewId,
      version,
      generation,
      causes: ['policy' as const],
      judgement: { probability, logit, bias, evidence, action: actionFor(probability, policyOf(reviewId)) },
    }))
    .filter(({ reviewId, judgement }) => judgement.action !== prior.get(reviewId)!.action);
  const { events } = await storeVerdicts(tx, platformId, changed, prior);
  if (ids.length === PAGE_SIZE) await promiseDeriving(tx, platformId, ids[ids.length - 1]!);
  return events;
}
