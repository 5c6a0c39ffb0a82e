import { sql } from 'kysely';
import type { SolicitationKind } from '../domain/analysis.js';
import type { Review } from '../domain/item.js';
import type { ReviewNeighbourhood } from '../domain/ports/pipeline-store.js';
import type { BurstContext } from '../domain/review-context.js';
import { weightiestKind } from '../domain/signals/relation-signals.js';
import { MIN_BURST_REVIEWS, USUAL_BURST_RATIO } from '../domain/signals/behaviour-signals.js';
import { otherRatings } from '../domain/staleness.js';
import { readCompany } from './co-review-groups.js';
import type { Db } from './database.js';
import { readDuplicateCandidates } from './duplicate-candidates.js';
import { ratingSide, utcDay } from './rows.js';
import { NEWEST_ANALYSIS } from './scorable-items.js';
import { SOLICITING_CHATS } from './soliciting-chats.js';

const MAX_SHARED_REVIEWS = 20;
/** Rows counted per reviewer or source: more make no signal stronger, and "anonymous" may have written thousands. */
export const MAX_COUNTED = 500;

/** Days around a review's day that make its window: the day itself and its two neighbours. */
export const WINDOW_DAYS = 3;
/** Days before the window from which the expectation is taken. */
export const BASELINE_DAYS = 60;

export interface DayQuestion {
  merchantId: string;
  day: string;
  side: number;
}

/**
 * Observed against expected reviews of one side around a day. The expectation is the merchant's own
 * mean of the 60 days before, raised where the rest of its category saw a rush too (a sales day); to a
 * tenth, as it is shown, so that a verdict does not become stale with every review of the category.
 */
export async function readBursts(db: Db, platformId: string, questions: readonly DayQuestion[]): Promise<Map<string, BurstContext>> {
  const { rows } = await sql<DayQuestion & { observed: number; before: number; lifeDays: number; peersNow: number; peersBefore: number }>`
    select q."merchantId" as merchant_id, q.day::text as day, q.side,
      coalesce(own.now, 0)::int as observed, coalesce(own.before, 0)::int as before,
      greatest(1, least(${BASELINE_DAYS}, q.day - own.first_day - 1))::int as life_days,
      coalesce(peers.now, 0)::int as peers_now, coalesce(peers.before, 0)::int as peers_before
    from jsonb_to_recordset(${JSON.stringify(questions)}::jsonb) as q("merchantId" text, day date, side smallint)
    join merchants m on m.platform_id = ${platformId} and m.merchant_id = q."merchantId"
    cross join lateral (
      select sum(reviews) filter (where side = q.side and day between q.day - 1 and q.day + 1) as now,
        sum(reviews) filter (where side = q.side and day between q.day - ${BASELINE_DAYS + 1}::int and q.day - 2) as before,
        min(day) as first_day
      from merchant_days where platform_id = ${platformId} and merchant_id = q."merchantId") own
    cross join lateral (
      select sum(d.reviews) filter (where d.day between q.day - 1 and q.day + 1) as now,
        sum(d.reviews) filter (where d.day between q.day - ${BASELINE_DAYS + 1}::int and q.day - 2) as before
      from merchants peer join merchant_days d on d.platform_id = peer.platform_id and d.merchant_id = peer.merchant_id
      where peer.platform_id = ${platformId} and peer.category = m.category and peer.merchant_id <> m.merchant_id
        and d.side = q.side and d.day between q.day - ${BASELINE_DAYS + 1}::int and q.day + 1
        /* Peers can only excuse a rush: where there is none they are not asked, which saves most of the work. */
        and own.now >= ${MIN_BURST_REVIEWS}
        and own.now > ${USUAL_BURST_RATIO} * coalesce(own.before, 0) * ${WINDOW_DAYS} / greatest(14, least(${BASELINE_DAYS}, q.day - own.first_day - 1))) peers`.execute(db);
  return new Map(
    rows.map((row) => {
      const perWindow = (row.before / Math.max(14, row.lifeDays)) * WINDOW_DAYS;
      const peersPerWindow = (row.peersBefore / BASELINE_DAYS) * WINDOW_DAYS;
      const rush = row.peersNow >= 5 ? Math.max(1, row.peersNow / Math.max(1, peersPerWindow)) : 1;
      return [questionKey(row), { observed: row.observed, expected: Math.round(perWindow * rush * 10) / 10, windowDays: WINDOW_DAYS }];
    }),
  );
}

export const questionKey = ({ merchantId, day, side }: DayQuestion): string => JSON.stringify([merchantId, day, Number(side)]);

interface Relations {
  id: string;
  otherReviews: number;
  sharedReviewIds: string[] | null;
  sharedReviewers: number;
  byAddress: number;
  byDevice: number;
  solicitations: { id: string; shared: 'order' | 'customer'; kinds: SolicitationKind[] | null }[] | null;
  rating: number | null;
  ratings: number;
  ratingTotal: number;
}

async function relations(db: Db, platformId: string, ids: readonly string[]): Promise<Relations[]> {
  const { rows } = await sql<Relations>`
    select r.item_id as id, own.n::int as other_reviews, shared.ids as shared_review_ids, shared.reviewers::int as shared_reviewers,
      shared.by_address::int, shared.by_device::int,
      chats.found as solicitations,
      r.rating, stars.n::int as ratings, stars.total::int as rating_total
    from items r
    cross join lateral (
      select count(*) as n from (
        select 1 from items o
        where o.platform_id = r.platform_id and o.reviewer_id = r.reviewer_id and o.item_id <> r.item_id and o.kind = 'review'
        limit ${MAX_COUNTED}) others) own
    cross join lateral (
      select (array_agg(distinct id order by id))[1:${sql.lit(MAX_SHARED_REVIEWS)}] as ids, count(distinct reviewer) as reviewers,
        count(distinct reviewer) filter (where by = 'address') as by_address, count(distinct reviewer) filter (where by = 'device') as by_device from (
        (select item_id as id, coalesce(reviewer_id, item_id) as reviewer, 'address' as by from items
          where platform_id = r.platform_id and kind = 'review' and ip_hash = r.ip_hash
            and coalesce(reviewer_id, item_id) <> coalesce(r.reviewer_id, r.item_id) limit ${MAX_COUNTED})
        union all
        (select item_id, coalesce(reviewer_id, item_id), 'device' from items
          where platform_id = r.platform_id and kind = 'review' and device_hash = r.device_hash
            and coalesce(reviewer_id, item_id) <> coalesce(r.reviewer_id, r.item_id) limit ${MAX_COUNTED})) s) shared
    cross join lateral (
      select jsonb_agg(jsonb_build_object('id', i.item_id, 'shared', i.shared, 'kinds', newest.analysis #> '{service,solicitation,kinds}') order by i.item_id) as found
      from (select r.platform_id, 'transcript' as kind, chat.* from (${SOLICITING_CHATS}) chat) i join ${NEWEST_ANALYSIS} newest on true) chats
    cross join lateral (
      select coalesce(sum(reviews), 0) as n, coalesce(sum(rating_sum), 0) as total from merchant_days d
      where d.platform_id = r.platform_id and d.merchant_id = r.merchant_id) stars
    where r.platform_id = ${platformId} and r.kind = 'review' and r.item_id = any(${ids}::text[])`.execute(db);
  return rows;
}

/** Reads the surroundings of all given reviews in four statements. */
export async function readNeighbourhoods(db: Db, platformId: string, reviews: readonly Review[]): Promise<Map<string, ReviewNeighbourhood>> {
  const ids = reviews.map((review) => review.id);
  const asked = reviews
    .filter((review) => review.rating !== undefined && review.rating !== 3)
    .map((review) => ({ id: review.id, merchantId: review.merchantId, day: utcDay(new Date(review.createdAt)), side: ratingSide(review.rating) }));
  const questions = [...new Map(asked.map(({ merchantId, day, side }) => [questionKey({ merchantId, day, side }), { merchantId, day, side }])).values()];
  const [near, around, related, company] = await Promise.all([
    readDuplicateCandidates(db, platformId, ids),
    readBursts(db, platformId, questions),
    relations(db, platformId, ids),
    readCompany(db, platformId, ids),
  ]);
  const questionOf = new Map(asked.map((question) => [question.id, questionKey(question)]));
  return new Map(
    related.map((row) => [
      row.id,
      {
        candidates: near.filter((candidate) => candidate.of === row.id),
        burst: around.get(questionOf.get(row.id) ?? ''),
        otherReviewsByReviewer: row.otherReviews,
        sharedSource: { reviewIds: row.sharedReviewIds ?? [], reviewers: row.sharedReviewers, byAddress: row.byAddress, byDevice: row.byDevice },
        ...(company.get(row.id) ?? { companions: [] }),
        solicitations: (row.solicitations ?? []).map(({ id, shared, kinds }) => ({ transcriptId: id, shared, kind: weightiestKind(kinds ?? []) })),
        merchantRating: otherRatings(row.ratingTotal, row.ratings, row.rating ?? undefined),
      },
    ]),
  );
}
