import { sql } from 'kysely';
import { ALL_ITEMS } from '../src/domain/score-scope.js';
import { decideReview } from '../src/usecases/decide-review.js';
import { explainScore } from '../src/usecases/explain-score.js';
import { readScore } from '../src/usecases/read-score.js';
import { fillMerchant, openOwnStore, PLATFORM } from './bench/scores/filled-store.js';
import { createRandom } from './demo/random.js';
import { printTable } from './evaluate/table.js';

/**
 * `npm run bench:score [--quick]`: whether reading and updating a merchant's score take the same time
 * with 1,000 and with 1,000,000 stored reviews (`--quick`: 100,000). Both merchants lie in one database
 * of its own and are measured by turns; an update is a person's decision, through the use case.
 */

const SMALL = 1_000;
const LARGE = process.argv.includes('--quick') ? 100_000 : 1_000_000;
const READINGS = 400;
const UPDATES = 400;
const WARM_UP = 40;
/** By how much the larger merchant may differ. */
const TOLERANCE = 0.3;

const MERCHANTS = [
  { id: 'm-small', items: SMALL },
  { id: 'm-large', items: LARGE },
] as const;

const of = (merchantId: string) => ({ platformId: PLATFORM, merchantId, scope: ALL_ITEMS });
const random = createRandom(7);
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** Medians for both merchants in milliseconds, measured by turns so that noise meets both alike. */
async function byTurns(rounds: number, work: (merchant: (typeof MERCHANTS)[number], round: number) => Promise<unknown>): Promise<number[]> {
  const times: number[][] = MERCHANTS.map(() => []);
  for (let round = 0; round < rounds + WARM_UP; round++) {
    for (const [index, merchant] of MERCHANTS.entries()) {
      const ms = await timed(() => work(merchant, round));
      if (round >= WARM_UP) times[index]!.push(ms);
    }
  }
  return times.map(median);
}

const { stores, close } = await openOwnStore();
try {
  let sequence = 1;
  for (const { id, items } of MERCHANTS) {
    const ms = await timed(() => fillMerchant(stores, id, items, sequence));
    sequence += items;
    console.log(`${id}: ${items} reviews stored in ${(ms / 1000).toFixed(0)} s`);
  }
  await sql`vacuum analyze`.execute(stores.db);
  const reading = await byTurns(READINGS, ({ id }) => readScore(stores, of(id)));
  const decided = new Map<string, boolean>();
  const updating = await byTurns(UPDATES, ({ id, items }) => {
    const reviewId = `${id}-${random.integer(1, items)}`;
    const genuine = !(decided.get(reviewId) ?? false);
    decided.set(reviewId, genuine);
    return decideReview(stores.reviews, { platformId: PLATFORM, reviewId, verdict: genuine ? 'genuine' : 'inauthentic', note: null, decidedBy: 'bench' });
  });
  /* What reads the log takes the longer, the more there is; told beside, held to nothing. */
  const fromLog = [
    ['replaying it as of now', async (id: string) => readScore(stores, { ...of(id), asOf: await stores.scores.settledUntil(PLATFORM) })],
    ['explaining it', (id: string) => explainScore(stores, { ...of(id), focus: 'overall', limit: 10 })],
  ] as const;
  const logged: (readonly [string, number, number])[] = [];
  for (const [what, work] of fromLog) {
    const [small, large] = [await timed(() => work('m-small')), await timed(() => work('m-large'))];
    logged.push([what, small, large]);
  }
  const rows = [
    ['reading a score', ...reading],
    ['updating it by a decision', ...updating],
  ] as const;
  printTable('A score with few and with many reviews, medians in milliseconds', ['', `${SMALL} reviews`, `${LARGE} reviews`, 'larger ÷ smaller'], [...rows, ...logged].map(([what, small, large]) => [what, small!, large!, large! / small!]));
  const differing = rows.filter(([, small, large]) => Math.abs(large! / small! - 1) > TOLERANCE);
  console.log(differing.length === 0 ? `\nBoth within ± ${TOLERANCE * 100} %.` : `\nNOT within ± ${TOLERANCE * 100} %: ${differing.map(([what]) => what).join(', ')}.`);
  if (differing.length > 0) process.exitCode = 1;
} finally {
  await close();
}
