import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../domain/app-error.js';
import type { LoggedEvent } from '../domain/event-log.js';

/* An unknown field would be outside the hash: a way to add something unproven. */
const eventSchema = z.strictObject({
  sequence: z.number().int(),
  at: z.string(),
  kind: z.string(),
  subject: z.string(),
  body: z.record(z.string(), z.unknown()),
  previousHash: z.string(),
  hash: z.string(),
});
const pageSchema = z.object({ events: z.array(z.unknown()) });

const CHUNK_BYTES = 1024 * 1024;
/** A page of 1,000 events stays far below. */
const MAX_LINE_BYTES = 64 * 1024 * 1024;
const NEW_LINE = 10;

function unusable(file: string, reason: string, cause?: unknown): AppError {
  return new AppError({ code: 'invalid_request', publicMessage: `${file}: ${reason}`, cause });
}

function* linesOf(file: string): Iterable<{ number: number; text: string }> {
  const handle = openSync(file, 'r');
  try {
    let rest: Buffer = Buffer.alloc(0);
    let number = 0;
    const chunk = Buffer.alloc(CHUNK_BYTES);
    for (let read = readSync(handle, chunk); read > 0; read = readSync(handle, chunk)) {
      rest = Buffer.concat([rest, chunk.subarray(0, read)]);
      let start = 0;
      for (let end = rest.indexOf(NEW_LINE); end >= 0; end = rest.indexOf(NEW_LINE, start)) {
        yield { number: ++number, text: rest.toString('utf8', start, end) };
        start = end + 1;
      }
      rest = rest.subarray(start);
      if (rest.length > MAX_LINE_BYTES) throw unusable(file, `line ${number + 1} is longer than ${MAX_LINE_BYTES / 1024 / 1024} MiB`);
    }
    if (rest.length > 0) yield { number: number + 1, text: rest.toString('utf8') };
  } finally {
    closeSync(handle);
  }
}

function* eventsOf(file: string, where: string, value: unknown): Iterable<LoggedEvent> {
  const page = pageSchema.safeParse(value);
  for (const entry of page.success ? page.data.events : [value]) {
    const event = eventSchema.safeParse(entry);
    if (!event.success) throw unusable(file, `${where} holds no event of the audit log; give an export of GET /v1/audit`);
    yield event.data as LoggedEvent;
  }
}

/** A page that was formatted over several lines. */
function wholeFile(file: string, cause: unknown): unknown {
  try {
    if (statSync(file).size <= MAX_LINE_BYTES) return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    /* The first line's complaint is the more telling one. */
  }
  throw unusable(file, 'line 1 is not valid JSON; give one event or one page of GET /v1/audit a line', cause);
}

/**
 * Events of an exported log in file order, one line of it in memory at a time: NDJSON of events or of
 * pages `{events, nextCursor}`, or a single formatted page. Read synchronously, as `verifyChain` wants.
 * @throws AppError invalid_request when the file is something else
 */
export function* readAuditFile(file: string): Iterable<LoggedEvent> {
  for (const { number, text } of linesOf(file)) {
    if (text.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (cause) {
      if (number > 1) throw unusable(file, `line ${number} is not valid JSON`, cause);
      yield* eventsOf(file, 'the file', wholeFile(file, cause));
      return;
    }
    yield* eventsOf(file, `line ${number}`, value);
  }
}
