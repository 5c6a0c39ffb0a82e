import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, Candor } from '../helpers/candor.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
});
afterAll(() => candor.close());

const body = JSON.stringify({ reviews: [aReview()] });

test.each([
  ['text/csv', 'text/csv'],
  ['application/xml', 'application/xml'],
  ['multipart/form-data', 'multipart/form-data; boundary=x'],
  ['no media type', ''],
])('when a batch is sent as %s, then 415 names the types that are taken', async (_what, contentType) => {
  const answer = await candor.call('platform', 'POST', '/v1/batches', body, { 'content-type': contentType });
  expect(answer.body).toMatchObject({ status: 415, code: 'unsupported_media_type', detail: expect.stringContaining('application/x-ndjson') });
});

test.each(['br', 'deflate', 'zstd', 'gzip, gzip'])('when a batch is packed with %s, then 415 points at Content-Encoding', async (encoding) => {
  for (const contentType of ['application/json', 'application/x-ndjson']) {
    const answer = await candor.call('platform', 'POST', '/v1/batches', body, { 'content-type': contentType, 'content-encoding': encoding });
    expect(answer.body).toMatchObject({ status: 415, code: 'unsupported_media_type', pointer: '/headers/content-encoding' });
  }
  expect(await candor.stores.db.selectFrom('batches').select('batchId').execute()).toEqual([]);
});

test('when a charset is named, or identity and upper case are used, then the batch is accepted', async () => {
  const headings: Record<string, string>[] = [{ 'content-type': 'application/json; charset=utf-8' }, { 'content-type': 'Application/JSON', 'content-encoding': 'identity' }];
  for (const headers of headings) {
    expect((await candor.call('platform', 'POST', '/v1/batches', body, headers)).status).toBe(202);
  }
});
