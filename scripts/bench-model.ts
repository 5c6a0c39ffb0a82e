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
import { writeStockClassifier } from './bench/stock-classifier.js';
import { readJsonLines, sharedData } from './evaluate/shared-data.js';

const MODELS_FOLDER = new URL('../models/', import.meta.url).pathname;
/** Reviews handed in together, as a worker does. */
const BATCH = 200;
/** Texts read before the clock starts, so that neither side pays for warming up. */
const WARM_UP = 50;

const { values } = parseArgs({ options: { reviews: { type: 'string', default: '2000' } } });

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

async function benchOwn(reviews: readonly Review[]): Promise<{ textsPerSecond: number; tokensPerSecond: number }> {
  const encoder = await openEncoder({ modelsFolder: MODELS_FOLDER });
  const tokens = reviews.reduce((sum, { text }) => sum + textInput(encoder, text).ids.length, 0);
  await encoder.close();
  const analyser = await openItemAnalyser();
  const items = reviews.map((review) => ({ kind: 'review' as const, review }));
  await analyser.analyse(items.slice(0, WARM_UP));
  analyser.takeTimings();
  const seconds = await timed(async () => {
    for (let from = 0; from < items.length; from += BATCH) await analyser.analyse(items.slice(from, from + BATCH));
  });
  const { tokeniseMs, inferenceMs, restMs } = analyser.takeTimings();
  await analyser.close();
  console.log(`own encoder, all heads, one thread, ${BATCH} reviews at a time:`);
  console.log(`  ${reviews.length} reviews, ${tokens} tokens in ${seconds.toFixed(2)} s`);
  console.log(
    `  of it tokenising ${(tokeniseMs / 1000).toFixed(2)} s, inference ${(inferenceMs / 1000).toFixed(2)} s, ` +
      `rest ${(restMs / 1000).toFixed(2)} s`,
  );
  return { textsPerSecond: reviews.length / seconds, tokensPerSecond: tokens / seconds };
}

async function benchStock(reviews: readonly Review[]): Promise<number> {
  const stock = await writeStockClassifier(reviews.map(({ text }) => text));
  const classify = await withRuntime({ modelsFolder: stock.modelsFolder }, () =>
    pipeline('text-classification', stock.model),
  );
  for (const { text } of reviews.slice(0, WARM_UP)) await classify(text);
  const seconds = await timed(async () => {
    for (const { text } of reviews) await classify(text);
  });
  await classify.dispose();
  await stock.remove();
  console.log('DistilBERT shape (6 x 768, int8, random weights), stock pipeline, one thread, one review at a time:');
  console.log(`  ${reviews.length} reviews in ${seconds.toFixed(2)} s`);
  return reviews.length / seconds;
}

const file = sharedData('samples/reviews.ndjson.gz');
if (!file) {
  console.log('SKIPPED: ../shared/data/samples is not here, and the benchmark is of real reviews.');
} else {
  const all = await readJsonLines<Review>(file);
  const wanted = Math.min(Number(values.reviews), all.length);
  // Evenly through the file, which is ordered by source.
  const reviews = Array.from({ length: wanted }, (_, i) => all[Math.floor((i * all.length) / wanted)]).filter(
    (review) => review !== undefined,
  );
  const own = await benchOwn(reviews);
  const stock = await benchStock(reviews);
  console.log(`texts per second: ${own.textsPerSecond.toFixed(1)} against ${stock.toFixed(1)}`);
  console.log(`times faster: ${(own.textsPerSecond / stock).toFixed(1)} (wanted: 10)`);
  console.log(`real tokens per second: ${own.tokensPerSecond.toFixed(0)} (wanted: 8000)`);
}
