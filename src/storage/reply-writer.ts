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

/** Stored replies of the merchant that share a band with a reply, the newest first. */
export async function similarReplies(db: Db | Tx, platformId: string, review: Review): Promise<OtherReply[]> {
  if (!review.reply) return [];
  const bands = bandKeys(platformId, shingles(review.reply.text));
  if (bands.length === 0) return [];
  const { rows } = await sql<OtherReply>`
    select r.review_id, i.payload->'reply'->>'text' as text from review_replies r
    join items i on i.platform_id = r.platform_id and i.kind = 'review' and i.item_id = r.review_id
    where r.platform_id = ${platformId} and r.merchant_id = ${review.merchantId} and r.review_id <> ${review.id}
      and r.reply_bands && ${`{${bands.join(',')}}`}::bigint[]
    order by r.occurred_at desc limit ${MAX_CANDIDATES}`.execute(db);
  return rows;
}

async function replyRow(tx: Tx, platformId: string, { item, analysis, receivedAt }: ScorableItem, review: Review, together: readonly Review[]) {
  const stored = await similarReplies(tx, platformId, review);
  const beside = together
    .filter(({ id, merchantId, reply }) => id !== review.id && merchantId === review.merchantId && reply)
    .map(({ id, reply }) => ({ reviewId: id, text: reply!.text }));
  const reply = assessReply(review, analysis, [...stored, ...beside]);
  return {
    sameAs: reply?.sameAs ?? [],
    row: {
      merchant_id: review.merchantId,
      review_id: review.id,
      occurred_at: occurredAt(item, receivedAt).toISOString(),
      seconds_to_answer: reply?.secondsToAnswer ?? null,
      complaint: isComplaint(review, analysis),
      answered: reply !== undefined,
      apology: reply?.apology ?? false,
      remedy: reply?.remedy ?? false,
      addresses_complaint: reply?.addressesComplaint ?? false,
      template: (reply?.sameAs.length ?? 0) > 0,
      followed_up: (review.followUps?.length ?? 0) > 0,
      recovered: isRecovered(review, analysis),
      reply_bands: review.reply ? bandKeys(platformId, shingles(review.reply.text)) : [],
      revision: analysis.model.revision,
    },
  };
}

/**
 * Writes what became of the reviews, one row a review. A reply that repeats an earlier one shows both to be a template.
 * The items' rows must be locked.
 */
export async function writeReplies(tx: Tx, platformId: string, items: readonly ScorableItem[]): Promise<void> {
  const reviews = items.flatMap((scorable) => (scorable.item.kind === 'review' ? [{ scorable, review: scorable.item.review }] : []));
  if (reviews.length === 0) return;
  const replied = reviews.map(({ review }) => review).filter(({ reply }) => reply !== undefined);
  const written = [];
  for (const { scorable, review } of reviews) written.push(await replyRow(tx, platformId, scorable, review, review.reply ? replied : []));
  const columns = sql`merchant_id, review_id, occurred_at, seconds_to_answer, complaint, answered, apology, remedy, addresses_complaint, template,
    followed_up, recovered, reply_bands, revision`;
  await sql`
    insert into review_replies (platform_id, ${columns})
    select ${platformId}, ${columns}
    from jsonb_to_recordset(${JSON.stringify(written.map(({ row }) => row))}::jsonb) as entry(merchant_id text, review_id text, occurred_at timestamptz,
      seconds_to_answer real, complaint boolean, answered boolean, apology boolean, remedy boolean, addresses_complaint boolean, template boolean,
      followed_up boolean, recovered boolean, reply_bands bigint[], revision text)
    order by review_id
    on conflict (platform_id, review_id) do update set occurred_at = excluded.occurred_at, seconds_to_answer = excluded.seconds_to_answer,
      complaint = excluded.complaint, answered = excluded.answered, apology = excluded.apology, remedy = excluded.remedy,
      addresses_complaint = excluded.addresses_complaint, template = excluded.template, followed_up = excluded.followed_up,
      recovered = excluded.recovered, reply_bands = excluded.reply_bands, revision = excluded.revision`.execute(tx);
  const repeated = written.flatMap(({ sameAs }) => sameAs);
  if (repeated.length === 0) return;
  /* In order, so that two chunks that repeat the same replies wait for each other rather than deadlock. */
  await sql`
    update review_replies set template = true where platform_id = ${platformId} and review_id in (
      select review_id from review_replies where platform_id = ${platformId} and review_id = any(${repeated}::text[]) and not template
      order by review_id for update)`.execute(tx);
}
