import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { NewEvent } from '../domain/event-log.js';
import type { Action } from '../domain/evidence.js';
import type { JudgedReview } from '../domain/ports/pipeline-store.js';
import type { Tx } from './database.js';

interface StoredFlag {
  reviewId: string;
  flagId: string | null;
  action: Action | null;
  isOpen: boolean;
  claimedBy: string | null;
  isDecided: boolean;
}

interface Move extends JudgedReview {
  flagId: string;
  happened: 'opened' | 'closed' | 'kept' | 'updated';
}

async function readFlags(tx: Tx, platformId: string, reviewIds: readonly string[]): Promise<Map<string, StoredFlag>> {
  const { rows } = await sql<StoredFlag>`
    select asked.id as review_id, f.flag_id, f.action, f.claimed_by, f.flag_id is not null and f.closed_at is null as is_open,
      exists (select 1 from decisions d where d.platform_id = ${platformId} and d.review_id = asked.id and d.superseded_at is null) as is_decided
    from unnest(${reviewIds}::text[]) as asked(id)
    left join flags f on f.platform_id = ${platformId} and f.review_id = asked.id`.execute(tx);
  return new Map(rows.map((row) => [row.reviewId, row]));
}

/** What a verdict does to its review's flag, if anything. */
function moveOf(entry: JudgedReview, stored: StoredFlag): Move | undefined {
  const { action } = entry.judgement;
  /* A flag that people decided on stays closed: only they may open it again. */
  if (stored.isDecided) return undefined;
  const flagId = stored.flagId ?? `flag_${randomUUID()}`;
  if (action !== 'publish') return { ...entry, flagId, happened: stored.isOpen ? 'updated' : 'opened' };
  if (!stored.isOpen) return undefined;
  /* Whoever is at work on a flag finds it where it was, with the new verdict on it. */
  if (stored.claimedBy !== null) return { ...entry, flagId, happened: stored.action === 'publish' ? 'updated' : 'kept' };
  return { ...entry, flagId, happened: 'closed' };
}

/**
 * Opens flags of verdicts that ask for an action and closes those that a better verdict made idle;
 * answers the events that say so and by what: a verdict, or a decision undone. The items' rows must be locked.
 */
export async function moveFlags(tx: Tx, platformId: string, judged: readonly JudgedReview[], by: 'verdict' | 'undo' = 'verdict'): Promise<NewEvent[]> {
  const stored = await readFlags(tx, platformId, judged.map(({ reviewId }) => reviewId));
  const moves = judged.map((entry) => moveOf(entry, stored.get(entry.reviewId)!)).filter((move) => move !== undefined);
  if (moves.length === 0) return [];
  const rows = moves.map(({ reviewId, flagId, happened, judgement: { action, probability } }) => ({ reviewId, flagId, happened, action, probability }));
  await sql`
    insert into flags (platform_id, flag_id, review_id, action, probability, closed_at)
    select ${platformId}, "flagId", "reviewId", action, probability, case when happened = 'closed' then now() end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as move("reviewId" text, "flagId" text, happened text, action text, probability double precision)
    order by "reviewId"
    on conflict (platform_id, review_id) do update set action = excluded.action, probability = excluded.probability, closed_at = excluded.closed_at,
      opened_at = case when flags.closed_at is not null and excluded.closed_at is null then now() else flags.opened_at end`.execute(tx);
  return rows
    .filter(({ happened }) => happened !== 'updated')
    .map(({ reviewId, flagId, happened, action, probability }) => ({
      kind: `flag.${happened}` as 'flag.opened' | 'flag.closed' | 'flag.kept',
      subject: `review:${reviewId}`,
      body: { flagId, action, probability, by },
    }));
}
