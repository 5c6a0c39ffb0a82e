import { sql } from 'kysely';
import type { Review } from '../domain/item.js';
import { bandKeys, shingles } from '../domain/minhash.js';
import { occurredAt } from '../domain/occurrence.js';
import type { ScorableItem } from '../domain/ports/pipeline-store.js';
import { assessReply, isComplaint, isRecovered } from '../domain/replies.js';
import type { Db, Tx } from './database.js';

/** Candidates of one reply's template beyond this many add nothing: one near-duplicate is enough. */
const MAX_CANDIDATES = 20;

export interface OtherReply {
  reviewId: string;
  text: string;
}

const bandsOf = (platformId: string, { reply }: Review): string[] => (reply ? bandKeys(platformId, shingles(reply.text)) : []);

/** Until the transaction ends nobody else writes replies of these merchants: two who wrote the same words at once would not see each other. */
async function lockRepliesOf(tx: Tx, platformId: string, merchantIds: readonly string[]): Promise<void> {
  for (const merchantId of [...new Set(merchantIds)].sort()) await sql`select pg_advisory_xact_lock(hashtextextended(${`replies ${platformId} ${merchantId}`}, 0))`.execute(tx);
}

/** For each review with a reply: stored replies of its merchant that share a band with it and repeat none themselves. */
async function storedOriginals(tx: Tx, platformId: string, reviews: readonly { review: Review; bands: readonly string[] }[]): Promise<Map<string, OtherReply[]>> {
  const wanted = reviews.filter(({ bands }) => bands.length > 0).map(({ review, bands }) => ({ id: review.id, merchant_id: review.merchantId, bands }));
  const found = new Map<string, OtherReply[]>();
  if (wanted.length === 0) return found;
  const { rows } = await sql<OtherReply & { id: string }>`
    select wanted.id, candidate.review_id, candidate.text
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as wanted(id text, merchant_id text, bands bigint[])
    cross join lateral (
      select r.review_id, i.payload->'reply'->>'text' as text from review_replies r
      join items i on i.platform_id = r.platform_id and i.kind = 'review' and i.item_id = r.review_id
      where r.platform_id = ${platformId} and r.reply_bands && wanted.bands and r.merchant_id = wanted.merchant_id and r.review_id <> wanted.id
      limit ${MAX_CANDIDATES}) as candidate`.execute(tx);
  for (const { id, reviewId, text } of rows) found.set(id, [...(found.get(id) ?? []), { reviewId, text }]);
  return found;
}

/** Replies known to be one text with the review's: its original, and others that repeat the same. */
export async function similarReplies(db: Db, platformId: string, review: Review): Promise<OtherReply[]> {
  if (!review.reply) return [];
  const { rows } = await sql<OtherReply>`
    with own as (select coalesce(template_of, review_id) as original from review_replies where platform_id = ${platformId} and review_id = ${review.id})
    select r.review_id, i.payload->'reply'->>'text' as text from own
    join review_replies r on r.platform_id = ${platformId} and (r.template_of = own.original or r.review_id = own.original) and r.review_id <> ${review.id}
    join items i on i.platform_id = r.platform_id and i.kind = 'review' and i.item_id = r.review_id
    order by r.occurred_at, r.review_id limit ${MAX_CANDIDATES}`.execute(db);
  return rows;
}

/** Whether another reply repeats the row's. */
const isRepeated = sql`exists (select 1 from review_replies other where other.platform_id = review_replies.platform_id and other.template_of = review_replies.review_id)`;

/**
 * Writes what became of the reviews, one row a review. A reply that repeats an earlier one shows both to be a template.
 * The items' rows must be locked.
 */
export async function writeReplies(tx: Tx, platformId: string, items: readonly ScorableItem[]): Promise<void> {
  const reviews = items.flatMap((scorable) => (scorable.item.kind === 'review' ? [{ ...scorable, review: scorable.item.review, bands: bandsOf(platformId, scorable.item.review) }] : []));
  if (reviews.length === 0) return;
  await lockRepliesOf(tx, platformId, reviews.filter(({ bands }) => bands.length > 0).map(({ review }) => review.merchantId));
  const originals = await storedOriginals(tx, platformId, reviews);
  /* Originals of this chunk by merchant and band, as each is found to repeat none before it. */
  const fresh = new Map<string, OtherReply[]>();
  const repeated = new Set<string>();
  const rows = reviews.map(({ item, review, bands, analysis, receivedAt }) => {
    const places = bands.map((band) => `${review.merchantId} ${band}`);
    const beside = new Map(places.flatMap((place) => fresh.get(place) ?? []).map((other) => [other.reviewId, other]));
    const reply = assessReply(review, analysis, [...(originals.get(review.id) ?? []), ...beside.values()]);
    const original = reply?.sameAs[0];
    if (original !== undefined) repeated.add(original);
    else if (review.reply) for (const place of places) fresh.set(place, [...(fresh.get(place) ?? []), { reviewId: review.id, text: review.reply.text }]);
    return {
      merchant_id: review.merchantId,
      review_id: review.id,
      occurred_at: occurredAt(item, receivedAt).toISOString(),
      seconds_to_answer: reply?.secondsToAnswer ?? null,
      complaint: isComplaint(review, analysis),
      answered: reply !== undefined,
      apology: reply?.apology ?? false,
      remedy: reply?.remedy ?? false,
      addresses_complaint: reply?.addressesComplaint ?? false,
      template: original !== undefined,
      template_of: original ?? null,
      followed_up: (review.followUps?.length ?? 0) > 0,
      recovered: isRecovered(review, analysis),
      reply_bands: original === undefined ? bands : [],
      revision: analysis.model.revision,
    };
  });
  const { rows: repeatedBefore } = await sql<{ id: string }>`
    select distinct template_of as id from review_replies
    where platform_id = ${platformId} and review_id = any(${reviews.map(({ review }) => review.id)}::text[]) and template_of is not null`.execute(tx);
  const columns = sql`merchant_id, review_id, occurred_at, seconds_to_answer, complaint, answered, apology, remedy, addresses_complaint, template,
    template_of, followed_up, recovered, reply_bands, revision`;
  await sql`
    insert into review_replies (platform_id, ${columns})
    select ${platformId}, ${columns}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry(merchant_id text, review_id text, occurred_at timestamptz,
      seconds_to_answer real, complaint boolean, answered boolean, apology boolean, remedy boolean, addresses_complaint boolean, template boolean,
      template_of text, followed_up boolean, recovered boolean, reply_bands bigint[], revision text)
    order by review_id
    on conflict (platform_id, review_id) do update set occurred_at = excluded.occurred_at, seconds_to_answer = excluded.seconds_to_answer,
      complaint = excluded.complaint, answered = excluded.answered, apology = excluded.apology, remedy = excluded.remedy,
      addresses_complaint = excluded.addresses_complaint, template = excluded.template or ${isRepeated}, template_of = excluded.template_of,
      followed_up = excluded.followed_up, recovered = excluded.recovered, reply_bands = excluded.reply_bands, revision = excluded.revision`.execute(tx);
  if (repeatedBefore.length > 0) {
    /* A reply that was replaced repeats its original no more. */
    await sql`
      update review_replies set template = false where platform_id = ${platformId} and review_id in (
        select review_id from review_replies where platform_id = ${platformId} and review_id = any(${repeatedBefore.map(({ id }) => id)}::text[])
          and template_of is null and not ${isRepeated} order by review_id for update)`.execute(tx);
  }
  if (repeated.size === 0) return;
  /* In order, so that two chunks that repeat the same replies wait for each other rather than deadlock. */
  await sql`
    update review_replies set template = true where platform_id = ${platformId} and review_id in (
      select review_id from review_replies where platform_id = ${platformId} and review_id = any(${[...repeated]}::text[]) and not template
      order by review_id for update)`.execute(tx);
}
