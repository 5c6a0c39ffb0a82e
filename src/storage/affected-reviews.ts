import { sql, type RawBuilder } from 'kysely';
import { MIN_OTHER_RATINGS, otherRatings } from '../domain/staleness.js';
import { tellsFrom } from '../domain/seen-surroundings.js';
import type { Tx } from './database.js';
import { MAX_COUNTED } from './review-neighbourhood.js';
import { REVIEWS_OF_CHAT } from './soliciting-chats.js';
import { markRows, markStale, type Mark } from './stale-marks.js';

/** Whose verdicts a batch that was read makes stale, but for copies, which the judging of texts finds. */

export interface BatchReference {
  platformId: string;
  batchId: string;
}

/** The batch's new items, as rows of `items`. */
export const newItems = ({ platformId, batchId }: BatchReference): RawBuilder<unknown> => sql`
  select i.* from batch_items entry
  join items i on i.platform_id = entry.platform_id and i.kind = entry.kind and i.item_id = entry.item_id
  where entry.platform_id = ${platformId} and entry.batch_id = ${batchId} and entry.chunk is not null`;

/** Reviews of one batch are judged when all of it is stored and read: they have seen one another. */
export const isOfAnotherBatch = ({ platformId, batchId }: BatchReference, reviewId: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`
  not exists (select 1 from batch_items entry where entry.platform_id = ${platformId} and entry.kind = 'review'
    and entry.item_id = ${reviewId} and entry.batch_id = ${batchId} and entry.chunk is not null)`;

/** Reviews of the same account, address or device; reviews that belong to a soliciting chat. */
export async function markRelatives(tx: Tx, batch: BatchReference): Promise<void> {
  const { platformId } = batch;
  const sharing = (column: string, cause: string): RawBuilder<unknown> => sql`
    select o.item_id, ${cause} from (select distinct ${sql.ref(column)} as key from fresh where kind = 'review' and ${sql.ref(column)} is not null) k
    cross join lateral (
      select item_id from items where platform_id = ${platformId} and kind = 'review' and ${sql.ref(column)} = k.key limit ${MAX_COUNTED}) o`;
  const related = sql`
    with fresh as materialized (${newItems(batch)}), related(review_id, cause) as (
      ${sharing('ip_hash', 'source')} union all ${sharing('device_hash', 'source')} union all ${sharing('reviewer_id', 'reviewer')}
      union all
      select o.item_id, 'chat' from fresh t cross join lateral (${REVIEWS_OF_CHAT}) o where t.kind = 'transcript')
    select review_id, cause from related where ${isOfAnotherBatch(batch, sql`related.review_id`)}`;
  await markStale(tx, platformId, related);
}

const STARS = [1, 2, 3, 4, 5];

/** The mean of the other ratings as a review of each number of stars sees it; null while there are too few. */
function means(total: number, count: number): (number | null)[] {
  return STARS.map((stars) => {
    const others = otherRatings(total, count, stars);
    return others.count < MIN_OTHER_RATINGS ? null : others.mean;
  });
}

/**
 * Reviews far from the mean of their merchant, where that mean moved since it was last marked; those
 * that moved it among them, since the mean may hold a later batch that their verdicts did not know of and
 * whose marking will find no difference. Those judged after this lose the mark unread.
 *
 * @param reviews rows of `items` whose merchants are looked at
 */
export async function markRatings(tx: Tx, platformId: string, reviews: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ merchantId: string; count: number; total: number; known: (number | null)[] | null }>`
    select d.merchant_id, sum(d.reviews)::int as count, sum(d.rating_sum)::int as total, known.means as known
    from merchant_days d
    left join marked_ratings known on known.platform_id = d.platform_id and known.merchant_id = d.merchant_id
    where d.platform_id = ${platformId} and d.merchant_id in (select merchant_id from (${reviews}) rated where rating is not null)
    group by d.merchant_id, known.means order by d.merchant_id`.execute(tx);
  const moved = rows
    .map(({ merchantId, count, total, known }) => ({ merchantId, known: known ?? [], now: means(total, count) }))
    .filter(({ known, now }) => now.some((mean, index) => mean !== (known[index] ?? null)));
  if (moved.length === 0) return;
  const far = moved.flatMap(({ merchantId, known, now }) =>
    STARS.filter((stars, index) => known[index] !== now[index] && (tellsFrom(stars, known[index]) || tellsFrom(stars, now[index]))).map((rating) => ({ merchantId, rating })),
  );
  await markStale(
    tx,
    platformId,
    sql`select i.item_id, 'rating' from jsonb_to_recordset(${JSON.stringify(far)}::jsonb) as far("merchantId" text, rating smallint)
      join items i on i.platform_id = ${platformId} and i.kind = 'review' and i.merchant_id = far."merchantId" and i.rating = far.rating`,
  );
  await sql`
    insert into marked_ratings (platform_id, merchant_id, means)
    select ${platformId}, "merchantId", array(select jsonb_array_elements_text(now)::float8)
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as moved("merchantId" text, now jsonb)
    on conflict (platform_id, merchant_id) do update set means = excluded.means`.execute(tx);
}

/** Marks reviews that the judging of a chunk found to read like its own. */
export async function markCopies(tx: Tx, batch: BatchReference, reviewIds: readonly string[]): Promise<void> {
  if (reviewIds.length === 0) return;
  const marks = reviewIds.map((reviewId): Mark => ({ reviewId, cause: 'copies' }));
  await markStale(tx, batch.platformId, sql`select copy.* from (${markRows(marks)}) copy where ${isOfAnotherBatch(batch, sql`copy.review_id`)}`);
}
