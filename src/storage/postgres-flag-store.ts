import { sql } from 'kysely';
import { AppError } from '../domain/app-error.js';
import type { ClaimedFlag, FlagStore } from '../domain/ports/flag-store.js';
import { inTransaction, type Db, type Tx } from './database.js';
import { appendEvents } from './event-writer.js';
import { lockItems } from './scorable-items.js';

/** An open flag, its review locked so that no verdict moves it meanwhile. */
async function lockOpenFlag(tx: Tx, platformId: string, flagId: string): Promise<ClaimedFlag> {
  const read = () =>
    sql<ClaimedFlag>`
      select flag_id as id, review_id, action, claimed_by, closed_at is null as open from flags
      where platform_id = ${platformId} and flag_id = ${flagId} and closed_at is null`.execute(tx);
  const [seen] = (await read()).rows;
  if (seen) await lockItems(tx, platformId, [{ kind: 'review', id: seen.reviewId }]);
  const [flag] = (await read()).rows;
  if (flag) return flag;
  throw new AppError({ code: 'not_found', publicMessage: 'There is no open flag with this id.', pointer: '/params/id' });
}

function refuseWhenHeldByAnother({ claimedBy }: ClaimedFlag, keyId: string): void {
  if (claimedBy === null || claimedBy === keyId) return;
  throw new AppError({ code: 'flag_claimed', publicMessage: 'Somebody else is at work on this flag.', pointer: '/params/id' });
}

/** Claims on flags in PostgreSQL. */
export class PostgresFlagStore implements FlagStore {
  constructor(private readonly db: Db) {}

  claim(platformId: string, flagId: string, keyId: string): Promise<ClaimedFlag> {
    return inTransaction(this.db, async (tx) => {
      const flag = await lockOpenFlag(tx, platformId, flagId);
      refuseWhenHeldByAnother(flag, keyId);
      await sql`update flags set claimed_by = ${keyId} where platform_id = ${platformId} and flag_id = ${flagId}`.execute(tx);
      return { ...flag, claimedBy: keyId };
    });
  }

  release(platformId: string, flagId: string, keyId: string, force: boolean): Promise<ClaimedFlag> {
    return inTransaction(this.db, async (tx) => {
      const flag = await lockOpenFlag(tx, platformId, flagId);
      if (!force) refuseWhenHeldByAnother(flag, keyId);
      const idle = flag.action === 'publish';
      await sql`update flags set claimed_by = null, closed_at = ${idle ? sql`now()` : null}
        where platform_id = ${platformId} and flag_id = ${flagId}`.execute(tx);
      if (idle) await appendEvents(tx, platformId, [{ kind: 'flag.closed', subject: `review:${flag.reviewId}`, body: { flagId, action: 'publish', by: 'release' } }]);
      return { ...flag, claimedBy: null, open: !idle };
    });
  }
}
