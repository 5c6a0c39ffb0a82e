import { sql, type Kysely } from 'kysely';

/** Verdicts that knew other surroundings than were last looked at, until somebody looks again. Only appended to and emptied: those who judge never wait for one another here. */
const STATEMENTS = [
  sql`create table unsettled_verdicts (
    platform_id text not null,
    entry bigint generated always as identity,
    review_id text not null,
    cause text not null,
    primary key (platform_id, entry)
  )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db);
}
