import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { AppError } from '../domain/app-error.js';
import type { Rescore } from '../domain/ports/pipeline-store.js';
import type { Decision, Flag, FlagFilter, ReviewRecord, ReviewStore } from '../domain/ports/read-stores.js';
import { replaceContributions } from './contribution-writer.js';
import { inTransaction, translated, type Db, type Tx } from './database.js';
import { appendEvents } from './event-writer.js';
import { lockItems, NEWEST_ANALYSIS, readScorableItems } from './scorable-items.js';

const decisionColumns = sql`decision_id as id, review_id, verdict, note, decided_by, decided_at`;

async function standingDecision(db: Db | Tx, platformId: string, reviewId: string): Promise<Decision | undefined> {
  const { rows } = await sql<Decision>`
    select ${decisionColumns} from decisions
    where platform_id = ${platformId} and review_id = ${reviewId} and superseded_at is null`.execute(db);
  return rows[0];
}

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

  decide(platformId: string, decision: Omit<Decision, 'id' | 'decidedAt'>, rescore: Rescore): Promise<Decision> {
    const { reviewId, verdict, note, decidedBy } = decision;
    return inTransaction(this.db, async (tx) => {
      const reference = { kind: 'review' as const, id: reviewId };
      await lockItems(tx, platformId, [reference]);
      const standing = await standingDecision(tx, platformId, reviewId);
      if (standing?.verdict === verdict) {
        throw new AppError({
          code: 'decision_conflict',
          publicMessage: `This review was already decided to be ${verdict}; nothing was changed.`,
          pointer: '/verdict',
        });
      }
      await sql`update decisions set superseded_at = now()
        where platform_id = ${platformId} and review_id = ${reviewId} and superseded_at is null`.execute(tx);
      const decisionId = `decision_${randomUUID()}`;
      const { rows } = await sql<Decision>`
        insert into decisions (platform_id, decision_id, review_id, verdict, note, decided_by)
        values (${platformId}, ${decisionId}, ${reviewId}, ${verdict}, ${note}, ${decidedBy})
        returning ${decisionColumns}`.execute(tx);
      await sql`update flags set closed_at = now(), claimed_by = null
        where platform_id = ${platformId} and review_id = ${reviewId} and closed_at is null`.execute(tx);
      /* The weight now follows the decision. A review not read yet has nothing to score. */
      const items = await readScorableItems(tx, platformId, [reference]);
      const events = await replaceContributions(tx, platformId, items.map(rescore));
      await appendEvents(tx, platformId, [
        { kind: 'decision.made', subject: `review:${reviewId}`, body: { decisionId, verdict, decidedBy, supersedes: standing?.id ?? null } },
        ...events,
      ]);
      return rows[0]!;
    });
  }
}
