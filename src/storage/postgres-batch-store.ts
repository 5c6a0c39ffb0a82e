import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { AppError } from '../domain/app-error.js';
import type { BatchIntake, BatchState, BatchStore, BatchWriter, ResultRow } from '../domain/ports/batch-store.js';
import { inTransaction, translated, type Db, type Tx } from './database.js';
import { appendEvents } from './event-writer.js';
import { PostgresBatchWriter } from './postgres-batch-writer.js';

/** Ends the transaction of a replayed request without storing anything. */
class Replay extends Error {}

/** Takes the items of a request that repeats an Idempotency-Key: its body is read only to be compared. */
const NOWHERE: BatchWriter = {
  addItems: async (items) => items.map(() => 'stored'),
  upsertMerchants: async () => undefined,
};

const batchColumns = sql`batch_id as id, received_at, completed_at, accepted, amended, unchanged, merchants,
  rejected_count, rejected, analysed, judged, scored`;

async function findBatch(db: Db | Tx, platformId: string, batchId: string): Promise<BatchState | undefined> {
  const { rows } = await sql<BatchState>`
    select ${batchColumns} from batches where platform_id = ${platformId} and batch_id = ${batchId}`.execute(db);
  return rows[0];
}

async function findByKey(db: Db | Tx, platformId: string, key: string): Promise<{ id: string; bodyHash: string | null } | undefined> {
  const { rows } = await sql<{ id: string; bodyHash: string | null }>`
    select batch_id as id, body_hash from batches where platform_id = ${platformId} and idempotency_key = ${key}`.execute(db);
  return rows[0];
}

/** Batches in PostgreSQL. */
export class PostgresBatchStore implements BatchStore {
  constructor(
    private readonly db: Db,
    private readonly intakeDb: Db,
  ) {}

  async accept(
    request: { platformId: string; idempotencyKey?: string },
    write: (writer: BatchWriter) => Promise<BatchIntake>,
  ): Promise<{ batch: BatchState; replayed: boolean }> {
    const { platformId, idempotencyKey } = request;
    const batchId = `batch_${randomUUID()}`;
    let intake: BatchIntake | undefined;
    try {
      const batch = await inTransaction(this.intakeDb, async (tx) => {
        /* A second request with the same key waits here until the first has committed. */
        const { numAffectedRows } = await sql`
          insert into batches (platform_id, batch_id, idempotency_key) values (${platformId}, ${batchId}, ${idempotencyKey ?? null})
          on conflict do nothing`.execute(tx);
        if (numAffectedRows === 0n) {
          intake = await write(NOWHERE);
          throw new Replay();
        }
        const writer = new PostgresBatchWriter(tx, platformId, batchId);
        intake = await write(writer);
        await this.finish(tx, platformId, batchId, writer, intake);
        return (await findBatch(tx, platformId, batchId))!;
      });
      return { batch, replayed: false };
    } catch (error) {
      if (!(error instanceof Replay)) throw error;
      return { batch: await this.replayed(platformId, idempotencyKey!, intake!.bodyHash), replayed: true };
    }
  }

  private async finish(tx: Tx, platformId: string, batchId: string, writer: PostgresBatchWriter, intake: BatchIntake): Promise<void> {
    const { accepted, amended, unchanged, events } = await writer.close();
    await sql`
      update batches set body_hash = ${intake.bodyHash}, accepted = ${accepted}, amended = ${amended}, unchanged = ${unchanged},
        merchants = ${intake.merchants}, rejected = ${JSON.stringify(intake.rejected)}::jsonb,
        rejected_count = ${intake.rejectedCount}, completed_at = ${accepted === 0 ? sql`now()` : sql`null`}
      where platform_id = ${platformId} and batch_id = ${batchId}`.execute(tx);
    await appendEvents(tx, platformId, [
      {
        kind: 'batch.accepted',
        subject: `batch:${batchId}`,
        body: { accepted, amended, unchanged, rejected: intake.rejectedCount, bodySha256: intake.bodyHash },
      },
      ...events,
    ]);
  }

  private async replayed(platformId: string, key: string, bodyHash: string): Promise<BatchState> {
    const stored = await findByKey(this.db, platformId, key);
    if (!stored) throw new Error('A batch refused as a replay has no original. This is a bug.');
    if (stored.bodyHash !== bodyHash) {
      throw new AppError({
        code: 'idempotency_conflict',
        publicMessage: 'This Idempotency-Key was used with another body; send the new body with a new key.',
        pointer: '/headers/idempotency-key',
      });
    }
    return (await findBatch(this.db, platformId, stored.id))!;
  }

  find(platformId: string, batchId: string): Promise<BatchState | undefined> {
    return translated(() => findBatch(this.db, platformId, batchId));
  }

  async results(platformId: string, batchId: string, afterOrdinal: number, limit: number): Promise<ResultRow[]> {
    const { rows } = await translated(() =>
      sql<ResultRow>`
        select entry.ordinal, entry.kind, entry.item_id as id, newest.analysis,
          case when verdict.review_id is null then null else jsonb_build_object(
            'probability', verdict.probability, 'logit', verdict.logit, 'bias', verdict.bias,
            'action', verdict.action, 'evidence', verdict.evidence) end as judgement
        from batch_items entry
        left join lateral (
          select analysis from analyses a
          where a.platform_id = entry.platform_id and a.kind = entry.kind and a.item_id = entry.item_id
          order by analysed_at desc limit 1) newest on true
        left join judgements verdict
          on entry.kind = 'review' and verdict.platform_id = entry.platform_id and verdict.review_id = entry.item_id
        where entry.platform_id = ${platformId} and entry.batch_id = ${batchId} and entry.ordinal > ${afterOrdinal}
        order by entry.ordinal limit ${limit}`.execute(this.db),
    );
    return rows;
  }
}
