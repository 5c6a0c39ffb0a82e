import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadAuthenticityModel } from '../../models/authenticity-model.js';
import type { AuthenticityModel } from '../../src/domain/authenticity.js';
import type { ChunkReference } from '../../src/domain/ports/pipeline-store.js';
import type { OutboxRow } from '../../src/domain/ports/outbox.js';
import type { JobName } from '../../src/jobs/catalog.js';
import { analyseItems } from '../../src/usecases/analyse-items.js';
import { judgeItems, rejudgeReviews } from '../../src/usecases/judge-items.js';
import { scoreItems } from '../../src/usecases/score-items.js';
import { aReview, aTranscript, Candor, until } from '../helpers/candor.js';
import { fakeAnalyser } from '../helpers/fake-analyser.js';
import { aRing } from '../helpers/ring.js';

/** Every step of the pipeline, run by hand without a queue: what runs twice changes nothing the second time. */

const TABLES = ['batches', 'items', 'batch_items', 'analyses', 'judgements', 'judgement_history', 'stale_reviews', 'marked_ratings', 'marked_bursts', 'unsettled_verdicts', 'flags', 'contributions', 'score_sums', 'events', 'event_heads', 'outbox'];

let candor: Candor;
let authenticity: AuthenticityModel;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
  authenticity = await loadAuthenticityModel(undefined);
});
afterAll(() => candor.close());

/** Every row of every table; the column that tells when the sweep last looked is no effect. */
async function everything(): Promise<string> {
  const parts = [];
  for (const table of TABLES) {
    const { rows } = await sql<{ row: string }>`select (to_jsonb(t) - 'dispatched_at')::text as row from ${sql.table(table)} t order by 1`.execute(candor.stores.db);
    parts.push(`${table}:\n${rows.map(({ row }) => row).join('\n')}`);
  }
  return parts.join('\n\n');
}

/** The open promises of a job. The API hands them to a queue that nobody serves here. */
async function open(job: JobName): Promise<OutboxRow[]> {
  const { rows } = await sql<OutboxRow>`select platform_id, outbox_id, job, payload from outbox where job = ${job} order by created_at`.execute(candor.stores.db);
  return rows;
}

const judging = () => ({ store: candor.stores.pipeline, verdicts: candor.stores.verdicts, model: authenticity });

const steps: [JobName, (payload: any) => Promise<void>][] = [
  ['analyse-items', (reference: ChunkReference) => analyseItems({ store: candor.stores.pipeline, analyser: fakeAnalyser() }, reference)],
  ['mark-affected', (payload) => candor.stores.verdicts.markAffected(payload)],
  ['judge-items', (reference: ChunkReference) => judgeItems(judging(), reference)],
  ['score-items', (reference: ChunkReference) => scoreItems({ store: candor.stores.pipeline }, reference)],
  ['fit-prior', ({ platformId, outboxId, category }) => candor.stores.upkeep.fitPrior(platformId, outboxId, category)],
  ['rejudge-reviews', (payload) => rejudgeReviews(judging(), payload)],
];

async function handIn(body: object): Promise<void> {
  expect((await candor.call('platform', 'POST', '/v1/batches', body)).status).toBe(202);
  /* It does so after its answer, and rows are locked meanwhile. */
  await until('the API to have handed over its promises', async () => {
    const { rows } = await sql`select 1 from outbox where dispatched_at is null`.execute(candor.stores.db);
    return rows.length === 0;
  });
}

/* Two batches: the second copies reviews of the first, so that judging again is among the steps. */
const ring = aRing(8, { merchantId: 'm-2' });
const first = { reviews: [...Array.from({ length: 68 }, (_, index) => aReview({ text: `Slow delivery, rude staff ${index}`, rating: 1 + (index % 5) })), ...ring.slice(0, 4)], transcripts: [aTranscript({ csat: 2 })] };
const second = { reviews: ring.slice(4) };

describe.each([
  ['the first batch', first, ['analyse-items', 'judge-items', 'score-items', 'fit-prior', 'mark-affected']],
  ['a batch that copies the first', second, ['analyse-items', 'judge-items', 'score-items', 'fit-prior', 'mark-affected', 'rejudge-reviews']],
])('%s', (_what, body, names) => {
  beforeAll(() => handIn(body));

  test.each(steps.filter(([name]) => names.includes(name)))('when %s runs twice, also at the same moment, then the second run changes nothing', async (name, run) => {
    const promises = await open(name);
    expect(promises.length).toBeGreaterThan(0);
    for (const { payload } of promises) await Promise.all([run(payload), run(payload)]);
    const once = await everything();
    for (const { payload } of promises) await run(payload);
    expect(await everything()).toBe(once);
    expect(await open(name)).toEqual([]);
  });

  test('when its steps are done, then no promise is open, the batch is completed and every item counted once', async () => {
    expect(await candor.stores.outbox.pending()).toBe(0);
    const { rows } = await sql<{ accepted: number; analysed: number; judged: number; scored: number; done: boolean }>`
      select accepted, analysed, judged, scored, completed_at is not null as done from batches order by received_at desc limit 1`.execute(candor.stores.db);
    const { accepted } = rows[0]!;
    expect(rows[0]).toEqual({ accepted, analysed: accepted, judged: accepted, scored: accepted, done: true });
  });

  test.each(['m-1', 'm-2'])('when the sums of %s are computed again, then they equal the incremental ones exactly', async (merchantId) => {
    const sums = await candor.stores.scores.sums('acme', merchantId);
    expect(Object.keys(sums).length).toBeGreaterThan(0);
    expect(sums).toEqual(await candor.stores.scores.recomputedSums('acme', merchantId));
  });
});

test('when a step comes whose promise was never made, then it changes nothing', async () => {
  const before = await everything();
  const { rows } = await sql<{ batchId: string }>`select batch_id from batches limit 1`.execute(candor.stores.db);
  const stray = { platformId: 'acme', batchId: rows[0]!.batchId, chunk: 0, outboxId: 'never-promised' };
  for (const [name, run] of steps) await run(name === 'fit-prior' ? { ...stray, category: 'hotel' } : stray);
  expect(await everything()).toBe(before);
});
