import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runningDatabaseUrl } from '../../src/cli/running-database.js';
import { JOBS } from '../../src/jobs/catalog.js';
import type { JobConsumer, JobHandlers } from '../../src/jobs/job-queue.js';
import { consumeJobs } from '../../src/queue/bullmq-job-consumer.js';
import { startEmbeddedPostgres } from '../../src/storage/embedded-postgres.js';
import { aReview, aTranscript, backends, Candor, until } from '../helpers/candor.js';
import { candorCli, type CliRun } from '../helpers/run-cli.js';

const folder = mkdtempSync(path.join(tmpdir(), 'candor-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, lines: readonly unknown[]): string {
  const at = path.join(folder, name);
  const text = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
  writeFileSync(at, name.endsWith('.gz') ? gzipSync(text) : text);
  return at;
}

describe('the command line against a server', () => {
  let candor: Candor;
  let url: string;
  beforeAll(async () => {
    candor = await Candor.start();
    url = await candor.app.listen({ host: '127.0.0.1', port: 0 });
    await until('the worker reported itself', async () => (await candor.call(null, 'GET', '/readyz')).body.workers === 1);
  });
  afterAll(() => candor.close());

  const run = (args: string[], role: 'platform' | 'admin' | 'trust' | 'merchant' = 'platform', more: CliRun = {}) =>
    candorCli([...args, '--url', url], { ...more, environment: { CANDOR_KEY: candor.keys[role] } });
  const storedItems = async (batch: string): Promise<any[]> => (await candor.call('platform', 'GET', `/v1/batches/${batch}/results?limit=500`)).body.results;

  test('when a packed file is imported, then it waits until all is scored, and a repetition changes nothing', async () => {
    const { text, ...rest } = aReview({ id: 'imported-1', text: 'Rude staff' });
    const lines = [{ type: 'merchant', id: 'm-1', name: 'First', category: 'hotel' }, { ...rest, text }, aTranscript({ id: 'imported-2' }), '', aReview({ type: 'review', id: 'imported-3' })];
    const from = file('good.ndjson.gz', lines);
    const first = await run(['import', from]);
    expect(first).toMatchObject({ code: 0, stderr: 'Accepted: 3; stored before: 0; merchants: 1; rejected: 0.\n' });
    const batch = first.stdout.trim();
    expect((await storedItems(batch)).map(({ id, status }) => [id, status])).toEqual([['imported-1', 'judged'], ['imported-2', 'analysed'], ['imported-3', 'judged']]);

    const again = await run(['import', from]);
    expect(again).toMatchObject({ code: 0, stdout: first.stdout });
    const elsewhere = await run(['import', file('more.jsonl', [...lines, aReview({ id: 'imported-4' })])]);
    expect(elsewhere.stderr).toContain('Accepted: 1; stored before: 3');
  });

  test('when lines are bad, then each is told by its line in the file, whichever part it went with, and the exit code is 1', async () => {
    const lines = [aReview(), '{broken', aReview({ rating: 6 }), aReview(), '', aReview({ colour: 'red' }), { id: 'x' }, aReview({ createdAt: '1900-01-01T00:00:00Z' })];
    const imported = await run(['import', file('bad.jsonl', lines), '--part-items', '2']);
    expect(imported.code).toBe(1);
    expect(imported.stdout.trim().split('\n')).toHaveLength(3);
    expect(imported.stderr.split('\n').filter((line) => line.startsWith('line ')).sort()).toEqual([
      expect.stringMatching(/^line 2: the line is not valid JSON/),
      'line 3: rating: must be 1 to 5 (at /rating)',
      expect.stringMatching(/^line 6: unknown field "colour".*\(at \/colour\)$/),
      expect.stringMatching(/^line 7: neither a review/),
      'line 8: createdAt: must not be before 1995 (at /createdAt)',
    ]);
    expect(imported.stderr).toContain('Accepted: 2; stored before: 0; merchants: 0; rejected: 5.');
  });

  test('when an id belongs to other content already, then the line is named and nothing of its part is stored', async () => {
    const taken = aReview();
    await run(['import', file('one.jsonl', [taken])]);
    const other = await run(['import', file('other.jsonl', ['', aReview({ id: 'untouched' }), { ...taken, text: 'Something else' }])]);
    expect(other.code).toBe(1);
    expect(other.stderr).toMatch(/^line 3: This id already belongs.*\[409 item_conflict\]\nNothing of lines 2 to 3 was stored/);
    expect((await candor.call('trust', 'GET', '/v1/reviews/untouched')).status).toBe(404);
  });

  test('when a CSV comes on standard input with --no-wait, then it returns as soon as all is stored', async () => {
    const stdin = 'id,merchantId,text,rating,createdAt\ncsv-1,m-1,好,5,2026-06-01T10:00:00Z\ncsv-2,m-1,"bad, slow",1,2026-06-01T10:00:00Z\n';
    const imported = await run(['import', '-', '--no-wait'], 'platform', { stdin });
    expect(imported).toMatchObject({ code: 0, stderr: expect.stringContaining('Accepted: 2') });
    await until('the batch is judged', async () => (await storedItems(imported.stdout.trim())).every(({ status }) => status === 'judged'));
  });

  test('when standard error is a terminal, then progress is drawn while the items are scored', async () => {
    const imported = await run(['import', file('many.jsonl', Array.from({ length: 100 }, () => aReview()))], 'platform', { terminal: true });
    expect(imported.stderr).toMatch(/items sent/);
    expect(imported.stderr).toMatch(/items scored/);
  });

  test('when the same items are analysed offline, then the service says the same of them', async () => {
    const from = file('same.jsonl', [aReview({ text: 'Rude staff, call 13812345678' }), aTranscript(), aReview({ text: '物流很快，满意' })]);
    const offline = await candorCli(['analyze', from]);
    const batch = (await run(['import', from])).stdout.trim();
    expect(offline.lines).toEqual((await storedItems(batch)).map(({ analysis }) => analysis));
  });

  test('when the key is wrong or of another role, then the answer says so and the key is not repeated', async () => {
    const big = file('big.jsonl', Array.from({ length: 20_000 }, (_, index) => aReview({ text: `${Math.sin(index)} ${Math.cos(index)} good` })));
    const wrong = await candorCli(['import', big, '--url', url, '--key', 'candor_wrong']);
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('[401 unauthenticated]') });
    expect(wrong.stderr).not.toContain('candor_wrong');
    expect(await run(['import', big], 'merchant')).toMatchObject({ code: 1, stderr: expect.stringContaining('[403 forbidden] Use a key with that role.') });
  });

  test('when the file is empty, then the message says so', async () => {
    expect(await run(['import', file('empty.jsonl', ['', ''])])).toMatchObject({ code: 1, stderr: expect.stringContaining('nothing to import') });
  });

  test('when a key is made, then it alone goes to standard output, and it works', async () => {
    const made = await run(['keys', 'create', '--role', 'merchant', '--merchant', 'm-1'], 'admin');
    expect(made.stdout).toMatch(/^candor_[\w-]{43}\n$/);
    expect(made.stderr).toMatch(/^key_\S+: role merchant of merchant m-1, platform acme\./);
    const score = await candor.app.inject({ url: '/v1/merchants/m-1/score', headers: { authorization: `Bearer ${made.stdout.trim()}` } });
    expect(score.statusCode).toBe(200);
    expect(await run(['keys', 'create', '--role', 'trust'], 'platform')).toMatchObject({ code: 1, stderr: expect.stringContaining('[403 forbidden]') });
  });

  test('when the log is exported, then it verifies', async () => {
    const out = path.join(folder, 'audit.ndjson');
    expect(await run(['audit', 'export', '--out', out], 'trust')).toMatchObject({ code: 0, stdout: '' });
    expect(await candorCli(['audit', 'verify', out])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Intact: events 1 to \d+, last hash [0-9a-f]{64}\n$/) });
  });
});

describe.each(backends())('candor jobs on the %s queue', (backend) => {
  let candor: Candor;
  let consumer: JobConsumer;
  beforeAll(async () => {
    candor = await Candor.start({ backend, workers: 0 });
    const fail = async (): Promise<void> => {
      throw new Error('the disk\nis full');
    };
    const handlers = Object.fromEntries(Object.keys(JOBS).map((name) => [name, fail])) as unknown as JobHandlers;
    consumer = await consumeJobs(handlers, { databaseUrl: candor.databaseUrl, ...candor.config }, { onFailed: () => undefined, onError: () => undefined });
  });
  afterAll(async () => {
    await consumer.close();
    await candor.close();
  });

  test('when a job has failed for good, then it is listed with its reason, and can be put back', async () => {
    const { databaseUrl, config } = candor;
    const environment = { DATABASE_URL: databaseUrl, CANDOR_NAMESPACE: config.namespace, ...(config.redisUrl && { REDIS_URL: config.redisUrl }) };
    expect(await candorCli(['jobs', 'failed'], { environment })).toMatchObject({ code: 0, stdout: '', stderr: 'No job has failed.\n' });
    await candor.queue.enqueue([{ name: 'analyse-now', id: 'poison', payload: { platformId: 'acme', requestId: 'r' } }]);
    await until('the job failed', async () => (await candor.queue.failed(10)).length > 0);
    const failed = await candorCli(['jobs', 'failed', '--limit', '5'], { environment });
    expect(failed).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d{4}-\S+ {2}analyse\/analyse-now {2}poison {2}tried 1× {2}the disk is full\n$/) });
    expect(await candorCli(['jobs', 'retry'], { environment })).toMatchObject({ code: 0, stderr: 'Failed jobs put back to waiting: 1.\n' });
    const wrong = { ...environment, [config.redisUrl ? 'REDIS_URL' : 'DATABASE_URL']: `${config.redisUrl ? 'redis' : 'postgres'}://127.0.0.1:1` };
    expect(await candorCli(['jobs', 'failed'], { environment: wrong })).toMatchObject({ code: 1, stderr: expect.stringMatching(/^The queue in (REDIS|DATABASE)_URL does not answer/) });
    await until('the job failed again', async () => (await candor.queue.failed(10)).length > 0);
  });
});

test('when the embedded database runs, then its address is found from the data folder alone', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'candor-embedded-'));
  const postgres = await startEmbeddedPostgres(dataDir);
  try {
    expect(runningDatabaseUrl([dataDir])).toBe(postgres.url);
    await postgres.stop();
    expect(() => runningDatabaseUrl([dataDir])).toThrow('No embedded database runs in');
  } finally {
    await postgres.stop().catch(() => undefined);
    rmSync(postgres.directory, { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  }
});
