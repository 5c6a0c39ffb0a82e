import { stringify } from 'csv-stringify/sync';
import type { Judgement } from '../domain/evidence.js';
import { isBadLine, type BadLine } from './records.js';

export interface Verdict extends Judgement {
  id: string;
}

export interface VerdictFormat {
  header: string;
  lines(outcomes: readonly (Verdict | BadLine)[]): string;
}

const jsonl: VerdictFormat = {
  header: '',
  lines: (outcomes) => outcomes.map((outcome) => `${JSON.stringify(outcome)}\n`).join(''),
};

type Cell = string | number | undefined;

/** Columns of the CSV output: the weightiest signal alone; JSONL lists them all with what they were compared with. */
const COLUMNS: Record<string, (verdict: Verdict) => Cell> = {
  id: ({ id }) => id,
  probability: ({ probability }) => probability,
  logit: ({ logit }) => logit,
  action: ({ action }) => action,
  signal: ({ evidence }) => evidence[0]?.signal,
  contribution: ({ evidence }) => evidence[0]?.contribution,
  reason_zh: ({ evidence }) => evidence[0]?.text.zh,
  reason_en: ({ evidence }) => evidence[0]?.text.en,
};
const ERROR_COLUMNS = ['line', 'error', 'pointer'];

function rowOf(outcome: Verdict | BadLine): Cell[] {
  const columns = Object.entries(COLUMNS);
  if (!isBadLine(outcome)) return [...columns.map(([, cell]) => cell(outcome)), ...ERROR_COLUMNS.map(() => undefined)];
  const { id, line, error } = outcome;
  return [...columns.map(([name]) => (name === 'id' ? id : undefined)), line, error.reason, error.pointer];
}

const csv: VerdictFormat = {
  header: stringify([[...Object.keys(COLUMNS), ...ERROR_COLUMNS]]),
  lines: (outcomes) => stringify(outcomes.map(rowOf)),
};

export const VERDICT_FORMATS = { jsonl, csv };
