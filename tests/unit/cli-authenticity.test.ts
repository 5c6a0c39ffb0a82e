import { gzipSync } from 'node:zlib';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { candorCli } from '../helpers/run-cli.js';

const folder = mkdtempSync(path.join(tmpdir(), 'candor-authenticity-'));
afterAll(() => rmSync(folder, { recursive: true }));

const day = (n: number): string => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10);
/** Forty honest reviews over a year, then a ring of ten new accounts within four days. */
const honest = Array.from({ length: 40 }, (_, i) => ({ id: `h${i}`, reviewerId: `u${i % 8}`, merchantId: `m${i % 2}`, rating: 3 + (i % 3), createdAt: day(i * 9) }));
const ring = Array.from({ length: 10 }, (_, i) => ({ id: `r${i}`, reviewerId: `new${i}`, merchantId: 'm0', rating: 5, createdAt: day(200 + (i % 4)) }));
const jsonl = (items: readonly object[]): string => items.map((item) => `${JSON.stringify(item)}\n`).join('');
const all = [...honest, ...ring];
const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('candor authenticity', () => {
  test('when reviews come, then each has one verdict in input order whose evidence adds up, and a ring of new accounts is believed least', async () => {
    const run = await candorCli(['authenticity', '-'], { stdin: jsonl(all) });
    expect(run.code).toBe(0);
    expect(run.lines.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    for (const { bias, logit, evidence, probability } of run.lines) {
      const sum = evidence.reduce((total: number, { contribution }: { contribution: number }) => total + contribution, bias);
      expect(Math.abs(sum - logit)).toBeLessThan(1e-9);
      expect(probability).toBeGreaterThan(0);
    }
    const of = (letter: string): number => mean(run.lines.filter(({ id }) => id.startsWith(letter)).map(({ probability }) => probability));
    expect(of('r')).toBeGreaterThan(2 * of('h'));
    const beside = run.lines.at(-1).evidence.find(({ signal }: { signal: string }) => signal === 'newcomers_beside_first_recent');
    expect(beside.comparedWith).toContain('r0');
    expect(run.stderr).toContain('Judged: 50 (publish');
  });

  test('when people decided about some of a ring, then its others are believed less for it, honest ones elsewhere are not, and an unknown word is a bad line', async () => {
    const decided = all.map((one) => (/^r[0-6]$/.test(one.id) ? { ...one, decision: 'inauthentic' } : /^h[0-4]$/.test(one.id) ? { ...one, decision: 'genuine' } : one));
    const run = await candorCli(['authenticity', '-'], { stdin: jsonl([...decided, { ...honest[0], id: 'bad', decision: 'perhaps' }]) });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('decided by people: 12; weights learned-4, decided');
    expect(run.lines[0]).toEqual({ id: 'bad', line: 51, error: { reason: 'decision: must be genuine or inauthentic, or absent where nobody decided', pointer: '/decision' } });
    const spoken = (id: string): number => {
      const { evidence } = run.lines.find((line) => line.id === id);
      return evidence.filter(({ signal }: { signal: string }) => signal.startsWith('decided_')).reduce((sum: number, { contribution }: { contribution: number }) => sum + contribution, 0);
    };
    expect(Math.min(...['r7', 'r8', 'r9'].map(spoken))).toBeGreaterThan(0.3);
    expect(Math.max(...['h21', 'h23', 'h25'].map(spoken))).toBeLessThan(0.1);
  });

  test('when it runs twice, then the output is the same to the byte', async () => {
    const once = await candorCli(['authenticity', '-'], { stdin: jsonl(all) });
    expect((await candorCli(['authenticity', '-'], { stdin: jsonl(all) })).stdout).toBe(once.stdout);
  });

  test('when judged as of arrival, then what comes later changes nothing, and lines come in the order of time', async () => {
    const early = honest.slice(0, 20);
    const before = await candorCli(['authenticity', '-', '--as-of-arrival'], { stdin: jsonl(early) });
    const after = await candorCli(['authenticity', '-', '--as-of-arrival'], { stdin: jsonl([...ring, ...honest]) });
    expect(after.lines.filter(({ id }) => early.some((one) => one.id === id))).toEqual(before.lines);
    expect(after.lines.map(({ id }) => id).indexOf('r0')).toBeGreaterThan(10);
  });

  test('when reviews have texts, then copies by ordinary accounts of several merchants are named as evidence that adds up, and reviews without a text keep their verdicts', async () => {
    const copied = 'The courier rang twice, the pan was wrapped in three layers and not one scratch was on it, my mother cooks with it daily';
    const copies = [3, 12, 21, 30];
    const withTexts = all.map((one, i) => (copies.includes(i) ? { ...one, text: `${copied}${'!'.repeat(i)}` } : one));
    const [plain, told] = [await candorCli(['authenticity', '-'], { stdin: jsonl(all) }), await candorCli(['authenticity', '-'], { stdin: jsonl(withTexts) })];
    told.lines.forEach((line, i) => {
      if (!copies.includes(i)) return expect(line).toEqual(plain.lines[i]);
      const sum = line.evidence.reduce((total: number, { contribution }: { contribution: number }) => total + contribution, line.bias);
      expect(Math.abs(sum - line.logit)).toBeLessThan(1e-9);
      expect(line.logit).toBeGreaterThan(plain.lines[i].logit + 2);
      const near = line.evidence.find(({ signal }: { signal: string }) => signal === 'near_duplicate');
      expect(near).toMatchObject({ family: 'text', value: 1 });
      expect(near.comparedWith.toSorted()).toEqual(copies.filter((other) => other !== i).map((other) => all[other]!.id).toSorted());
      /* The other evidence is what it was. */
      expect(line.evidence.filter(({ family }: { family: string }) => family !== 'text')).toEqual(plain.lines[i].evidence);
      return undefined;
    });
    const arrival = await candorCli(['authenticity', '-', '--as-of-arrival'], { stdin: jsonl(withTexts) });
    const compared = (id: string): string[] => arrival.lines.find((line) => line.id === id).evidence.filter(({ signal }: { signal: string }) => signal === 'near_duplicate').flatMap((one: { comparedWith: string[] }) => one.comparedWith);
    expect(compared('h3')).toEqual([]);
    expect(compared('h21').toSorted()).toEqual(['h12', 'h3']);
  });

  test('when a packed CSV with the columns of published data comes, then it is read, and --out names a CSV with the weightiest reason', async () => {
    const file = path.join(folder, 'reviews.csv.gz');
    const out = path.join(folder, 'verdicts.csv');
    writeFileSync(file, gzipSync(`user_id,prod_id,rating,date,label\n${all.map((one) => `${one.reviewerId},${one.merchantId},${one.rating}.0,${one.createdAt},x`).join('\n')}\n`));
    const run = await candorCli(['authenticity', file, '--out', out, '--unsupervised']);
    expect(run).toMatchObject({ code: 0, stdout: '' });
    expect(run.stderr).toContain('learned-4, prior');
    const [header, first] = readFileSync(out, 'utf8').split('\n');
    expect(header).toBe('id,probability,logit,action,signal,contribution,reason_zh,reason_en,line,error,pointer');
    expect(first).toMatch(/^line-2,0\.\d+,-?\d/);
  });

  test('when lines are bad, then they are told and come first, the others are judged, and the exit code is 1', async () => {
    const bad = [{ id: 'x', reviewerId: 'u', merchantId: 'm', rating: 9, createdAt: day(1) }, { id: 'y', reviewerId: 'u', rating: 3, createdAt: day(1) }, { id: 'z', reviewerId: 'u', merchantId: 'm', rating: 3, createdAt: 'soon' }];
    const run = await candorCli(['authenticity', '-'], { stdin: `${jsonl(bad)}not json\n${jsonl(ring)}` });
    expect(run.code).toBe(1);
    expect(run.lines.slice(0, 4).map(({ line, error }) => [line, error.pointer])).toEqual([[1, '/rating'], [2, '/productId'], [3, '/createdAt'], [4, '']]);
    expect(run.lines).toHaveLength(14);
    expect(run.stderr).toContain('line 1: rating: must be 1 to 5');
    expect(run.stderr).toContain('productId: is missing (it may be called productId or merchantId');
  });

  test('when the file has no column for what a verdict needs, then it is refused by name', async () => {
    const run = await candorCli(['authenticity', '-'], { stdin: 'user,product,rating\nu,p,5\n' });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('no column for the date');
    expect((await candorCli(['authenticity', path.join(folder, 'none.csv')])).stderr).toContain('there is no such file');
  });

  test('when nothing is in the file, then nothing comes out and that is no error', async () => {
    expect(await candorCli(['authenticity', '-'], { stdin: '' })).toMatchObject({ code: 0, stdout: '' });
  });

  test('when help is asked for, then it says what goes in, what comes out and that lines may be reordered', async () => {
    const { stdout } = await candorCli(['authenticity', '--help']);
    expect(stdout).toContain('--as-of-arrival');
    expect(stdout).toContain('order of time');
  });
});
