import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, Candor } from '../helpers/candor.js';
import { listen, send } from '../helpers/wire.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
});
afterAll(() => candor.close());

const JSON_TYPE = 'application/json';
const NDJSON_TYPE = 'application/x-ndjson';
const whole = gzipSync(JSON.stringify({ reviews: [aReview()] }));

const post = (payload: string | Buffer, contentType = JSON_TYPE, headers: Record<string, string> = {}) =>
  candor.call('platform', 'POST', '/v1/batches', payload, { 'content-type': contentType, ...headers });

const storedBatches = async () => (await candor.stores.db.selectFrom('batches').select('batchId').execute()).length;

test.each([
  ['is cut off', '{"reviews": [', 'malformed_json', undefined],
  ['is not JSON', 'reviews=1', 'malformed_json', undefined],
  ['is not UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 'malformed_json', undefined],
  ['is absent', '', 'malformed_json', undefined],
  ['is a list', '[]', 'invalid_request', '/'],
  ['is null', 'null', 'invalid_request', '/'],
  ['has an unknown field', '{"revews": []}', 'invalid_request', '/revews'],
  ['has reviews that are no list', '{"reviews": {"id": "r"}}', 'invalid_request', '/reviews'],
  ['is an empty object', '{}', 'invalid_request', undefined],
  ['has only empty lists', '{"merchants": [], "reviews": [], "transcripts": []}', 'invalid_request', undefined],
])('when the JSON body %s, then 400 and nothing is stored', async (_what, payload, code, pointer) => {
  const answer = await post(payload);
  expect(answer.body).toMatchObject({ status: 400, code, ...(pointer !== undefined && { pointer }) });
  expect(answer.headers['content-type']).toMatch('application/problem+json');
  expect(answer.body.requestId).toMatch(/^req_/);
  expect(await storedBatches()).toBe(0);
});

test.each([
  ['empty', ''],
  ['nothing but blank lines', '\n \n\r\n\n'],
])('when the NDJSON body is %s, then 400 says that the batch is empty', async (_what, payload) => {
  const answer = await post(payload, NDJSON_TYPE);
  expect(answer.body).toMatchObject({ status: 400, code: 'invalid_request', detail: expect.stringContaining('empty') });
  expect(await storedBatches()).toBe(0);
});

test.each([
  ['garbage', JSON_TYPE, Buffer.from('this is not gzip at all')],
  ['garbage', NDJSON_TYPE, Buffer.from('this is not gzip at all')],
  ['cut off', JSON_TYPE, whole.subarray(0, whole.length - 20)],
  ['cut off', NDJSON_TYPE, whole.subarray(0, whole.length - 20)],
  ['damaged in its checksum', NDJSON_TYPE, Buffer.concat([whole.subarray(0, whole.length - 8), Buffer.alloc(8, 1)])],
])('when gzip is %s (%s), then 400 malformed_json says so, nothing is stored and the process lives', async (_what, contentType, payload) => {
  const answer = await post(payload, contentType, { 'content-encoding': 'gzip' });
  expect(answer.body).toMatchObject({ status: 400, code: 'malformed_json', detail: expect.stringContaining('gzip') });
  expect(await storedBatches()).toBe(0);
});

test.each([
  ['an empty Idempotency-Key', '/v1/batches', { 'idempotency-key': '' }, '/headers/idempotency-key'],
  ['an Idempotency-Key of 256 characters', '/v1/batches', { 'idempotency-key': 'k'.repeat(256) }, '/headers/idempotency-key'],
  ['a strict that is neither true nor false', '/v1/batches?strict=yes', {}, '/query/strict'],
  ['an unknown query parameter', '/v1/batches?stict=true', {}, '/query/stict'],
])('when the request has %s, then 400 points at it', async (_what, url, headers, pointer) => {
  const answer = await candor.call('platform', 'POST', url, { reviews: [aReview()] }, headers);
  expect(answer.body).toMatchObject({ status: 400, code: 'invalid_request', pointer });
  expect(await storedBatches()).toBe(0);
});

test('when a sender goes away in the middle of a gzip upload, then nothing is stored and the next request is served', async () => {
  const base = await listen(candor.app);
  const headers = { authorization: `Bearer ${candor.keys.platform}`, 'content-type': NDJSON_TYPE, 'content-encoding': 'gzip' };
  async function* dying(): AsyncIterable<Buffer> {
    yield whole.subarray(0, 30);
    await new Promise((resolve) => setTimeout(resolve, 100));
    throw new Error('the sender dies');
  }
  await expect(send(`${base}/v1/batches`, { headers, body: dying() })).rejects.toThrow();
  expect((await send(`${base}/livez`, { method: 'GET', headers: {} })).status).toBe(200);
  expect(await storedBatches()).toBe(0);
});
