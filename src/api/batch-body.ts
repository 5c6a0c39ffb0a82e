import { createHash, type Hash } from 'node:crypto';
import { PassThrough, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppError } from '../domain/app-error.js';
import type { Rejection } from '../domain/ports/batch-store.js';
import { describeIssue } from '../domain/validation.js';
import type { BatchEntry } from '../usecases/accept-batch.js';

/** Largest JSON body, unpacked: parsing it blocks the event loop for some ten milliseconds. */
export const MAX_JSON_BYTES = 8 * 1024 * 1024;
/** Largest NDJSON body, unpacked. */
export const MAX_NDJSON_BYTES = 512 * 1024 * 1024;
/** Longest NDJSON line: the longest valid item is far shorter. */
export const MAX_LINE_BYTES = 1024 * 1024;
/** Blank lines are forgiven; a body made of them is a gzip bomb that would keep the process busy. */
const MAX_BLANK_LINES = 10_000;

/** A batch body being read: its entries as they arrive, and the digest of what was read. */
export interface BatchBody {
  entries: AsyncIterable<BatchEntry | Rejection>;
  hash: Hash;
}

const jsonBodySchema = z.strictObject({
  merchants: z.array(z.unknown()).optional(),
  reviews: z.array(z.unknown()).optional(),
  transcripts: z.array(z.unknown()).optional(),
});

const KINDS = { merchants: 'merchant', reviews: 'review', transcripts: 'transcript' } as const;

function tooLarge(limit: number): AppError {
  return new AppError({
    code: 'body_too_large',
    publicMessage: `The unpacked body exceeds ${limit / 1024 / 1024} MiB${limit === MAX_JSON_BYTES ? '; send large batches as application/x-ndjson' : '; split the batch'}.`,
  });
}

async function* jsonEntries(bytes: Buffer): AsyncIterable<BatchEntry> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError({ code: 'malformed_json', publicMessage: 'The body is not valid JSON in UTF-8.', cause });
  }
  const body = jsonBodySchema.safeParse(parsed);
  if (!body.success) {
    const { pointer, reason } = describeIssue(body.error.issues[0]!);
    throw new AppError({ code: 'invalid_request', publicMessage: reason, pointer: pointer || '/' });
  }
  for (const list of ['merchants', 'reviews', 'transcripts'] as const) {
    for (const [index, value] of (body.data[list] ?? []).entries()) yield { kind: KINDS[list], value, pointer: `/${list}/${index}` };
  }
}

const lineSchema = z.looseObject({ type: z.enum(['review', 'transcript', 'merchant'], { error: 'must be "review", "transcript" or "merchant"' }) });

function lineEntry(line: Buffer, number: number): BatchEntry | Rejection | undefined {
  const pointer = `/lines/${number}`;
  let value: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(line);
    if (text.trim() === '') return undefined;
    value = JSON.parse(text);
  } catch {
    return { pointer, reason: 'the line is not valid JSON in UTF-8' };
  }
  const typed = lineSchema.safeParse(value);
  if (!typed.success) {
    const { pointer: inner, reason } = describeIssue(typed.error.issues[0]!);
    return { pointer: pointer + inner, reason };
  }
  const { type, ...item } = typed.data;
  return { kind: type, value: item, pointer };
}

function assertLineFits(line: Buffer, number: number): void {
  if (line.length <= MAX_LINE_BYTES) return;
  throw new AppError({
    code: 'line_too_large',
    publicMessage: `A line holds one item and at most ${MAX_LINE_BYTES / 1024} KiB.`,
    pointer: `/lines/${number}`,
  });
}

/** The chunks of a body. Whoever stops early leaves the connection open, so that the answer gets through. */
function chunksOf(body: Readable): AsyncIterable<Buffer> {
  return { [Symbol.asyncIterator]: () => body.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer> };
}

async function* ndjsonEntries(body: Readable, hash: Hash): AsyncIterable<BatchEntry | Rejection> {
  let rest: Buffer = Buffer.alloc(0);
  let number = 0;
  let blank = 0;
  let bytes = 0;
  for await (const chunk of chunksOf(body)) {
    hash.update(chunk);
    bytes += chunk.length;
    if (bytes > MAX_NDJSON_BYTES) throw tooLarge(MAX_NDJSON_BYTES);
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      const line = rest.length === 0 ? chunk.subarray(start, end) : Buffer.concat([rest, chunk.subarray(start, end)]);
      rest = Buffer.alloc(0);
      start = end + 1;
      assertLineFits(line, ++number);
      const entry = line.length === 0 ? undefined : lineEntry(line, number);
      if (entry) yield entry;
      else if (++blank > MAX_BLANK_LINES) {
        throw new AppError({ code: 'too_many_items', publicMessage: `More than ${MAX_BLANK_LINES} blank lines.`, pointer: `/lines/${number}` });
      }
    }
    rest = Buffer.concat([rest, chunk.subarray(start)]);
    assertLineFits(rest, number + 1);
  }
  const last = lineEntry(rest, number + 1);
  if (last) yield last;
}

/** Unpacks gzip while it streams; the limits on what comes out make bombs harmless. */
function unpacked(payload: Readable, encoding: string | undefined): Readable {
  if (encoding === undefined || encoding === 'identity') return payload;
  if (encoding.toLowerCase() !== 'gzip') {
    throw new AppError({ code: 'unsupported_media_type', publicMessage: 'Content-Encoding may be gzip or absent.', pointer: '/headers/content-encoding' });
  }
  const gunzip = createGunzip();
  /* A broken archive is the sender's fault: say so instead of failing as an internal error. */
  const translate = new PassThrough();
  /* It may fail before anybody reads it: whoever reads later meets the error then. */
  translate.on('error', () => undefined);
  gunzip.on('error', (cause) => {
    translate.destroy(new AppError({ code: 'malformed_json', publicMessage: 'The body is not valid gzip.', cause }));
  });
  payload.on('error', (error) => translate.destroy(error));
  payload.on('close', () => gunzip.end());
  payload.pipe(gunzip).pipe(translate);
  return translate;
}

async function readJson(stream: Readable, hash: Hash): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunksOf(stream)) {
    bytes += chunk.length;
    if (bytes > MAX_JSON_BYTES) throw tooLarge(MAX_JSON_BYTES);
    hash.update(chunk);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Lets the routes of this scope receive `BatchBody` from JSON and NDJSON, gzip allowed. */
export function parseBatchBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('application/json', async (request: { headers: Record<string, unknown> }, payload: Readable): Promise<BatchBody> => {
    const hash = createHash('sha256');
    const bytes = await readJson(unpacked(payload, request.headers['content-encoding'] as string | undefined), hash);
    return { entries: jsonEntries(bytes), hash };
  });
  scope.addContentTypeParser('application/x-ndjson', async (request: { headers: Record<string, unknown> }, payload: Readable): Promise<BatchBody> => {
    const hash = createHash('sha256');
    return { entries: ndjsonEntries(unpacked(payload, request.headers['content-encoding'] as string | undefined), hash), hash };
  });
}
