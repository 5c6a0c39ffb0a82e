import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, aTranscript, Candor } from '../helpers/candor.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start();
  const posted = await candor.call('platform', 'POST', '/v1/batches', {
    reviews: [
      aReview({ text: 'Rude staff, never again', rating: 1, channel: 'app', productCategory: 'toys', createdAt: '2026-03-01T00:00:00Z' }),
      aReview({ text: '客服态度差', rating: 1, channel: 'web', createdAt: '2026-04-01T00:00:00Z' }),
      aReview({ text: 'The delivery was slow', rating: 2, channel: 'app', createdAt: '2026-05-01T00:00:00Z' }),
      aReview({ text: 'Friendly people', channel: 'app', createdAt: '2026-05-02T00:00:00Z' }),
      aReview({ merchantId: 'm-2', text: 'Broken on arrival', rating: 1 }),
    ],
    transcripts: [aTranscript({ closedAt: '2026-05-03T00:00:00Z' })],
  });
  await candor.settle(posted.body);
});
afterAll(() => candor.close());

const themes = async (query = '') => (await candor.call('merchant', 'GET', `/v1/merchants/m-1/themes${query}`)).body;
const topicsOf = (body: { themes: { topic: string }[] }) => body.themes.map(({ topic }) => topic);

test('when a merchant reads its themes, then complaints come heaviest first, always with the denominator', async () => {
  const body = await themes();
  expect(topicsOf(body)).toEqual(['attitude', 'delivery']);
  expect(body.themes[0]).toMatchObject({ name: { zh: expect.any(String), en: expect.any(String) }, complaints: { items: 2 }, praise: { items: 1 } });
  expect(body.selection.items).toBe(5);
  expect(body.themes[0].complaintShare).toBeCloseTo(body.themes[0].complaints.weight / body.selection.weight, 12);
});

test.each([
  ['from a day on', '?from=2026-04-15T00:00:00Z', ['delivery', 'attitude'], 3],
  ['up to a day', '?to=2026-04-15T00:00:00%2B08:00', ['attitude'], 2],
  ['in a language', '?language=zh', ['attitude'], 1],
  ['of a channel', '?channel=app', ['attitude', 'delivery'], 3],
  ['of a product category', '?category=toys', ['attitude'], 1],
  ['of nothing at all', '?category=none', [], 0],
])('when themes are asked for %s, then only those items count', async (_what, query, topics, items) => {
  const body = await themes(query);
  expect(topicsOf(body).sort()).toEqual([...topics].sort());
  expect(body.selection.items).toBe(items);
});

test('when the caller holds this very content, then 304', async () => {
  const { headers } = await candor.call('merchant', 'GET', '/v1/merchants/m-1/themes');
  const again = await candor.call('merchant', 'GET', '/v1/merchants/m-1/themes', undefined, { 'if-none-match': String(headers.etag) });
  expect(again.status).toBe(304);
});
