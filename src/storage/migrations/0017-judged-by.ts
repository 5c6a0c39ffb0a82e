import { sql, type Kysely } from 'kysely';

/** Finds the verdicts that other weights gave, however many there are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index judgements_by_version on judgements (platform_id, version)`.execute(db);
}
