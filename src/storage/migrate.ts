import { Migrator, sql, type MigrationProvider } from 'kysely';
import type { Db } from './database.js';
import * as initial from './migrations/0001-initial.js';
import * as settings from './migrations/0002-settings.js';
import * as scoreState from './migrations/0003-score-state.js';
import * as afterSales from './migrations/0004-after-sales-observations.js';
import * as transcriptMeasures from './migrations/0005-transcript-measures.js';
import * as reviewReplies from './migrations/0006-review-replies.js';
import * as reviewBands from './migrations/0007-review-bands.js';
import * as livingVerdicts from './migrations/0008-living-verdicts.js';
import * as markedFirstDays from './migrations/0011-marked-first-days.js';
import * as amendments from './migrations/0012-amendments.js';
import * as chatCustomers from './migrations/0014-chat-customers.js';
import * as judgedBy from './migrations/0017-judged-by.js';
import * as coReviewGroups from './migrations/0018-co-review-groups.js';
import * as unsettledVerdicts from './migrations/0019-unsettled-verdicts.js';
import * as undoneDecisions from './migrations/0009-undone-decisions.js';
import * as measuredOutcomes from './migrations/0010-measured-outcomes.js';

/** Forward only: a migration that ran is never edited, a mistake is mended by the next one. */
const MIGRATIONS: MigrationProvider = {
  getMigrations: async () => ({
    '0001-initial': initial,
    '0002-settings': settings,
    '0003-score-state': scoreState,
    '0004-after-sales-observations': afterSales,
    '0005-transcript-measures': transcriptMeasures,
    '0006-review-replies': reviewReplies,
    '0007-review-bands': reviewBands,
    '0008-living-verdicts': livingVerdicts,
    '0011-marked-first-days': markedFirstDays,
    '0012-amendments': amendments,
    '0014-chat-customers': chatCustomers,
    '0017-judged-by': judgedBy,
    '0018-co-review-groups': coReviewGroups,
    '0019-unsettled-verdicts': unsettledVerdicts,
    '0009-undone-decisions': undoneDecisions,
    '0010-measured-outcomes': measuredOutcomes,
  }),
};

/**
 * Brings the schema up to date; safe to call from several processes at once (kysely holds a lock). Numbers are given
 * out before their changes are done, so a database may know a later one first.
 */
export async function migrate(db: Db): Promise<void> {
  const { error } = await new Migrator({ db, provider: MIGRATIONS, allowUnorderedMigrations: true }).migrateToLatest();
  if (error) throw error;
}

/** Throws unless the database answers. */
export async function pingDatabase(db: Db): Promise<void> {
  await sql`select 1`.execute(db);
}
