import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { chainEvents, GENESIS_HASH, type LoggedEvent } from '../../src/domain/event-log.js';
import { candorCli } from '../helpers/run-cli.js';

const folder = mkdtempSync(path.join(tmpdir(), 'candor-audit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const EVENTS = chainEvents(
  { sequence: 0, hash: GENESIS_HASH },
  Array.from({ length: 5 }, (_, index) => ({ kind: 'item.scored' as const, subject: `review:r-${index}`, body: { weight: index / 8 } })),
  '2026-06-01T10:00:00.000Z',
);
const ndjson = (events: readonly unknown[]): string => events.map((event) => `${JSON.stringify(event)}\n`).join('');
const changed = (index: number, fields: Partial<LoggedEvent> & Record<string, unknown>) => EVENTS.map((event, at) => (at === index ? { ...event, ...fields } : event));

async function verify(content: string) {
  const file = path.join(folder, 'audit');
  writeFileSync(file, content);
  return candorCli(['audit', 'verify', file]);
}

describe('candor audit verify', () => {
  test.each([
    ['events a line', ndjson(EVENTS)],
    ['pages a line', ndjson([{ events: EVENTS.slice(0, 2), nextCursor: 'x' }, { events: EVENTS.slice(2), nextCursor: null }])],
    ['one formatted page', JSON.stringify({ events: EVENTS, nextCursor: null }, null, 2)],
  ])('when an untouched log comes as %s, then it is intact and its last hash is told', async (_form, content) => {
    const run = await verify(content);
    expect(run).toMatchObject({ code: 0, stdout: `Intact: events 1 to 5, last hash ${EVENTS[4]!.hash}\n` });
  });

  test.each([
    ['a body was changed', changed(2, { body: { weight: 1 } }), 'Broken at event 3: the content does not match its hash'],
    ['an event was taken out', EVENTS.filter((_, index) => index !== 1), 'Broken at event 3: event 2 is missing'],
    ['a link was changed', changed(3, { previousHash: GENESIS_HASH }), 'Broken at event 4: the link'],
    ['a field was added', changed(3, { note: 'x' }), 'line 4 holds no event'],
    ['the file holds something else', [{ id: 'r-1' }], 'line 1 holds no event'],
    ['the file is empty', [], 'holds no events'],
  ])('when %s, then verification fails and says where', async (_what, events, message) => {
    const run = await verify(ndjson(events));
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(message);
  });

  test('when the file is no JSON or not there, then the message says so', async () => {
    expect((await verify('hello\n')).stderr).toContain('line 1 is not valid JSON');
    expect(await candorCli(['audit', 'verify', '/nowhere'])).toMatchObject({ code: 1, stderr: expect.stringContaining('/nowhere: cannot be read') });
  });
});
