import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openItemAnalyser } from '../../models/onnx-item-analyser.js';
import { generateDemo } from '../../scripts/demo/generate.js';
import { Candor } from '../helpers/candor.js';
import { hasSharedData, SHARED_DATA } from '../helpers/optional-tools.js';
import { candorCli } from '../helpers/run-cli.js';

const REVIEWS = 120;
const TRANSCRIPTS = 20;
const REAL_REVIEWS = 1000;

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

  /** Hands the lines to the service and to the command line; answers where they differ. */
  async function compare(items: Record<string, unknown>[]): Promise<string[]> {
    /* Handed in the other way round, so that no chunk holds the same neighbours. */
    const body = items.toReversed().map((item) => JSON.stringify(item)).join('\n');
    const posted = await candor.call('platform', 'POST', '/v1/batches', body, { 'content-type': 'application/x-ndjson' });
    expect(posted.body.counts).toMatchObject({ accepted: items.length, rejected: 0 });
    await candor.settle(posted.body, 200_000);
    const results = await candor.call('platform', 'GET', posted.body.links.results, undefined, { accept: 'application/x-ndjson' });
    const served = new Map(results.text.trim().split('\n').map((line) => JSON.parse(line)).map((row) => [row.id, row.analysis]));

    const file = path.join(folder, `${posted.body.id}.jsonl`);
    writeFileSync(file, items.map((item) => JSON.stringify(item)).join('\n'));
    const run = await candorCli(['analyze', file], { openAnalyser: () => openItemAnalyser() });
    expect(run.code).toBe(0);
    expect(run.lines.map((line: { id: string }) => line.id)).toEqual(items.map((item) => item['id']));
    return run.lines.flatMap((line: { id: string }) => differences(line, served.get(line.id), line.id));
  }

  test('when the same items go through both, then both say the same of each, to 1e-4', async () => {
    const demo = generateDemo({ seed: 7, now: new Date('2026-11-01T00:00:00Z') });
    const reviews = demo.reviews.slice(0, REVIEWS).map((review) => ({ type: 'review', ...review }));
    const transcripts = demo.transcripts.slice(0, TRANSCRIPTS).map((transcript) => ({ type: 'transcript', ...transcript }));
    expect(await compare([...reviews, ...transcripts])).toEqual([]);
  });

  test.skipIf(!hasSharedData())('when a thousand real reviews go through both, then both say the same', async () => {
    const lines = gunzipSync(readFileSync(`${SHARED_DATA}/samples/reviews.ndjson.gz`)).toString('utf8').split('\n', REAL_REVIEWS);
    expect(await compare(lines.map((line) => JSON.parse(line)))).toEqual([]);
  }, 240_000);
});
