import { sql } from 'kysely';
import type { DuplicateCandidate } from '../domain/copies/near-duplicates.js';
import type { Db } from './database.js';

/** Copies looked at per review; a template used more often than this is found all the same. */
const MAX_CANDIDATES = 60;
/**
 * Reviews read of one band. Bands of ordinary texts hold one or two; those of boilerplate hold
 * thousands, and as many as this say what there is to say.
 */
const MAX_IN_BAND = 64;

/** A candidate, and the review it is one of. */
interface FoundCandidate extends DuplicateCandidate {
  of: string;
}

/**
 * Reviews that share MinHash bands with the named ones, whatever merchant they are about. Those that
 * share most bands are the likeliest copies and come first, equal ones by id; what one search reads is
 * bounded, however many reviews are stored.
 */
export async function readDuplicateCandidates(db: Db, platformId: string, ids: readonly string[]): Promise<FoundCandidate[]> {
  const { rows } = await sql<FoundCandidate>`
    select asked.item_id as of, other.*
    from items asked cross join lateral (
      select candidate.item_id as id, candidate.merchant_id, candidate.reviewer_id, candidate.payload->>'text' as text
      from (
        select near.item_id, count(*) as shared from unnest(asked.band_keys) as own(band_key) cross join lateral (
          select item_id from review_bands band
          where band.platform_id = asked.platform_id and band.band_key = own.band_key
          order by item_id limit ${MAX_IN_BAND}) near
        where near.item_id <> asked.item_id
        group by near.item_id order by shared desc, near.item_id limit ${MAX_CANDIDATES}) best
      join items candidate on candidate.platform_id = asked.platform_id and candidate.kind = 'review' and candidate.item_id = best.item_id
      order by best.shared desc, best.item_id) other
    where asked.platform_id = ${platformId} and asked.kind = 'review' and asked.item_id = any(${ids}::text[])`.execute(db);
  return rows;
}
