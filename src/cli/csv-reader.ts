import { parse, type CsvError } from 'csv-parse';
import { MAX_LINE_BYTES } from '../api/batch-body.js';
import { AppError } from '../domain/app-error.js';
import { merchantSchema, reviewFields, transcriptSchema } from '../domain/item.js';
import type { BadLine, InputRecord } from './records.js';

/** How the text of a cell becomes the API's value; a cell that does not fit is left for the schema to refuse. */
const CELLS: Record<string, (cell: string) => unknown> = {};
const asNumber = (cell: string): unknown => (/^\s*-?\d+(\.\d+)?\s*$/.test(cell) ? Number(cell) : cell);
const asFlag = (cell: string): unknown => ({ true: true, false: false })[cell.trim().toLowerCase()] ?? cell;
const asJson = (cell: string): unknown => {
  try {
    return JSON.parse(cell) as unknown;
  } catch {
    return cell;
  }
};
for (const name of ['rating', 'images', 'helpfulVotes', 'unhelpfulVotes', 'csat']) CELLS[name] = asNumber;
for (const name of ['verifiedPurchase', 'resolved']) CELLS[name] = asFlag;
for (const name of ['messages', 'followUps', 'reply', 'reviewer', 'source', 'settings']) CELLS[name] = asJson;

const COLUMNS = new Set(['type', ...[reviewFields, transcriptSchema, merchantSchema].flatMap((schema) => Object.keys(schema.shape))]);

function headerOf(name: string, cells: string[]): string[] {
  const header = cells.map((cell) => cell.trim());
  const unknown = header.find((column, index) => !COLUMNS.has(column) || header.indexOf(column) !== index);
  if (unknown === undefined) return header;
  throw new AppError({
    code: 'invalid_request',
    publicMessage: `${name}: the column "${unknown.slice(0, 64)}" ${COLUMNS.has(unknown) ? 'stands there twice' : 'is unknown'}. The first line names the columns, separated by commas, each one of: ${[...COLUMNS].join(', ')}.`,
    pointer: '/lines/1',
  });
}

function recordOf(header: string[], cells: string[], line: number): InputRecord | BadLine {
  if (cells.length !== header.length) {
    return { line, error: { reason: `the row has ${cells.length} cells where the header has ${header.length}; put cells that hold commas into double quotes`, pointer: '' } };
  }
  const fields = header.flatMap((column, index) => {
    const cell = cells[index]!;
    return cell === '' ? [] : [[column, CELLS[column]?.(cell) ?? cell]];
  });
  return { line, value: Object.fromEntries(fields) as Record<string, unknown> };
}

/** Spreadsheets often save CSV in a local encoding, which must not be read as if it were UTF-8. */
async function* decoded(name: string, content: AsyncIterable<Buffer>): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of content) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new AppError({ code: 'invalid_request', publicMessage: `${name}: the file is not in UTF-8; save it again as "CSV UTF-8".`, cause });
  }
}

/** Behind these no row can be told from the next any more. */
const LAST_ERRORS = new Set(['CSV_MAX_RECORD_SIZE', 'CSV_QUOTE_NOT_CLOSED', 'CSV_INVALID_CLOSING_QUOTE']);

const newLinesIn = (cells: string[]): number => cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);

/** The rows as the parser meets them, good and bad in their order, which its stream interface would lose. */
class RowQueue {
  private rows: ({ line: number; cells: string[] } | BadLine)[] = [];
  private endOfLast = 0;
  ended = false;

  readonly parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_LINE_BYTES,
    on_record: (cells: string[], { lines }) => {
      this.rows.push({ line: lines - newLinesIn(cells), cells });
      this.endOfLast = lines;
      return null;
    },
    on_skip: (error) => {
      if (error) this.skip(error);
      return undefined;
    },
  });

  private skip(error: CsvError): void {
    if (this.ended) return;
    this.ended = LAST_ERRORS.has(error.code);
    const line = this.ended ? this.endOfLast + 1 : Number(error['lines']);
    /* One broken row may be complained of several times. */
    if (line === this.endOfLast) return;
    this.endOfLast = this.ended ? this.endOfLast : line;
    const what = this.ended ? 'neither this row nor what follows it can be read' : 'the row cannot be read';
    this.rows.push({ line, error: { reason: `${what}: ${error.message}`, pointer: '' } });
  }

  async feed(text: string | undefined): Promise<typeof this.rows> {
    await new Promise<void>((resolve, reject) => {
      this.parser.once('error', reject);
      const done = (): void => {
        this.parser.off('error', reject);
        resolve();
      };
      if (text === undefined) this.parser.end(done);
      else this.parser.write(text, done);
    });
    const rows = this.rows;
    this.rows = [];
    return rows;
  }
}

/**
 * Rows of a CSV file (RFC 4180, comma, double quotes) whose columns are named as the API's fields, or
 * as `readHeader` accepts them. An empty cell is an absent field. A quote that is not closed properly
 * ends the reading with a bad line.
 * @throws AppError invalid_request for an unknown column or a file that is not UTF-8
 */
export async function* readCsv(
  { name, content }: { name: string; content: AsyncIterable<Buffer> },
  readHeader: (name: string, cells: string[]) => string[] = headerOf,
): AsyncIterable<InputRecord | BadLine> {
  const queue = new RowQueue();
  queue.parser.resume();
  let header: string[] | undefined;
  for await (const text of withEnd(decoded(name, content))) {
    for (const row of await queue.feed(text)) {
      if ('error' in row) yield row;
      else if (!header) header = readHeader(name, row.cells);
      else yield recordOf(header, row.cells, row.line);
    }
    if (queue.ended) return;
  }
}

/** The pieces, then undefined. */
async function* withEnd(pieces: AsyncIterable<string>): AsyncIterable<string | undefined> {
  yield* pieces;
  yield undefined;
}
