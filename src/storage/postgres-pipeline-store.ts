import { sql } from 'kysely';
import type { Analysis } from '../domain/analysis.js';
import type { ItemKind, Review } from '../domain/item.js';
import type { AnalysedReview, ChunkReference, PipelineStore, Rescore, ReviewNeighbourhood, UnreadItem } from '../domain/ports/pipeline-store.js';
import type { ReadVerdicts } from '../domain/ports/verdict-store.js';
import { markCopies } from './affected-reviews.js';
import { amendmentEvents } from './amendment-writer.js';
import { replaceContributions } from './contribution-writer.js';
import { inTransaction, translated, type Db } from './database.js';
import { appendEvents } from './event-writer.js';
import { writeJudgements } from './judgement-writer.js';
import { advanceChunk, lockPromise, promiseFits, settle } from './pipeline-outbox.js';
import { readNeighbourhoods } from './review-neighbourhood.js';
import { itemFromRow } from './rows.js';
import { writeMeasures } from './measure-writer.js';
import { writeReplies } from './reply-writer.js';
import { lockWithFollowers } from './rescoring.js';
import { lockItems, NEWEST_ANALYSIS, readScorableItems, reviewReferences, type ItemReference } from './scorable-items.js';
import { promiseRejudging } from './stale-marks.js';

/** A batch this large leaves the planner's figures behind. */
const MANY_ITEMS = 1000;

/** What the workers read and write, in PostgreSQL. */
export class PostgresPipelineStore implements PipelineStore {
  constructor(private readonly db: Db) {}

  async unreadItems(reference: ChunkReference, revision: string): Promise<UnreadItem[]> {
    const { rows } = await translated(() =>
      sql<{ kind: ItemKind; payload: unknown; version: number }>`
        select i.kind, i.payload, i.version from batch_items entry
        join items i on i.platform_id = entry.platform_id and i.kind = entry.kind and i.item_id = entry.item_id
        where entry.platform_id = ${reference.platformId} and entry.batch_id = ${reference.batchId} and entry.chunk = ${reference.chunk}
          and not exists (select 1 from analyses a where a.platform_id = i.platform_id and a.kind = i.kind
            and a.item_id = i.item_id and a.revision = ${revision} and a.item_version >= i.version)
        order by entry.ordinal`.execute(this.db),
    );
    return rows.map((row) => ({ item: itemFromRow(row), version: row.version }));
  }

  async saveAnalyses(reference: ChunkReference, revision: string, analyses: readonly { kind: ItemKind; version: number; analysis: Analysis }[]): Promise<void> {
    const whole = await inTransaction(this.db, async (tx) => {
      if (!(await lockPromise(tx, reference.platformId, reference.outboxId))) return 0;
      await sql`
        insert into analyses (platform_id, kind, item_id, revision, analysis, item_version)
        select ${reference.platformId}, kind, analysis->>'id', ${revision}, analysis, version
        from jsonb_to_recordset(${JSON.stringify(analyses)}::jsonb) as entry(kind text, version integer, analysis jsonb)
        on conflict (platform_id, kind, item_id, revision) do update
          set analysis = excluded.analysis, item_version = excluded.item_version, analysed_at = now()
          where analyses.item_version < excluded.item_version`.execute(tx);
      const items = await advanceChunk(tx, reference, 'analysed');
      await settle(tx, reference.platformId, reference.outboxId);
      return items;
    });
    if (whole >= MANY_ITEMS) await this.settleFigures();
  }

  /** Autovacuum comes once a minute at best: until then the judging of a first large batch is planned as if the tables were empty. */
  async settleFigures(): Promise<void> {
    await translated(() => sql`analyze items, review_bands, batch_items, analyses, merchants, merchant_days`.execute(this.db));
  }

  async chunkReviews(reference: ChunkReference): Promise<AnalysedReview[]> {
    const { rows } = await translated(() =>
      sql<AnalysedReview>`
        select i.payload as review, newest.analysis from batch_items entry
        join items i on i.platform_id = entry.platform_id and i.kind = entry.kind and i.item_id = entry.item_id
        join ${NEWEST_ANALYSIS} newest on true
        where entry.platform_id = ${reference.platformId} and entry.batch_id = ${reference.batchId}
          and entry.chunk = ${reference.chunk} and entry.kind = 'review'
        order by entry.ordinal`.execute(this.db),
    );
    return rows;
  }

  neighbourhoods(platformId: string, reviews: readonly Review[]): Promise<Map<string, ReviewNeighbourhood>> {
    return translated(() => readNeighbourhoods(this.db, platformId, reviews));
  }

  saveJudgements(reference: ChunkReference, verdicts: ReadVerdicts, copies: readonly string[]): Promise<void> {
    const { platformId, outboxId } = reference;
    return inTransaction(this.db, async (tx) => {
      if (!(await lockPromise(tx, platformId, outboxId))) return;
      await lockItems(tx, platformId, reviewReferences(verdicts.judged));
      const { events, unsettled } = await writeJudgements(tx, platformId, verdicts, ['amendment']);
      await markCopies(tx, reference, copies);
      if (copies.length > 0 || unsettled) await promiseRejudging(tx, platformId);
      await advanceChunk(tx, reference, 'judged');
      await settle(tx, platformId, outboxId);
      await appendEvents(tx, platformId, events);
    });
  }

  saveScores(reference: ChunkReference, rescore: Rescore): Promise<void> {
    const { platformId, batchId, chunk } = reference;
    return inTransaction(this.db, async (tx) => {
      if (!(await lockPromise(tx, platformId, reference.outboxId))) return;
      const { rows: references } = await sql<ItemReference>`
        select kind, item_id as id from batch_items
        where platform_id = ${platformId} and batch_id = ${batchId} and chunk = ${chunk}`.execute(tx);
      const followed = await lockWithFollowers(tx, platformId, references);
      const items = await readScorableItems(tx, platformId, [...references, ...followed]);
      const moved = await writeMeasures(tx, platformId, items, followed);
      await writeReplies(tx, platformId, items);
      const events = await replaceContributions(tx, platformId, moved.map(rescore));
      if ((await advanceChunk(tx, reference, 'scored')) > 0) await promiseFits(tx, platformId, batchId);
      await settle(tx, platformId, reference.outboxId);
      await appendEvents(tx, platformId, [...(await amendmentEvents(tx, reference)), ...events]);
    });
  }
}
