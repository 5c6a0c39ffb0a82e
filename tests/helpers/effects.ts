import { sql } from 'kysely';
import { expect } from 'vitest';
import type { ScoredAspect } from '../../src/domain/contributions.js';
import { DEFAULT_HALF_LIFE_DAYS, type ScoreSums } from '../../src/domain/forward-decay.js';
import { merchantScores } from '../../src/domain/merchant-score.js';
import type { SumsByAspect } from '../../src/domain/ports/score-store.js';
import { ALL_ITEMS } from '../../src/domain/score-scope.js';
import { sumObservations } from '../../src/domain/score-sums.js';
import { inTransaction } from '../../src/storage/database.js';
import type { Stores } from '../../src/storage/open-stores.js';
import { readScorableItems } from '../../src/storage/scorable-items.js';
import { scoreItem } from '../../src/usecases/score-items.js';
import { aReview, aTranscript, until } from './candor.js';
import { PLATFORM } from './installation.js';

const MERCHANTS = ['m-1', 'm-2', 'm-3'];
const TEXTS = ['Friendly people and fast delivery', 'Rude staff, slow shipping', '质量很差，客服态度不好', 'Good quality', 'Broken on arrival, bad service'];

/** `items` reviews and chats of three merchants, no two texts near-duplicates of the merchant's other ones by accident. */
export function aBatch(items: number) {
  const reviews = Array.from({ length: items - 20 }, (_, index) =>
    aReview({
      merchantId: MERCHANTS[index % 3],
      text: `${TEXTS[index % 5]} ${index} ${(index * 7919).toString(36)} ${(index * 104_729).toString(36)}`,
      rating: 1 + (index % 5),
      createdAt: new Date(Date.UTC(2026, index % 6, 1 + (index % 28), index % 24)).toISOString(),
    }),
  );
  return {
    merchants: MERCHANTS.map((id) => ({ id, name: id, category: 'hotel' })),
    reviews,
    transcripts: Array.from({ length: 20 }, (_, index) => aTranscript({ merchantId: MERCHANTS[index % 3], csat: 1 + (index % 5) })),
  };
}

async function rows<Row>(stores: Stores, query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return (await query.execute(stores.db)).rows;
}

/** The merchant's sums from nothing but items, analyses and judgements, in plain arithmetic. */
async function sumsFromScratch(stores: Stores, merchantId: string): Promise<SumsByAspect> {
  const references = await rows(stores, sql<{ kind: 'review' | 'transcript'; id: string }>`
    select kind, item_id as id from items where platform_id = ${PLATFORM} and merchant_id = ${merchantId}`);
  const items = await inTransaction(stores.db, (tx) => readScorableItems(tx, PLATFORM, references));
  return sumObservations(
    items.map(scoreItem).map(({ occurredAt, observations }) => ({ occurredAtMs: occurredAt.getTime(), observations })),
    DEFAULT_HALF_LIFE_DAYS,
  );
}

/** Every sum alike to 1e-9, relative to the larger of itself and one. */
export function expectSameSums(actual: SumsByAspect, expected: SumsByAspect): void {
  expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
  for (const [aspect, sums] of Object.entries(expected)) {
    for (const [name, value] of Object.entries(sums)) {
      const difference = Math.abs(actual[aspect as ScoredAspect]![name as keyof ScoreSums] - value) / Math.max(1, Math.abs(value));
      expect(difference, `${aspect}.${name}`).toBeLessThan(1e-9);
    }
  }
}

async function expectScoreFromScratch(stores: Stores, merchantId: string): Promise<void> {
  const incremental = await stores.scores.sums(PLATFORM, merchantId);
  expectSameSums(incremental, await stores.scores.recomputedSums(PLATFORM, merchantId));
  const scratch = await sumsFromScratch(stores, merchantId);
  expectSameSums(incremental, scratch);
  const reading = (await stores.scores.reading({ platformId: PLATFORM, merchantId, scope: ALL_ITEMS }))!;
  const now = Date.now();
  const [read, again] = [merchantScores(reading, now), merchantScores({ ...reading, sums: scratch }, now)];
  expect(Math.abs(read.overall.mean - again.overall.mean)).toBeLessThan(1e-9);
  expect(Math.abs(read.aspects.stars.mean - again.aspects.stars.mean)).toBeLessThan(1e-9);
}

/** Nothing missing, nothing done twice in effect, and scores that a recomputation confirms. */
export async function expectExactlyOnce(stores: Stores, batchId: string, items: number): Promise<void> {
  const batch = await stores.batches.find(PLATFORM, batchId);
  expect(batch).toMatchObject({ accepted: items, analysed: items, judged: items, scored: items });

  const analyses = await rows(stores, sql<{ all: number; items: number }>`
    select count(*)::int as all, count(distinct (kind, item_id))::int as items from analyses where platform_id = ${PLATFORM}`);
  expect(analyses).toEqual([{ all: items, items }]);

  const [contributions] = await rows(stores, sql<{ items: number; twice: number }>`
    select count(distinct (kind, item_id))::int as items, (count(*) - count(distinct (kind, item_id, source)))::int as twice
    from contributions where platform_id = ${PLATFORM}`);
  expect(contributions).toEqual({ items, twice: 0 });

  /* One scoring event an item; more only where copies elsewhere set off a second judgement. */
  const events = await rows(stores, sql<{ subject: string; times: number }>`
    select subject, count(*)::int as times from events where platform_id = ${PLATFORM} and kind = 'item.scored' group by subject`);
  expect(events).toHaveLength(items);
  expect(events.filter(({ times }) => times !== 1)).toEqual([]);

  await until('promises that follow a batch kept', async () => (await stores.outbox.pending()) === 0);
  const [left] = await rows(stores, sql<{ outbox: number }>`select count(*)::int as outbox from outbox where platform_id = ${PLATFORM}`);
  expect(left).toEqual({ outbox: 0 });
  for (const merchantId of MERCHANTS) await expectScoreFromScratch(stores, merchantId);
}
