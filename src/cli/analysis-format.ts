import { stringify } from 'csv-stringify/sync';
import type { Analysis } from '../domain/analysis.js';
import { isBadLine, type BadLine } from './records.js';

export type OutputFormat = 'jsonl' | 'csv';

/** How analyses are written: text before all of them, and text for a group of them. */
export interface AnalysisFormat {
  header: string;
  lines(outcomes: readonly (Analysis | BadLine)[]): string;
}

const jsonl: AnalysisFormat = {
  header: '',
  lines: (outcomes) => outcomes.map((outcome) => `${JSON.stringify(outcome)}\n`).join(''),
};

type Cell = string | number | undefined;

/** Columns of the CSV output; the full analysis, with the words behind each topic, is in JSONL only. */
const COLUMNS: Record<string, (analysis: Analysis) => Cell> = {
  id: (analysis) => analysis.id,
  language: (analysis) => analysis.language,
  sentiment: (analysis) => analysis.sentiment?.label,
  score: (analysis) => analysis.sentiment?.score,
  stars: (analysis) => analysis.sentiment?.stars,
  topics: (analysis) => analysis.topics.map(({ topic, polarity }) => `${topic}:${polarity}`).join('|'),
  inauthentic_text: (analysis) => analysis.authenticity?.text.probability,
  solicited: (analysis) => analysis.solicited?.probability,
  satisfaction: (analysis) => analysis.service?.satisfaction.score,
  accomplished: (analysis) => analysis.service?.accomplished.probability,
  effectiveness: (analysis) => analysis.service?.effectiveness.score,
  first_response_seconds: (analysis) => analysis.service?.firstResponseSeconds,
  mean_response_seconds: (analysis) => analysis.service?.meanResponseSeconds,
  resolution_seconds: (analysis) => analysis.service?.resolutionSeconds,
  courtesy_rate: (analysis) => analysis.service?.courtesy?.rate,
  revision: (analysis) => analysis.model.revision,
};
const ERROR_COLUMNS = ['line', 'error', 'pointer'];

function rowOf(outcome: Analysis | BadLine): Cell[] {
  const columns = Object.entries(COLUMNS);
  if (!isBadLine(outcome)) return [...columns.map(([, cell]) => cell(outcome)), ...ERROR_COLUMNS.map(() => undefined)];
  const { id, line, error } = outcome;
  return [...columns.map(([name]) => (name === 'id' ? id : undefined)), line, error.reason, error.pointer];
}

const csv: AnalysisFormat = {
  header: stringify([[...Object.keys(COLUMNS), ...ERROR_COLUMNS]]),
  lines: (outcomes) => stringify(outcomes.map(rowOf)),
};

export const ANALYSIS_FORMATS: Record<OutputFormat, AnalysisFormat> = { jsonl, csv };
