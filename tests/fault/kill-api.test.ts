import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { aReview, backends } from '../helpers/candor.js';
import { aBatch, expectExactlyOnce } from '../helpers/effects.js';
import { Installation, PLATFORM } from '../helpers/installation.js';

const ITEMS = 600;

describe.each(backends())('the API killed with the %s queue', (backend) => {
  let candor: Installation;
  afterEach(() => candor.close());

  const stored = async (): Promise<{ batches: number; items: number }> => {
    const { rows } = await sql<{ batches: number; items: number }>`
      select (select count(*)::int from batches where platform_id = ${PLATFORM}) as batches,
        (select count(*)::int from items where platform_id = ${PLATFORM}) as items`.execute(candor.stores.db);
    return rows[0]!;
  };

  test('when it is killed after it took a batch, then workers complete it and the next API tells so', async () => {
    candor = await Installation.start({ backend });
    const worker = await candor.startWorker({ delayMs: 100 });
    const batchId = await candor.post(aBatch(ITEMS));
    await candor.reached(batchId, 'analysed', 1);
    await candor.api.kill('SIGKILL');
    expect((await candor.counts(batchId))!.analysed).toBeLessThan(ITEMS);
    await candor.startApi();
    await candor.completed(batchId);
    await expectExactlyOnce(candor.stores, batchId, ITEMS);
    expect(await candor.call('GET', `/v1/batches/${batchId}`)).toMatchObject({ status: 200, body: { status: 'completed' } });
    expect(worker.running).toBe(true);
  });

  test('when it is killed half-way through a streamed batch, then nothing of it is stored', async () => {
    candor = await Installation.start({ backend });
    const posting = request(`${candor.at}/v1/batches`, {
      method: 'POST',
      headers: { authorization: `Bearer ${candor.key}`, 'content-type': 'application/x-ndjson', 'transfer-encoding': 'chunked' },
    });
    const broken = new Promise((resolve) => posting.once('error', resolve));
    for (let line = 0; line < ITEMS; line++) posting.write(`${JSON.stringify({ type: 'review', ...aReview() })}\n`);
    await expect.poll(async () => (await sql`select 1 from pg_stat_activity where state = 'idle in transaction' and datname = current_database()`.execute(candor.stores.db)).rows.length, { timeout: 20_000 }).toBeGreaterThan(0);
    await candor.api.kill('SIGKILL');
    await broken;
    expect(await stored()).toEqual({ batches: 0, items: 0 });
  });

  test('when it is killed again and again while a client hands in one batch with a key, then the batch is taken once', async () => {
    candor = await Installation.start({ backend });
    await candor.startWorker();
    const batch = aBatch(ITEMS);
    const headers = { 'idempotency-key': 'the-one' };
    for (const afterMs of [20, 60, 100, 150, 250]) {
      const answer = candor.call('POST', '/v1/batches', batch, headers);
      await sleep(afterMs);
      await candor.api.kill('SIGKILL');
      await answer;
      await candor.startApi();
    }
    const answer = await candor.call('POST', '/v1/batches', batch, headers);
    expect(answer).toMatchObject({ status: 202, body: { counts: { accepted: ITEMS } } });
    await candor.completed(answer!.body.id);
    expect(await stored()).toEqual({ batches: 1, items: ITEMS });
    await expectExactlyOnce(candor.stores, answer!.body.id, ITEMS);
  });
});
