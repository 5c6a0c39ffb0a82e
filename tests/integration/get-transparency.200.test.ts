import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, Candor } from '../helpers/candor.js';
import { aRing } from '../helpers/ring.js';

let candor: Candor;
const ring = aRing(8);
const quiet = Array.from({ length: 4 }, (_, visit) => aReview({ merchantId: `m-${visit}`, text: `Stop number ${visit}`, rating: 4 }));
const report = async (query = '') => (await candor.call('trust', 'GET', `/v1/transparency${query}`)).body;
const decide = async (review: Record<string, unknown>, verdict: string) => (await candor.call('trust', 'POST', `/v1/reviews/${String(review.id)}/decisions`, { verdict })).body;
/** Moves everything stored so far from now to an instant of a month. */
const backdate = async (at: string) => {
  const moved: [string, string][] = [['items', 'received_at'], ['judgements', 'judged_at'], ['judgement_history', 'judged_at'], ['flags', 'opened_at']];
  for (const [table, column] of moved) await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${at}::timestamptz`.execute(candor.stores.db);
};
/** The newest decision on a review as if it had been made then, and what it replaced as if it had ended then. */
const decidedAt = (review: Record<string, unknown>, at: string) => sql`
  with made as (update decisions set decided_at = ${at}::timestamptz where review_id = ${String(review.id)} and superseded_at is null returning review_id)
  update decisions d set superseded_at = ${at}::timestamptz from made where d.review_id = made.review_id and d.superseded_at is not null`.execute(candor.stores.db);

beforeAll(async () => {
  candor = await Candor.start();
  await candor.call('platform', 'POST', '/v1/batches', { reviews: [...ring, ...quiet] });
  await candor.quiet();
  await backdate('2026-05-10T00:00:00Z');
});
afterAll(() => candor.close());

test('when nobody has decided anything, then the month tells what came and what machines made of it, with shares, and what waits', async () => {
  const { periods, waiting } = await report();
  expect(periods).toHaveLength(1);
  expect(periods[0]).toMatchObject({
    month: '2026-05',
    received: { reviews: 12, judged: 12 },
    flagsOpened: 8,
    decidedByPeople: { positives: 0, total: 12, share: 0 },
    decisions: { genuine: 0, inauthentic: 0 },
    reversals: { ofVerdicts: { positives: 0, total: 0, share: null, interval: null }, ofDecisions: 0, undone: 0 },
    responseSeconds: { answered: 0, median: null, ninthDecile: null },
  });
  const { actions } = periods[0];
  expect(actions.publish).toMatchObject({ positives: 4, total: 12, share: 4 / 12 });
  expect(actions.label.positives + actions.fold.positives + actions.hold.positives).toBe(8);
  expect(waiting).toEqual({ flags: 8, oldestSeconds: expect.any(Number) });
  expect(waiting.oldestSeconds).toBeGreaterThan(86_400);
});

test('when people decide, change their minds and take decisions back, then each counts in the month in which it happened', async () => {
  await decide(ring[0]!, 'inauthentic');
  await decidedAt(ring[0]!, '2026-05-10T01:00:00Z');
  await decide(ring[1]!, 'genuine');
  await decidedAt(ring[1]!, '2026-05-10T03:00:00Z');
  await decide(ring[2]!, 'inauthentic');
  await decidedAt(ring[2]!, '2026-05-11T00:00:00Z');
  /* Another mind a month later: a reversal of the decision, in line with the verdict, and no answer to the flag. */
  await decide(ring[1]!, 'inauthentic');
  await decidedAt(ring[1]!, '2026-06-02T00:00:00Z');
  const may = (await report('?to=2026-06-01T00:00:00Z')).periods;
  expect(may).toHaveLength(1);
  expect(may[0]).toMatchObject({
    decisions: { genuine: 1, inauthentic: 2 },
    decidedByPeople: { positives: 3, total: 12 },
    reversals: { ofVerdicts: { positives: 1, total: 3 }, ofDecisions: 0, undone: 0 },
    responseSeconds: { answered: 3, median: 3 * 3600, ninthDecile: expect.any(Number) },
  });
  expect(may[0].responseSeconds.ninthDecile).toBeCloseTo(3 * 3600 + 0.8 * 21 * 3600, 3);
  const undone = await decide(quiet[0]!, 'inauthentic');
  await candor.call('trust', 'POST', `/v1/decisions/${undone.id}/undo`);
  const { periods } = await report('?from=2026-06-01T00:00:00Z');
  const june = periods.find(({ month }: any) => month === '2026-06');
  expect(june).toMatchObject({ received: { reviews: 0, judged: 0 }, decisions: { genuine: 0, inauthentic: 1 }, reversals: { ofVerdicts: { positives: 0, total: 1 }, ofDecisions: 1, undone: 0 }, responseSeconds: { answered: 0 } });
  expect(periods.at(-1)).toMatchObject({ decisions: { inauthentic: 1 }, reversals: { ofVerdicts: { positives: 1, total: 1 }, ofDecisions: 0, undone: 1 } });
  expect((await report()).waiting.flags).toBe(5);
});

test('when another platform asks, then it sees nothing of this one', async () => {
  expect(await candor.stores.reports.transparency('other', {})).toEqual({ counts: [], waiting: { flags: 0, oldestSeconds: null } });
});
