/**
 * `npm run bench:model`: how fast the committed weights read, all heads, on one thread, beside a
 * DistilBERT-shaped int8 model in the stock pipeline, one text at a time, on the same real reviews.
 * Needs ../shared/data/samples; says so and stops when it is absent. `--reviews N` shortens the run.
 */
import { parseArgs } from 'node:util';
import { pipeline } from '@xenova/transformers';
import { textInput } from '../models/encoder-input.js';
import { openEncoder } from '../models/encoder-session.js';
import { openItemAnalyser } from '../models/onnx-item-analyser.js';
import { withRuntime } from '../models/transformers-runtime.js';
import type { Review } from '../src/domain/item.js';
import { realReviews } from './bench/real-reviews.js';
import { writeStockClassifier } from './bench/stock-classifier.js';

const MODELS_FOLDER = new URL('../models/', import.meta.url).pathname;
/** Reviews handed in together, as a worker does. */
const BATCH = 200;
/** Texts read before the clock starts: a service reads for days, so neither side pays for code not yet compiled. */
const WARM_UP = 2000;

const { values } = parseArgs({ options: { reviews: { type: 'string', default: '2000' } } });

interface Took {
  wall: number;
  /** Processor time of this process: what the work costs when other programs crowd the machine. */
  cpu: number;
}

async function timed(work: () => Promise<void>): Promise<Took> {
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(cpuBefore);
  return { wall: (performance.now() - startedAt) / 1000, cpu: (user + system) / 1e6 };
}

const shown = ({ wall, cpu }: Took): string => `${wall.toFixed(2)} s (${cpu.toFixed(2)} s of processor time)`;

async function benchOwn(reviews: readonly Review[]): Promise<{ took: Took; tokens: number }> {
  const encoder = await openEncoder({ modelsFolder: MODELS_FOLDER });
  const tokens = reviews.reduce((sum, { text }) => sum + textInput(encoder, text).ids.length, 0);
  await encoder.close();
  const analyser = await openItemAnalyser();
  const items = reviews.map((review) => ({ kind: 'review' as const, review }));
  await analyser.analyse(items.slice(0, WARM_UP));
  analyser.takeTimings();
  const took = await timed(async () => {
    for (let from = 0; from < items.length; from += BATCH) await analyser.analyse(items.slice(from, from + BATCH));
  });
  const { tokeniseMs, inferenceMs, restMs } = analyser.takeTimings();
  await analyser.close();
  const share = (ms: number): string =>
    `${ms.toFixed(0)} ms (${((100 * ms) / (tokeniseMs + inferenceMs + restMs)).toFixed(0)} %)`;
  console.log(`own encoder, all heads, one thread, ${BATCH} reviews at a time:`);
  console.log(`  ${reviews.length} reviews, ${tokens} tokens in ${shown(took)}`);
  console.log(`  tokenising ${share(tokeniseMs)}, inference ${share(inferenceMs)}, rest ${share(restMs)}`);
  return { took, tokens };
}

async function benchStock(reviews: readonly Review[]): Promise<Took> {
  const stock = await writeStockClassifier(reviews.map(({ text }) => text));
  const classify = await withRuntime({ modelsFolder: stock.modelsFolder }, () =>
    pipeline('text-classification', stock.model),
  );
  for (const { text } of reviews.slice(0, WARM_UP)) await classify(text);
  const took = await timed(async () => {
    for (const { text } of reviews) await classify(text);
  });
  await classify.dispose();
  await stock.remove();
  console.log('DistilBERT shape (6 x 768, int8, random weights), stock pipeline, one thread, one review at a time:');
  console.log(`  ${reviews.length} reviews in ${shown(took)}`);
  return took;
}

const reviews = await realReviews(Number(values.reviews));
if (reviews) {
  const own = await benchOwn(reviews);
  const stock = await benchStock(reviews);
  for (const clock of ['wall', 'cpu'] as const) {
    const mine = own.took[clock];
    const theirs = stock[clock];
    console.log(clock === 'wall' ? 'by the clock:' : 'by processor time:');
    console.log(`  texts per second: ${(reviews.length / mine).toFixed(1)} against ${(reviews.length / theirs).toFixed(1)}`);
    console.log(`  times faster: ${(theirs / mine).toFixed(1)} (wanted: 10)`);
    console.log(`  real tokens per second: ${(own.tokens / mine).toFixed(0)} (wanted: 8000)`);
  }
}
