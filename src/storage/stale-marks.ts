import { randomUUID } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import { VERDICT_CAUSES, type VerdictCause } from '../domain/staleness.js';
import type { JobName } from '../jobs/catalog.js';
import type { Db, Tx } from './database.js';

/**
 * Which verdicts are stale. A mark is only made of what was committed before its transaction began,
 * and carries a number: a verdict takes away the marks whose numbers were given out before it read
 * its surroundings, since it has seen what they speak of, and leaves the later ones. So a review
 * judged at the very moment when its neighbour arrives is judged again, whoever stores first.
 */

export interface Mark {
  reviewId: string;
  cause: VerdictCause;
}

/** Rows of `review_id, cause` from marks in memory. */
export const markRows = (marks: readonly Mark[]): RawBuilder<unknown> =>
  sql`select "reviewId" as review_id, cause from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as mark("reviewId" text, cause text)`;

/** Taken before anything else is read for a verdict. */
export async function readGeneration(db: Db): Promise<string> {
  const { rows } = await sql<{ generation: string }>`select last_value::text as generation from stale_generation`.execute(db);
  return rows[0]!.generation;
}

/** Marks the reviews that the rows of `review_id, cause` name; in order, so that two who mark do not wait for each other crosswise. */
export async function markStale(tx: Tx, platformId: string, rows: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into stale_reviews (platform_id, review_id, nearness, causes, generation)
    select ${platformId}, review_id, nearness, causes, nextval('stale_generation') from (
      select review_id, min(array_position(${sql.val(VERDICT_CAUSES)}::text[], cause)) as nearness, array_agg(distinct cause order by cause) as causes
      from (${rows}) as affected(review_id, cause) group by review_id order by review_id offset 0) as marked
    on conflict (platform_id, review_id) do update set
      nearness = least(stale_reviews.nearness, excluded.nearness), generation = excluded.generation,
      causes = array(select distinct unnest(stale_reviews.causes || excluded.causes) order by 1)`.execute(tx);
}

/** Takes away what verdicts read from `generation` on have seen; answers the causes by review. */
export async function clearMarks(tx: Tx, platformId: string, reviewIds: readonly string[], generation: string): Promise<Map<string, VerdictCause[]>> {
  const { rows } = await sql<{ reviewId: string; causes: VerdictCause[] }>`
    with seen as materialized (
      select review_id from stale_reviews
      where platform_id = ${platformId} and review_id = any(${reviewIds}::text[]) and generation <= ${generation}::bigint
      order by review_id for update)
    delete from stale_reviews where platform_id = ${platformId} and review_id in (select review_id from seen)
    returning review_id, causes`.execute(tx);
  return new Map(rows.map(({ reviewId, causes }) => [reviewId, causes]));
}

const REJUDGE: JobName = 'rejudge-reviews';

/** A verdict that is stale, or that is to be looked around again. */
const isAnythingToRejudge = (platformId: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`(
  exists (select 1 from stale_reviews s join judgements j on j.platform_id = s.platform_id and j.review_id = s.review_id where s.platform_id = ${platformId})
  or exists (select 1 from unsettled_verdicts u where u.platform_id = ${platformId}))`;

/** Promises one job for the platform's stale verdicts, unless one is promised already or there are none. */
export async function promiseRejudging(tx: Tx, platformId: string, exceptOutboxId = ''): Promise<void> {
  const outboxId = randomUUID();
  await sql`
    insert into outbox (platform_id, outbox_id, job, payload)
    select ${platformId}, ${outboxId}, ${REJUDGE}, ${JSON.stringify({ platformId, outboxId })}::jsonb
    where ${isAnythingToRejudge(sql.val(platformId))}
      and not exists (select 1 from outbox where platform_id = ${platformId} and job = ${REJUDGE} and outbox_id <> ${exceptOutboxId})`.execute(tx);
}

/** Platforms with stale verdicts and no promise to judge them again, which two transactions that did not see each other may leave behind. */
export async function forgottenPlatforms(db: Db): Promise<string[]> {
  const { rows } = await sql<{ platformId: string }>`
    select platform_id from platforms p
    where ${isAnythingToRejudge(sql.ref('p.platform_id'))}
      and not exists (select 1 from outbox o where o.platform_id = p.platform_id and o.job = ${REJUDGE})`.execute(db);
  return rows.map((row) => row.platformId);
}
