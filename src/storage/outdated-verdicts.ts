import { sql } from 'kysely';
import { MAX_REJUDGED } from '../jobs/catalog.js';
import { inTransaction, type Db, type Tx } from './database.js';
import { markStale, promiseRejudging } from './stale-marks.js';

/** A worker that was not heard of for this long says nothing of what judges now. */
const LIVE = sql`interval '1 minute'`;

/** While two versions work side by side the one started last counts, so that they do not judge each other's verdicts again for ever. */
async function judgesNow(tx: Tx, version: string): Promise<boolean> {
  const { rows } = await sql<{ version: string | null }>`
    select measurements->>'judgingVersion' as version from workers where seen_at > now() - ${LIVE}
    order by started_at desc, worker_id desc limit 1`.execute(tx);
  return rows[0]?.version === version;
}

async function platformsBehind(tx: Tx, version: string): Promise<string[]> {
  const { rows } = await sql<{ platformId: string }>`
    select platform_id from platforms p
    where (exists (select 1 from judgements j where j.platform_id = p.platform_id and j.version < ${version})
        or exists (select 1 from judgements j where j.platform_id = p.platform_id and j.version > ${version}))
      and (select count(*) from (select 1 from stale_reviews s where s.platform_id = p.platform_id limit ${MAX_REJUDGED}) waiting) < ${MAX_REJUDGED}
    order by platform_id`.execute(tx);
  return rows.map(({ platformId }) => platformId);
}

/**
 * Marks verdicts that other weights gave, one job's worth a platform and call while no more wait to be
 * judged again: what is left is found by the next call, so a crash loses nothing and nothing piles up.
 *
 * @returns on how many platforms there were any
 */
export function markOutdated(db: Db, version: string): Promise<number> {
  return inTransaction(db, async (tx) => {
    if (!(await judgesNow(tx, version))) return 0;
    const behind = await platformsBehind(tx, version);
    for (const platformId of behind) {
      await markStale(
        tx,
        platformId,
        sql`select review_id, 'model' from (
            (select review_id from judgements where platform_id = ${platformId} and version < ${version} limit ${MAX_REJUDGED})
            union all (select review_id from judgements where platform_id = ${platformId} and version > ${version} limit ${MAX_REJUDGED})) outdated
          where not exists (select 1 from stale_reviews s where s.platform_id = ${platformId} and s.review_id = outdated.review_id)
          limit ${MAX_REJUDGED}`,
      );
      await promiseRejudging(tx, platformId);
    }
    return behind.length;
  });
}
