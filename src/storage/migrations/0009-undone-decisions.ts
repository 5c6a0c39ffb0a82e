import { sql, type Kysely } from 'kysely';

/** Tells a decision that was taken back from one that another decision replaced: both no longer stand. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table decisions
    add column undone_by text,
    add column undone_at timestamptz`.execute(db);
}
