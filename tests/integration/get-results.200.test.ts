import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, aTranscript, Candor } from '../helpers/candor.js';

let candor: Candor;
let batch: { id: string; links: { results: string } };
const reviews = Array.from({ length: 7 }, () => aReview());
const transcript = aTranscript();
const ids = [...reviews, transcript].map((item) => item.id);

beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
  batch = (await candor.call('platform', 'POST', '/v1/batches', { reviews, transcripts: [transcript] })).body;
});
afterAll(() => candor.close());

const results = (query = '', headers: Record<string, string> = {}) => candor.call('platform', 'GET', `${batch.links.results}${query}`, undefined, headers);

test('when nothing is read yet, then every item is pending', async () => {
  const { body } = await results();
  expect(body.results.map((row: { status: string }) => row.status)).toEqual(ids.map(() => 'pending'));
  expect(body.results[0]).toEqual({ kind: 'review', id: ids[0], status: 'pending', analysis: null, judgement: null });
});

test('when pages of three are followed by their cursors, then every item comes once, in the order handed in', async () => {
  await candor.addWorker();
  await candor.settle(batch);
  const seen: string[] = [];
  let cursor: string | null = '';
  for (let page = 0; cursor !== null && page < 5; page++) {
    const { body } = await results(`?limit=3${cursor && `&cursor=${cursor}`}`);
    seen.push(...body.results.map((row: { id: string }) => row.id));
    cursor = body.nextCursor;
  }
  expect(seen).toEqual(ids);
});

test('when the work is done, then reviews carry analysis and verdict whose evidence adds up, transcripts an analysis', async () => {
  const { body } = await results();
  const { analysis, judgement } = body.results[0];
  expect(analysis).toMatchObject({ id: ids[0], model: { revision: 'fake-1' } });
  const sum = judgement.evidence.reduce((total: number, entry: { contribution: number }) => total + entry.contribution, judgement.bias);
  expect(judgement.logit).toBeCloseTo(sum, 12);
  expect(judgement.probability).toBeCloseTo(1 / (1 + Math.exp(-judgement.logit)), 12);
  expect(body.results.at(-1)).toMatchObject({ kind: 'transcript', status: 'analysed', judgement: null, analysis: { service: expect.any(Object) } });
});

test('when NDJSON is accepted, then all results come at once, one a line, equal to the pages', async () => {
  const answer = await results('', { accept: 'application/x-ndjson' });
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toMatch('application/x-ndjson');
  const lines = answer.text.trim().split('\n').map((line) => JSON.parse(line) as unknown);
  expect(lines).toEqual((await results()).body.results);
});
