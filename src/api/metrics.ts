import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { ApiDependencies } from './dependencies.js';

/** Workers not heard of for this long count as gone. */
export const WORKER_MAX_AGE_MS = 20_000;

export interface Metrics {
  registry: Registry;
  requestSeconds: Histogram<'method' | 'route' | 'status'>;
}

/** Prometheus metrics of this process, plus what workers and queues report, read at scrape time. */
export function createMetrics(deps: Pick<ApiDependencies, 'queue' | 'outbox' | 'workers' | 'upkeep'>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];

  new Gauge({
    name: 'candor_queue_jobs',
    help: 'Jobs by queue and state',
    labelNames: ['queue', 'state'],
    registers,
    async collect() {
      for (const [queue, counts] of Object.entries(await deps.queue.counts())) {
        for (const [state, value] of Object.entries(counts)) this.set({ queue, state }, value);
      }
    },
  });
  new Gauge({
    name: 'candor_outbox_pending',
    help: 'Steps promised and not done yet',
    registers,
    async collect() {
      this.set(await deps.outbox.pending());
    },
  });
  new Gauge({
    name: 'candor_worker_measurements',
    help: 'Sums over living workers since their start: items, jobs, failures and milliseconds by part of the work',
    labelNames: ['measure'],
    registers,
    async collect() {
      const alive = await deps.workers.alive(WORKER_MAX_AGE_MS);
      this.set({ measure: 'workers' }, alive.length);
      for (const measure of ['jobs', 'failures', 'items', 'tokeniseMs', 'inferenceMs', 'restMs'] as const) {
        this.set({ measure }, alive.reduce((sum, worker) => sum + worker[measure], 0));
      }
    },
  });
  new Gauge({
    name: 'candor_score_mismatches',
    help: 'Merchants whose kept sums differed from the log at the latest verification; anything but 0 is an alarm',
    registers,
    async collect() {
      this.set(await deps.upkeep.mismatches());
    },
  });
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'candor_http_request_seconds',
      help: 'Time to answer, by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
      registers,
    }),
  };
}
