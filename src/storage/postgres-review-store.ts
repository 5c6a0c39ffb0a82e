import { sql } from 'kysely';
import type { Rescore } from '../domain/ports/pipeline-store.js';
import type { Decision, Flag, FlagFilter, NewDecision, ReviewRecord, ReviewStore, UndoneDecision } from '../domain/ports/read-stores.js';
import { inTransaction, translated, type Db } from './database.js';
import { standingDecision, writeDecision, writeUndo } from './decision-writer.js';
import { appendEvents } from './event-writer.js';
import { NEWEST_ANALYSIS } from './scorable-items.js';

/** Reviews, flags and decisions in PostgreSQL. */
export class PostgresReviewStore implements ReviewStore {
  constructor(private readonly db: Db) {}

  async find(platformId: string, reviewId: string): Promise<ReviewRecord | undefined> {
    const { rows } = await translated(() =>
      sql<Omit<ReviewRecord, 'decision'>>`
        select i.payload as review, i.received_at, newest.analysis,
          case when verdict.review_id is null then null else jsonb_build_object(
            'version', verdict.version, 'judgedAt', verdict.judged_at, 'probability', verdict.probability,
            'logit', verdict.logit, 'bias', verdict.bias, 'action', verdict.action, 'evidence', verdict.evidence) end as judgement
        from items i
        left join ${NEWEST_ANALYSIS} newest on true
        left join judgements verdict on verdict.platform_id = i.platform_id and verdict.review_id = i.item_id
        where i.platform_id = ${platformId} and i.kind = 'review' and i.item_id = ${reviewId}`.execute(this.db),
    );
    const row = rows[0];
    if (!row) return undefined;
    return { ...row, decision: (await standingDecision(this.db, platformId, reviewId)) ?? null };
  }

  async flags(platformId: string, filter: FlagFilter): Promise<Flag[]> {
    const { merchantId, action, after, limit } = filter;
    const { rows } = await translated(() =>
      sql<Flag>`
        select f.flag_id as id, f.review_id, i.merchant_id, f.action, f.probability, f.opened_at, f.claimed_by
        from flags f join items i on i.platform_id = f.platform_id and i.kind = 'review' and i.item_id = f.review_id
        where f.platform_id = ${platformId} and f.closed_at is null
          and (${merchantId ?? null}::text is null or i.merchant_id = ${merchantId ?? null})
          and (${action ?? null}::text is null or f.action = ${action ?? null})
          and (${after?.id ?? null}::text is null
            or (-f.probability, f.flag_id) > (-${after?.probability ?? 0}::float8, ${after?.id ?? ''}))
        order by f.probability desc, f.flag_id limit ${limit}`.execute(this.db),
    );
    return rows;
  }

  decide(platformId: string, decision: NewDecision, rescore: Rescore): Promise<Decision> {
    return inTransaction(this.db, async (tx) => {
      const { decision: made, events } = await writeDecision(tx, platformId, decision, rescore);
      await appendEvents(tx, platformId, events);
      return made;
    });
  }

  undo(platformId: string, undo: { decisionId: string; undoneBy: string }, rescore: Rescore): Promise<UndoneDecision> {
    return inTransaction(this.db, async (tx) => {
      const { undone, events } = await writeUndo(tx, platformId, undo, rescore);
      await appendEvents(tx, platformId, events);
      return undone;
    });
  }
}
