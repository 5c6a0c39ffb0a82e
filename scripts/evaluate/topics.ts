import type { EncoderSession } from '../../models/encoder-session.js';
import { readTopics } from '../../models/heads/topics.js';
import type { TopicMention } from '../../src/domain/analysis.js';
import { type Polarity, type Topic, TOPICS } from '../../src/domain/topics.js';
import { BASELINES } from './baseline-figures.js';
import { type Example, readExamples } from './evaluation-reader.js';
import { f1, mean } from './metrics.js';
import { readJsonLines, sharedData } from './shared-data.js';
import { printTable } from './table.js';

interface GoldRow {
  id: string;
  text: string;
  topics: Partial<Record<Topic, Polarity>>;
}
type Gold = Example & { topics: GoldRow['topics'] };
type Judged = Gold & { found: TopicMention[] };

/** Topics with fewer examples in a language say nothing alone and are left out of both averages. */
const FEWEST_EXAMPLES = 10;

interface Counts {
  topic: Topic;
  examples: number;
  hits: number;
  extra: number;
  missed: number;
  samePolarity: number;
}

function count(topic: Topic, rows: readonly Judged[]): Counts {
  const counts: Counts = { topic, examples: 0, hits: 0, extra: 0, missed: 0, samePolarity: 0 };
  for (const { topics, found } of rows) {
    const truth = topics[topic];
    const guess = found.find((mention) => mention.topic === topic);
    if (truth !== undefined) counts.examples += 1;
    if (truth !== undefined && guess) {
      counts.hits += 1;
      if (guess.polarity === truth) counts.samePolarity += 1;
    } else if (guess) counts.extra += 1;
    else if (truth !== undefined) counts.missed += 1;
  }
  return counts;
}

const sum = (counts: readonly Counts[], key: 'hits' | 'extra' | 'missed' | 'samePolarity'): number =>
  counts.reduce((total, row) => total + row[key], 0);

/** Prints topics and their polarity on the hand-labelled texts, which train nothing. */
export async function evaluateTopics(session: EncoderSession): Promise<void> {
  const summary: (string | number)[][] = [];
  const details: (string | number)[][] = [];
  for (const language of ['zh', 'en'] as const) {
    const file = sharedData(`topics/gold_dev_${language}.jsonl.gz`);
    const rows = file ? await readJsonLines<GoldRow>(file) : [];
    const read = await readExamples(
      session,
      rows.map(({ text, topics }): Gold => ({ language, text, topics })),
    );
    const judged = read.map((row) => ({
      ...row,
      found: readTopics(row.reading, row.input, row.text, language, session.manifest),
    }));
    const all = TOPICS.map((topic) => count(topic, judged));
    const counted = all.filter(({ examples }) => examples >= FEWEST_EXAMPLES);
    summary.push([
      language,
      judged.length,
      counted.length,
      f1(sum(counted, 'hits'), sum(counted, 'extra'), sum(counted, 'missed')),
      mean(counted.map(({ hits, extra, missed }) => f1(hits, extra, missed))),
      sum(counted, 'samePolarity') / Math.max(1, sum(counted, 'hits')),
    ]);
    const { 'labelling functions': lexical, linear } = BASELINES.topics[language];
    summary.push([`${language}, labelling functions`, '', '', lexical.micro, lexical.macro, '']);
    summary.push([`${language}, TF-IDF + LR on the readers' labels`, '', '', linear.micro, linear.macro, '']);
    for (const { topic, examples, hits, extra, missed, samePolarity } of all) {
      const precision = hits / Math.max(1, hits + extra);
      const recall = hits / Math.max(1, hits + missed);
      details.push([language, topic, examples, precision, recall, f1(hits, extra, missed), samePolarity / Math.max(1, hits)]);
    }
  }
  printTable(
    `Topics on the hand-labelled texts (topics with at least ${FEWEST_EXAMPLES} examples)`,
    ['language', 'texts', 'topics', 'micro-F1', 'macro-F1', 'polarity accuracy of found topics'],
    summary,
  );
  printTable(
    'Topics one by one',
    ['language', 'topic', 'examples', 'precision', 'recall', 'F1', 'polarity accuracy'],
    details,
  );
}
