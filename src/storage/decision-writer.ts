import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { AppError } from '../domain/app-error.js';
import type { NewEvent } from '../domain/event-log.js';
import type { Rescore } from '../domain/ports/pipeline-store.js';
import type { Decision, NewDecision, UndoneDecision } from '../domain/ports/read-stores.js';
import type { Db, Tx } from './database.js';
import { moveFlags } from './flag-writer.js';
import { readPrior } from './judgement-writer.js';
import { lockWithFollowers, rescoreReviews } from './rescoring.js';
import { reviewReferences } from './scorable-items.js';

const decisionColumns = sql`decision_id as id, review_id, verdict, note, decided_by, decided_at`;

/** What people decide of the review by now, if anything. */
export async function standingDecision(db: Db | Tx, platformId: string, reviewId: string): Promise<Decision | undefined> {
  const { rows } = await sql<Decision>`
    select ${decisionColumns} from decisions
    where platform_id = ${platformId} and review_id = ${reviewId} and superseded_at is null`.execute(db);
  return rows[0];
}

/**
 * Stores a decision in place of the one that stood, closes the review's flag and moves its weight;
 * answers the events that say so.
 * @throws AppError decision_conflict when the same verdict stands
 */
export async function writeDecision(tx: Tx, platformId: string, { reviewId, verdict, note, decidedBy }: NewDecision, rescore: Rescore): Promise<{ decision: Decision; events: NewEvent[] }> {
  const review = reviewReferences([{ reviewId }]);
  const followed = await lockWithFollowers(tx, platformId, review);
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
  const scored = await rescoreReviews(tx, platformId, review, followed, rescore);
  const made: NewEvent = { kind: 'decision.made', subject: `review:${reviewId}`, body: { decisionId, verdict, decidedBy, supersedes: standing?.id ?? null } };
  return { decision: rows[0]!, events: [made, ...scored] };
}

/**
 * Takes a standing decision back: nothing takes its place, the signals' verdict holds again, the flag
 * opens where that verdict asks for an action, and the weight follows. Answers the events that say so.
 * @throws AppError not_found without such a decision, decision_conflict when it no longer stands
 */
export async function writeUndo(tx: Tx, platformId: string, { decisionId, undoneBy }: { decisionId: string; undoneBy: string }, rescore: Rescore): Promise<{ undone: UndoneDecision; events: NewEvent[] }> {
  const { rows: found } = await sql<{ reviewId: string }>`
    select review_id from decisions where platform_id = ${platformId} and decision_id = ${decisionId}`.execute(tx);
  if (!found[0]) throw new AppError({ code: 'not_found', publicMessage: 'There is no decision with this id.', pointer: '/params/id' });
  const { reviewId } = found[0];
  const review = reviewReferences([{ reviewId }]);
  const followed = await lockWithFollowers(tx, platformId, review);
  const { rows } = await sql<UndoneDecision>`
    update decisions set superseded_at = now(), undone_at = now(), undone_by = ${undoneBy}
    where platform_id = ${platformId} and decision_id = ${decisionId} and superseded_at is null
    returning ${decisionColumns}, undone_by, undone_at`.execute(tx);
  const [undone] = rows;
  if (!undone) {
    throw new AppError({
      code: 'decision_conflict',
      publicMessage: 'This decision no longer stands: it was undone, or another one took its place. Nothing was changed.',
      pointer: '/params/id',
    });
  }
  const verdicts = await readPrior(tx, platformId, [reviewId]);
  const flagged = await moveFlags(tx, platformId, [...verdicts.values()].map((judgement) => ({ reviewId, judgement })), 'undo');
  const scored = await rescoreReviews(tx, platformId, review, followed, rescore);
  return { undone, events: [{ kind: 'decision.undone', subject: `review:${reviewId}`, body: { decisionId, verdict: undone.verdict, undoneBy } }, ...flagged, ...scored] };
}
