import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fakeAnalyser } from '../helpers/fake-analyser.js';
import { candorCli } from '../helpers/run-cli.js';

const folder = mkdtempSync(path.join(tmpdir(), 'candor-score-'));
afterAll(() => rmSync(folder, { recursive: true }));

const jsonl = (items: readonly object[]): string => items.map((item) => `${JSON.stringify(item)}\n`).join('');
const file = (name: string, items: readonly object[]): string => {
  const place = path.join(folder, name);
  writeFileSync(place, jsonl(items));
  return place;
};
const AS_OF = ['--as-of', '2026-06-30'];

const honest = Array.from({ length: 12 }, (_, i) => ({ id: `h${i}`, merchantId: 'm-1', text: i % 3 === 0 ? `Rude staff ${i}` : `Friendly staff ${i}`, rating: i % 3 === 0 ? 1 : 5, createdAt: `2026-0${1 + (i % 6)}-10T10:00:00Z`, reviewerId: `u${i}` }));
const fakes = Array.from({ length: 12 }, (_, i) => ({ id: `f${i}`, merchantId: 'm-1', text: `Great friendly staff, number ${i}`, rating: 5, createdAt: '2026-06-20T10:00:00Z', reviewerId: `x${i}` }));
const all = [...honest, ...fakes];
const verdicts = file('verdicts.jsonl', fakes.map(({ id }) => ({ id, probability: 0.95 })));

describe('candor score', () => {
  test('when fakes are not believed, then they hardly move the score that they would have moved', async () => {
    const alone = (await candorCli(['score', '-', ...AS_OF], { stdin: jsonl(honest) })).lines[0];
    const believed = (await candorCli(['score', '-', ...AS_OF], { stdin: jsonl(all) })).lines[0];
    const weighed = (await candorCli(['score', '-', ...AS_OF, '--verdicts', verdicts], { stdin: jsonl(all) })).lines[0];
    expect(weighed.items).toBe(24);
    expect(weighed.stars.rawMean).toBeCloseTo(believed.stars.rawMean, 12);
    expect(weighed.stars.believedMean).toBeCloseTo(believed.stars.weightedMean, 12);
    expect(believed.stars.weightedMean - alone.stars.weightedMean).toBeGreaterThan(0.3);
    expect(Math.abs(weighed.stars.weightedMean - alone.stars.weightedMean)).toBeLessThan(0.1);
    expect(weighed.bars.map((bar: { method: string }) => bar.method)).toContain('wilson_lower_bound');
  });

  test('when analyses are given, then nothing is read again and the scores are the same', async () => {
    const analysed = await candorCli(['analyze', '-'], { stdin: jsonl(all) });
    const analyses = file('analyses.jsonl', analysed.lines);
    const model = fakeAnalyser();
    const given = await candorCli(['score', '-', ...AS_OF, '--analyses', analyses], { stdin: jsonl(all), openAnalyser: async () => model });
    expect(given.code).toBe(0);
    expect(model.calls).toEqual([]);
    expect(given.stdout).toBe((await candorCli(['score', '-', ...AS_OF], { stdin: jsonl(all) })).stdout);
    expect(given.stderr).toContain('Scored: 1 merchants from 24 items (0 read now, 24 reviews believed without a verdict); bad lines: 0.');
  });

  test('when scored as of an earlier day, then what came later does not count', async () => {
    const { lines } = await candorCli(['score', '-', '--as-of', '2026-06-19'], { stdin: jsonl(all) });
    expect(lines[0]).toMatchObject({ items: 12, asOf: '2026-06-19T23:59:59.999Z', stars: { rawCount: 12 } });
  });

  test('when a method is named, then its figure alone stands beside', async () => {
    const { lines } = await candorCli(['score', '-', ...AS_OF, '--method', 'raw_mean'], { stdin: jsonl(honest) });
    expect(lines[0].method).toMatchObject({ method: 'raw_mean', stars: (8 * 5 + 4) / 12, count: 12 });
    expect(lines[0].bars).toBeUndefined();
  });

  test('when merchants tell their categories, then peers are of the same category, and too few data give no number', async () => {
    const peers = Array.from({ length: 5 }, (_, m) => Array.from({ length: 6 }, (_unused, i) => ({ id: `p${m}-${i}`, merchantId: `p-${m}`, text: `Friendly staff ${m} ${i}`, rating: 5, createdAt: '2026-06-01T10:00:00Z' }))).flat();
    const described = [...Array.from({ length: 5 }, (_, m) => ({ type: 'merchant', id: `p-${m}`, name: 'Peer', category: 'hotel' })), { type: 'merchant', id: 'm-few', name: 'Few', category: 'hotel' }];
    const few = { id: 'few', merchantId: 'm-few', text: 'Rude staff', rating: 1, createdAt: '2026-06-01T10:00:00Z' };
    const { lines } = await candorCli(['score', '-', ...AS_OF], { stdin: jsonl([...described, ...peers, few, ...honest]) });
    expect(lines.map(({ merchantId, category }) => [merchantId, category])).toEqual([['m-1', 'uncategorised'], ['m-few', 'hotel'], ...Array.from({ length: 5 }, (_, m) => [`p-${m}`, 'hotel'])]);
    const [own, scarce] = lines;
    expect(scarce.overall).toMatchObject({ points: null, interval: null, grade: null, enoughData: false });
    expect(scarce.dimensions.service_attitude.prior.mean).toBeGreaterThan(0.8);
    expect(own.dimensions.service_attitude.prior).toEqual({ mean: 0.5, strength: 10 });
    /* A merchant counts as a peer from one fully believed observation's worth on: the scarce one itself does not. */
    expect(scarce.peers.merchants.service_attitude).toBe(5);
  });

  test('when lines lack a merchant or a date, or repeat an id, then they are told and the rest is scored', async () => {
    const bad = [{ id: 'a', text: 'no merchant', createdAt: '2026-06-01T10:00:00Z' }, { id: 'b', merchantId: 'm-1', text: 'no date' }, honest[0]!];
    const run = await candorCli(['score', '-', ...AS_OF], { stdin: jsonl([...honest, ...bad]) });
    expect(run.code).toBe(1);
    expect(run.lines[0].items).toBe(12);
    for (const told of ['line 13: merchantId: needed for a score', 'line 14: createdAt: needed for a score', 'line 15: id: an item with this id came before']) expect(run.stderr).toContain(told);
  });

  test.each([
    [['score', '-', '--as-of', 'yesterday'], 2, /Give a day/],
    [['score', '-', '--method', 'best'], 2, /Allowed choices/],
    [['score', '-', '--verdicts', file('broken.jsonl', [{ id: 'x' }])], 1, /broken\.jsonl, line 1: probability/],
    [['score', path.join(folder, 'nowhere')], 1, /no such file/],
  ])('when it is called as %j, then it ends with %d and says why', async (args, code, said) => {
    const run = await candorCli(args, { stdin: jsonl(honest) });
    expect(run.code).toBe(code);
    expect(run.stderr).toMatch(said);
  });
});
