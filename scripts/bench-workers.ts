/**
 * `npm run bench:workers`: what several workers on one machine, and several threads in a worker, gain or
 * cost. Every process reads its share of the same real reviews; the clock runs from the common start to
 * the end of the last one. Needs ../shared/data/samples. `--reviews N` shortens the run.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Review } from '../src/domain/item.js';
import type { ReadingTask } from './bench/reading-process.js';
import { realReviews } from './bench/real-reviews.js';
import { printTable } from './evaluate/table.js';

const WARM_UP = 400;
/** Rounds of all settings, one after the other, so that a busy minute does not fall on one setting alone. */
const ROUNDS = 3;
const SETTINGS = [
  { workers: 1, threads: 1 },
  { workers: 1, threads: 2 },
  { workers: 2, threads: 1 },
  { workers: 2, threads: 2 },
  { workers: 4, threads: 1 },
  { workers: 4, threads: 2 },
];

type Setting = (typeof SETTINGS)[number];

/** Reviews read in a second by all workers together. */
async function speedOf({ workers, threads }: Setting, reviews: readonly Review[]): Promise<number> {
  const children = Array.from({ length: workers }, () => fork(new URL('bench/reading-process.ts', import.meta.url), { execArgv: ['--import', 'tsx'] }));
  await Promise.all(
    children.map(async (child, worker) => {
      const task: ReadingTask = { reviews: reviews.filter((_, i) => i % workers === worker), threads, warmUp: WARM_UP };
      child.send(task);
      const [message] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
      if (message !== 'ready') throw new Error(`A worker ended before it was ready: ${message}`);
    }),
  );
  const startedAt = performance.now();
  await Promise.all(children.map(async (child) => (child.send('go'), once(child, 'message'))));
  return (1000 * reviews.length) / (performance.now() - startedAt);
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

const { values } = parseArgs({ options: { reviews: { type: 'string', default: '4000' } } });
/* Shares are dealt one by one, so that each holds of all sources. */
const reviews = await realReviews(Number(values.reviews));
if (reviews) {
  const speeds = new Map<Setting, number[]>(SETTINGS.map((setting) => [setting, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const setting of SETTINGS) speeds.get(setting)!.push(await speedOf(setting, reviews));
  }
  const base = median(speeds.get(SETTINGS[0]!)!);
  printTable(
    `${reviews.length} reviews read by several workers on ${availableParallelism()} processors, median of ${ROUNDS} rounds`,
    ['workers', 'threads of each', 'reviews a second', 'times one worker of one thread'],
    SETTINGS.map((setting) => {
      const speed = median(speeds.get(setting)!);
      return [setting.workers, setting.threads, Math.round(speed), speed / base];
    }),
  );
}
