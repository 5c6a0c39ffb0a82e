import { sql } from 'kysely';
import type { BurstContext } from '../domain/review-context.js';
import type { ReadReview } from '../domain/ports/pipeline-store.js';
import { tellsFrom } from '../domain/seen-surroundings.js';
import { burstStrength } from '../domain/signals/behaviour-signals.js';
import type { VerdictCause } from '../domain/staleness.js';
import { MAX_REJUDGED } from '../jobs/catalog.js';
import { markRatings } from './affected-reviews.js';
import { markBursts } from './burst-windows.js';
import { daysOf } from './burst-spans.js';
import type { Tx } from './database.js';
import { markRows, markStale, type Mark } from './stale-marks.js';

/**
 * Means and rushes are marked by their difference to what was marked last. A verdict given between two
 * looks may know a state that neither saw: one batch changed it, the next changed it back. So a verdict
 * that knew something else than what was marked last is noted when it is stored, and judged again
 * after another look. What was marked last only ever becomes what is stored: once nothing arrives any more,
 * every verdict knows it, and nothing is noted.
 */

type Known = Partial<Pick<BurstContext, 'observed' | 'expected'>> & { reviewId: string; rating: number; otherMean: number | null };

/** What was last marked around rated reviews. */
async function lastMarked(tx: Tx, platformId: string, reviewIds: readonly string[]): Promise<Known[]> {
  const { rows } = await sql<Known>`
    select i.item_id as review_id, i.rating, burst.observed, burst.expected, stars.means[i.rating] as other_mean from items i
    left join marked_bursts burst on burst.platform_id = i.platform_id and burst.merchant_id = i.merchant_id
      and burst.day = (i.occurred_at at time zone 'UTC')::date and burst.side = sign(i.rating - 3)
    left join marked_ratings stars on stars.platform_id = i.platform_id and stars.merchant_id = i.merchant_id
    where i.platform_id = ${platformId} and i.kind = 'review' and i.item_id = any(${reviewIds}::text[]) and i.rating is not null`.execute(tx);
  return rows;
}

function differences({ reviewId, rating, observed, expected, otherMean }: Known, { seen }: ReadReview): Mark[] {
  const causes: VerdictCause[] = [];
  const rush = observed == null || expected == null ? 0 : burstStrength({ observed, expected });
  if (rush !== seen.rush) causes.push('burst');
  if (otherMean !== seen.otherMean && (tellsFrom(rating, otherMean) || tellsFrom(rating, seen.otherMean))) causes.push('rating');
  return causes.map((cause) => ({ reviewId, cause }));
}

/** Notes the verdicts that knew other surroundings than were marked last; to be called once their own marks are taken away. Answers whether there are any. */
export async function noteUnsettled(tx: Tx, platformId: string, verdicts: readonly ReadReview[]): Promise<boolean> {
  const read = new Map(verdicts.map((verdict) => [verdict.reviewId, verdict]));
  const notes = (await lastMarked(tx, platformId, [...read.keys()])).flatMap((known) => differences(known, read.get(known.reviewId)!));
  if (notes.length === 0) return false;
  await sql`insert into unsettled_verdicts (platform_id, review_id, cause) select ${platformId}, review_id, cause from (${markRows(notes)}) note`.execute(tx);
  return true;
}

/** Looks again around a job's worth of noted verdicts, and marks them. Only one transaction may mark at a time. */
export async function settleNoted(tx: Tx, platformId: string): Promise<void> {
  const { rows: noted } = await sql<Mark>`
    delete from unsettled_verdicts where platform_id = ${platformId} and entry in
      (select entry from unsettled_verdicts where platform_id = ${platformId} order by entry limit ${MAX_REJUDGED})
    returning review_id, cause`.execute(tx);
  if (noted.length === 0) return;
  const reviews = sql`select * from items where platform_id = ${platformId} and kind = 'review' and item_id = any(${noted.map(({ reviewId }) => reviewId)}::text[])`;
  await markRatings(tx, platformId, reviews);
  await markBursts(tx, platformId, await daysOf(tx, platformId, reviews));
  await markStale(tx, platformId, markRows(noted));
}
