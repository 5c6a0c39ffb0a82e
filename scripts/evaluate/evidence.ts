import { readFileSync } from 'node:fs';
import type { EncoderSession } from '../../models/encoder-session.js';
import { readTopics } from '../../models/heads/topics.js';
import type { Polarity, Topic } from '../../src/domain/topics.js';
import { textKey } from './dev-splits.js';
import { type Example, readExamples } from './evaluation-reader.js';
import { mean } from './metrics.js';
import { readJsonLines, sharedData } from './shared-data.js';
import { printTable } from './table.js';

interface GoldRow {
  text: string;
  topics: Partial<Record<Topic, Polarity>>;
}
interface Part {
  topic: Topic;
  start: number;
  end: number;
}
type Joined = Example & { parts: Part[] };

const PARTS = 4;
const LONGEST_PART = { zh: 60, en: 160 };

/**
 * Texts whose evidence is known without labelling spans: four short hand-labelled texts of one topic
 * each, on four topics, set one after the other. What shows a topic must lie in its part.
 */
function joinParts(language: 'zh' | 'en', rows: readonly GoldRow[]): Joined[] {
  const queues = new Map<Topic, string[]>();
  for (const { text, topics } of rows) {
    const names = Object.keys(topics) as Topic[];
    const [topic] = names;
    if (topic === undefined || names.length > 1 || text.length > LONGEST_PART[language]) continue;
    queues.set(topic, [...(queues.get(topic) ?? []), text.trim()]);
  }
  const joined: Joined[] = [];
  for (;;) {
    // The fullest queues first, so that few texts are left over.
    const fullest = [...queues].filter(([, texts]) => texts.length > 0).sort(([, a], [, b]) => b.length - a.length);
    if (fullest.length < PARTS) return joined;
    const parts: Part[] = [];
    let text = '';
    // Turned by one each time, so that no topic always stands first.
    const turn = joined.length % PARTS;
    for (const [topic, texts] of [...fullest.slice(turn, PARTS), ...fullest.slice(0, turn)]) {
      const piece = texts.pop() ?? '';
      parts.push({ topic, start: text.length, end: text.length + piece.length });
      text += `${piece}\n`;
    }
    joined.push({ language, text, parts });
  }
}

/** Prints how well the words shown for rightly found topics lie where readers see the evidence. */
export async function evaluateEvidence(session: EncoderSession): Promise<void> {
  await evaluateMarkedSpans(session);
  await evaluateJoinedTexts(session);
}

interface MarkedRow {
  key: string;
  /** Half-open ranges of the original text, UTF-16. */
  spans: Partial<Record<Topic, [number, number][]>>;
}

const MARKED_FOLDER = new URL('../train/labels/', import.meta.url);

/** Characters of `text` that lie in one of the ranges, white space aside. */
function charactersOf(text: string, ranges: readonly (readonly [number, number])[]): Set<number> {
  const covered = new Set<number>();
  for (const [start, end] of ranges) {
    for (let place = start; place < end; place += 1) if (text[place]?.trim()) covered.add(place);
  }
  return covered;
}

async function evaluateMarkedSpans(session: EncoderSession): Promise<void> {
  const table: (string | number)[][] = [];
  for (const language of ['zh', 'en'] as const) {
    const lines = readFileSync(new URL(`spans_${language}.jsonl`, MARKED_FOLDER), 'utf8').trim().split('\n');
    const marked = new Map(lines.map((line) => JSON.parse(line) as MarkedRow).map(({ key, spans }) => [key, spans]));
    const file = sharedData(`topics/gold_dev_${language}.jsonl.gz`);
    const rows = (file ? await readJsonLines<GoldRow>(file) : []).filter(({ text }) => marked.has(textKey(text)));
    const touched: number[] = [];
    const precision: number[] = [];
    const recall: number[] = [];
    for (const { reading, input, text } of await readExamples(session, rows.map(({ text }) => ({ language, text })))) {
      for (const { topic, evidence } of readTopics(reading, input, text, language, session.manifest)) {
        const wanted = charactersOf(text, marked.get(textKey(text))?.[topic] ?? []);
        if (wanted.size === 0) continue;
        const shown = charactersOf(text, evidence.map(({ start, end }) => [start, end] as const));
        const shared = [...shown].filter((place) => wanted.has(place)).length;
        touched.push(Number(shared > 0));
        precision.push(shared / Math.max(shown.size, 1));
        recall.push(shared / wanted.size);
      }
    }
    table.push([language, rows.length, touched.length, mean(touched), mean(precision), mean(recall)]);
  }
  printTable(
    'Evidence against words marked by a reader',
    ['language', 'texts', 'right topics', 'the words shown touch the marked ones', 'share of shown characters marked', 'share of marked characters shown'],
    table,
  );
}

async function evaluateJoinedTexts(session: EncoderSession): Promise<void> {
  const table: (string | number)[][] = [];
  for (const language of ['zh', 'en'] as const) {
    const file = sharedData(`topics/gold_dev_${language}.jsonl.gz`);
    const joined = joinParts(language, file ? await readJsonLines<GoldRow>(file) : []);
    const anyRight: number[] = [];
    const spansRight: number[] = [];
    for (const { reading, input, text, parts } of await readExamples(session, joined)) {
      for (const { topic, evidence } of readTopics(reading, input, text, language, session.manifest)) {
        const part = parts.find((candidate) => candidate.topic === topic);
        if (!part) continue;
        const inside = evidence.map(({ start, end }) => Number(start < part.end && end > part.start));
        anyRight.push(Math.max(0, ...inside));
        spansRight.push(...inside);
      }
    }
    table.push([language, joined.length, anyRight.length, mean(anyRight), mean(spansRight)]);
  }
  printTable(
    'Evidence: four short texts of one topic each, joined; do the words shown lie in the right one? (chance: a quarter)',
    ['language', 'joined texts', 'found topics', 'some span does', 'share of spans that do'],
    table,
  );
}
