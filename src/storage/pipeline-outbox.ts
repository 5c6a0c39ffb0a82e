import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { ChunkReference } from '../domain/ports/pipeline-store.js';
import type { JobName } from '../jobs/catalog.js';
import type { Tx } from './database.js';

/** The stages of an item within its batch, as stored in `batch_items.stage`. */
export const STAGES = { analysed: 1, judged: 2, scored: 3 } as const;
export type Stage = keyof typeof STAGES;

/** The step that each completed stage of a whole batch sets off. */
const NEXT_STEP: Record<Stage, JobName | undefined> = {
  analysed: 'judge-items',
  judged: 'score-items',
  scored: undefined,
};

/** Removes the step's own promise: it is kept. */
export async function settle(tx: Tx, platformId: string, outboxId: string): Promise<void> {
  await sql`delete from outbox where platform_id = ${platformId} and outbox_id = ${outboxId}`.execute(tx);
}

/** False when the step was done before, or its promise is being kept by another worker, which this waits for. */
export async function lockPromise(tx: Tx, platformId: string, outboxId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from outbox where platform_id = ${platformId} and outbox_id = ${outboxId} for update`.execute(tx);
  return rows.length > 0;
}

async function promiseNext(tx: Tx, reference: ChunkReference, job: JobName, chunks: readonly number[]): Promise<void> {
  const { platformId, batchId } = reference;
  const promises = chunks.map((chunk) => {
    const outboxId = randomUUID();
    return { outboxId, payload: { platformId, batchId, chunk, outboxId } };
  });
  await sql`
    insert into outbox (platform_id, outbox_id, job, payload)
    select ${platformId}, "outboxId", ${job}, payload
    from jsonb_to_recordset(${JSON.stringify(promises)}::jsonb) as job("outboxId" text, payload jsonb)`.execute(tx);
}

/**
 * Promises a job of which one open promise is enough. One that is being kept just now is locked: this
 * waits for it to end, finds it gone and promises anew, so that no change falls between two. Each has
 * an id of its own: a queue would take one with the id of a running job for the same and drop it.
 */
export async function promiseOnce(tx: Tx, platformId: string, job: JobName, about: Record<string, string>): Promise<void> {
  const { rows } = await sql`
    select 1 from outbox where platform_id = ${platformId} and job = ${job}
      and payload - 'platformId' - 'outboxId' = ${JSON.stringify(about)}::jsonb for update`.execute(tx);
  if (rows.length > 0) return;
  const outboxId = randomUUID();
  const payload = JSON.stringify({ platformId, outboxId, ...about });
  await sql`
    insert into outbox (platform_id, outbox_id, job, payload) values (${platformId}, ${outboxId}, ${job}, ${payload}::jsonb)`.execute(tx);
}

/** Promises that all categories of the platform learn from their merchants anew. */
export async function promiseAllFits(tx: Tx, platformId: string): Promise<void> {
  const { rows } = await sql<{ category: string }>`
    select distinct category from merchants where platform_id = ${platformId} order by category`.execute(tx);
  for (const { category } of rows) await promiseOnce(tx, platformId, 'fit-prior', { category });
}

/** Promises that the categories whose merchants a batch spoke of learn from it. */
export async function promiseFits(tx: Tx, platformId: string, batchId: string): Promise<void> {
  const { rows } = await sql<{ category: string }>`
    select distinct m.category from batch_items entry
    join items i on i.platform_id = entry.platform_id and i.kind = entry.kind and i.item_id = entry.item_id
    join merchants m on m.platform_id = i.platform_id and m.merchant_id = i.merchant_id
    where entry.platform_id = ${platformId} and entry.batch_id = ${batchId} order by m.category`.execute(tx);
  for (const { category } of rows) await promiseOnce(tx, platformId, 'fit-prior', { category });
}

const MARK_AFFECTED: JobName = 'mark-affected';

async function promiseMarking(tx: Tx, { platformId, batchId }: ChunkReference): Promise<void> {
  const outboxId = randomUUID();
  await sql`
    insert into outbox (platform_id, outbox_id, job, payload)
    values (${platformId}, ${outboxId}, ${MARK_AFFECTED}, ${JSON.stringify({ platformId, batchId, outboxId })}::jsonb)`.execute(tx);
}

/**
 * Counts a chunk's items as having reached a stage, each once, and promises what follows. A batch is
 * judged only when all of it was read, so that copies within it see one another whatever the order
 * in which workers finish; scoring follows chunk by chunk. Reviews of earlier batches that it makes
 * stale are looked for at the same time.
 *
 * @returns how many items the batch has when all of them have reached the stage by now, else 0.
 */
export async function advanceChunk(tx: Tx, reference: ChunkReference, stage: Stage): Promise<number> {
  const { platformId, batchId, chunk } = reference;
  const { rows: moved } = await sql<{ items: number }>`
    with moved as (
      update batch_items set stage = ${STAGES[stage]}
      where platform_id = ${platformId} and batch_id = ${batchId} and chunk = ${chunk} and stage < ${STAGES[stage]}
      returning 1)
    select count(*)::int as items from moved`.execute(tx);
  const column = sql.ref(stage);
  const { rows } = await sql<{ accepted: number; reached: number }>`
    update batches set ${column} = ${column} + ${moved[0]!.items}
    where platform_id = ${platformId} and batch_id = ${batchId}
    returning accepted, ${column} as reached`.execute(tx);
  const { accepted, reached } = rows[0]!;
  const next = NEXT_STEP[stage];
  if (stage === 'judged') await promiseNext(tx, reference, next!, [chunk]);
  if (stage === 'analysed' && reached === accepted) {
    const { rows: chunks } = await sql<{ chunk: number }>`
      select distinct chunk from batch_items
      where platform_id = ${platformId} and batch_id = ${batchId} and chunk is not null order by chunk`.execute(tx);
    await promiseMarking(tx, reference);
    await promiseNext(tx, reference, next!, chunks.map((row) => row.chunk));
  }
  if (stage === 'scored' && reached === accepted) {
    await sql`update batches set completed_at = now() where platform_id = ${platformId} and batch_id = ${batchId}`.execute(tx);
  }
  return reached === accepted ? accepted : 0;
}
