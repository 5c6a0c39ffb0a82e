import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Analysis } from '../domain/analysis.js';
import { AppError, ERROR_CODES, type ErrorCode } from '../domain/app-error.js';
import type { Item } from '../domain/item.js';
import { maskItem } from '../domain/item-masking.js';
import type { ItemAnalyser } from '../domain/ports/item-analyser.js';
import type { ImmediateStore } from '../domain/ports/read-stores.js';
import type { JobQueue } from '../jobs/job-queue.js';

/** How soon a waiting request looks for its answer, and how seldom it does at last. */
const FIRST_POLL_MS = 10;
const LAST_POLL_MS = 200;

/** The caller's side: hands items to a worker and waits; nothing is kept, whatever happens. */
export async function requestAnalysis(
  deps: { store: ImmediateStore; queue: JobQueue },
  request: { platformId: string; items: readonly Item[]; timeoutMs: number; masking: boolean },
): Promise<Analysis[]> {
  const { platformId, timeoutMs } = request;
  const requestId = randomUUID();
  await deps.store.put(platformId, requestId, request.masking ? request.items.map(maskItem) : request.items);
  try {
    await deps.queue.enqueue([{ name: 'analyse-now', id: requestId, payload: { platformId, requestId } }]);
    const deadline = Date.now() + timeoutMs;
    for (let pollMs = FIRST_POLL_MS; Date.now() < deadline; pollMs = Math.min(LAST_POLL_MS, pollMs * 1.5)) {
      const outcome = await deps.store.outcome(platformId, requestId);
      if (outcome && 'results' in outcome) return outcome.results;
      if (outcome) throw failure(outcome.errorCode);
      await sleep(pollMs);
    }
    throw new AppError({
      code: 'analysis_timeout',
      publicMessage: `No worker answered within ${timeoutMs / 1000} seconds; try again, or send a batch.`,
      retryAfterSeconds: 5,
    });
  } finally {
    await deps.store.remove(platformId, requestId);
  }
}

function failure(code: string): AppError {
  return new AppError({
    code: code in ERROR_CODES ? (code as ErrorCode) : 'internal',
    publicMessage: 'The models could not read these items.',
  });
}

/** The worker's side: answers a waiting request, or leaves it when its caller has gone. */
export async function analyseNow(
  deps: { store: ImmediateStore; analyser: ItemAnalyser },
  { platformId, requestId }: { platformId: string; requestId: string },
): Promise<void> {
  const items = (await deps.store.take(platformId, requestId)) as Item[] | undefined;
  if (!items) return;
  try {
    await deps.store.answer(platformId, requestId, { results: await deps.analyser.analyse(items) });
  } catch (error) {
    await deps.store.answer(platformId, requestId, { errorCode: error instanceof AppError ? error.code : 'internal' });
    throw error;
  }
}
