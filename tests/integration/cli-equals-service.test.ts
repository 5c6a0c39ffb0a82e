import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openItemAnalyser } from '../../models/onnx-item-analyser.js';
import { generateDemo } from '../../scripts/demo/generate.js';
import { Candor } from '../helpers/candor.js';
import { candorCli } from '../helpers/run-cli.js';

const REVIEWS = 120;
const TRANSCRIPTS = 20;

/** Paths at which two JSON values differ: numbers by more than the contract of the analyser, the rest at all. */
function differences(one: unknown, other: unknown, at = ''): string[] {
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other) <= 1e-4 ? [] : [at];
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other ? [] : [at];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => differences((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key], `${at}/${key}`));
}

describe('candor analyze beside the service, with the committed weights', () => {
  let candor: Candor;
  let folder: string;
  beforeAll(async () => {
    candor = await Candor.start({ model: 'committed' });
    folder = mkdtempSync(path.join(tmpdir(), 'candor-equal-'));
  });
  afterAll(async () => {
    await candor.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('when the same items go through both, then both say the same of each, to 1e-4', async () => {
    const demo = generateDemo({ seed: 7, now: new Date('2026-11-01T00:00:00Z') });
    const reviews = demo.reviews.slice(0, REVIEWS);
    const transcripts = demo.transcripts.slice(0, TRANSCRIPTS);
    /* Handed in the other way round, so that no chunk holds the same neighbours. */
    const posted = await candor.call('platform', 'POST', '/v1/batches', { reviews: reviews.toReversed(), transcripts: transcripts.toReversed() });
    expect(posted.status).toBe(202);
    await candor.settle(posted.body);
    const page = await candor.call('platform', 'GET', `${posted.body.links.results}?limit=500`);
    const served = new Map(page.body.results.map((row: { id: string; analysis: unknown }) => [row.id, row.analysis]));

    const file = path.join(folder, 'items.jsonl');
    const items = [...reviews.map((review) => ({ type: 'review', ...review })), ...transcripts.map((transcript) => ({ type: 'transcript', ...transcript }))];
    writeFileSync(file, items.map((item) => JSON.stringify(item)).join('\n'));
    const run = await candorCli(['analyze', file], { openAnalyser: () => openItemAnalyser() });
    expect(run.code).toBe(0);
    expect(run.lines.map((line: { id: string }) => line.id)).toEqual(items.map((item) => item.id));
    for (const line of run.lines) expect(differences(line, served.get(line.id))).toEqual([]);
  });
});
