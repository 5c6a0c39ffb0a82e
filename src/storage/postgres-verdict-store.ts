import { sql } from 'kysely';
import type { AnalysedReview, Rescore } from '../domain/ports/pipeline-store.js';
import type { ReadVerdicts, VerdictStep, VerdictStore } from '../domain/ports/verdict-store.js';
import { markCompanions, markCrowds } from './affected-groups.js';
import { markRatings, markRelatives, newItems } from './affected-reviews.js';
import { changedSpans } from './burst-spans.js';
import { markBursts } from './burst-windows.js';
import { inTransaction, translated, type Db, type Tx } from './database.js';
import { appendEvents } from './event-writer.js';
import { writeJudgements } from './judgement-writer.js';
import { lockPromise, settle } from './pipeline-outbox.js';
import { lockWithFollowers, rescoreReviews } from './rescoring.js';
import { NEWEST_ANALYSIS, reviewReferences } from './scorable-items.js';
import { deriveActions } from './action-writer.js';
import { markOutdated } from './outdated-verdicts.js';
import { forgottenPlatforms, promiseRejudging, readGeneration } from './stale-marks.js';
import { settleNoted } from './unsettled-verdicts.js';

/** One transaction at a time marks a platform's verdicts: what is marked is the difference to what was marked before. */
async function markAlone(tx: Tx, platformId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`affected ${platformId}`}, 0))`.execute(tx);
}

/** Verdicts kept up to date, in PostgreSQL. */
export class PostgresVerdictStore implements VerdictStore {
  constructor(private readonly db: Db) {}

  generation(): Promise<string> {
    return translated(() => readGeneration(this.db));
  }

  markAffected(step: VerdictStep & { batchId: string }): Promise<void> {
    const { platformId, outboxId } = step;
    return inTransaction(this.db, async (tx) => {
      if (!(await lockPromise(tx, platformId, outboxId))) return;
      await markAlone(tx, platformId);
      await markRelatives(tx, step);
      await markCompanions(tx, step);
      await markCrowds(tx, step);
      await markRatings(tx, platformId, newItems(step));
      await markBursts(tx, platformId, await changedSpans(tx, step));
      await promiseRejudging(tx, platformId);
      await settle(tx, platformId, outboxId);
    });
  }

  async settleSurroundings(platformId: string): Promise<void> {
    const { rows } = await translated(() => sql`select 1 from unsettled_verdicts where platform_id = ${platformId} limit 1`.execute(this.db));
    if (rows.length === 0) return;
    await inTransaction(this.db, async (tx) => {
      await markAlone(tx, platformId);
      await settleNoted(tx, platformId);
    });
  }

  async staleReviews(platformId: string, limit: number): Promise<AnalysedReview[]> {
    const { rows } = await translated(() =>
      sql<AnalysedReview>`
        select i.payload as review, newest.analysis from stale_reviews s
        join judgements j on j.platform_id = s.platform_id and j.review_id = s.review_id
        join items i on i.platform_id = s.platform_id and i.kind = 'review' and i.item_id = s.review_id
        join ${NEWEST_ANALYSIS} newest on true
        where s.platform_id = ${platformId} order by s.nearness, s.generation limit ${limit}`.execute(this.db),
    );
    return rows;
  }

  saveRejudgements(step: VerdictStep, verdicts: ReadVerdicts, rescore: Rescore): Promise<void> {
    const { platformId, outboxId } = step;
    return inTransaction(this.db, async (tx) => {
      if (!(await lockPromise(tx, platformId, outboxId))) return;
      const followed = await lockWithFollowers(tx, platformId, reviewReferences(verdicts.judged));
      const { reweighed, events } = await writeJudgements(tx, platformId, verdicts);
      const scored = await rescoreReviews(tx, platformId, reviewReferences(reweighed), followed, rescore);
      await promiseRejudging(tx, platformId, outboxId);
      await settle(tx, platformId, outboxId);
      await appendEvents(tx, platformId, [...events, ...scored]);
    });
  }

  deriveActions(step: VerdictStep & { afterReviewId: string | null }): Promise<void> {
    return inTransaction(this.db, async (tx) => {
      if (!(await lockPromise(tx, step.platformId, step.outboxId))) return;
      const events = await deriveActions(tx, step);
      await settle(tx, step.platformId, step.outboxId);
      await appendEvents(tx, step.platformId, events);
    });
  }

  markOutdated(version: string): Promise<number> {
    return markOutdated(this.db, version);
  }

  async sweep(): Promise<number> {
    const platformIds = await translated(() => forgottenPlatforms(this.db));
    for (const platformId of platformIds) await inTransaction(this.db, (tx) => promiseRejudging(tx, platformId));
    return platformIds.length;
  }
}
