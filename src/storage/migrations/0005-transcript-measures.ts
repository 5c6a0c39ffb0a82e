import { sql, type Kysely } from 'kysely';

const STATEMENTS = [
  /* One compact row a chat: what service metrics are counted from, so that no text and no analysis is read for them.
     What every answer reads stands first, since a column costs the reading of all before it. */
  sql`create table transcript_measures (
    platform_id text not null,
    merchant_id text not null,
    transcript_id text not null,
    occurred_at timestamptz not null,
    agent text,
    channel text,
    category text,
    /* Monday of the week it ended in, in the desk's time zone. */
    week date not null,
    /* The eight times as four bytes each, NaN where unknown: all of a merchant's are fetched in one piece. */
    times bytea generated always as (float4send(coalesce(first_response, 'NaN')) ||
      float4send(coalesce(first_response_business, 'NaN')) ||
      float4send(coalesce(mean_response, 'NaN')) ||
      float4send(coalesce(mean_response_business, 'NaN')) ||
      float4send(coalesce(resolution, 'NaN')) ||
      float4send(coalesce(resolution_business, 'NaN')) ||
      float4send(coalesce(handling, 'NaN')) ||
      float4send(coalesce(handling_business, 'NaN'))) stored,
    handling real,
    /* One bit a topic of the taxonomy, in its order. */
    topic_bits integer not null,
    first_response real,
    first_response_business real,
    mean_response real,
    mean_response_business real,
    resolution real,
    resolution_business real,
    handling_business real,
    accomplished real,
    mood_start real,
    mood_worst real,
    mood_end real,
    patience real,
    professional_term_rate real,
    turns smallint not null,
    transfers smallint not null,
    unanswered smallint not null,
    agent_turns smallint not null,
    courteous_turns smallint not null,
    greeting smallint not null,
    apology smallint not null,
    thanks smallint not null,
    empathy smallint not null,
    closing smallint not null,
    forbidden_wordings smallint not null,
    promises smallint not null,
    promises_kept smallint not null,
    promises_broken smallint not null,
    satisfied boolean,
    surveyed boolean not null,
    reopened boolean not null,
    escalated boolean not null,
    solicited boolean not null,
    served_by text not null,
    order_id text,
    revision text not null,
    primary key (platform_id, transcript_id)
  )`,
  sql`create index transcript_measures_by_merchant on transcript_measures (platform_id, merchant_id, occurred_at)`,
  /* Chats whose promises a later word of the same order may settle. */
  sql`create index transcript_measures_by_order on transcript_measures (platform_id, order_id)
    where order_id is not null and promises > 0`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db);
}
