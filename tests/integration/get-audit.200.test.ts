import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyChain, type LoggedEvent } from '../../src/domain/event-log.js';
import { aReview, aTranscript, Candor } from '../helpers/candor.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ workers: 2 });
  const reviews = Array.from({ length: 150 }, (_, index) => aReview({ text: `客服态度很好 ${index} friendly`, merchantId: `m-${index % 3}` }));
  const posted = await Promise.all([
    candor.call('platform', 'POST', '/v1/batches', { reviews: reviews.slice(0, 75) }),
    candor.call('platform', 'POST', '/v1/batches', { reviews: reviews.slice(75), transcripts: [aTranscript({ csat: 3 })] }),
  ]);
  for (const { body } of posted) await candor.settle(body);
  await candor.call('trust', 'POST', `/v1/reviews/${String(reviews[0]!.id)}/decisions`, { verdict: 'inauthentic', note: 'seen elsewhere' });
});
afterAll(() => candor.close());

async function wholeLog(): Promise<LoggedEvent[]> {
  const events: LoggedEvent[] = [];
  let cursor = '';
  for (;;) {
    const { body } = await candor.call('trust', 'GET', `/v1/audit?limit=40${cursor && `&cursor=${cursor}`}`);
    events.push(...body.events);
    if (body.nextCursor === null) return events;
    cursor = body.nextCursor;
  }
}

test('when the log is read page by page, then its chain verifies and a change anywhere in it shows', async () => {
  const events = await wholeLog();
  expect(verifyChain(events)).toEqual({ intact: true, events: events.length });
  const forged = structuredClone(events);
  const scored = forged.findIndex((event) => event.kind === 'item.scored');
  (forged[scored]!.body.contributions as { weight: number }[])[0]!.weight += 0.001;
  expect(verifyChain(forged)).toMatchObject({ intact: false, brokenAt: scored + 1 });
  expect(verifyChain(events.toSpliced(scored, 1))).toMatchObject({ intact: false });
});

test('when a score is to be explained, then the last event of each item holds exactly what the item contributes', async () => {
  const last = new Map((await wholeLog()).filter((event) => event.kind === 'item.scored').map((event) => [event.subject, event.body]));
  const { rows } = await sql<{ subject: string; source: string; weight: number }>`
    select kind || ':' || item_id as subject, source, weight from contributions`.execute(candor.stores.db);
  const explained = [...last].flatMap(([subject, body]) =>
    (body.contributions as { source: string; weight: number }[]).map(({ source, weight }) => ({ subject, source, weight })),
  );
  const order = (a: (typeof rows)[number], b: (typeof rows)[number]): number => (a.subject + a.source < b.subject + b.source ? -1 : 1);
  expect(explained.sort(order)).toEqual(rows.sort(order));
  expect(last.size).toBe(151);
});

test('when events are read, then they carry ids and numbers, never what people wrote', async () => {
  expect(JSON.stringify(await wholeLog())).not.toMatch(/客服|friendly|parcel|seen elsewhere/);
});
