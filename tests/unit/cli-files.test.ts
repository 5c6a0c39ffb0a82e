import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeAnalyser } from '../helpers/fake-analyser.js';
import { candorCli } from '../helpers/run-cli.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'candor-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Buffer): string {
  const at = path.join(folder, name);
  writeFileSync(at, content);
  return at;
}

const TWO = '{"id":"a","text":"good staff, fast delivery"}\n{"id":"b","text":"态度差"}\n';
const CSV = [
  '\uFEFFid,text,rating,verifiedPurchase,reviewer,messages',
  'a,"good, ""really""\nfast delivery",5,TRUE,"{""reviewCount"": 3}",',
  'b,态度差,1,,,',
  't,,,,,"[{""role"": ""customer"", ""text"": ""slow parcel""}]"',
  'bad,rating is wrong,7,,,',
  'short,row',
  'last,good,,,,',
].join('\r\n');

describe('input files', () => {
  test.each([
    ['reviews.jsonl', Buffer.from(TWO)],
    ['reviews.ndjson.gz', gzipSync(TWO)],
    ['named-wrongly', gzipSync(TWO)],
    ['two-members.gz', Buffer.concat(TWO.trim().split('\n').map((line) => gzipSync(`${line}\n`)))],
  ])('when FILE is %s, then it is unpacked and read', async (name, content) => {
    const run = await candorCli(['analyze', file(name, content)]);
    expect(run).toMatchObject({ code: 0, lines: [{ id: 'a' }, { id: 'b', language: 'zh' }] });
  });

  test.each([['reviews.csv', CSV], ['reviews.csv.gz', gzipSync(CSV)]])('when FILE is %s, then rows become items, and bad rows keep their place and line', async (name, content) => {
    const run = await candorCli(['analyze', file(name, content)]);
    expect(run.code).toBe(1);
    expect(run.lines.map(({ id, line, error }) => (error ? [id, line, error.pointer] : id))).toEqual(['a', 'b', 't', ['bad', 6, '/rating'], [undefined, 7, ''], 'last']);
    expect(run.lines[0].topics[0].evidence[0]).toMatchObject({ text: 'delivery', start: 20 });
    expect(run.lines[2]).toHaveProperty('service');
  });

  test('when CSV comes on standard input, then it is known by its first character', async () => {
    expect((await candorCli(['analyze', '-'], { stdin: gzipSync(CSV) })).lines).toHaveLength(6);
  });

  test.each([
    ['an unknown column', 'id,text,stars\na,good,5\n', /column "stars" is unknown.*rating/s],
    ['a column twice', 'id,text,text\na,good,5\n', /column "text" stands there twice/],
    ['another encoding', Buffer.concat([Buffer.from('id,text\na,'), Buffer.from([0xc4, 0xe3, 0x0a])]), /not in UTF-8/],
    ['a cut archive', gzipSync(CSV.repeat(500)).subarray(0, 200), /broken or cut off/],
  ])('when a CSV has %s, then nothing is guessed and the message says how to mend it', async (_what, content, message) => {
    const run = await candorCli(['analyze', file('x.csv', content)]);
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(message);
  });

  test.each([
    ['stands in the middle of a cell', 'b,5" screen', 'the row cannot be read', ['a', 3, 'c']],
    ['is followed by text', 'b,"bad"quote', 'neither this row nor what follows', ['a', 3]],
    ['is never closed', 'b,"open', 'neither this row nor what follows', ['a', 3]],
    ['makes a row of 2 MiB', `b,"${'good\n'.repeat(400_000)}"`, 'neither this row nor what follows', ['a', 3]],
  ])('when a quote in a CSV %s, then the row is bad, and rows that cannot be told apart are not guessed', async (_what, row, reason, lines) => {
    const run = await candorCli(['analyze', file('x.csv', `id,text\na,good\n${row}\n\nc,good\n`)]);
    expect(run.code).toBe(1);
    expect(run.lines.map(({ id, line }) => id ?? line)).toEqual(lines);
    expect(run.lines[1].error.reason).toContain(reason);
  });
});

describe('output files', () => {
  test('when --out ends in .csv, then the analyses are flattened to columns and bad rows keep their place', async () => {
    const out = path.join(folder, 'out.csv');
    const run = await candorCli(['analyze', file('x.jsonl', `${TWO}{"id":"c","text":"good","rating":0}\n`), '--out', out]);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    const rows = parse(readFileSync(out), { columns: true }) as Record<string, string>[];
    expect(rows).toMatchObject([
      { id: 'a', language: 'en', sentiment: 'positive', score: '0.85', stars: '4.7', topics: 'delivery:1', inauthentic_text: '0.1', revision: 'fake-1', error: '' },
      { id: 'b', language: 'zh', topics: 'attitude:-1' },
      { id: 'c', language: '', line: '3', error: 'rating: must be 1 to 5', pointer: '/rating' },
    ]);
  });

  test('when --format csv goes to standard output, then the header comes first, once', async () => {
    const run = await candorCli(['analyze', '-', '--format', 'csv'], { stdin: TWO.repeat(300) });
    expect(run.stdout.match(/^id,language/gm)).toHaveLength(1);
    expect(run.stdout.trim().split('\n')).toHaveLength(601);
  });

  test('when --out exists, then it is replaced at the end and only then; nothing temporary stays', async () => {
    const out = file('out.jsonl', 'before');
    let during = '';
    const analyser = fakeAnalyser();
    const spying = { ...analyser, analyse: async (items: never) => ((during = readFileSync(out, 'utf8')), analyser.analyse(items)) };
    await candorCli(['analyze', file('x.jsonl', TWO), '--out', out], { openAnalyser: async () => spying });
    expect(during).toBe('before');
    expect(readFileSync(out, 'utf8').split('\n')).toHaveLength(3);
    expect(readdirSync(folder).sort()).toEqual(['out.jsonl', 'x.jsonl']);
  });

  test.each([['--strict meets a bad line', ['--strict'], false], ['the model fails', [], true]])('when %s, then an existing --out stays as it was', async (_what, flags, fails) => {
    const out = file('out.jsonl', 'before');
    const analyser = fails ? { ...fakeAnalyser(), analyse: async () => Promise.reject(new Error('broken')) } : fakeAnalyser();
    await candorCli(['analyze', file('x.jsonl', `${TWO}{}\n`), '--out', out, ...flags], { openAnalyser: async () => analyser }).catch(() => undefined);
    expect(readFileSync(out, 'utf8')).toBe('before');
    expect(readdirSync(folder).sort()).toEqual(['out.jsonl', 'x.jsonl']);
  });

  test('when --out is the input itself, a link or packed, then it holds the analyses', async () => {
    const input = file('x.jsonl', TWO);
    const link = path.join(folder, 'link.jsonl.gz');
    symlinkSync(file('target', ''), link);
    await candorCli(['analyze', input, '--out', link]);
    expect(gunzipSync(readFileSync(path.join(folder, 'target'))).toString()).toContain('"id":"b"');
    await candorCli(['analyze', input, '--out', input]);
    expect(readFileSync(input, 'utf8')).toContain('fake-1');
  });

  test('when --out cannot be written, then the message names it', async () => {
    const run = await candorCli(['analyze', file('x.jsonl', TWO), '--out', path.join(folder, 'none', 'out.jsonl')]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('--out: cannot write');
  });
});

describe('the installed command', () => {
  const bin = fileURLToPath(new URL('../../src/cli/bin.mjs', import.meta.url));

  test('when called from another folder without a model, then it loads, says what is missing and exits with 78', async () => {
    const run = promisify(execFile)(process.execPath, [bin, 'analyze', file('x.jsonl', TWO)], { cwd: folder, env: { PATH: process.env.PATH, CANDOR_MODELS_DIR: folder } });
    await expect(run).rejects.toMatchObject({ code: 78, stdout: '', stderr: expect.stringContaining(path.join(folder, 'manifest.json')) });
    expect(existsSync(path.join(folder, '.candor'))).toBe(false);
  }, 30_000);
});
