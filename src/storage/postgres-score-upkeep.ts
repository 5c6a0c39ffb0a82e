import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { CategoryPrior } from '../domain/category-prior.js';
import { EMPTY_SCORE_SUMS, type ScoreSums } from '../domain/forward-decay.js';
import { ASPECTS, fitCategoryPrior, type ScoreInputs } from '../domain/merchant-score.js';
import type { ScoreUpkeep, SumsByAspect } from '../domain/ports/score-store.js';
import { ALL_ITEMS, type ScoreScope } from '../domain/score-scope.js';
import { MAX_SUMS_DIFFERENCE, MIN_PRIOR_MOVE, priorMove } from '../domain/score-upkeep.js';
import type { JobName } from '../jobs/catalog.js';
import { inTransaction, translated, type Db, type Tx } from './database.js';
import { appendEvents } from './event-writer.js';
import { lockPromise, promiseAllFits, promiseOnce, settle } from './pipeline-outbox.js';
import { readSettings } from './postgres-settings-store.js';
import { priorSubject, readSums } from './score-readings.js';
import { rebuildSums } from './score-rebuild.js';
import { newestEvents, replaySums, sumsByAspect, type SumsRow } from './score-replay.js';

/** Merchants whose sums were made with another half-life than their settings ask for. */
async function staleMerchants(tx: Db | Tx, platformId: string): Promise<{ merchantId: string; halfLifeDays: number }[]> {
  const { rows } = await sql<{ merchantId: string; category: string | null; halfLifeDays: number }>`
    select state.merchant_id, m.category, state.half_life_days from score_states state
    left join merchants m on m.platform_id = state.platform_id and m.merchant_id = state.merchant_id
    where state.platform_id = ${platformId} order by state.merchant_id`.execute(tx);
  const wanted = new Map<string | null, number>();
  for (const category of new Set(rows.map((row) => row.category))) {
    wanted.set(category, (await readSettings(tx, platformId, category)).settings.halfLifeDays);
  }
  return rows.filter((row) => row.halfLifeDays !== wanted.get(row.category)).map((row) => ({ merchantId: row.merchantId, halfLifeDays: wanted.get(row.category)! }));
}

/** All merchants of a category with their sums. */
async function readPeers(tx: Tx, platformId: string, category: string): Promise<Pick<ScoreInputs, 'halfLifeDays' | 'sums'>[]> {
  const { rows } = await sql<SumsRow & { merchantId: string; halfLifeDays: number }>`
    select s.*, state.half_life_days from merchants m
    join score_states state on state.platform_id = m.platform_id and state.merchant_id = m.merchant_id
    join score_sums s on s.platform_id = m.platform_id and s.merchant_id = m.merchant_id and s.scope = ${ALL_ITEMS.kind}
    where m.platform_id = ${platformId} and m.category = ${category} order by m.merchant_id`.execute(tx);
  const byMerchant = new Map<string, typeof rows>();
  for (const row of rows) byMerchant.set(row.merchantId, [...(byMerchant.get(row.merchantId) ?? []), row]);
  return [...byMerchant.values()].map((sums) => ({ halfLifeDays: sums[0]!.halfLifeDays, sums: sumsByAspect(sums) }));
}

function largestDifference(sums: SumsByAspect, logged: SumsByAspect): number {
  const differences = ASPECTS.flatMap((aspect) => {
    const [stored, expected] = [sums[aspect] ?? EMPTY_SCORE_SUMS, logged[aspect] ?? EMPTY_SCORE_SUMS];
    return (Object.keys(EMPTY_SCORE_SUMS) as (keyof ScoreSums)[]).map((key) => Math.abs(stored[key] - expected[key]) / Math.max(1, Math.abs(expected[key])));
  });
  return Math.max(...differences);
}

const VERIFY: JobName = 'verify-scores';
/** Scopes of a merchant that are verified beside all its items, drawn anew every night. */
const SCOPES_SAMPLED = 3;

interface Difference {
  merchantId: string;
  scope: ScoreScope;
  /** The largest of its sums', relative to the larger of itself and one. */
  difference: number;
}

/** Later than any event. */
const END_OF_TIME = new Date('9999-01-01');

/** What keeps scores true beside bringing items in, in PostgreSQL. */
export class PostgresScoreUpkeep implements ScoreUpkeep {
  constructor(private readonly db: Db) {}

  async followSettings(platformId: string, outboxId: string): Promise<void> {
    for (;;) {
      /* The last look holds the promise: whoever changes settings meanwhile waits, and promises anew. */
      const stale = await inTransaction(this.db, async (tx) => {
        if (!(await lockPromise(tx, platformId, outboxId))) return [];
        const found = await staleMerchants(tx, platformId);
        if (found.length === 0) {
          await settle(tx, platformId, outboxId);
          await promiseAllFits(tx, platformId);
        }
        return found;
      });
      if (stale.length === 0) return;
      for (const { merchantId, halfLifeDays } of stale) {
        await inTransaction(this.db, async (tx) => appendEvents(tx, platformId, await rebuildSums(tx, platformId, merchantId, halfLifeDays)));
      }
    }
  }

  fitPrior(platformId: string, outboxId: string, category: string): Promise<void> {
    return inTransaction(this.db, async (tx) => {
      if (!(await lockPromise(tx, platformId, outboxId))) return;
      const peers = await readPeers(tx, platformId, category);
      const { settings } = await readSettings(tx, platformId, category);
      const { rows } = await sql<{ now: Date }>`select now()`.execute(tx);
      const fitted = fitCategoryPrior(peers, settings, rows[0]!.now.getTime());
      const [standing] = await newestEvents<CategoryPrior>(tx, platformId, [{ subject: priorSubject(category) }]);
      await settle(tx, platformId, outboxId);
      if (standing && priorMove(standing.body, fitted) < MIN_PRIOR_MOVE) return;
      await appendEvents(tx, platformId, [{ kind: 'prior.fitted', subject: priorSubject(category), body: { category, ...fitted } }]);
    });
  }

  async verify(platformId: string, outboxId: string, day: string, sampleSize: number): Promise<void> {
    const { rows: sample } = await translated(() =>
      sql<{ merchantId: string }>`
        select merchant_id from score_states where platform_id = ${platformId} order by random() limit ${sampleSize}`.execute(this.db),
    );
    const differing: Difference[] = [];
    for (const { merchantId } of sample) differing.push(...(await this.differences(platformId, merchantId)));
    await inTransaction(this.db, async (tx) => {
      if (!(await lockPromise(tx, platformId, outboxId))) return;
      await settle(tx, platformId, outboxId);
      await sql`
        update score_verifications set merchants = ${sample.length}, differences = ${differing.length}, verified_at = now()
        where platform_id = ${platformId} and day = ${day}::date`.execute(tx);
      await appendEvents(tx, platformId, differing.map(({ merchantId, scope, difference }) => ({ kind: 'score.mismatch', subject: `score-check:${merchantId}`, body: { merchantId, scope, difference, day } })));
    });
  }

  /** What a merchant's kept sums, of all items and of some of its scopes, differ in from the log, all seen at one moment. */
  private differences(platformId: string, merchantId: string): Promise<Difference[]> {
    return translated(() =>
      this.db.transaction().setIsolationLevel('repeatable read').execute(async (tx) => {
        const { rows } = await sql<{ halfLifeDays: number }>`
          select half_life_days from score_states where platform_id = ${platformId} and merchant_id = ${merchantId}`.execute(tx);
        const { rows: scopes } = await sql<ScoreScope>`
          select scope as kind, scope_value as value from score_sums
          where platform_id = ${platformId} and merchant_id = ${merchantId} and scope <> ${ALL_ITEMS.kind}
          group by scope, scope_value order by random() limit ${SCOPES_SAMPLED}`.execute(tx);
        const found: Difference[] = [];
        for (const scope of [ALL_ITEMS, ...scopes]) {
          const of = { platformId, merchantId, scope };
          const [logged] = await replaySums(tx, of, [END_OF_TIME], rows[0]!.halfLifeDays);
          const difference = largestDifference(await readSums(tx, of), logged!);
          if (difference > MAX_SUMS_DIFFERENCE) found.push({ merchantId, scope, difference });
        }
        return found;
      }),
    );
  }

  promiseNightly(day: string): Promise<void> {
    return inTransaction(this.db, async (tx) => {
      const { rows } = await sql<{ platformId: string }>`
        insert into score_verifications (platform_id, day) select platform_id, ${day}::date from platforms
        on conflict do nothing returning platform_id`.execute(tx);
      for (const { platformId } of rows) {
        const outboxId = randomUUID();
        const payload = JSON.stringify({ platformId, outboxId, day });
        await sql`insert into outbox (platform_id, outbox_id, job, payload) values (${platformId}, ${outboxId}, ${VERIFY}, ${payload}::jsonb)`.execute(tx);
        /* A category that changed while a merchant's first item was being scored, and peers that changed by
           verdicts, decisions and age alone, are caught up with at the latest now. */
        await promiseOnce(tx, platformId, 'follow-settings', {});
      }
    });
  }

  async mismatches(): Promise<number> {
    const { rows } = await translated(() =>
      sql<{ differences: number }>`
        select coalesce(sum(differences), 0)::int as differences from (
          select distinct on (platform_id) differences from score_verifications where verified_at is not null order by platform_id, day desc) as latest`.execute(this.db),
    );
    return rows[0]!.differences;
  }
}
