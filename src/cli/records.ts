import { readCsv } from './csv-reader.js';
import type { InputFile } from './input-file.js';
import { readJsonl } from './jsonl-reader.js';

/** One line of JSONL or row of CSV, as the fields it holds. */
export interface InputRecord {
  /** Where it starts in the unpacked file, from 1. */
  line: number;
  value: Record<string, unknown>;
}

/** A line that cannot be used. It is written out in the place of the analysis. */
export interface BadLine {
  id?: string;
  line: number;
  error: { reason: string; pointer: string };
}

export const isBadLine = (entry: object): entry is BadLine => 'error' in entry;

/** For people: where, what and how to mend it. */
export function describeBadLine({ line, error }: BadLine): string {
  return `line ${line}: ${error.reason}${error.pointer ? ` (at ${error.pointer})` : ''}`;
}

/** The file's records in order; blank lines are passed over. */
export function readRecords(input: InputFile): AsyncIterable<InputRecord | BadLine> {
  return input.format === 'csv' ? readCsv(input) : readJsonl(input.content);
}
