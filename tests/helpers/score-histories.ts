import fc from 'fast-check';
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Analysis } from '../../src/domain/analysis.js';
import type { NewEvent } from '../../src/domain/event-log.js';
import type { Review } from '../../src/domain/item.js';
import { sumObservations } from '../../src/domain/score-sums.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.js';
import { TOPICS } from '../../src/domain/topics.js';
import { applyPending, keepPending } from '../../src/storage/amendment-writer.js';
import { replaceContributions } from '../../src/storage/contribution-writer.js';
import { inTransaction, type Db, type Tx } from '../../src/storage/database.js';
import { writeDecision, writeUndo } from '../../src/storage/decision-writer.js';
import { appendEvents } from '../../src/storage/event-writer.js';
import { writeJudgements } from '../../src/storage/judgement-writer.js';
import { readScorableItems } from '../../src/storage/scorable-items.js';
import { rebuildSums } from '../../src/storage/score-rebuild.js';
import { readGeneration } from '../../src/storage/stale-marks.js';
import { scoreItem } from '../../src/usecases/score-items.js';
import { PLATFORM } from './installation.js';

/** Histories of merchants' items: what can happen, what becomes of it in plain memory, and the same through the code that serves it. */

interface Opinion {
  item: number;
  topics: Analysis['topics'];
  rating: number;
  at: number;
  category: 'phones' | 'cases';
  /** Votes that came later. */
  helpfulVotes?: number;
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

/** An item comes or is read again, is added to, is judged again, is decided on, its decision is undone, or the half-life changes. */
export type Step =
  | { kind: 'arrival'; opinion: Opinion }
  | { kind: 'amendment'; item: number; helpfulVotes: number }
  | { kind: 'verdict'; item: number; probability: number }
  | { kind: 'decision'; item: number; genuine: boolean }
  | { kind: 'undo'; item: number }
  | { kind: 'half-life'; days: number };
const item = fc.integer({ min: 0, max: 3 });
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('arrival' as const), opinion }) },
  fc.record({ kind: fc.constant('amendment' as const), item, helpfulVotes: fc.nat(50) }),
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
export class Merchant {
  readonly items = new Map<number, Known>();
  /** Decisions that no longer stand, to be undone in vain. */
  readonly fallen: string[] = [];
  halfLifeDays = 180;
  constructor(readonly id: string) {}

  itemId = (number: number): string => `${this.id}-${number}`;

  review(number: number): Review {
    const { rating, category, at, helpfulVotes } = this.items.get(number)!.opinion;
    return { id: this.itemId(number), merchantId: this.id, text: 'text', rating, productCategory: category, createdAt: new Date(at).toISOString(), ...(helpfulVotes !== undefined && { helpfulVotes }) };
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
    judged: judged.map(({ reviewId, probability }) => ({ reviewId, judgement: { probability, logit: 0, bias: 0, action: 'publish', evidence: [] }, seen: { rush: 0, otherMean: null } })),
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

/** What later batches add to items. */
async function amendItems(tx: Tx, taken: readonly { merchant: Merchant; taken: Extract<Step, { kind: 'amendment' }> }[]): Promise<NewEvent[]> {
  const known = taken.filter(({ merchant, taken: { item: of } }) => merchant.items.has(of));
  const pending = known.map(({ merchant, taken: { item: of, helpfulVotes } }, ordinal) => {
    const before = merchant.items.get(of)!;
    merchant.items.set(of, { ...before, opinion: { ...before.opinion, helpfulVotes } });
    return { ordinal, kind: 'review' as const, itemId: merchant.itemId(of), payload: merchant.review(of), contentHash: '', pointer: '' };
  });
  await keepPending(tx, PLATFORM, 'later', pending);
  await applyPending(tx, PLATFORM, 'later');
  return score(tx, pending.map(({ itemId }) => itemId));
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
export function take(db: Db, merchants: readonly Merchant[], steps: readonly (Step | undefined)[]): Promise<unknown> {
  return inTransaction(db, async (tx) => {
    const events = [...(await arrive(tx, chosen(merchants, steps, 'arrival'))), ...(await amendItems(tx, chosen(merchants, steps, 'amendment'))), ...(await rejudge(tx, chosen(merchants, steps, 'verdict')))];
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
