import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import type { batchSchema } from '../api/schemas.js';
import type { ApiClient } from './api-client.js';
import { isConnectionError } from './api-failure.js';
import type { CliContext } from './context.js';
import { Progress } from './progress.js';

/** What the server says of a batch. */
export type BatchAnswer = z.infer<typeof batchSchema>;

const RECONNECT_MS = 1_000;

/** Calls back with each new number of scored items until the batch is completed. */
async function followBatch(client: ApiClient, batch: BatchAnswer, onScored: (scored: number) => void): Promise<void> {
  for (;;) {
    try {
      for await (const event of client.events(batch.links.events)) {
        onScored((event.data as Pick<BatchAnswer, 'counts'>).counts.scored);
        if (event.name === 'completed') return;
      }
    } catch (error) {
      if (!isConnectionError(error)) throw error;
    }
    /* The server stopped or dropped us; the batch is stored, so asking again is enough. */
    await sleep(RECONNECT_MS);
  }
}

async function warnWithoutWorkers(client: ApiClient, progress: Progress): Promise<void> {
  const { workers } = (await client.call({ method: 'GET', path: '/readyz' })) as { workers: number };
  if (workers === 0) progress.note('Stored, but no worker is running: start one with "npm run worker" on the server. Waiting; Ctrl-C loses nothing.');
}

/** Follows batches, with a bar on a terminal, until all their items are scored. */
export async function followBatches(client: ApiClient, batches: readonly BatchAnswer[], context: CliContext): Promise<void> {
  const pending = batches.filter(({ status }) => status !== 'completed');
  if (pending.length === 0) return;
  const progress = new Progress(context.stderr, { unit: 'items scored', total: pending.reduce((sum, { counts }) => sum + counts.accepted, 0) });
  let before = 0;
  try {
    await warnWithoutWorkers(client, progress);
    for (const batch of pending) {
      await followBatch(client, batch, (scored) => progress.update(before + scored, before + scored));
      before += batch.counts.accepted;
    }
  } finally {
    progress.stop();
  }
}
