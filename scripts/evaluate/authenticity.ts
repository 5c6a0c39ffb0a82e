import type { EncoderSession } from '../../models/encoder-session.js';
import { readAuthenticity } from '../../models/heads/authenticity.js';
import type { AuthenticityKind } from '../../src/domain/analysis.js';
import { HELD_OUT_CITIES, HELD_OUT_FOLD, isHeldOutText } from './dev-splits.js';
import { type Example, readExamples } from './evaluation-reader.js';
import { accuracy, areaUnderCurve } from './metrics.js';
import { readJsonLines, sharedData } from './shared-data.js';
import { printTable } from './table.js';

type Labelled = Example & { inauthentic: boolean };

interface DevSet {
  name: string;
  language: 'zh' | 'en';
  file: string;
  /** What the set's label says. */
  kind: Exclude<AuthenticityKind, 'low_information'>;
  isDev(row: Row): boolean;
  textOf(row: Row): string;
  isInauthentic(row: Row): boolean;
}
type Row = Record<string, string | number>;

const text = (row: Row): string => String(row['text'] ?? row['content'] ?? '');
const inHeldOutCity = (row: Row): boolean => HELD_OUT_CITIES.includes(String(row['city']));

const SETS: readonly DevSet[] = [
  {
    name: 'Ott (hotels, paid writers), one fold by hotel',
    language: 'en',
    file: 'ott_op_spam',
    kind: 'deceptive',
    isDev: (row) => String(row['fold']) === HELD_OUT_FOLD,
    textOf: text,
    isInauthentic: (row) => row['label'] === 'deceptive',
  },
  {
    name: 'MAIDE-UP zh (hotels, GPT-4), cities held out',
    language: 'zh',
    file: 'maide_up_chinese',
    kind: 'machine_written',
    isDev: inHeldOutCity,
    textOf: text,
    isInauthentic: (row) => Number(row['machine']) === 1,
  },
  {
    name: 'MAIDE-UP en (hotels, GPT-4), cities held out',
    language: 'en',
    file: 'maide_up_english',
    kind: 'machine_written',
    isDev: inHeldOutCity,
    textOf: text,
    isInauthentic: (row) => Number(row['machine']) === 1,
  },
  {
    name: 'Salminen (Amazon, GPT-2)',
    language: 'en',
    file: 'salminen_8k',
    kind: 'machine_written',
    isDev: (row) => isHeldOutText(text(row), 5),
    textOf: text,
    isInauthentic: (row) => row['label'] === 'CG',
  },
  {
    name: 'Advertising messages',
    language: 'zh',
    file: 'zh_ads_spam',
    kind: 'promotional',
    isDev: (row) => isHeldOutText(text(row), 10),
    textOf: text,
    isInauthentic: (row) => String(row['label']) === '1',
  },
];

/** Never trained on: shows what the head is worth on reviews it has not seen the like of. */
const ACROSS: readonly DevSet[] = [
  {
    name: "Yelp's filter (restaurants), never trained on",
    language: 'en',
    file: 'yelp_filtered_text',
    kind: 'deceptive',
    isDev: (row) => isHeldOutText(text(row), 4),
    textOf: text,
    isInauthentic: (row) => String(row['fake']) === '1',
  },
];

/** Prints AUC in the domain of each kind, and of every kind on every set. */
export async function evaluateAuthenticity(session: EncoderSession): Promise<void> {
  const inside: (string | number)[][] = [];
  const across: (string | number)[][] = [];
  for (const set of [...SETS, ...ACROSS]) {
    const file = sharedData(`authenticity/${set.file}.jsonl.gz`);
    const rows = file ? (await readJsonLines<Row>(file)).filter((row) => set.isDev(row)) : [];
    const read = await readExamples(
      session,
      rows.map((row): Labelled => ({ language: set.language, text: set.textOf(row), inauthentic: set.isInauthentic(row) })),
    );
    const judged = read.map((row) => readAuthenticity(row.reading, set.language, session.manifest));
    const truth = read.map(({ inauthentic }) => inauthentic);
    const auc = (kind: AuthenticityKind): number => areaUnderCurve(truth, judged.map(({ kinds }) => kinds[kind]));
    const guesses = judged.map(({ kinds }) => Number(kinds[set.kind] >= 0.5));
    if (SETS.includes(set)) {
      inside.push([set.name, set.language, set.kind, truth.length, accuracy(truth.map(Number), guesses), auc(set.kind)]);
    }
    across.push([
      set.name,
      auc('machine_written'),
      auc('deceptive'),
      auc('promotional'),
      areaUnderCurve(truth, judged.map(({ probability }) => probability)),
    ]);
  }
  printTable('Text authenticity in its domains', ['set', 'language', 'kind', 'texts', 'accuracy', 'AUC'], inside);
  printTable(
    'Text authenticity across domains: AUC of each kind on each set (.5 is chance)',
    ['set', 'machine_written', 'deceptive', 'promotional', 'the one probability'],
    across,
  );
}
