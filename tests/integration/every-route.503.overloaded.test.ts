import { afterAll, beforeAll, expect, test } from 'vitest';
import { Candor } from '../helpers/candor.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
});
afterAll(() => candor.close());

/** Keeps this process, and the app in it, from answering anybody for a while. */
function block(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

test('when the event loop is seconds late, then 503 overloaded says when to come back, /livez still answers, and it passes', async () => {
  await expect
    .poll(
      async () => {
        /* Lateness is averaged over all that was sampled since the last look, however little of it was late: most of it has to be. */
        for (let time = 0; time < 3; time++) {
          block(2_500);
          await new Promise((resolve) => setImmediate(resolve));
        }
        return (await candor.call('platform', 'GET', '/v1/batches/none')).body;
      },
      { timeout: 100_000, interval: 1 },
    )
    .toMatchObject({ status: 503, code: 'overloaded' });
  const refused = await candor.call('platform', 'GET', '/v1/batches/none');
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await candor.call(null, 'GET', '/livez')).status).toBe(200);
  await expect.poll(async () => (await candor.call('platform', 'GET', '/v1/batches/none')).status, { timeout: 10_000 }).toBe(404);
});
