import { sql, type Kysely } from 'kysely';

/** The first day of a merchant that the stored verdicts know of: an earlier one changes what was to be expected on later days. */
const STATEMENTS = [
  sql`create table marked_first_days (
    platform_id text not null,
    merchant_id text not null,
    first_day date not null,
    primary key (platform_id, merchant_id)
  )`,
  sql`insert into marked_first_days (platform_id, merchant_id, first_day)
    select platform_id, merchant_id, min(day) from merchant_days group by platform_id, merchant_id`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db);
}
