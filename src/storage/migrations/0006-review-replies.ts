import { sql, type Kysely } from 'kysely';

const STATEMENTS = [
  /* One compact row a review: what its merchant answered, and what became of its complaint. */
  sql`create table review_replies (
    platform_id text not null,
    merchant_id text not null,
    review_id text not null,
    occurred_at timestamptz not null,
    seconds_to_answer real,
    complaint boolean not null,
    answered boolean not null,
    apology boolean not null,
    remedy boolean not null,
    addresses_complaint boolean not null,
    template boolean not null,
    /* The review whose reply this one repeats. */
    template_of text,
    followed_up boolean not null,
    recovered boolean not null,
    /* Of replies that repeat none: a text pasted a thousand times is looked up once. */
    reply_bands bigint[] not null,
    revision text not null,
    primary key (platform_id, review_id)
  )`,
  sql`create index review_replies_by_merchant on review_replies (platform_id, merchant_id, occurred_at)`,
  sql`create index review_replies_by_template on review_replies (platform_id, template_of) where template_of is not null`,
  sql`create index review_replies_by_band on review_replies using gin (reply_bands) with (fastupdate = off)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db);
}
