import { afterEach, describe, expect, test } from 'vitest';
import { backends } from '../helpers/candor.js';
import { aBatch, expectExactlyOnce } from '../helpers/effects.js';
import { Installation } from '../helpers/installation.js';

const ITEMS = 600;
/** 19 chunks by two workers: the reading takes some seconds, so a kill hits work under way. */
const SLOW = { delayMs: 300 };

describe.each(backends())('workers killed on the %s queue', (backend) => {
  let candor: Installation;
  afterEach(() => candor.close());

  test('when a worker is killed while reading, judging and scoring, then the batch completes and nothing is missing or done twice', async () => {
    candor = await Installation.start({ backend });
    let victim = await candor.startWorker(SLOW);
    const witness = await candor.startWorker(SLOW);
    const batchId = await candor.post(aBatch(ITEMS));
    for (const stage of ['analysed', 'judged', 'scored'] as const) {
      await candor.reached(batchId, stage, 1);
      await victim.kill('SIGKILL');
      if (stage === 'analysed') expect((await candor.counts(batchId))!.analysed).toBeLessThan(ITEMS);
      victim = await candor.startWorker(SLOW);
    }
    await candor.completed(batchId);
    await expectExactlyOnce(candor.stores, batchId, ITEMS);
    expect(witness.running && candor.api.running).toBe(true);
  });

  test('when the only worker is killed, then its job comes back to the next one', async () => {
    candor = await Installation.start({ backend });
    const only = await candor.startWorker({ delayMs: 60_000 });
    const batchId = await candor.post(aBatch(40));
    /* Its one job is in its hands, and will be for a minute. */
    await expect.poll(async () => (await candor.queue.counts()).analyse.active, { timeout: 10_000 }).toBe(1);
    await only.kill('SIGKILL');
    await candor.startWorker();
    await candor.completed(batchId);
    await expectExactlyOnce(candor.stores, batchId, 40);
    expect(await candor.queue.failed(10)).toEqual([]);
  });
});
