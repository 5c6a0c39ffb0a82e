import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { MethodComparison } from '../src/usecases/compare-methods.js';
import type { MerchantScore } from '../src/usecases/read-score.js';
import { Client } from './demo/client.js';
import type { Campaign, Demo } from './demo/demo-shape.js';
import { generateDemo } from './demo/generate.js';
import { printTable } from './evaluate/table.js';

/**
 * `npm run evaluate:scores`: what the demo's planted campaigns do to scores. A fresh Candor takes the
 * demo twice, as two platforms: as it is, and without the planted items. How far a merchant's figures
 * lie apart is what the campaign moved them by: the plain mean, ours, and the other methods in use.
 */

const SEED = 7;
const PORT = 3997;
const START_TRIES = 480;
/** What a campaign must move the plain mean by to count as one, and how much of that may reach our score. */
const LEAST_RAW_MOVE = 0.3;
const MOST_SHARE = 0.25;
/** The two that are held to it: brushing, and malicious negatives. */
const HELD = new Set<Campaign>(['five_star_burst', 'malicious_one_star_burst']);

async function untilReady(baseUrl: string): Promise<void> {
  for (let tries = 0; tries < START_TRIES; tries++) {
    const ready = await fetch(`${baseUrl}/readyz`).then((response) => response.json() as Promise<{ workers?: number }>, () => undefined);
    if (ready?.workers) return;
    await sleep(250);
  }
  throw new Error('Candor did not become ready within two minutes.');
}

/** The demo as if nobody had planted anything. */
function withoutPlanted(demo: Demo): Demo {
  const planted = new Set(demo.planted.flatMap(({ reviewIds, transcriptIds }) => [...reviewIds, ...transcriptIds]));
  const honest = <Item extends { id: string }>(items: Item[]): Item[] => items.filter(({ id }) => !planted.has(id));
  return { ...demo, reviews: honest(demo.reviews), transcripts: honest(demo.transcripts) };
}

/** Scores of the merchants once everything is scored and peers have learned from it. */
async function handIn(admin: Client, baseUrl: string, platformId: string, demo: Demo): Promise<Client> {
  const { key } = await admin.post<{ key: string }>('/v1/keys', { role: 'platform', platformId });
  const client = new Client(baseUrl, key);
  const { merchants, reviews, transcripts } = demo;
  const batch = await client.postBatch<{ id: string }>({ merchants, reviews, transcripts }, platformId);
  await client.follow(batch.id, () => undefined);
  return client;
}

interface Figures {
  raw: number;
  ours: number;
  others: Record<string, number>;
  points: number;
}

async function figuresOf(client: Client, merchantId: string): Promise<Figures> {
  const score = await client.get<MerchantScore>(`/v1/merchants/${merchantId}/score`);
  const { bars } = await client.get<MethodComparison>(`/v1/merchants/${merchantId}/score/comparators?asOf=${score.asOf}`);
  const stars = (method: string): number => bars.find((bar) => bar.method === method)?.stars ?? NaN;
  return {
    raw: stars('raw_mean'),
    ours: stars('candor'),
    points: score.overall.points ?? NaN,
    others: Object.fromEntries(['believe_all', 'seller_rating', 'seven_reviews_prior', 'wilson_lower_bound'].map((method) => [method, stars(method)])),
  };
}

const dataDir = mkdtempSync(path.join(tmpdir(), 'candor-scores-'));
const baseUrl = `http://127.0.0.1:${PORT}`;
const candor = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('../src/start.ts', import.meta.url))], {
  env: { ...process.env, CANDOR_DATA_DIR: dataDir, CANDOR_PORT: String(PORT) },
  stdio: ['ignore', 'ignore', 'inherit'],
});
try {
  await untilReady(baseUrl);
  const admin = new Client(baseUrl, readFileSync(path.join(dataDir, 'admin.key'), 'utf8').trim());
  const demo = generateDemo({ seed: SEED, now: new Date() });
  const attacked = await handIn(admin, baseUrl, 'planted', demo);
  const honest = await handIn(admin, baseUrl, 'honest', withoutPlanted(demo));
  /* Peers are fitted right after the batch: the queue is empty within moments. */
  await sleep(5_000);
  const rows = [];
  const missed: string[] = [];
  /** Shops where more than that share of a large move reaches our score, whatever the campaign. */
  const reaching: string[] = [];
  for (const merchantId of new Set(demo.planted.map((planting) => planting.merchantId))) {
    const plantings = demo.planted.filter((planting) => planting.merchantId === merchantId);
    const reviews = plantings.reduce((sum, { reviewIds }) => sum + reviewIds.length, 0);
    if (reviews === 0) continue;
    const campaigns = plantings.map(({ campaign }) => campaign);
    const [before, after] = [await figuresOf(honest, merchantId), await figuresOf(attacked, merchantId)];
    const [raw, ours] = [after.raw - before.raw, after.ours - before.ours];
    const share = Math.abs(ours) / Math.abs(raw);
    rows.push([campaigns.join(', ').replaceAll('_', ' '), merchantId, reviews, raw, ours, share, ...Object.keys(before.others).map((method) => after.others[method]! - before.others[method]!), after.points - before.points]);
    const within = Math.abs(raw) >= LEAST_RAW_MOVE && share < MOST_SHARE;
    if (!within && Math.abs(raw) >= LEAST_RAW_MOVE) reaching.push(`${merchantId} (${(share * 100).toFixed(0)} %)`);
    if (campaigns.some((campaign) => HELD.has(campaign)) && !within) missed.push(merchantId);
  }
  printTable(
    'What planted reviews move, in stars (last column: points of the overall score)',
    ['campaign', 'merchant', 'planted', 'plain mean', 'ours', 'ours ÷ plain', 'believing all', 'seller rating', 'seven 3.5', 'Wilson', 'overall'],
    rows,
  );
  console.log(missed.length === 0 ? `\nHeld by the two bursts: each moves the plain mean by ≥ ${LEAST_RAW_MOVE} stars and ours by < ${MOST_SHARE * 100} % of that.` : `\nMISSED by ${missed.join(', ')}: plain mean ≥ ${LEAST_RAW_MOVE} stars, ours < ${MOST_SHARE * 100} % of that.`);
  if (reaching.length > 0) console.log(`Reaching our score by more: ${reaching.join(', ')}.`);
  if (missed.length > 0) process.exitCode = 1;
} finally {
  candor.kill('SIGTERM');
  await new Promise((resolve) => candor.once('exit', resolve));
  rmSync(dataDir, { recursive: true, force: true });
}
