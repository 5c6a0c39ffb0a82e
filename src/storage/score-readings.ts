import { sql } from 'kysely';
import type { CategoryPrior } from '../domain/category-prior.js';
import { DEFAULT_HALF_LIFE_DAYS } from '../domain/forward-decay.js';
import type { MerchantScope, ScoreReading, SumsByAspect } from '../domain/ports/score-store.js';
import type { Db, Tx } from './database.js';
import { UNDESCRIBED_CATEGORY } from './postgres-merchant-store.js';
import { readSettings } from './postgres-settings-store.js';
import { newestEvents, replaySums, sumsByAspect, type SumsRow } from './score-replay.js';

/** The subject of a category's prior in the log. */
export const priorSubject = (category: string): string => `prior:${category}`;

/** Stored sums of a merchant and scope; those that nothing enters any more are left out. */
export async function readSums(db: Db | Tx, { platformId, merchantId, scope }: MerchantScope): Promise<SumsByAspect> {
  const { rows } = await sql<SumsRow>`
    select dimension, weight, weighted_value, squared_weight, full_weight, full_weighted_value, full_squared_weight, raw_value, raw_count, count
    from score_sums where platform_id = ${platformId} and merchant_id = ${merchantId} and scope = ${scope.kind} and scope_value = ${scope.value} and raw_count > 0`.execute(db);
  return sumsByAspect(rows);
}

/** What a score is made of now. */
export async function readNow(tx: Tx, of: MerchantScope): Promise<ScoreReading | undefined> {
  const { platformId, merchantId } = of;
  const { rows } = await sql<{ category: string; halfLifeDays: number | null; changedAt: Date | null; readAt: Date }>`
    select m.category, state.half_life_days, state.changed_at, now() as read_at from merchants m
    left join score_states state on state.platform_id = m.platform_id and state.merchant_id = m.merchant_id
    where m.platform_id = ${platformId} and m.merchant_id = ${merchantId}`.execute(tx);
  const state = rows[0];
  if (!state) return undefined;
  const { settings, changedAt } = await readSettings(tx, platformId, state.category);
  const [prior, described] = await newestEvents<CategoryPrior>(tx, platformId, [{ subject: priorSubject(state.category) }, { subject: `merchant:${merchantId}` }]);
  const changes = [state.changedAt, changedAt, prior?.at ?? null, described?.at ?? null].filter((at) => at !== null).map((at) => at.getTime());
  return {
    category: state.category,
    settings,
    prior: prior?.body ?? null,
    halfLifeDays: state.halfLifeDays ?? settings.halfLifeDays,
    sums: await readSums(tx, of),
    readAt: state.readAt,
    changedAt: changes.length > 0 ? new Date(Math.max(...changes)) : null,
  };
}

/** Readings at ascending instants, from the log and the settings of their time. */
export async function replayReadings(tx: Tx, of: MerchantScope, instants: readonly Date[]): Promise<ScoreReading[]> {
  const { platformId, merchantId } = of;
  const at = (subject: (index: number) => string) => instants.map((instant, index) => ({ subject: subject(index), at: instant }));
  const merchants = await newestEvents<{ category: string }>(tx, platformId, at(() => `merchant:${merchantId}`));
  const categories = merchants.map((merchant) => merchant?.body.category ?? UNDESCRIBED_CATEGORY);
  const priors = await newestEvents<CategoryPrior>(tx, platformId, at((index) => priorSubject(categories[index]!)));
  const states = await newestEvents<{ halfLifeDays: number }>(tx, platformId, at(() => `score:${merchantId}`));
  const halfLives = states.map((state) => state?.body.halfLifeDays ?? DEFAULT_HALF_LIFE_DAYS);
  const sums = new Map<number, SumsByAspect[]>();
  for (const halfLife of new Set(halfLives)) sums.set(halfLife, await replaySums(tx, of, instants, halfLife));
  const readings: ScoreReading[] = [];
  for (const [index, instant] of instants.entries()) {
    const { settings } = await readSettings(tx, platformId, categories[index]!, instant);
    readings.push({
      category: categories[index]!,
      settings,
      prior: priors[index]?.body ?? null,
      halfLifeDays: states[index] ? halfLives[index]! : settings.halfLifeDays,
      sums: sums.get(halfLives[index]!)![index]!,
      readAt: instant,
      changedAt: null,
    });
  }
  return readings;
}
