import type { Queue } from 'bullmq';
import { describe, expect, test } from 'vitest';
import { QUEUES } from '../../src/jobs/catalog.js';
import { openQueue } from '../../src/queue/bullmq-connection.js';
import { dispatchOutbox } from '../../src/usecases/dispatch-outbox.js';
import { aReview, backends, Candor, until } from '../helpers/candor.js';

async function loseEveryJob(candor: Candor): Promise<void> {
  for (const name of QUEUES) {
    const queue = openQueue(name, { databaseUrl: candor.databaseUrl, redisUrl: candor.config.redisUrl, namespace: candor.config.namespace });
    await (queue as unknown as Queue).obliterate({ force: true });
    await queue.close();
  }
}

const waiting = async (candor: Candor): Promise<number> => Object.values(await candor.queue.counts()).reduce((sum, counts) => sum + counts.waiting, 0);

describe.each(backends())('promises that the %s queue has lost', (backend) => {
  test('when the queue loses every job, then the sweep hands over what is not done, once, and the batch completes', async () => {
    const candor = await Candor.start({ backend, workers: 0 });
    const reviews = Array.from({ length: 70 }, () => aReview());
    const { body: batch } = await candor.call('platform', 'POST', '/v1/batches', { reviews });
    await until('all three chunks to be handed over', async () => (await waiting(candor)) === 3);
    await loseEveryJob(candor);
    expect(await waiting(candor)).toBe(0);

    const deps = { outbox: candor.stores.outbox, queue: candor.queue };
    expect(await dispatchOutbox(deps), 'fresh promises are left to the queue').toBe(0);
    expect(await dispatchOutbox(deps, 0)).toBe(3);
    expect(await waiting(candor)).toBe(3);
    await dispatchOutbox(deps, 0);
    expect(await waiting(candor), 'a job that waits already absorbs its promise').toBe(3);

    await candor.addWorker();
    await candor.settle(batch);
    expect((await candor.call('platform', 'GET', batch.links.self)).body.counts).toMatchObject({ analysed: 70, judged: 70, scored: 70 });
    expect(await candor.stores.outbox.pending()).toBe(0);
    await candor.close();
  });
});
