/**
 * `npm run bench:service-metrics [-- --chats 100000]`: fills a fresh database with one merchant's measured chats, written
 * by SQL, and times `GET /v1/merchants/:id/service-metrics` through the real app over HTTP, 20 requests a grouping.
 * Every request misses all caches but PostgreSQL's own. Fails when any median is 300 ms or more.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { pino } from 'pino';
import { buildApp } from '../src/api/app.js';
import { loadCalibration } from '../models/authenticity-model.js';
import { loadConfig } from '../src/config/config.js';
import { BullmqJobQueue } from '../src/queue/bullmq-job-queue.js';
import { startEmbeddedPostgres } from '../src/storage/embedded-postgres.js';
import { migrate } from '../src/storage/migrate.js';
import { openStores } from '../src/storage/open-stores.js';
import { createKey } from '../src/usecases/api-keys.js';

const PLATFORM = 'bench';
const REQUESTS = 20;
const LIMIT_MS = 300;
const { values } = parseArgs({ options: { chats: { type: 'string', default: '100000' } } });
const chats = Number(values.chats);

const folder = mkdtempSync(path.join(tmpdir(), 'candor-bench-'));
chmodSync(folder, 0o755);
const postgres = await startEmbeddedPostgres(folder);
const ignore = (): void => undefined;
const stores = openStores({ url: postgres.url, maxConnections: 8, onIdleError: ignore });
await migrate(stores.db);
const config = loadConfig({ CANDOR_LOG_LEVEL: 'silent' });
const queue = new BullmqJobQueue({ databaseUrl: postgres.url, redisUrl: undefined, namespace: 'bench' }, ignore);
const app = await buildApp({ ...stores, queue, calibration: await loadCalibration(config.modelsDir), limits: config, log: pino({ level: 'silent' }) });

try {
  const { key } = await createKey(stores.keys, { platformId: PLATFORM, role: 'platform' });
  await stores.merchants.put(PLATFORM, { id: 'm-1', name: 'Bench', category: 'appliances' });
  /* A year of 20 agents in 3 channels and 5 categories; one chat in ten lacks its stamps, four in ten a survey answer. */
  await sql`
    insert into transcript_measures (platform_id, merchant_id, transcript_id, occurred_at, week, first_response, first_response_business, mean_response,
      mean_response_business, resolution, resolution_business, handling, handling_business, accomplished, mood_start, mood_worst, mood_end,
      patience, professional_term_rate, turns, transfers, unanswered, agent_turns, courteous_turns, greeting, apology, thanks, empathy, closing,
      forbidden_wordings, promises, promises_kept, promises_broken, satisfied, surveyed, reopened, escalated, solicited, served_by, agent, channel,
      category, order_id, topic_bits, revision)
    select ${PLATFORM}, 'm-1', 't-' || i, timestamptz '2026-01-01' + i * interval '5 minutes', date_trunc('week', timestamp '2026-01-01' + i * interval '5 minutes'), stamped * 20 / d, stamped * 20 / d, stamped * 45 / d,
      stamped * 45 / d, case when d >= .5 then stamped * 3600 / d end, case when d >= .5 then stamped * 1800 / d end, stamped * 400 / d, stamped * 300 / d, d, d * 2 - 1, -d, d,
      d, d / 2, 4 + i % 9, i % 3, i % 2, 4 + i % 5, 1 + i % 3, i % 2, i % 2, i % 2, 0, i % 2,
      (i % 50 = 0)::int, i % 3, (i % 9 = 1)::int, (i % 9 = 2)::int, case when i % 10 < 6 then d > .2 end, i % 10 < 6, i % 20 = 0, i % 15 = 0, i % 90 = 0,
      'person', 'agent-' || i % 20, (array['chat', 'app', 'phone'])[1 + i % 3], (array['a', 'b', 'c', 'd', 'e'])[1 + i % 5], 'o-' || i,
      (array[32, 2049, 2176, 129])[1 + i % 4], 'bench'
    from (select i, case when i % 10 = 0 then null else 1 end as stamped, .001 + .999 * random() as d from generate_series(1, ${chats}::int) as i) as chat`.execute(stores.db);
  await sql`vacuum analyze transcript_measures`.execute(stores.db);
  await stores.settings.change({ platformId: PLATFORM, category: null, layer: { costPerAgentMinute: 1.5 }, changedBy: 'bench' });

  const at = await app.listen({ host: '127.0.0.1', port: 0 });
  console.log(`${chats} chats of one merchant, cost per minute set, ${REQUESTS} requests each`);
  for (const query of ['', '?by=agent', '?by=channel', '?by=category', '?by=week', '?by=agent&from=2026-03-01T00:00:00Z&to=2026-06-01T00:00:00Z']) {
    const milliseconds: number[] = [];
    for (let request = 0; request < REQUESTS; request++) {
      const startedAt = performance.now();
      const answer = await fetch(`${at}/v1/merchants/m-1/service-metrics${query}`, { headers: { authorization: `Bearer ${key}` } });
      const body = (await answer.json()) as { total: { chats: number } };
      if (answer.status !== 200 || (query.includes('from') ? body.total.chats === 0 : body.total.chats !== chats)) throw new Error(`wrong answer to "${query}": ${JSON.stringify(body).slice(0, 200)}`);
      milliseconds.push(performance.now() - startedAt);
    }
    milliseconds.sort((one, other) => one - other);
    const [median, p95] = [milliseconds[REQUESTS / 2]!, milliseconds[REQUESTS - 2]!];
    console.log(`${(query || 'all').padEnd(68)} median ${median.toFixed(0)} ms, 95th percentile ${p95.toFixed(0)} ms`);
    if (median >= LIMIT_MS) process.exitCode = 1;
  }
} finally {
  await app.close();
  await queue.close();
  await stores.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
