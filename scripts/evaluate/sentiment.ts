import type { EncoderSession } from '../../models/encoder-session.js';
import { readSentiment } from '../../models/heads/sentiment.js';
import type { Sentiment } from '../../src/domain/analysis.js';
import { afinnPolarity } from './afinn-baseline.js';
import { BASELINES } from './baseline-figures.js';
import { type Example, readExamples } from './evaluation-reader.js';
import { accuracy, calibrationError, macroF1, mean } from './metrics.js';
import { readJsonLines, sharedData } from './shared-data.js';
import { printTable } from './table.js';

interface SentimentRow {
  text: string;
  label: -1 | 0 | 1;
  stars: number | null;
  source: string;
  split: 'train' | 'dev';
}
interface GoldRow {
  text: string;
  sentiment: -1 | 0 | 1;
}
type Labelled = Example & { label: -1 | 0 | 1; stars: number | null; set: string };
type Judged = Labelled & { sentiment: Sentiment };

/** Smaller sets say nothing on their own; they still count in the totals. */
const SMALLEST_SET = 60;
/** As the baselines count: parts of one set together, a text of several sets in the first it is named for. */
const PREFIXES = ['chnsenticorp', 'nlpcc14_sc'];

function setOf(source: string): string {
  return PREFIXES.find((prefix) => source.startsWith(prefix)) ?? source.split('|')[0] ?? source;
}

async function devRows(language: 'zh' | 'en'): Promise<Labelled[]> {
  const file = sharedData(`sentiment/${language}.jsonl.gz`);
  const rows = file ? await readJsonLines<SentimentRow>(file) : [];
  return rows
    .filter(({ split }) => split === 'dev')
    .map(({ text, label, stars, source }) => ({ language, text, label, stars, set: setOf(source) }));
}

async function goldRows(language: 'zh' | 'en'): Promise<Labelled[]> {
  const file = sharedData(`topics/gold_dev_${language}.jsonl.gz`);
  const rows = file ? await readJsonLines<GoldRow>(file) : [];
  return rows.map(({ text, sentiment }) => ({ language, text, label: sentiment, stars: null, set: 'gold' }));
}

const polarityGuess = ({ sentiment }: Judged): number => (sentiment.score < 0 ? -1 : 1);
const classGuess = ({ sentiment }: Judged): number => ['negative', 'neutral', 'positive'].indexOf(sentiment.label) - 1;
const confidence = ({ sentiment }: Judged): number => Math.max(...Object.values(sentiment.probabilities));

function polarityRow(language: 'zh' | 'en', set: string, judged: readonly Judged[]) {
  const polar = judged.filter(({ label }) => label !== 0);
  const truth = polar.map(({ label }) => label);
  return [
    language,
    set,
    polar.length,
    accuracy(truth, polar.map(polarityGuess)),
    BASELINES.polarity[language][set] ?? '',
    language === 'en' ? accuracy(truth, polar.map(({ text }) => afinnPolarity(text))) : '',
  ];
}

function calibrationRow(name: string, judged: readonly Judged[]) {
  const correct = judged.map((row) => classGuess(row) === row.label);
  return [name, judged.length, mean(correct.map(Number)), mean(judged.map(confidence)), calibrationError(judged.map(confidence), correct)];
}

const LENGTHS: readonly [string, (text: string) => boolean][] = [
  ['up to 20 characters', ({ length }) => length <= 20],
  ['21 to 100', ({ length }) => length > 20 && length <= 100],
  ['101 to 400', ({ length }) => length > 100 && length <= 400],
  ['more than 400', ({ length }) => length > 400],
];

/** Prints polarity by set, three classes and stars, calibration, and fairness by length. */
export async function evaluateSentiment(session: EncoderSession): Promise<void> {
  const judge = async (rows: readonly Labelled[]): Promise<Judged[]> =>
    (await readExamples(session, rows)).map((row) => ({
      ...row,
      sentiment: readSentiment(row.reading, row.language, session.manifest),
    }));
  const dev = await judge([...(await devRows('zh')), ...(await devRows('en'))]);
  const gold = await judge([...(await goldRows('zh')), ...(await goldRows('en'))]);
  const languages = ['zh', 'en'] as const;
  const of = (language: string, rows: readonly Judged[]): Judged[] => rows.filter((row) => row.language === language);

  const sets = languages.flatMap((language) => {
    const names = [...new Set(of(language, dev).map(({ set }) => set))];
    return names.map((set) => [language, set, of(language, dev).filter((row) => row.set === set)] as const);
  });
  printTable(
    'Polarity: accuracy on texts that are not neutral',
    ['language', 'set', 'texts', 'Candor int8', 'TF-IDF + LR', 'AFINN'],
    sets
      .filter(([, , rows]) => rows.filter(({ label }) => label !== 0).length >= SMALLEST_SET)
      .map(([language, set, rows]) => polarityRow(language, set, rows)),
  );
  printTable(
    'Three classes, on the hand-labelled texts',
    ['language', 'texts', 'accuracy', 'macro-F1'],
    languages.map((language) => {
      const rows = of(language, gold);
      const truth = rows.map(({ label }) => label);
      return [language, rows.length, accuracy(truth, rows.map(classGuess)), macroF1(truth, rows.map(classGuess))];
    }),
  );
  printTable(
    'Stars',
    ['language', 'texts', 'mean absolute error of the expected stars', 'of the likeliest whole stars'],
    languages.map((language) => {
      const rows = of(language, dev).filter(({ stars }) => stars !== null);
      const errors = rows.map(({ stars, sentiment }) => Math.abs((stars ?? 0) - sentiment.stars));
      const whole = rows.map(({ stars, sentiment }) => Math.abs((stars ?? 0) - Math.round(sentiment.stars)));
      return [language, rows.length, mean(errors), mean(whole)];
    }),
  );
  printTable(
    'Calibration of sentiment (ECE, 15 bins)',
    ['texts of', 'texts', 'accuracy', 'mean confidence', 'ECE'],
    [
      ...languages.map((language) => calibrationRow(`${language}, all dev sets`, of(language, dev))),
      ...languages.map((language) => calibrationRow(`${language}, hand-labelled`, of(language, gold))),
    ],
  );
  printTable(
    'Fairness: polarity accuracy by language and length',
    ['language', 'length', 'texts', 'accuracy'],
    languages.flatMap((language) =>
      LENGTHS.map(([name, fits]) => {
        const rows = of(language, dev).filter(({ label, text }) => label !== 0 && fits(text));
        return [language, name, rows.length, accuracy(rows.map(({ label }) => label), rows.map(polarityGuess))];
      }),
    ),
  );
}
