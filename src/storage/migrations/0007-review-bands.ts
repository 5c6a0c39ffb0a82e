import { sql, type Kysely } from 'kysely';

/**
 * One row per band in place of one inverted index over arrays: a band that ten thousand boilerplate
 * texts share can then be read up to a limit, where the inverted index fetches and checks all of them,
 * and what came last is found without a list of pending entries. `items.band_keys` stays as what a
 * review is looked up by.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table review_bands (
    platform_id text not null,
    band_key bigint not null,
    item_id text not null,
    primary key (platform_id, band_key, item_id)
  )`.execute(db);
  await sql`insert into review_bands (platform_id, band_key, item_id)
    select platform_id, unnest(band_keys), item_id from items where kind = 'review'
    on conflict do nothing`.execute(db);
  await sql`drop index items_by_band`.execute(db);
}
