import { sql, type Kysely } from 'kysely';

/**
 * Verdicts that follow what arrives after them: which are stale and why, what they were before, and
 * of which merchants' ratings and bursts the stored verdicts already know.
 */
const STATEMENTS = [
  sql`alter table judgements
    add column revision integer not null default 1,
    add column causes text[] not null default '{arrival}',
    add column read_generation bigint not null default 0`,
  /* What a verdict said before it was replaced; the newest stays in judgements. */
  sql`create table judgement_history (
    platform_id text not null,
    review_id text not null,
    revision integer not null,
    causes text[] not null,
    version text not null,
    probability double precision not null,
    logit double precision not null,
    bias double precision not null,
    action text not null,
    evidence jsonb not null,
    judged_at timestamptz not null,
    primary key (platform_id, review_id, revision)
  )`,
  /* Numbers the marks, so that a verdict takes away only those older than what it read. */
  sql`create sequence stale_generation`,
  sql`select nextval('stale_generation')`,
  sql`create table stale_reviews (
    platform_id text not null,
    review_id text not null,
    nearness smallint not null,
    causes text[] not null,
    generation bigint not null,
    marked_at timestamptz not null default now(),
    primary key (platform_id, review_id)
  )`,
  sql`create index stale_by_nearness on stale_reviews (platform_id, nearness, generation)`,
  /* Mean of a merchant's other ratings, to a tenth of a star, as a review of 1, 2 … 5 stars sees it. */
  sql`create table marked_ratings (
    platform_id text not null,
    merchant_id text not null,
    means double precision[] not null,
    primary key (platform_id, merchant_id)
  )`,
  sql`create table marked_bursts (
    platform_id text not null,
    merchant_id text not null,
    day date not null,
    side smallint not null,
    observed integer not null,
    expected double precision not null,
    primary key (platform_id, merchant_id, day, side)
  )`,
  sql`alter table flags add column claimed_by text`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db);
}
