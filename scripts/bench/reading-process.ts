/** A process that reads reviews when told to: `scripts/bench-workers.ts` starts several of them. */
import { openItemAnalyser } from '../../models/onnx-item-analyser.js';
import type { Review } from '../../src/domain/item.js';

/** Reviews handed in together, as a worker does. */
const BATCH = 200;

export interface ReadingTask {
  reviews: Review[];
  threads: number;
  /** Of them are read before the clock starts. */
  warmUp: number;
}

process.once('message', async ({ reviews, threads, warmUp }: ReadingTask) => {
  const analyser = await openItemAnalyser({ threads });
  const items = reviews.map((review) => ({ kind: 'review' as const, review }));
  await analyser.analyse(items.slice(0, warmUp));
  process.once('message', async () => {
    for (let from = 0; from < items.length; from += BATCH) await analyser.analyse(items.slice(from, from + BATCH));
    process.send!('done');
    process.disconnect();
  });
  process.send!('ready');
});
