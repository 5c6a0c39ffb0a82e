import { constants, createGzip } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAX_JSON_BYTES, MAX_LINE_BYTES } from '../../src/api/batch-body.js';
import { aReview, Candor } from '../helpers/candor.js';
import { listen, send } from '../helpers/wire.js';

const MEBIBYTE = 1024 * 1024;

let candor: Candor;
let base: string;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0, config: { maxBatchItems: 10 } });
  base = await listen(candor.app);
});
afterAll(() => candor.close());

const post = (contentType: string, body: Iterable<Buffer> | AsyncIterable<Buffer>, headers: Record<string, string> = {}) =>
  send(`${base}/v1/batches`, { headers: { authorization: `Bearer ${candor.keys.platform}`, 'content-type': contentType, ...headers }, body });

const storedBatches = async () => (await candor.stores.db.selectFrom('batches').select('batchId').execute()).length;

/** What `unit` repeated `times` packs to: hundreds of megabytes in a few hundred kilobytes. */
async function packed(unit: Buffer, times: number): Promise<Buffer> {
  const gzip = createGzip({ level: constants.Z_BEST_SPEED });
  const chunks: Buffer[] = [];
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (let time = 0; time < times; time++) {
    if (!gzip.write(unit)) await new Promise((resolve) => gzip.once('drain', resolve));
  }
  gzip.end();
  await new Promise((resolve) => gzip.once('end', resolve));
  return Buffer.concat(chunks);
}

/** Resident memory at its highest while `work` ran, above what it was before, in MiB. */
async function memoryGrowth<Result>(work: () => Promise<Result>): Promise<{ result: Result; grownMebibytes: number }> {
  const before = process.memoryUsage.rss();
  let highest = before;
  const timer = setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 5);
  try {
    return { result: await work(), grownMebibytes: (highest - before) / MEBIBYTE };
  } finally {
    clearInterval(timer);
  }
}

test('when a line is 20 MB long, then 413 line_too_large names the line and nothing is stored', async () => {
  const first = Buffer.from(`${JSON.stringify({ type: 'review', ...aReview() })}\n{"type":"review","text":"`);
  const answer = await post('application/x-ndjson', [first, ...Array.from({ length: 320 }, () => Buffer.alloc(65_536, 'x')), Buffer.from('"}\n')]);
  expect(answer.status).toBe(413);
  expect(answer.body).toMatchObject({ code: 'line_too_large', pointer: '/lines/2' });
  expect(await storedBatches()).toBe(0);
});

test('when a line just over the limit comes whole in one piece, then 413 line_too_large', async () => {
  const line = Buffer.concat([Buffer.alloc(MAX_LINE_BYTES + 1, ' '), Buffer.from('\n')]);
  const answer = await candor.call('platform', 'POST', '/v1/batches', line, { 'content-type': 'application/x-ndjson' });
  expect(answer.body).toMatchObject({ status: 413, code: 'line_too_large', pointer: '/lines/1' });
});

test('when a JSON body exceeds 8 MiB, then 413 body_too_large tells of NDJSON, though the sender is still sending', async () => {
  /* Again and again: an answer that a closing connection swallows is lost only now and then. */
  for (let time = 0; time < 12; time++) {
    const answer = await post('application/json', [Buffer.from('{"reviews":["'), ...Array.from({ length: 24 }, () => Buffer.alloc(MEBIBYTE, 'x'))]);
    expect(answer.status).toBe(413);
    expect(answer.body).toMatchObject({ code: 'body_too_large', detail: expect.stringContaining('application/x-ndjson') });
  }
  expect(MAX_JSON_BYTES).toBe(8 * MEBIBYTE);
});

test.each([
  ['JSON of one endless string', 'application/json', Buffer.alloc(MEBIBYTE, 'x'), 'body_too_large'],
  ['NDJSON of one endless line', 'application/x-ndjson', Buffer.alloc(MEBIBYTE, 'x'), 'line_too_large'],
  ['NDJSON of nothing but blank lines', 'application/x-ndjson', Buffer.alloc(MEBIBYTE, '\n'), 'too_many_items'],
  ['NDJSON of tiny bad lines', 'application/x-ndjson', Buffer.from('x\n'.repeat(MEBIBYTE / 2)), 'too_many_items'],
])('when gzip unpacks to 400 MB of %s, then 413 comes early and memory does not follow', async (_what, contentType, unit, code) => {
  const bomb = await packed(unit, 400);
  expect(bomb.length).toBeLessThan(3 * MEBIBYTE);
  const { result, grownMebibytes } = await memoryGrowth(() => post(contentType, [bomb], { 'content-encoding': 'gzip' }));
  expect(result.status).toBe(413);
  expect(result.body.code).toBe(code);
  expect(grownMebibytes).toBeLessThan(100);
  expect(await storedBatches()).toBe(0);
});

test.each([
  ['JSON', 'application/json', '/reviews/10'],
  ['NDJSON', 'application/x-ndjson', '/lines/11'],
])('when a %s batch holds more items than allowed, then 413 too_many_items points at the first beyond and nothing is stored', async (_format, contentType, pointer) => {
  const reviews = Array.from({ length: 12 }, () => aReview());
  const body = contentType === 'application/json' ? JSON.stringify({ reviews }) : reviews.map((review) => JSON.stringify({ type: 'review', ...review })).join('\n');
  const answer = await post(contentType, [Buffer.from(body)]);
  expect(answer.status).toBe(413);
  expect(answer.body).toMatchObject({ code: 'too_many_items', pointer });
  expect(await storedBatches()).toBe(0);
});
