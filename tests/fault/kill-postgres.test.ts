import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/storage/embedded-postgres.js';
import { backends } from '../helpers/candor.js';
import { aBatch, expectExactlyOnce } from '../helpers/effects.js';
import { Installation } from '../helpers/installation.js';
import { killPostmaster, removeDatabase, temporaryFolder } from '../helpers/own-postgres.js';

const ITEMS = 600;
/** More than the attempts of a job last: 1 + 2 + 4 + 8 s. */
const LONG_OUTAGE_MS = 18_000;

describe.each(backends())('PostgreSQL killed under the %s queue', (backend) => {
  let folder: string;
  let postgres: EmbeddedPostgres;
  let candor: Installation;
  beforeEach(async () => {
    folder = temporaryFolder();
    postgres = await startEmbeddedPostgres(folder);
    candor = await Installation.start({ backend, databaseUrl: postgres.url });
    await candor.startWorker({ delayMs: 300 });
    await candor.startWorker({ delayMs: 300 });
  });
  afterEach(async () => {
    await candor.close();
    await removeDatabase(folder);
  });

  const expectSurvivors = (): void => {
    for (const each of [candor.api, ...candor.workers]) expect(each.running, each.output).toBe(true);
  };

  test('when it is killed while items are read, judged and scored, then the same processes complete the batch exactly once', async () => {
    const batchId = await candor.post(aBatch(ITEMS));
    for (const stage of ['analysed', 'judged', 'scored'] as const) {
      await candor.reached(batchId, stage, 1);
      await killPostmaster(postgres);
      expect(await candor.call('GET', `/v1/batches/${batchId}`)).toMatchObject({ status: 503, body: { code: 'database_unavailable' } });
      expect(await candor.call('GET', '/livez')).toMatchObject({ status: 200 });
      await postgres.restart();
    }
    await candor.completed(batchId, 90_000);
    await expectExactlyOnce(candor.stores, batchId, ITEMS);
    expect(await candor.call('GET', `/v1/batches/${batchId}`)).toMatchObject({ status: 200, body: { status: 'completed' } });
    expect(await candor.queue.failed(10)).toEqual([]);
    expectSurvivors();
  }, 150_000);

  test('when it stays away longer than a job is tried, then no job is given up', async () => {
    const batchId = await candor.post(aBatch(ITEMS));
    await candor.reached(batchId, 'analysed', 1);
    await killPostmaster(postgres);
    await sleep(LONG_OUTAGE_MS);
    await postgres.restart();
    await candor.completed(batchId, 90_000);
    await expectExactlyOnce(candor.stores, batchId, ITEMS);
    expect(await candor.queue.failed(10)).toEqual([]);
    expectSurvivors();
  }, 150_000);
});
