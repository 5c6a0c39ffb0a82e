import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Analysis } from '../../src/domain/analysis.js';
import type { ScoredItem } from '../../src/domain/ports/pipeline-store.js';
import { ALL_ITEMS, type ScoreScope } from '../../src/domain/score-scope.js';
import { scoresView } from '../../src/domain/score-view.js';
import { sumObservations } from '../../src/domain/score-sums.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.js';
import { TOPICS } from '../../src/domain/topics.js';
import { replaceContributions } from '../../src/storage/contribution-writer.js';
import { inTransaction } from '../../src/storage/database.js';
import { appendEvents } from '../../src/storage/event-writer.js';
import { rebuildSums } from '../../src/storage/score-rebuild.js';
import { readScore } from '../../src/usecases/read-score.js';
import { scoreItem } from '../../src/usecases/score-items.js';
import { Candor } from '../helpers/candor.js';
import { expectSameSums } from '../helpers/effects.js';

/** The kept state of scores under any order of what can happen to a merchant's items, on a real database. */

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
});
afterAll(() => candor.close());

const PLATFORM = 'acme';
/** Histories run side by side, one merchant each. */
const ABREAST = 20;
const RUNS = 50;

interface Opinion {
  item: number;
  topics: Analysis['topics'];
  rating: number;
  at: number;
  category: 'phones' | 'cases';
}
const opinion: fc.Arbitrary<Opinion> = fc.record({
  item: fc.integer({ min: 0, max: 3 }),
  topics: fc.uniqueArray(
    fc.record({ topic: fc.constantFrom(...TOPICS), polarity: fc.constantFrom(-1, 0, 1) as fc.Arbitrary<-1 | 0 | 1>, probability: fc.double({ min: 0, max: 1, noNaN: true }), evidence: fc.constant<never[]>([]) }),
    { selector: ({ topic }) => topic, maxLength: 4 },
  ),
  rating: fc.integer({ min: 1, max: 5 }),
  at: fc.integer({ min: Date.UTC(2012, 0, 1), max: Date.UTC(2026, 9, 1) }),
  category: fc.constantFrom('phones', 'cases'),
});

/** An item comes or is read again, is judged again, is decided on, its decision is undone, or the half-life changes. */
type Step =
  | { kind: 'arrival'; opinion: Opinion }
  | { kind: 'verdict'; item: number; authenticity: number }
  | { kind: 'decision'; item: number; genuine: boolean }
  | { kind: 'undo'; item: number }
  | { kind: 'half-life'; days: number };
const item = fc.integer({ min: 0, max: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('arrival' as const), opinion }) },
  fc.record({ kind: fc.constant('verdict' as const), item, authenticity: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ kind: fc.constant('decision' as const), item, genuine: fc.boolean() }),
  fc.record({ kind: fc.constant('undo' as const), item }),
  fc.record({ kind: fc.constant('half-life' as const), days: fc.integer({ min: 15, max: 730 }) }),
);

/** What a merchant's items are by now, in plain memory. */
class Merchant {
  private readonly items = new Map<number, { opinion: Opinion; judged: number; decided?: number }>();
  halfLifeDays = 180;
  constructor(readonly id: string) {}

  /** The item to be scored anew, if the step concerns one that has come. */
  apply(taken: Step): ScoredItem | undefined {
    if (taken.kind === 'half-life') return undefined;
    const number = taken.kind === 'arrival' ? taken.opinion.item : taken.item;
    const known = this.items.get(number);
    if (taken.kind === 'arrival') this.items.set(number, known ? { ...known, opinion: { ...taken.opinion, at: known.opinion.at, category: known.opinion.category } } : { opinion: taken.opinion, judged: 0.7 });
    else if (!known) return undefined;
    else if (taken.kind === 'verdict') this.items.set(number, { ...known, judged: taken.authenticity });
    else if (taken.kind === 'decision') this.items.set(number, { ...known, decided: taken.genuine ? 1 : 0 });
    else this.items.set(number, { opinion: known.opinion, judged: known.judged });
    return this.scored(number);
  }

  private scored(number: number): ScoredItem {
    const { opinion: said, judged, decided } = this.items.get(number)!;
    const id = `${this.id}-${number}`;
    const createdAt = new Date(said.at).toISOString();
    return scoreItem({
      item: { kind: 'review', review: { id, merchantId: this.id, text: 'text', rating: said.rating, productCategory: said.category, createdAt } },
      analysis: { id, language: 'en', topics: said.topics, model: { revision: 'x' } },
      authenticity: decided ?? judged,
      receivedAt: new Date(),
      settings: DEFAULT_SETTINGS,
      laterWords: [],
    });
  }

  fromScratch(category?: string) {
    const chosen = [...this.items].filter(([, { opinion: said }]) => category === undefined || said.category === category);
    return sumObservations(chosen.map(([number]) => this.scored(number)).map(({ occurredAt, observations }) => ({ occurredAtMs: occurredAt.getTime(), observations })), this.halfLifeDays);
  }
}

/** Takes one step of every merchant in one transaction, as the workers do. */
function take(merchants: readonly Merchant[], steps: readonly (Step | undefined)[]): Promise<unknown> {
  return inTransaction(candor.stores.db, async (tx) => {
    const scored = merchants.map((merchant, index) => (steps[index] ? merchant.apply(steps[index]) : undefined)).filter((one) => one !== undefined);
    const events = await replaceContributions(tx, PLATFORM, scored);
    for (const [index, merchant] of merchants.entries()) {
      const taken = steps[index];
      if (taken?.kind !== 'half-life') continue;
      const rebuilt = await rebuildSums(tx, PLATFORM, merchant.id, taken.days);
      if (rebuilt.length > 0) merchant.halfLifeDays = taken.days;
      events.push(...rebuilt);
    }
    await appendEvents(tx, PLATFORM, events);
  });
}

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
  await take([merchant!], [{ kind: 'arrival', opinion: { item: 0, topics: [], rating: 5, at: Date.UTC(2026, 5, 1), category: 'phones' } }]);
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
});

async function lastSequence(): Promise<number> {
  const { rows } = await sql<{ sequence: string }>`select sequence from event_heads where platform_id = ${PLATFORM}`.execute(candor.stores.db);
  return Number(rows[0]!.sequence);
}

test(
  `when items arrive, are judged again, decided on, undone, and half-lives change, in any order (${ABREAST * RUNS} histories), then kept sums equal recomputed ones and every past reading replays`,
  async () => {
    const { scores } = candor.stores;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: ABREAST, maxLength: ABREAST }), async (histories) => {
        const merchants = await known();
        const readings: Awaited<ReturnType<typeof readScore>>[] = [];
        for (let round = 0; histories.some((steps) => round < steps.length); round++) {
          await take(merchants, histories.map((steps) => steps[round]));
          const probed = merchants[round % ABREAST]!;
          readings.push(await readScore({ scores }, { ...of(probed.id), now: new Date() }));
        }
        for (const merchant of merchants) {
          const kept = await scores.sums(PLATFORM, merchant.id);
          expect(kept).toEqual(await scores.recomputedSums(PLATFORM, merchant.id));
          expectSameSums(kept, merchant.fromScratch());
          /* Everything that happened is in the log: replayed to now, it gives the very same digits. */
          const live = await readScore({ scores }, { ...of(merchant.id), now: new Date() });
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
