import { sql, type Kysely } from 'kysely';

/** Known items to which something was added later: a reply, a follow-up, votes, a survey, further messages. */
const STATEMENTS = [
  /* Counts what an item says; an analysis names the version that it read. */
  sql`alter table items add column version integer not null default 1`,
  sql`alter table analyses add column item_version integer not null default 1`,
  /* Fields that the entry added to or replaced; null for an item that was new. */
  sql`alter table batch_items add column amended text[]`,
  sql`alter table batches add column amended integer not null default 0`,
  /* A batch's amendments while it streams in: applied at its end in the order of their items, so that a slow
     upload keeps nobody from an item that is stored already. Empty between batches. */
  sql`create table pending_amendments (
    platform_id text not null,
    batch_id text not null,
    ordinal integer not null,
    kind text not null,
    item_id text not null,
    payload jsonb not null,
    content_hash text not null,
    pointer text not null,
    primary key (platform_id, batch_id, ordinal)
  )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db);
}
