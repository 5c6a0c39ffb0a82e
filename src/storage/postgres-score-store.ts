import { sql } from 'kysely';
import { DEFAULT_HALF_LIFE_DAYS } from '../domain/forward-decay.js';
import { settledInstant } from '../domain/log-time.js';
import type { AspectDifference, MerchantScope, ScoreReading, ScoreStore, SumsByAspect, ThemeCount, ThemeQuery } from '../domain/ports/score-store.js';
import { ALL_ITEMS } from '../domain/score-scope.js';
import { translated, type Db, type Tx } from './database.js';
import { readInfluential, readMoving, readRatedOrders, readRatingDays, readTopics } from './score-evidence.js';
import { readNow, readSums, replayReadings } from './score-readings.js';
import { addedUp, newestEvents, sumsByAspect, type SumsRow } from './score-replay.js';

/** Scores, what they are made of, and themes, in PostgreSQL. */
export class PostgresScoreStore implements ScoreStore {
  constructor(private readonly db: Db) {}

  /** All statements see the database as of one moment. */
  private atOnce<Result>(read: (tx: Tx) => Promise<Result>): Promise<Result> {
    return translated(() => this.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read));
  }

  private async known({ platformId, merchantId }: MerchantScope): Promise<boolean> {
    const { rows } = await translated(() => sql`select 1 from merchants where platform_id = ${platformId} and merchant_id = ${merchantId}`.execute(this.db));
    return rows.length > 0;
  }

  async settledUntil(platformId: string): Promise<Date> {
    const { rows } = await translated(() =>
      sql<{ now: Date; lastAt: Date | null }>`
        select now(), (select last_at from event_heads where platform_id = ${platformId}) as last_at`.execute(this.db),
    );
    return settledInstant(rows[0]!.now, rows[0]!.lastAt);
  }

  async reading(of: MerchantScope, asOf?: Date): Promise<ScoreReading | undefined> {
    if (asOf === undefined) return this.atOnce((tx) => readNow(tx, of));
    return (await this.readings(of, [asOf]))?.[0];
  }

  async readings(of: MerchantScope, instants: readonly Date[]): Promise<ScoreReading[] | undefined> {
    if (!(await this.known(of))) return undefined;
    return this.atOnce((tx) => replayReadings(tx, of, instants));
  }

  private async halfLifeAt({ platformId, merchantId }: MerchantScope, at: Date): Promise<number> {
    const [state] = await newestEvents<{ halfLifeDays: number }>(this.db, platformId, [{ subject: `score:${merchantId}`, at }]);
    return state?.body.halfLifeDays ?? DEFAULT_HALF_LIFE_DAYS;
  }

  async mostInfluential(of: MerchantScope, at: Date, aspects: Parameters<ScoreStore['mostInfluential']>[2], limit: number) {
    return readInfluential(this.db, of, at, await this.halfLifeAt(of, at), aspects, limit);
  }

  async mostMoving(of: MerchantScope, from: Date, to: Date, differences: readonly AspectDifference[], limit: number) {
    const [halfLifeBefore, halfLifeAfter] = await Promise.all([this.halfLifeAt(of, from), this.halfLifeAt(of, to)]);
    return readMoving(this.db, of, { from, to, halfLifeBefore, halfLifeAfter }, differences, limit);
  }

  ratingDays(of: MerchantScope, asOf: Date) {
    return readRatingDays(this.db, of, asOf);
  }

  ratedOrders(of: MerchantScope, after: Date, asOf: Date) {
    return readRatedOrders(this.db, of, after, asOf);
  }

  topics(of: MerchantScope, asOf: Date) {
    return readTopics(this.db, of, asOf);
  }

  sums(platformId: string, merchantId: string, scope = ALL_ITEMS): Promise<SumsByAspect> {
    return translated(() => readSums(this.db, { platformId, merchantId, scope }));
  }

  async recomputedSums(platformId: string, merchantId: string, scope = ALL_ITEMS): Promise<SumsByAspect> {
    const inScope = scope.kind === 'all' ? sql`true` : sql`${sql.ref(scope.kind)} = ${scope.value}`;
    const { rows } = await translated(() =>
      sql<SumsRow>`
        select dimension, ${addedUp(sql`1`)}
        from (select dimension, weight > 0 as counts, grown_weight::text::numeric as grown, grown_full_weight::text::numeric as believed,
            value::text::numeric as given
          from observations where platform_id = ${platformId} and merchant_id = ${merchantId} and ${inScope}) as exact
        group by dimension`.execute(this.db),
    );
    return sumsByAspect(rows);
  }

  async themes(query: ThemeQuery): Promise<{ counts: ThemeCount[]; items: number; itemWeight: number }> {
    const { platformId, merchantId, from, to, language, channel, category } = query;
    const chosen = sql`
      from contributions c
      join items i on i.platform_id = c.platform_id and i.kind = c.kind and i.item_id = c.item_id
      left join lateral (select analysis->>'language' as language from analyses a
        where a.platform_id = i.platform_id and a.kind = i.kind and a.item_id = i.item_id
        order by analysed_at desc limit 1) newest on ${language ?? null}::text is not null
      left join judgements verdict on i.kind = 'review' and verdict.platform_id = i.platform_id and verdict.review_id = i.item_id
      left join decisions decided on i.kind = 'review' and decided.platform_id = i.platform_id
        and decided.review_id = i.item_id and decided.superseded_at is null
      where c.platform_id = ${platformId} and c.merchant_id = ${merchantId}
        and c.occurred_at >= ${from ?? new Date(0)} and c.occurred_at < ${to ?? new Date('9999-01-01')}
        and (${language ?? null}::text is null or newest.language = ${language ?? null})
        and (${channel ?? null}::text is null or i.payload->>'channel' = ${channel ?? null})
        and (${category ?? null}::text is null or i.payload->>'productCategory' = ${category ?? null})`;
    const { rows: counts } = await translated(() =>
      sql<ThemeCount>`
        select substr(c.source, 7) as topic, (c.value * 2 - 1)::int as polarity, sum(c.weight)::float8 as weight, count(*)::int as items
        ${chosen} and c.source like 'topic:%' group by 1, 2 order by weight desc, 1, 2`.execute(this.db),
    );
    const { rows: totals } = await translated(() =>
      sql<{ items: number; itemWeight: number }>`
        select count(*)::int as items, coalesce(sum(believed), 0)::float8 as item_weight from (
          select distinct on (c.kind, c.item_id) case decided.verdict when 'genuine' then 1 when 'inauthentic' then 0
            else 1 - coalesce(verdict.probability, 0) end as believed ${chosen}) as item`.execute(this.db),
    );
    return { counts, ...totals[0]! };
  }
}
