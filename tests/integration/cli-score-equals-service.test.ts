import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, Candor, daysAgo, someChats } from '../helpers/candor.js';
import { candorCli } from '../helpers/run-cli.js';

const folder = mkdtempSync(path.join(tmpdir(), 'candor-score-'));
let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start();
});
afterAll(async () => {
  await candor.close();
  rmSync(folder, { recursive: true });
});

const file = (name: string, lines: readonly object[]): string => {
  const place = path.join(folder, name);
  writeFileSync(place, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return place;
};

test('when the same items are scored offline with the service’s analyses and verdicts, then the scores are the service’s', async () => {
  const merchants = Array.from({ length: 6 }, (_, m) => ({ id: `m-${m}`, name: `m-${m}`, category: 'hotel' }));
  const reviews = merchants.flatMap(({ id }, m) =>
    Array.from({ length: 10 }, (_, i) => aReview({ merchantId: id, text: i <= m ? `Friendly staff, fast delivery ${m} ${i}` : `Rude staff, slow delivery ${m} ${i}`, rating: i <= m ? 5 : 2, createdAt: daysAgo(1 + 20 * (i % 6)), reviewerId: `u-${m}-${i}` })),
  );
  const transcripts = merchants.flatMap(({ id }, m) => someChats(10, { merchantId: id, csat: 1 + (m % 5), resolved: m > 2 }));
  const posted = await candor.call('platform', 'POST', '/v1/batches', { merchants, reviews, transcripts });
  await candor.settle(posted.body);
  const { results } = (await candor.call('platform', 'GET', `${posted.body.links.results}?limit=500`)).body;
  const analyses = file('analyses.jsonl', results.map((row: any) => row.analysis));
  const verdicts = file('verdicts.jsonl', results.filter((row: any) => row.judgement).map((row: any) => ({ id: row.id, probability: row.judgement.probability })));
  const items = file('items.jsonl', [...merchants.map((merchant) => ({ type: 'merchant', ...merchant })), ...reviews, ...transcripts]);
  for (const { id } of merchants) {
    const served = (await candor.call('platform', 'GET', `/v1/merchants/${id}/score`)).body;
    const { lines } = await candorCli(['score', items, '--analyses', analyses, '--verdicts', verdicts, '--as-of', served.asOf]);
    const offline = lines.find((line) => line.merchantId === id);
    /* The service's prior was fitted moments earlier: to the thousandth of a point. */
    expect(served.overall.points).toBeGreaterThan(0);
    expect(offline.overall.points).toBeCloseTo(served.overall.points, 3);
    expect(offline.overall.percentile).toBe(served.overall.percentile);
    expect(offline.stars.weightedMean).toBeCloseTo(served.stars.weightedMean, 4);
    expect(offline.stars.rawMean).toBeCloseTo(served.stars.rawMean, 9);
    const { bars } = (await candor.call('platform', 'GET', `/v1/merchants/${id}/score/comparators?asOf=${served.asOf}`)).body;
    bars.forEach((bar: any, index: number) => expect(offline.bars[index].stars, bar.method).toBeCloseTo(bar.stars, 4));
  }
});
