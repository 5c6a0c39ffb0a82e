import { MAX_LINE_BYTES } from '../api/batch-body.js';
import { readLines } from './lines.js';
import type { BadLine, InputRecord } from './records.js';

const decoder = new TextDecoder('utf-8', { fatal: true });

function bad(line: number, reason: string): BadLine {
  return { line, error: { reason, pointer: '' } };
}

function recordOf(line: number, bytes: Buffer): InputRecord | BadLine | undefined {
  let value: unknown;
  try {
    const text = decoder.decode(bytes);
    if (text.trim() === '') return undefined;
    value = JSON.parse(text);
  } catch {
    return bad(line, 'the line is not valid JSON in UTF-8; write one JSON object a line');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { line, value: value as Record<string, unknown> };
  return bad(line, 'the line is not a JSON object; write one review or transcript a line');
}

/** JSON objects, one a line; the same limits as the service's NDJSON. */
export async function* readJsonl(content: AsyncIterable<Buffer>): AsyncIterable<InputRecord | BadLine> {
  for await (const { number, bytes } of readLines(content, MAX_LINE_BYTES)) {
    const record = bytes ? recordOf(number, bytes) : bad(number, `the line is longer than ${MAX_LINE_BYTES / 1024} KiB; it holds one item`);
    if (record) yield record;
  }
}
