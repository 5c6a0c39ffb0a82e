import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { sha256Hex } from '../domain/digest.js';
import { kindOf } from './items.js';
import { isBadLine, type BadLine, type InputRecord } from './records.js';

const compress = promisify(gzip);

/** Items a batch: half of what a server takes by default. */
export const MAX_PART_ITEMS = 50_000;
/** Unpacked bytes a batch, held in memory until it is sent; far below what a server takes. */
const MAX_PART_BYTES = 32 * 1024 * 1024;

/** A piece of the file that goes to the server as one batch. */
export interface Part {
  /** NDJSON, packed with gzip. */
  body: Buffer;
  /** Follows from the content alone, so sending the part again changes nothing. */
  idempotencyKey: string;
  /** Line in the file of each line of the part: what the server's `/lines/N` means to the sender. */
  fileLines: number[];
}

async function partOf(lines: string[], fileLines: number[]): Promise<Part> {
  const content = Buffer.from(lines.join(''));
  return { body: await compress(content), idempotencyKey: `import-${sha256Hex(content)}`, fileLines };
}

/** The record as the service's NDJSON, its type told. */
function serverLine(record: InputRecord): string | BadLine {
  const kind = kindOf(record);
  return typeof kind === 'object' ? kind : `${JSON.stringify({ type: kind, ...record.value })}\n`;
}

/** Cuts records into parts, in order; lines that are nothing the server could take come out on their own. */
export async function* partsOf(records: AsyncIterable<InputRecord | BadLine>, maxItems: number): AsyncIterable<Part | BadLine> {
  let lines: string[] = [];
  let fileLines: number[] = [];
  let bytes = 0;
  for await (const record of records) {
    const line = isBadLine(record) ? record : serverLine(record);
    if (typeof line === 'object') {
      yield line;
      continue;
    }
    if (lines.length >= maxItems || bytes >= MAX_PART_BYTES) {
      yield await partOf(lines, fileLines);
      lines = [];
      fileLines = [];
      bytes = 0;
    }
    lines.push(line);
    fileLines.push(record.line);
    bytes += Buffer.byteLength(line);
  }
  if (lines.length > 0) yield await partOf(lines, fileLines);
}
