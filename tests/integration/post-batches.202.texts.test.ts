import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aReview, aTranscript, Candor } from '../helpers/candor.js';

/** Every text that people write is taken, analysed and given back unchanged, but for personal data. */

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start();
});
afterAll(() => candor.close());

async function handedIn(body: { reviews?: object[]; transcripts?: object[] }) {
  const posted = await candor.call('platform', 'POST', '/v1/batches', body);
  expect(posted.body.counts).toMatchObject({ rejected: 0 });
  await candor.settle(posted.body);
  return (await candor.call('platform', 'GET', posted.body.links.results)).body.results;
}

test.each([
  ['Simplified Chinese', '物流很快，客服态度很好', 'zh'],
  ['Traditional Chinese', '物流很快，客服態度非常熱情，東西品質很好', 'zh'],
  ['mixed Chinese and English', '客服态度 very good，delivery 很快', 'zh'],
  ['right-to-left marks', '\u200FThe staff\u200E were \u202Efriendly\u202C', 'en'],
  ['Hebrew', 'השירות היה מצוין והמשלוח מהיר', 'und'],
  ['Arabic', 'الخدمة ممتازة', 'und'],
  ['Russian', 'Очень хороший сервис', 'und'],
  ['emoji alone', '👍👍🏽👨‍👩‍👧‍👦🎉', 'und'],
  ['combining marks, not normalised', 'cafe\u0301 friendly a\u030A', 'en'],
  ['characters beyond the basic plane', '𠮷野家的服务很好 𝒢𝑜𝑜𝒹', 'zh'],
  ['line ends, tabs and quotes', 'good\r\n\t"friendly"\\ \'staff\' {}[],;', 'en'],
  ['noncharacters and private use', 'good \uFFFE\uFFFF\uE000 friendly', 'en'],
])('when a review is written in %s, then it is analysed and given back unchanged', async (_what, text, language) => {
  const review = aReview({ text });
  const [result] = await handedIn({ reviews: [review] });
  expect(result).toMatchObject({ status: 'judged', analysis: { id: review.id, language } });
  if (language === 'und') expect(result.analysis).not.toHaveProperty('sentiment');
  else expect(result.analysis.sentiment.label).toBeTypeOf('string');
  const record = await candor.call('trust', 'GET', `/v1/reviews/${String(review.id)}`);
  expect(record.body.review.text).toBe(text);
});

test('when a text has 10,000 characters, then it is taken whole', async () => {
  const review = aReview({ text: `好${'很'.repeat(9_998)}！` });
  await handedIn({ reviews: [review] });
  const record = await candor.call('trust', 'GET', `/v1/reviews/${String(review.id)}`);
  expect(record.body.review.text).toBe(review.text);
});

test('when ids hold slashes, spaces and Chinese, then the review is found by its encoded id', async () => {
  const review = aReview({ id: '订单/17 %?#ü' });
  await handedIn({ reviews: [review] });
  const record = await candor.call('trust', 'GET', `/v1/reviews/${encodeURIComponent('订单/17 %?#ü')}`);
  expect(record.body.review.id).toBe(review.id);
});

test('when every optional field is given, then all come back as handed in', async () => {
  const review = aReview({
    title: 'Fine', language: 'en', reviewerId: 'u-1', productId: 'p-1', productCategory: 'toys', orderId: 'o-1', verifiedPurchase: true,
    purchasedAt: '2026-05-20T08:00:00+08:00', channel: 'app', images: 2, helpfulVotes: 3, unhelpfulVotes: 0,
    followUps: [{ text: 'Still good', createdAt: '2026-06-10T00:00:00Z' }], reply: { text: 'Thank you', createdAt: '2026-06-02T00:00:00Z' },
    reviewer: { createdAt: '2020-01-01T00:00:00Z', reviewCount: 12 }, source: { ipHash: 'abcdef0123', deviceHash: '0123456789' },
  });
  await handedIn({ reviews: [review] });
  expect((await candor.call('trust', 'GET', `/v1/reviews/${String(review.id)}`)).body.review).toEqual(review);
});

describe('personal data', () => {
  const stored = async (id: unknown) =>
    (await candor.stores.db.selectFrom('items').select('payload').where('itemId', '=', String(id)).executeTakeFirstOrThrow()).payload as Record<string, any>;

  test('when a review carries a phone number, then it is stored as stars of the same length', async () => {
    const text = 'Call me on 13812345678, friendly staff';
    const review = aReview({ text, title: 'a@example.com', reply: { text: '请加 13812345678', createdAt: '2026-06-02T00:00:00Z' } });
    await handedIn({ reviews: [review] });
    const payload = await stored(review.id);
    expect(payload.text).toBe('Call me on ***********, friendly staff');
    expect(payload.text).toHaveLength(text.length);
    expect(JSON.stringify(payload)).not.toMatch(/138|example/);
  });

  test('when messages of a transcript carry card and identity numbers, then they are stored as stars', async () => {
    const transcript = aTranscript({
      messages: [{ role: 'customer', text: 'My card is 4111 1111 1111 1111' }, { role: 'customer', text: '身份证 110101199003077571' }],
    });
    await handedIn({ transcripts: [transcript] });
    const payload = await stored(transcript.id);
    expect(payload.messages.map((message: { text: string }) => message.text)).toEqual(['My card is **** **** **** ****', '身份证 ******************']);
  });

  test('when the same unmasked review comes again, then it is known, and another number is another content', async () => {
    const review = aReview({ text: 'Call me on 13812345678' });
    await handedIn({ reviews: [review] });
    const again = await candor.call('platform', 'POST', '/v1/batches', { reviews: [review] });
    expect(again.body.counts).toMatchObject({ unchanged: 1 });
    const other = await candor.call('platform', 'POST', '/v1/batches', { reviews: [{ ...review, text: 'Call me on 13987654321' }] });
    expect(other.body).toMatchObject({ code: 'item_conflict', pointer: '/reviews/0/text' });
  });
});
