import { sql, type Kysely } from 'kysely';

/** Finds who reviewed a merchant about when a review did, and what else an account reviewed about then; and which days stored verdicts know as crowded. */
const STATEMENTS = [
  sql`create index items_by_side on items (platform_id, merchant_id, sign(rating - 3), occurred_at)
    where kind = 'review' and reviewer_id is not null and rating is not null`,
  sql`create index items_by_reviewer_in_time on items (platform_id, reviewer_id, occurred_at, item_id) where reviewer_id is not null`,
  /* The one above finds whatever this one found. */
  sql`drop index items_by_reviewer`,
  sql`create table marked_crowds (
    platform_id text not null,
    merchant_id text not null,
    day date not null,
    side smallint not null,
    primary key (platform_id, merchant_id, day, side)
  )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db);
}
