import { sql, type Kysely } from 'kysely';

/** Who a chat was with: joins it to reviews by the same person where no order does. */
const STATEMENTS = [
  sql`alter table items add column customer_id text`,
  sql`update items set customer_id = payload->>'customerId' where kind = 'transcript' and payload ? 'customerId'`,
  sql`create index items_by_customer on items (platform_id, customer_id) where customer_id is not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db);
}
