import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { loadAuthenticityModel } from '../../models/authenticity-model.js';
import type { AuthenticityModel } from '../../src/domain/authenticity.js';
import type { Judgement } from '../../src/domain/evidence.js';
import { MAX_REJUDGED } from '../../src/jobs/catalog.js';
import { analyseItems } from '../../src/usecases/analyse-items.js';
import { judgeItems, rejudgeReviews } from '../../src/usecases/judge-items.js';
import { scoreItem } from '../../src/usecases/score-items.js';
import { aReview, Candor } from '../helpers/candor.js';
import { fakeAnalyser } from '../helpers/fake-analyser.js';

/** Marks and the jobs that take them away, run by hand. */

const SPARE = 20;
let candor: Candor;
let model: AuthenticityModel;
const reviews = Array.from({ length: MAX_REJUDGED + SPARE }, (_, index) => aReview({ id: `r-${String(index).padStart(4, '0')}`, merchantId: `m-${index}`, text: `Stop ${index}`, rating: 3 }));
const ids = reviews.map(({ id }) => String(id));

const payloads = async (job: string): Promise<any[]> => {
  const { rows } = await sql<{ payload: object }>`select payload from outbox where job = ${job} order by created_at`.execute(candor.stores.db);
  return rows.map(({ payload }) => payload);
};
const judging = () => ({ store: candor.stores.pipeline, verdicts: candor.stores.verdicts, model });
const mark = (reviewIds: readonly string[], cause: string, nearness: number) => sql`
  insert into stale_reviews (platform_id, review_id, nearness, causes, generation)
  select 'acme', id, ${nearness}, array[${cause}], nextval('stale_generation') from unnest(${reviewIds}::text[]) id order by id`.execute(candor.stores.db);
const marked = async (): Promise<string[]> =>
  (await sql<{ reviewId: string }>`select review_id from stale_reviews order by review_id`.execute(candor.stores.db)).rows.map(({ reviewId }) => reviewId);
const stored = async (reviewId: string) =>
  (await sql<{ revision: number; probability: number; causes: string[] }>`select revision, probability, causes from judgements where review_id = ${reviewId}`.execute(candor.stores.db)).rows[0]!;

beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
  model = await loadAuthenticityModel(undefined);
  expect((await candor.call('platform', 'POST', '/v1/batches', { reviews })).status).toBe(202);
  for (const payload of await payloads('analyse-items')) await analyseItems({ store: candor.stores.pipeline, analyser: fakeAnalyser() }, payload);
  for (const payload of await payloads('judge-items')) await judgeItems(judging(), payload);
  for (const payload of await payloads('mark-affected')) await candor.stores.verdicts.markAffected(payload);
});
afterAll(() => candor.close());
beforeEach(async () => {
  await sql`delete from stale_reviews`.execute(candor.stores.db);
  await sql`delete from outbox where job = 'rejudge-reviews'`.execute(candor.stores.db);
});

test('when more verdicts are stale than one job takes, then the nearest go first and the rest is promised to the next, until none is left', async () => {
  await mark(ids, 'rating', 7);
  await sql`update stale_reviews set nearness = 2 where review_id = ${ids.at(-1)!}`.execute(candor.stores.db);
  expect(await candor.stores.verdicts.sweep()).toBe(1);
  expect(await candor.stores.verdicts.sweep(), 'one promise at a time').toBe(0);
  const [first] = await payloads('rejudge-reviews');
  await rejudgeReviews(judging(), first);
  const left = await marked();
  expect(left).toHaveLength(SPARE);
  expect(left).not.toContain(ids.at(-1));
  const [second, ...none] = await payloads('rejudge-reviews');
  expect(none).toEqual([]);
  await rejudgeReviews(judging(), second);
  expect(await marked()).toEqual([]);
  expect(await payloads('rejudge-reviews')).toEqual([]);
});

test('when nothing about a stale review changed, then its verdict gets no revision and the log no event', async () => {
  const events = async () => Number((await sql<{ n: string }>`select count(*) as n from events`.execute(candor.stores.db)).rows[0]!.n);
  const before = await events();
  await mark(ids.slice(0, 3), 'reviewer', 6);
  await candor.stores.verdicts.sweep();
  await rejudgeReviews(judging(), (await payloads('rejudge-reviews'))[0]);
  expect(await stored(ids[0]!)).toMatchObject({ revision: 1, causes: ['arrival'] });
  expect(await events()).toBe(before);
});

const seen = { rush: 0, otherMean: null };
const verdict = (probability: number): Judgement => ({ probability, logit: 0, bias: 0, action: 'publish', evidence: [] });
async function save(reviewId: string, generation: string, probability: number): Promise<void> {
  await candor.stores.verdicts.sweep();
  const [step] = await payloads('rejudge-reviews');
  await candor.stores.verdicts.saveRejudgements(step, { version: 'v', generation, judged: [{ reviewId, judgement: verdict(probability), seen }] }, scoreItem);
}

test('when a neighbour arrives while a review is being judged, then the mark outlives that verdict', async () => {
  const [id] = ids;
  await mark([id!], 'source', 3);
  const generation = await candor.stores.verdicts.generation();
  await sql`update stale_reviews set generation = nextval('stale_generation')`.execute(candor.stores.db);
  await save(id!, generation, 0.2);
  expect(await stored(id!)).toMatchObject({ probability: 0.2 });
  expect(await marked()).toEqual([id]);
});

test('when a verdict read earlier is stored later, then it is dropped: the newer has seen more', async () => {
  const id = ids[1]!;
  const early = await candor.stores.verdicts.generation();
  await mark([id], 'source', 3);
  const late = await candor.stores.verdicts.generation();
  await save(id, late, 0.4);
  const { revision } = await stored(id);
  await mark([id], 'copies', 2);
  await save(id, early, 0.1);
  expect(await stored(id)).toMatchObject({ probability: 0.4, revision });
  expect(await marked()).toEqual([id]);
});

test('when other weights judge than gave the verdicts, then they are marked a job’s worth at a time until none is left, and a worker that started earlier marks nothing', async () => {
  const { stores } = candor;
  const worker = (judgingVersion: string) => ({ pid: 1, modelRevision: 'fake-1', judgingVersion, jobs: 0, failures: 0, items: 0, tokeniseMs: 0, inferenceMs: 0, restMs: 0 });
  await stores.workers.report('old', worker('expert-of-yore'));
  await sql`update workers set started_at = now() - interval '1 hour'`.execute(stores.db);
  await stores.workers.report('new', worker(model.version));
  await sql`update judgements set version = 'expert-of-yore'`.execute(stores.db);
  expect(await stores.verdicts.markOutdated('expert-of-yore')).toBe(0);
  expect(await marked()).toEqual([]);
  const revisions = new Map(await Promise.all(ids.slice(0, 5).map(async (id) => [id, (await stored(id)).revision] as const)));
  for (const left of [SPARE, 0]) {
    expect(await stores.verdicts.markOutdated(model.version)).toBe(1);
    expect(await marked()).toHaveLength(left === 0 ? SPARE : MAX_REJUDGED);
    await rejudgeReviews(judging(), (await payloads('rejudge-reviews'))[0]);
  }
  expect(await stores.verdicts.markOutdated(model.version)).toBe(0);
  const { rows } = await sql<{ version: string; reviews: number }>`select version, count(*)::int as reviews from judgements group by version`.execute(stores.db);
  expect(rows).toEqual([{ version: model.version, reviews: ids.length }]);
  for (const [id, revision] of revisions) expect(await stored(id)).toMatchObject({ revision: revision + 1, causes: ['model'] });
  await stores.workers.leave('new');
  await stores.workers.leave('old');
});

test('when a ring grows while the probability stays, then what was told of it before is kept as a revision, and small growth changes nothing', async () => {
  const id = ids[2]!;
  const ring = (accounts: number): Judgement => ({
    probability: 0.6, logit: 0.4, bias: 0, action: 'label',
    evidence: [{ signal: 'shared_source', family: 'relations', value: accounts, contribution: 0.4, comparedWith: Array.from({ length: Math.min(20, accounts) }, (_, i) => `other-${i}`), text: { zh: `${accounts}。`, en: `${accounts}.` } }],
  });
  const told = async (accounts: number) => {
    await mark([id], 'source', 3);
    await candor.stores.verdicts.sweep();
    const [step] = await payloads('rejudge-reviews');
    await candor.stores.verdicts.saveRejudgements(step, { version: 'v', generation: await candor.stores.verdicts.generation(), judged: [{ reviewId: id, judgement: ring(accounts), seen }] }, scoreItem);
    const { rows } = await sql<{ value: number }>`select (evidence->0->>'value')::int as value from judgements where review_id = ${id}`.execute(candor.stores.db);
    return rows[0]!.value;
  };
  expect(await told(20)).toBe(20);
  const { revision } = await stored(id);
  expect(await told(22)).toBe(20);
  expect(await stored(id)).toMatchObject({ revision });
  expect(await told(60)).toBe(60);
  expect(await stored(id)).toMatchObject({ revision: revision + 1 });
  const { rows } = await sql<{ value: number }>`select (evidence->0->>'value')::int as value from judgement_history where review_id = ${id} and revision = ${revision}`.execute(candor.stores.db);
  expect(rows).toEqual([{ value: 20 }]);
});
