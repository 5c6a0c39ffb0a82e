import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, aTranscript, Candor } from '../helpers/candor.js';
import { aRing } from '../helpers/ring.js';

/** What a trust person can look at behind each piece of evidence. */

const WORDS = 'Friendly staff and the fastest delivery I have ever seen, buy here again and again';
const [asked, ...others] = aRing(7, { merchantId: 'm-ring', orderId: 'o-1', source: { deviceHash: 'one-device-for-all', ipHash: 'one-address' } });
Object.assign(others[0]!, { text: `${WORDS}, or ring me on 13912345678`, merchantId: 'm-other', source: { ipHash: 'one-address', deviceHash: 'another-device' } });
Object.assign(others[1]!, { text: WORDS.replace('staff', 'waiters').replace('delivery', 'dinner'), createdAt: '2026-06-01T16:00:00Z', rating: 4 });
const offer = `Thank you for your patience with us today, dear customer. ${'We are so sorry for the delay. '.repeat(4)}Five stars and I send 5 yuan cashback to 13912345678, deal?`;
const chat = aTranscript({ merchantId: 'm-ring', orderId: 'o-1', messages: [{ role: 'agent', text: offer, at: '2026-05-30T10:00:00Z' }, { role: 'customer', text: 'Fine' }] });
const plain = aReview({ merchantId: 'm-plain', text: 'The room was quiet', rating: 4 });

let candor: Candor;
let record: any;
const evidenceOf = async (id: unknown) => (await candor.call('trust', 'GET', `/v1/reviews/${String(id)}/evidence`)).body;
const exhibit = (signal: string) => record.exhibits.find((one: { signal: string }) => one.signal === signal);

beforeAll(async () => {
  candor = await Candor.start();
  const merchants = [{ id: 'm-ring', name: 'Ring Shop', category: 'food' }, { id: 'm-other', name: 'Other Shop', category: 'food' }];
  await candor.call('platform', 'POST', '/v1/batches', { merchants, reviews: [asked!, ...others, plain], transcripts: [chat] });
  await candor.quiet();
  record = await evidenceOf(asked!.id);
});
afterAll(() => candor.close());

test('when evidence is read, then it begins with the review, a sentence on why, and where every review starts', () => {
  expect(record.review).toEqual({ merchantId: 'm-ring', reviewerId: 'ring-0', rating: 5, createdAt: '2026-06-01T10:00:00Z', text: asked!.text });
  expect(record.summary.en).toMatch(/^(Folding|Holding it back) is suggested \(estimated (>99|9\d)% likely to be inauthentic\), mainly because .*\.$/);
  expect(record.summary.zh).toMatch(/^系统建议(折叠|暂不展示)（估计不可信的可能性为 (>99|9\d)%），主要因为：.*。$/);
  expect(record.startingPoint.logit).toBe(record.current.bias);
  expect(record.startingPoint.probability).toBeCloseTo(1 / (1 + Math.exp(-record.current.bias)), 12);
});

test('when sources are shared, then the sentence counts addresses and devices apart, and each review says which it shares', () => {
  const { text } = record.current.evidence.find(({ signal }: { signal: string }) => signal === 'shared_source');
  expect(text).toEqual({
    zh: '另有 6 个账号与它来源相同：6 个从同一网络地址、5 个从同一台设备发布过评价，其中 5 个两者都相同。',
    en: '6 other accounts posted reviews from the same source: 6 from the same network address and 5 from the same device, 5 of them from both.',
  });
  const { reviews } = exhibit('shared_source');
  expect(reviews).toHaveLength(6);
  expect(reviews.find(({ id }: { id: string }) => id === others[0]!.id)).toEqual({
    id: others[0]!.id, reviewerId: 'ring-1', merchantId: 'm-other', merchantName: 'Other Shop', rating: 5, createdAt: '2026-06-01T10:00:00.000Z', sharedSource: ['address'],
  });
  expect(reviews.find(({ id }: { id: string }) => id === others[1]!.id)).toMatchObject({ rating: 4, sharedSource: ['address', 'device'] });
});

test('when texts are copies, then three of them stand beside the review’s, the most alike first, with the words that differ, masked', () => {
  const { passages, reviews } = exhibit('near_duplicate');
  expect(passages).toHaveLength(3);
  expect(reviews).toHaveLength(6);
  const similarities = passages.map(({ similarity }: { similarity: number }) => similarity);
  expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
  expect(passages[0]).toMatchObject({ similarity: 1, own: { start: 0, text: asked!.text, differences: [] }, other: { start: 0, differences: [] } });
  expect(JSON.stringify(record)).not.toContain('13912345678');
});

test('when a chat offered something, then the turn is quoted with its index and who said it, at most 120 characters and masked', () => {
  const { turns } = exhibit('solicited_in_chat');
  expect(turns).toEqual([{ transcriptId: chat.id, turn: 0, role: 'agent', at: '2026-05-30T10:00:00Z', text: expect.stringMatching(/^….*5 yuan cashback to \*{11}, deal\?$/), solicits: true, kind: 'rewarded' }]);
  expect(turns[0].text.length).toBeLessThanOrEqual(120);
});

test('when there was a rush, then its reviews are shown, though the evidence names none', () => {
  const { reviews, passages } = exhibit('merchant_burst');
  expect(reviews.map(({ id }: { id: string }) => id)).toEqual([...others.slice(2).map(({ id }) => id).sort(), others[1]!.id]);
  expect(passages).toEqual([]);
});

test('when a person decides, then the summary says so first; when a review is published, then it says what speaks for it', async () => {
  await candor.call('trust', 'POST', `/v1/reviews/${String(asked!.id)}/decisions`, { verdict: 'genuine' });
  const { summary } = await evidenceOf(asked!.id);
  expect(summary.en).toMatch(/^People decided that it is genuine, and that stands; by the signals alone: (folding|holding it back) is suggested /);
  expect(summary.zh).toMatch(/^人工已裁定为可信，以此为准；若只看信号，系统建议/);
  const published = await evidenceOf(plain.id);
  expect(published.current.action).toBe('publish');
  expect(published.summary.en).toMatch(/^Publishing is suggested \(estimated \d+% likely to be inauthentic\), /);
  expect(published.exhibits).toEqual([]);
});

test('when a merchant’s own key asks, then 403: the record shows reviews of other merchants', async () => {
  const { key } = (await candor.call('admin', 'POST', '/v1/keys', { role: 'merchant', platformId: 'acme', merchantId: 'm-ring' })).body;
  const answer = await candor.call(null, 'GET', `/v1/reviews/${String(asked!.id)}/evidence`, undefined, { authorization: `Bearer ${key}` });
  expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  expect(answer.text).not.toContain('m-other');
});
