import { sql, type Kysely } from 'kysely';

const STATEMENTS = [
  /* category '' is the platform's own layer: part of a key cannot be null. */
  sql`create table settings_versions (
    platform_id text not null,
    category text not null,
    version integer not null,
    layer jsonb not null,
    changed_by text not null,
    changed_at timestamptz not null,
    primary key (platform_id, category, version)
  )`,
  /* The head carries its instant, so that the log's time never runs backwards whichever machine writes next. */
  sql`alter table event_heads add column last_at timestamptz`,
  sql`update event_heads head set last_at = (
    select at from events e where e.platform_id = head.platform_id and e.sequence = head.sequence)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db);
}
