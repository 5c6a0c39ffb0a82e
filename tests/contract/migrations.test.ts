import { sql, type Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { ALL_ITEMS } from '../../src/domain/score-scope.js';
import * as initial from '../../src/storage/migrations/0001-initial.js';
import * as settings from '../../src/storage/migrations/0002-settings.js';
import * as scoreState from '../../src/storage/migrations/0003-score-state.js';
import * as afterSales from '../../src/storage/migrations/0004-after-sales-observations.js';
import * as measuredOutcomes from '../../src/storage/migrations/0010-measured-outcomes.js';
import { migrate } from '../../src/storage/migrate.js';
import { openStores } from '../../src/storage/open-stores.js';
import { createDatabase } from '../helpers/candor.js';

/** Installations that have data already must come out of a migration with what they had. */

test('when a database with scores of the first schema is brought up to date, then its sums are those of its items, by scope and as if believed', async () => {
  const stores = openStores({ url: await createDatabase(), maxConnections: 2, onIdleError: () => undefined });
  const run = (statement: ReturnType<typeof sql>) => statement.execute(stores.db);
  const db = stores.db as unknown as Kysely<unknown>;
  await initial.up(db);
  await run(sql`insert into items (platform_id, kind, item_id, merchant_id, content_hash, payload, occurred_at) values
    ('acme', 'review', 'r-1', 'm-1', '', '{"productCategory": "phones"}', '2026-05-01T00:00:00Z'),
    ('acme', 'review', 'r-2', 'm-1', '', '{"channel": "web"}', '2026-05-02T00:00:00Z'),
    ('acme', 'transcript', 't-1', 'm-1', '', '{"agentId": "ann"}', '2026-05-03T00:00:00Z')`);
  await run(sql`insert into judgements (platform_id, review_id, version, probability, logit, bias, action, evidence) values
    ('acme', 'r-1', 'x', .75, 0, 0, 'publish', '[]'), ('acme', 'r-2', 'x', .5, 0, 0, 'publish', '[]')`);
  await run(sql`insert into contributions (platform_id, kind, item_id, source, merchant_id, dimension, value, weight, grown_weight, occurred_at) values
    ('acme', 'review', 'r-1', 'topic:delivery', 'm-1', 'service_content', 1, .2, 0, '2026-05-01T00:00:00Z'),
    ('acme', 'review', 'r-1', 'topic:packaging', 'm-1', 'service_content', 0, .1, 0, '2026-05-01T00:00:00Z'),
    ('acme', 'review', 'r-2', 'stars', 'm-1', 'stars', .5, .5, 0, '2026-05-02T00:00:00Z'),
    ('acme', 'transcript', 't-1', 'chat:csat', 'm-1', 'service_attitude', .25, 1, 0, '2026-05-03T00:00:00Z')`);
  for (const migration of [settings, scoreState, afterSales]) await migration.up(db);
  const { scores } = stores;
  const sums = await scores.sums('acme', 'm-1');
  expect(sums).toEqual(await scores.recomputedSums('acme', 'm-1', ALL_ITEMS));
  /* Two topics of one dimension became one observation: the heavier weight, the weighted value. */
  expect(sums.service_content).toMatchObject({ count: 1, rawCount: 1 });
  expect(sums.service_content!.weightedValue / sums.service_content!.weight).toBeCloseTo(2 / 3, 12);
  expect(sums.service_content!.fullWeight / sums.service_content!.weight).toBeCloseTo(4, 9);
  expect(Object.keys(await scores.sums('acme', 'm-1', { kind: 'agent', value: 'ann' })).sort()).toEqual(['after_sales', 'service_attitude']);
  expect(sums.after_sales).toMatchObject({ count: 2, rawCount: 2, rawValue: 2 / 3 + 0.25 });
  expect(Object.keys(await scores.sums('acme', 'm-1', { kind: 'channel', value: 'web' }))).toEqual(['stars']);
  await stores.close();
});

test('when chats were measured before failures were, then the unresolved and unknown lose their time to a resolution, and courtesies of bots their surplus', async () => {
  const stores = openStores({ url: await createDatabase(), maxConnections: 2, onIdleError: () => undefined });
  const { db } = stores;
  await migrate(db);
  await sql`
    insert into transcript_measures (platform_id, merchant_id, transcript_id, occurred_at, week, resolution, resolution_business, accomplished, turns, transfers,
      unanswered, agent_turns, courteous_turns, greeting, apology, thanks, empathy, closing, forbidden_wordings, promises, promises_kept, promises_broken,
      surveyed, reopened, escalated, solicited, served_by, topic_bits, revision)
    select 'acme', 'm-1', id, '2026-05-01T00:00:00Z', '2026-04-27', 60, 30, accomplished, 2, 0, 0, 1, 1, greeting, 0, 0, 0, 0, 0, 0, 0, 0, false, false, false, false, 'both', 0, 'r'
    from (values ('a-done', .5::real, 1), ('b-failed', .4::real, 1), ('c-unknown', null, 3)) as before(id, accomplished, greeting)`.execute(db);
  await measuredOutcomes.up(db as unknown as Kysely<unknown>);
  const { rows } = await sql`select resolution, resolution_business, greeting, courteous_turns from transcript_measures order by transcript_id`.execute(db);
  expect(rows).toEqual([
    { resolution: 60, resolutionBusiness: 30, greeting: 1, courteousTurns: 1 },
    { resolution: null, resolutionBusiness: null, greeting: 1, courteousTurns: 1 },
    { resolution: null, resolutionBusiness: null, greeting: 1, courteousTurns: 1 },
  ]);
  await stores.close();
});
