import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, aTranscript, backends, Candor } from '../helpers/candor.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ backend: backends().at(-1) });
});
afterAll(() => candor.close());

const analyze = (payload: object) => candor.call('platform', 'POST', '/v1/analyze', payload);

test('when reviews and transcripts are sent, then reviews answer first, each in the order given', async () => {
  const answer = await analyze({ transcripts: [aTranscript({ id: 'chat' })], reviews: [aReview({ id: 'b', text: 'Rude staff' }), aReview({ id: 'a' })] });
  expect(answer.status).toBe(200);
  expect(answer.body.results.map((analysis: { id: string }) => analysis.id)).toEqual(['b', 'a', 'chat']);
  expect(answer.body.results[0]).toMatchObject({ language: 'en', sentiment: { label: 'negative' }, topics: [{ topic: 'attitude', polarity: -1 }], model: { revision: 'fake-1' } });
  expect(answer.body.results[2]).toHaveProperty('service.satisfaction.score');
});

test('when merchant and date are left out, then the text alone is analysed', async () => {
  const answer = await analyze({ reviews: [{ id: 'r', text: '物流很快' }] });
  expect(answer.body.results).toMatchObject([{ id: 'r', language: 'zh', sentiment: { label: 'positive' } }]);
});

test('when it has answered, then nothing is stored', async () => {
  await analyze({ reviews: [aReview()] });
  for (const table of ['items', 'batches', 'immediateAnalyses', 'merchants'] as const) {
    expect(await candor.stores.db.selectFrom(table).select('platformId').execute()).toEqual([]);
  }
});

test('when a text carries a phone number, then the models and the answer see stars', async () => {
  const answer = await analyze({ reviews: [{ id: 'r', text: 'delivery: call 13812345678, good' }] });
  expect(answer.text).not.toContain('138');
});

test('when 32 items are sent, then all are answered', async () => {
  const answer = await analyze({ reviews: Array.from({ length: 32 }, () => aReview()) });
  expect(answer.body.results).toHaveLength(32);
});

test('when twenty callers ask at the same moment, then each gets its own items', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, (_, caller) => analyze({ reviews: [{ id: `caller-${caller}`, text: 'good' }] })));
  expect(answers.map((answer) => answer.body.results[0].id)).toEqual(answers.map((_, caller) => `caller-${caller}`));
});
