import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANDMARK_MS } from '../../src/domain/forward-decay.js';
import type { ScoredItem } from '../../src/domain/ports/pipeline-store.js';
import { ALL_ITEMS, type ScoreScope } from '../../src/domain/score-scope.js';
import { scoresView } from '../../src/domain/score-view.js';
import { replaceContributions } from '../../src/storage/contribution-writer.js';
import { inTransaction } from '../../src/storage/database.js';
import { appendEvents } from '../../src/storage/event-writer.js';
import { readScore } from '../../src/usecases/read-score.js';
import { Candor } from '../helpers/candor.js';
import { expectSameSums } from '../helpers/effects.js';
import { PLATFORM } from '../helpers/installation.js';
import { Merchant, step, take } from '../helpers/score-histories.js';

/** The kept state of scores under any order of what can happen to a merchant's items, on a real database. */

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
});
afterAll(() => candor.close());

/** Histories run side by side, one merchant each. */
const ABREAST = 20;
const RUNS = 50;

let number = 0;
async function known(): Promise<Merchant[]> {
  const merchants = Array.from({ length: ABREAST }, () => new Merchant(`m-${++number}`));
  await sql`insert into merchants (platform_id, merchant_id, name, category)
    select ${PLATFORM}, id, id, 'hotel' from unnest(${merchants.map(({ id }) => id)}::text[]) as id`.execute(candor.stores.db);
  return merchants;
}

const of = (merchantId: string, scope: ScoreScope = ALL_ITEMS) => ({ platformId: PLATFORM, merchantId, scope });

test('when kept sums are tampered with, then the night’s verification finds it, tells the log, and the metric says so', async () => {
  const [merchant] = await known();
  await take(candor.stores.db, [merchant!], [{ kind: 'arrival', opinion: { item: 0, topics: [], rating: 5, at: Date.UTC(2026, 5, 1), category: 'phones' } }]);
  const { db, upkeep } = candor.stores;
  const verify = async (day: string) => {
    await upkeep.promiseNightly(day);
    await upkeep.promiseNightly(day);
    const { rows } = await sql<{ outboxId: string }>`select outbox_id from outbox where job = 'verify-scores'`.execute(db);
    expect(rows).toHaveLength(1);
    for (let twice = 0; twice < 2; twice++) await upkeep.verify(PLATFORM, rows[0]!.outboxId, day, 100_000);
    expect((await sql`select 1 from outbox where job = 'verify-scores'`.execute(db)).rows).toEqual([]);
  };
  await verify('2026-11-01');
  expect(await upkeep.mismatches()).toBe(0);
  await sql`update score_sums set weight = weight * (1 + 1e-8) where merchant_id = ${merchant!.id} and dimension = 'stars' and scope = 'all'`.execute(db);
  await verify('2026-11-02');
  expect(await upkeep.mismatches()).toBe(1);
  const { body } = await candor.call('trust', 'GET', '/v1/audit?limit=1000&cursor=' + Buffer.from(String((await lastSequence()) - 1)).toString('base64url'));
  expect(body.events.at(-1)).toMatchObject({ kind: 'score.mismatch', body: { merchantId: merchant!.id, day: '2026-11-02' } });
  expect((await candor.app.inject('/metrics')).body).toMatch(/candor_score_mismatches 1/);
  await sql`update score_sums set weight = weight / (1 + 1e-8) where merchant_id = ${merchant!.id} and dimension = 'stars' and scope = 'all'`.execute(db);
  await sql`update score_sums set raw_value = raw_value + .01 where merchant_id = ${merchant!.id} and dimension = 'stars' and scope = 'category'`.execute(db);
  await verify('2026-11-03');
  expect(await upkeep.mismatches()).toBe(1);
  const last = (await candor.stores.events.read(PLATFORM, (await lastSequence()) - 1, 1))[0]!;
  expect(last).toMatchObject({ kind: 'score.mismatch', body: { merchantId: merchant!.id, scope: { kind: 'category', value: 'phones' }, day: '2026-11-03' } });
});

test('when a grown weight is a number that JavaScript writes otherwise than PostgreSQL, then kept sums are the recomputed ones all the same', async () => {
  const { db, scores } = candor.stores;
  const [merchant] = await known();
  await sql`insert into score_states values (${PLATFORM}, ${merchant!.id}, 15, now())`.execute(db);
  /* 77 half-lives of 15 days after the landmark the weight has grown to 1e23, half-way between two doubles. */
  const weight = 1e23 / 2 ** 77;
  const item = (value: number): ScoredItem => ({
    kind: 'review', id: 'half-way', merchantId: merchant!.id, occurredAt: new Date(LANDMARK_MS + 77 * 15 * 86_400_000), authenticity: weight, modelRevision: 'x', scopes: {},
    contributions: [], observations: [{ dimension: 'stars', value, weight, fullWeight: weight }],
  });
  for (const value of [1, 0.25]) {
    await inTransaction(db, async (tx) => appendEvents(tx, PLATFORM, await replaceContributions(tx, PLATFORM, [item(value)])));
    expect(await scores.sums(PLATFORM, merchant!.id)).toEqual(await scores.recomputedSums(PLATFORM, merchant!.id));
  }
});

async function lastSequence(): Promise<number> {
  const { rows } = await sql<{ sequence: string }>`select sequence from event_heads where platform_id = ${PLATFORM}`.execute(candor.stores.db);
  return Number(rows[0]!.sequence);
}

test(
  `when items arrive, are added to, judged again, decided on, undone, and half-lives change, in any order (${ABREAST * RUNS} histories), then kept sums equal recomputed ones and every past reading replays`,
  async () => {
    const { scores } = candor.stores;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: ABREAST, maxLength: ABREAST }), async (histories) => {
        const merchants = await known();
        const readings: Awaited<ReturnType<typeof readScore>>[] = [];
        for (let round = 0; histories.some((steps) => round < steps.length); round++) {
          await take(candor.stores.db, merchants, histories.map((steps) => steps[round]));
          const probed = merchants[round % ABREAST]!;
          readings.push(await readScore({ scores }, of(probed.id)));
        }
        for (const merchant of merchants) {
          const kept = await scores.sums(PLATFORM, merchant.id);
          expect(kept).toEqual(await scores.recomputedSums(PLATFORM, merchant.id));
          expectSameSums(kept, merchant.fromScratch());
          /* Everything that happened is in the log: replayed to now, it gives the very same digits. */
          const live = await readScore({ scores }, of(merchant.id));
          const [replayed] = (await scores.readings(of(merchant.id), [new Date(live.asOf)]))!;
          expect(replayed!.sums).toEqual(kept);
          readings.push(live);
        }
        const [first] = merchants;
        const phones = { kind: 'category', value: 'phones' } as const;
        const keptOfPhones = await scores.sums(PLATFORM, first!.id, phones);
        expectSameSums(keptOfPhones, first!.fromScratch('phones'));
        for (const reading of readings) {
          const again = await scores.reading(of(reading.merchantId), new Date(reading.asOf));
          const { merchantId: _id, category: _category, scope: _scope, asOf: _asOf, halfLifeDays: _halfLife, ...view } = reading;
          expect(scoresView(again!, Date.parse(reading.asOf))).toEqual(view);
        }
      }),
      /* A failing case runs on a database: what it is can be had from its seed without shrinking for minutes. */
      { numRuns: RUNS, endOnFailure: true },
    );
  },
  300_000,
);
