import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readServerEvents } from '../../src/cli/server-events.js';
import { runningDatabaseUrl } from '../../src/cli/running-database.js';
import { candorCli } from '../helpers/run-cli.js';

/** A server that only answers as told, for what a real one does too seldom. */
let server: Server | undefined;
const folders: string[] = [];
afterEach(() => {
  server?.close();
  server = undefined;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function serve(handler: RequestListener): Promise<string> {
  server = createServer(handler);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function dataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'candor-data-'));
  folders.push(folder);
  return folder;
}

const problem = (status: number, code: string, detail: string) => JSON.stringify({ type: '', title: '', status, code, detail, requestId: 'req_1' });
const ITEM = '{"text":"good","id":"r","merchantId":"m","createdAt":"2026-06-01T10:00:00Z"}\n';
const BATCH = { id: 'b-1', status: 'completed', counts: { accepted: 1, unchanged: 0, merchants: 0, rejected: 0, analysed: 1, judged: 1, scored: 1 }, rejected: [], links: {} };

describe('a server that is busy, gone or another', () => {
  test('when it answers 503 and 429 with Retry-After, then the same part is sent again with the same key', async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      seen.push(request.headers['idempotency-key']);
      request.resume().on('end', () => {
        if (seen.length === 1) response.writeHead(503, { 'retry-after': '0' }).end(problem(503, 'queue_full', 'Too much work.'));
        else if (seen.length === 2) response.writeHead(429, { 'retry-after': '0' }).end(problem(429, 'rate_limited', 'Slower.'));
        else response.writeHead(202).end(JSON.stringify(BATCH));
      });
    });
    const run = await candorCli(['import', '-', '--url', url, '--key', 'k'], { stdin: ITEM });
    expect(run).toMatchObject({ code: 0, stdout: 'b-1\n' });
    expect(seen).toEqual([expect.stringMatching(/^import-[0-9a-f]{64}$/), seen[0], seen[0]]);
    expect(run.stderr).toContain('The server is busy (Too much work. [503 queue_full] Request req_1.); trying again in 0 s.');
  });

  test('when nothing listens, then the message says how to start or name a server', async () => {
    const url = await serve(() => undefined);
    await new Promise((resolve) => server!.close(resolve));
    const run = await candorCli(['import', '-', '--url', url, '--key', 'secret-key'], { stdin: ITEM });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(`No Candor server answers at ${url}: nothing listens there. Start one with "npm start", or name another with --url.`);
    expect(run.stderr).not.toContain('secret-key');
  });

  test('when something else answers, then the message doubts the address', async () => {
    const url = await serve((request, response) => void request.resume().on('end', () => response.writeHead(404).end('<html>')));
    const run = await candorCli(['audit', 'export', '--url', url, '--key', 'k']);
    expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining('not as a Candor server does; check --url') });
  });

  test('when the address is none, then the message names the option', async () => {
    expect(await candorCli(['audit', 'export', '--url', 'localhost:3000', '--key', 'k'])).toMatchObject({ code: 1, stderr: expect.stringContaining('--url: give the address') });
  });
});

describe('which key is sent', () => {
  test('when none is given, then the administrator’s file serves a server on this machine, and never another', async () => {
    const folder = dataFolder();
    writeFileSync(path.join(folder, 'admin.key'), 'candor_from_file\n');
    let authorization: string | undefined;
    const url = await serve((request, response) => {
      ({ authorization } = request.headers);
      response.end(JSON.stringify({ events: [], nextCursor: null }));
    });
    const environment = { CANDOR_DATA_DIR: folder };
    await candorCli(['audit', 'export', '--url', url], { environment });
    expect(authorization).toBe('Bearer candor_from_file');
    await candorCli(['audit', 'export', '--url', url], { environment: { ...environment, CANDOR_KEY: 'from_environment' } });
    expect(authorization).toBe('Bearer from_environment');
    await candorCli(['audit', 'export', '--url', url, '--key', 'from_option'], { environment: { ...environment, CANDOR_KEY: 'from_environment' } });
    expect(authorization).toBe('Bearer from_option');
    const elsewhere = await candorCli(['audit', 'export', '--url', 'https://candor.invalid'], { environment });
    expect(elsewhere).toMatchObject({ code: 1, stderr: expect.stringContaining('No key for https://candor.invalid: give --key or set CANDOR_KEY') });
  });
});

describe('server-sent events', () => {
  test('when they arrive in pieces with comments between, then each event comes out whole', async () => {
    const text = 'event: progress\ndata: {"text":"好"}\n\n: still working\n\nevent: completed\ndata: {"n":\ndata: 2}\n\nevent: half';
    const bytes = [...Buffer.from(text)].map((byte) => Buffer.from([byte]));
    const events = [];
    for await (const event of readServerEvents((async function* () { yield* bytes; })())) events.push(event);
    expect(events).toEqual([{ name: 'progress', data: { text: '好' } }, { name: 'completed', data: { n: 2 } }]);
  });
});

describe('the embedded database that runs', () => {
  test('when its server lives, then its address is read from its own files; else it is said how to give one', () => {
    const folder = dataFolder();
    mkdirSync(path.join(folder, 'postgres', 'data'), { recursive: true });
    expect(() => runningDatabaseUrl([folder])).toThrow(/npm start.*DATABASE_URL/);
    writeFileSync(path.join(folder, 'postgres', 'password'), 'pw\n');
    writeFileSync(path.join(folder, 'postgres', 'data', 'postmaster.pid'), `${process.pid}\n/data\n1700000000\n54321\n`);
    expect(runningDatabaseUrl([dataFolder(), folder])).toBe('postgres://candor:pw@127.0.0.1:54321/postgres');
  });
});
