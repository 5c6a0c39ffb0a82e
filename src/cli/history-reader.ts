import { AppError } from '../domain/app-error.js';
import { TextShelf } from '../domain/copies/text-shelf.js';
import { ReviewTableBuilder } from '../domain/signals/history/review-table.js';
import type { InputFile } from './input-file.js';
import { readCsv } from './csv-reader.js';
import { readJsonl } from './jsonl-reader.js';
import { isBadLine, type BadLine, type InputRecord } from './records.js';

/** Fields by the names they may have: the API's, and those usual in published data. */
const FIELDS = {
  id: ['id'],
  reviewer: ['reviewerId', 'reviewer', 'user', 'user_id'],
  product: ['productId', 'merchantId', 'product', 'prod_id', 'product_id'],
  rating: ['rating', 'stars'],
  date: ['createdAt', 'date'],
  decision: ['decision', 'verdict'],
} as const;
/** The API's words for what people decide. */
const DECIDED: Partial<Record<string, 0 | 1>> = { genuine: 0, inauthentic: 1 };
const MAX_ID_LENGTH = 128;
/** As in the API; what a longer text says beyond is not compared. */
const MAX_TEXT_LENGTH = 10_000;

/** All reviews of a file, as columns, and the lines that could not be used. */
export interface ReadHistory {
  builder: ReviewTableBuilder;
  /** By review in the order of the file. */
  ids: string[];
  /** By review in the order of the file; empty where it has none. */
  texts: TextShelf;
  /** What people decided, by review in the order of the file: 1 inauthentic, 0 genuine, NaN undecided. */
  decisions: number[];
  bad: BadLine[];
}

/** Any further column may stand there; the four without which nothing can be judged must. */
function headerOf(file: string, cells: string[]): string[] {
  const header = cells.map((cell) => cell.trim());
  const missing = (['reviewer', 'product', 'rating', 'date'] as const).find((field) => !FIELDS[field].some((name) => header.includes(name)));
  if (missing === undefined) return header;
  throw new AppError({
    code: 'invalid_request',
    publicMessage: `${file}: no column for the ${missing}; the first line names the columns, and one of them must be ${FIELDS[missing].join(' or ')}.`,
    pointer: '/lines/1',
  });
}

function fieldOf(value: Record<string, unknown>, field: keyof typeof FIELDS): { name: string; value: unknown } {
  const name = FIELDS[field].find((candidate) => value[candidate] !== undefined && value[candidate] !== '') ?? FIELDS[field][0];
  return { name, value: value[name] };
}

function refuse(record: InputRecord, field: keyof typeof FIELDS, reason: string): BadLine {
  const { name, value } = fieldOf(record.value, field);
  const id = typeof record.value['id'] === 'string' ? record.value['id'].slice(0, MAX_ID_LENGTH) : undefined;
  const missing = value === undefined ? `is missing (it may be called ${FIELDS[field].join(' or ')})` : reason;
  return { ...(id !== undefined && { id }), line: record.line, error: { reason: `${name}: ${missing}`, pointer: `/${name}` } };
}

const isName = (value: unknown): value is string | number => (typeof value === 'string' && value.length > 0 && value.length <= MAX_ID_LENGTH) || typeof value === 'number';

function addRecord(record: InputRecord, { builder, ids, texts, decisions }: ReadHistory): BadLine | undefined {
  const [reviewer, product, rating, date] = (['reviewer', 'product', 'rating', 'date'] as const).map((field) => fieldOf(record.value, field).value);
  if (!isName(reviewer)) return refuse(record, 'reviewer', `must be 1 to ${MAX_ID_LENGTH} characters`);
  if (!isName(product)) return refuse(record, 'product', `must be 1 to ${MAX_ID_LENGTH} characters`);
  const stars = typeof rating === 'string' ? Number(rating) : rating;
  if (typeof stars !== 'number' || !(stars >= 1 && stars <= 5)) return refuse(record, 'rating', 'must be 1 to 5');
  const at = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(at)) return refuse(record, 'date', 'must be a date such as 2026-05-31 or 2026-05-31T10:00:00Z');
  const decision = fieldOf(record.value, 'decision').value;
  const decided = decision === undefined || decision === null || decision === '' ? Number.NaN : DECIDED[String(decision)];
  if (decided === undefined) return refuse(record, 'decision', `must be ${Object.keys(DECIDED).join(' or ')}, or absent where nobody decided`);
  const id = fieldOf(record.value, 'id').value;
  builder.add({ reviewer: String(reviewer), product: String(product), rating: stars, at });
  const { text } = record.value;
  texts.add(typeof text === 'string' ? text.slice(0, MAX_TEXT_LENGTH) : '');
  decisions.push(decided);
  ids.push(isName(id) ? String(id) : `line-${record.line}`);
  return undefined;
}

/** Transcripts and merchants may stand among reviews, as in what the API takes. */
const isReview = ({ value }: InputRecord): boolean => (value['type'] === undefined || value['type'] === 'review') && !('messages' in value);

/** Reads every review before any is judged: a verdict needs its surroundings. Unknown columns are passed over. */
export async function readHistory(input: InputFile, onRead: (reviews: number) => void): Promise<ReadHistory> {
  const read: ReadHistory = { builder: new ReviewTableBuilder(), ids: [], texts: new TextShelf(), decisions: [], bad: [] };
  for await (const record of input.format === 'csv' ? readCsv(input, headerOf) : readJsonl(input.content)) {
    if (!isBadLine(record) && !isReview(record)) continue;
    const bad = isBadLine(record) ? record : addRecord(record, read);
    if (bad) read.bad.push(bad);
    else onRead(read.ids.length);
  }
  return read;
}
