import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Analysis } from '../../src/domain/analysis.js';
import type { NewEvent } from '../../src/domain/event-log.js';
import { LANDMARK_MS } from '../../src/domain/forward-decay.js';
import type { Review } from '../../src/domain/item.js';
import type { ScoredItem } from '../../src/domain/ports/pipeline-store.js';
import { ALL_ITEMS, type ScoreScope } from '../../src/domain/score-scope.js';
import { scoresView } from '../../src/domain/score-view.js';
import { sumObservations } from '../../src/domain/score-sums.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.js';
import { TOPICS } from '../../src/domain/topics.js';
import { replaceContributions } from '../../src/storage/contribution-writer.js';
import { inTransaction, type Tx } from '../../src/storage/database.js';
import { writeDecision, writeUndo } from '../../src/storage/decision-writer.js';
import { appendEvents } from '../../src/storage/event-writer.js';
import { writeJudgements } from '../../src/storage/judgement-writer.js';
import { readScorableItems } from '../../src/storage/scorable-items.js';
import { rebuildSums } from '../../src/storage/score-rebuild.js';
import { readGeneration } from '../../src/storage/stale-marks.js';
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
  | { kind: 'verdict'; item: number; probability: number }
  | { kind: 'decision'; item: number; genuine: boolean }
  | { kind: 'undo'; item: number }
  | { kind: 'half-life'; days: number };
const item = fc.integer({ min: 0, max: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('arrival' as const), opinion }) },
  fc.record({ kind: fc.constant('verdict' as const), item, probability: fc.double({ min: 0, max: 1, noNaN: true }) }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('decision' as const), item, genuine: fc.boolean() }) },
  fc.record({ kind: fc.constant('undo' as const), item }),
  fc.record({ kind: fc.constant('half-life' as const), days: fc.integer({ min: 15, max: 730 }) }),
);

interface Known {
  opinion: Opinion;
  /** Probability of being inauthentic, as the signals say. */
  judged: number;
  decided?: { id: string; genuine: boolean };
}

/** What a merchant's items are by now, in plain memory: the tally that the database is held to. */
class Merchant {
  readonly items = new Map<number, Known>();
  /** Decisions that no longer stand, to be undone in vain. */
  readonly fallen: string[] = [];
  halfLifeDays = 180;
  constructor(readonly id: string) {}

  itemId = (number: number): string => `${this.id}-${number}`;

  review(number: number): Review {
    const { rating, category, at } = this.items.get(number)!.opinion;
    return { id: this.itemId(number), merchantId: this.id, text: 'text', rating, productCategory: category, createdAt: new Date(at).toISOString() };
  }

  analysis(number: number, revision: string): Analysis {
    return { id: this.itemId(number), language: 'en', topics: this.items.get(number)!.opinion.topics, model: { revision } };
  }

  fromScratch(category?: string) {
    const chosen = [...this.items].filter(([, { opinion: said }]) => category === undefined || said.category === category);
    const scored = chosen.map(([number, { judged, decided }]) =>
      scoreItem({
        item: { kind: 'review', review: this.review(number) },
        analysis: this.analysis(number, 'x'),
        authenticity: decided ? Number(decided.genuine) : 1 - judged,
        receivedAt: new Date(),
        settings: DEFAULT_SETTINGS,
        laterWords: [],
      }),
    );
    return sumObservations(scored.map(({ occurredAt, observations }) => ({ occurredAtMs: occurredAt.getTime(), observations })), this.halfLifeDays);
  }
}

const chosen = <Kind extends Step['kind']>(merchants: readonly Merchant[], steps: readonly (Step | undefined)[], kind: Kind) =>
  merchants.flatMap((merchant, index) => (steps[index]?.kind === kind ? [{ merchant, taken: steps[index] as Extract<Step, { kind: Kind }> }] : []));

async function score(tx: Tx, ids: readonly string[]): Promise<NewEvent[]> {
  const items = await readScorableItems(tx, PLATFORM, ids.map((id) => ({ kind: 'review', id })));
  return replaceContributions(tx, PLATFORM, items.map(scoreItem));
}

async function judge(tx: Tx, judged: readonly { reviewId: string; probability: number }[]) {
  return writeJudgements(tx, PLATFORM, {
    version: 'v',
    generation: await readGeneration(tx),
    judged: judged.map(({ reviewId, probability }) => ({ reviewId, judgement: { probability, logit: 0, bias: 0, action: 'publish', evidence: [] } })),
  });
}

let reading = 0;
/** Items come, or are read again by another model: stored, analysed, judged and scored as the workers do. */
async function arrive(tx: Tx, taken: readonly { merchant: Merchant; taken: Extract<Step, { kind: 'arrival' }> }[]): Promise<NewEvent[]> {
  const revision = `x-${++reading}`;
  const rows = taken.map(({ merchant, taken: { opinion: said } }) => {
    const known = merchant.items.get(said.item);
    merchant.items.set(said.item, known ? { ...known, opinion: { ...known.opinion, topics: said.topics } } : { opinion: said, judged: 0.3 });
    return { fresh: known === undefined, review: merchant.review(said.item), analysis: merchant.analysis(said.item, revision) };
  });
  await sql`insert into items (platform_id, kind, item_id, merchant_id, content_hash, payload, occurred_at)
    select ${PLATFORM}, 'review', review->>'id', review->>'merchantId', '', review, (review->>'createdAt')::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows.filter(({ fresh }) => fresh))}::jsonb) as entry(review jsonb)`.execute(tx);
  await sql`insert into analyses (platform_id, kind, item_id, revision, analysis)
    select ${PLATFORM}, 'review', analysis->>'id', ${revision}, analysis from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry(analysis jsonb)`.execute(tx);
  const { events } = await judge(tx, rows.filter(({ fresh }) => fresh).map(({ review }) => ({ reviewId: review.id, probability: 0.3 })));
  return [...events, ...(await score(tx, rows.map(({ review }) => review.id)))];
}

async function rejudge(tx: Tx, taken: readonly { merchant: Merchant; taken: Extract<Step, { kind: 'verdict' }> }[]): Promise<NewEvent[]> {
  const known = taken.filter(({ merchant, taken: { item: of } }) => merchant.items.has(of));
  for (const { merchant, taken: { item: of, probability } } of known) merchant.items.set(of, { ...merchant.items.get(of)!, judged: probability });
  const { reweighed, events } = await judge(tx, known.map(({ merchant, taken: { item: of, probability } }) => ({ reviewId: merchant.itemId(of), probability })));
  return [...events, ...(await score(tx, reweighed.map(({ reviewId }) => reviewId)))];
}

const CONFLICT = { code: 'decision_conflict' };

async function decide(tx: Tx, merchant: Merchant, { item: of, genuine }: Extract<Step, { kind: 'decision' }>): Promise<NewEvent[]> {
  const known = merchant.items.get(of);
  if (!known) return [];
  const made = writeDecision(tx, PLATFORM, { reviewId: merchant.itemId(of), verdict: genuine ? 'genuine' : 'inauthentic', note: null, decidedBy: 'key' }, scoreItem);
  if (known.decided?.genuine === genuine) {
    await expect(made).rejects.toMatchObject(CONFLICT);
    return [];
  }
  const { decision, events } = await made;
  if (known.decided) merchant.fallen.push(known.decided.id);
  merchant.items.set(of, { ...known, decided: { id: decision.id, genuine } });
  return events;
}

/** Takes back the decision that stands; one that does not stand any more answers so and changes nothing. */
async function undo(tx: Tx, merchant: Merchant, { item: of }: Extract<Step, { kind: 'undo' }>): Promise<NewEvent[]> {
  const known = merchant.items.get(of);
  const decisionId = known?.decided?.id ?? merchant.fallen.at(-1);
  if (decisionId === undefined) return [];
  const taken = writeUndo(tx, PLATFORM, { decisionId, undoneBy: 'key' }, scoreItem);
  if (!known?.decided) {
    await expect(taken).rejects.toMatchObject(CONFLICT);
    return [];
  }
  merchant.items.set(of, { opinion: known.opinion, judged: known.judged });
  merchant.fallen.push(decisionId);
  return (await taken).events;
}

/** Takes one step of every merchant in one transaction, through the very code that workers and the API go through. */
function take(merchants: readonly Merchant[], steps: readonly (Step | undefined)[]): Promise<unknown> {
  return inTransaction(candor.stores.db, async (tx) => {
    const events = [...(await arrive(tx, chosen(merchants, steps, 'arrival'))), ...(await rejudge(tx, chosen(merchants, steps, 'verdict')))];
    for (const { merchant, taken } of chosen(merchants, steps, 'decision')) events.push(...(await decide(tx, merchant, taken)));
    for (const { merchant, taken } of chosen(merchants, steps, 'undo')) events.push(...(await undo(tx, merchant, taken)));
    for (const { merchant, taken } of chosen(merchants, steps, 'half-life')) {
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
