import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '../domain/app-error.js';

type InputFormat = 'jsonl' | 'csv';

/** A file or standard input, opened: unpacked while it is read, never held whole. */
export interface InputFile {
  /** For messages. */
  name: string;
  format: InputFormat;
  content: AsyncIterable<Buffer>;
  /** Size as it lies on the disk, packed or not; undefined where it cannot be known. */
  totalBytes: number | undefined;
  /** How much of `totalBytes` has been read. */
  bytesRead(): number;
}

const GZIP_MAGIC = [0x1f, 0x8b];
const isGzip = (head: Buffer): boolean => GZIP_MAGIC.every((byte, index) => head[index] === byte);

function failed(name: string, reason: string, cause?: unknown): AppError {
  return new AppError({ code: 'invalid_request', publicMessage: `${name}: ${reason}`, cause });
}

async function sizeOf(file: string): Promise<number | undefined> {
  const found = await stat(file).catch((cause: NodeJS.ErrnoException) => {
    throw failed(file, cause.code === 'ENOENT' ? 'there is no such file; "-" reads standard input' : cause.message, cause);
  });
  if (found.isDirectory()) throw failed(file, 'is a folder; name a JSONL or CSV file');
  return found.isFile() ? found.size : undefined;
}

/** Reads until `enough` says so, then answers what was read and the whole, from its start. */
async function peek(chunks: AsyncIterable<Buffer>, enough: (head: Buffer) => boolean): Promise<{ head: Buffer; whole: AsyncIterable<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  let ended = false;
  while (!ended && !enough(head)) {
    const next = await iterator.next();
    if (next.done) ended = true;
    else head = Buffer.concat([head, next.value]);
  }
  async function* whole(): AsyncIterable<Buffer> {
    try {
      if (head.length > 0) yield head;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { head, whole: whole() };
}

async function* unpacked(name: string, packed: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const gunzip = createGunzip();
  /* The loop below meets every error; the callback only keeps it from being thrown a second time. */
  pipeline(Readable.from(packed), gunzip, () => undefined);
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) yield chunk;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code?.startsWith('Z_')) throw failed(name, 'the gzip archive is broken or cut off', cause);
    throw cause;
  } finally {
    gunzip.destroy();
  }
}

const firstVisibleByte = (head: Buffer): number | undefined => /[^\s\uFEFF]/u.exec(head.toString('utf8'))?.[0].charCodeAt(0);
const BRACES = new Set(['{', '['].map((brace) => brace.charCodeAt(0)));
/** White space before the first byte that tells JSON from CSV; beyond, it is taken for JSON. */
const MAX_SNIFFED_BYTES = 65_536;

function formatByName(file: string): InputFormat | undefined {
  const name = file.toLowerCase().replace(/\.gz$/, '');
  if (name.endsWith('.csv')) return 'csv';
  return /\.(jsonl|ndjson|json)$/.test(name) ? 'jsonl' : undefined;
}

/**
 * Opens FILE, or standard input for `-`. gzip is told by its first bytes; JSONL or CSV by the name
 * or, without a telling one, by the first character.
 * @throws AppError invalid_request when there is no such file; the content throws it for broken gzip
 */
export async function openInput(file: string, stdin: Readable): Promise<InputFile> {
  const name = file === '-' ? 'standard input' : file;
  const totalBytes = file === '-' ? undefined : await sizeOf(file);
  let bytes = 0;
  async function* counted(): AsyncIterable<Buffer> {
    for await (const chunk of (file === '-' ? stdin : createReadStream(file)) as AsyncIterable<Buffer | string>) {
      const buffer = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      bytes += buffer.length;
      yield buffer;
    }
  }
  const stored = await peek(counted(), (head) => head.length >= GZIP_MAGIC.length);
  const plain = isGzip(stored.head) ? unpacked(name, stored.whole) : stored.whole;
  const { head, whole } = await peek(plain, (read) => firstVisibleByte(read) !== undefined || read.length > MAX_SNIFFED_BYTES);
  const first = firstVisibleByte(head);
  const format = formatByName(file) ?? (first === undefined || BRACES.has(first) ? 'jsonl' : 'csv');
  return { name, format, content: whole, totalBytes, bytesRead: () => bytes };
}
