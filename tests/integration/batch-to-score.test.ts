import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aReview, aTranscript, backends, Candor } from '../helpers/candor.js';

describe.each(backends())('a batch on the %s queue', (backend) => {
  let candor: Candor;
  beforeAll(async () => {
    candor = await Candor.start({ backend });
  });
  afterAll(() => candor.close());

  test('when a batch of reviews and transcripts is handed in, then every item is analysed once, judged and scored', async () => {
    const reviews = Array.from({ length: 70 }, (_, index) =>
      aReview({ merchantId: 'm-1', text: index % 7 === 0 ? `Rude staff number ${index}, slow delivery` : `Friendly people, visit ${index}`, rating: index % 7 === 0 ? 1 : 5 }),
    );
    const posted = await candor.call('platform', 'POST', '/v1/batches', {
      merchants: [{ id: 'm-1', name: 'First', category: 'hotel' }],
      reviews,
      transcripts: [aTranscript({ csat: 4 })],
    });
    expect(posted.status).toBe(202);
    expect(posted.body.counts).toMatchObject({ accepted: 71, merchants: 1, rejected: 0 });
    await candor.settle(posted.body);

    const progress = await candor.call('platform', 'GET', posted.body.links.self);
    expect(progress.body).toMatchObject({ status: 'completed', counts: { analysed: 71, judged: 71, scored: 71 } });

    const results = await candor.call('platform', 'GET', `${posted.body.links.results}?limit=500`);
    expect(results.body.results.map((row: { id: string }) => row.id)).toEqual([...reviews.map((review) => review.id), expect.stringMatching(/^t-/)]);
    expect(results.body.results[0]).toMatchObject({ status: 'judged', analysis: { language: 'en' }, judgement: { action: expect.any(String) } });

    const score = await candor.call('merchant', 'GET', '/v1/merchants/m-1/score');
    expect(score.status).toBe(200);
    expect(score.body.stars.rawMean).toBeCloseTo((10 * 1 + 60 * 5) / 70, 9);
    expect(score.body.dimensions.service_attitude.count).toBe(71);

    const themes = await candor.call('merchant', 'GET', '/v1/merchants/m-1/themes');
    expect(themes.body.themes[0]).toMatchObject({ topic: 'attitude', complaints: { items: 10 }, praise: { items: 60 } });
    expect(themes.body.selection.items).toBe(71);
  });
});
