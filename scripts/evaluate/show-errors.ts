/**
 * `npm run evaluate:errors -- [--each 50] [--seed 1]`: what the committed weights get wrong,
 * and the evidence they show for what they get right, for people to read. Per language a seeded sample of sentiment
 * errors, topic errors and polarity errors, and of rightly found topics with the words shown for them, as JSON lines.
 */
import { parseArgs } from 'node:util';
import { type EncoderSession, openEncoder } from '../../models/encoder-session.js';
import { readSentiment } from '../../models/heads/sentiment.js';
import { readTopics } from '../../models/heads/topics.js';
import { type Polarity, type Topic, TOPICS } from '../../src/domain/topics.js';
import { readExamples } from './evaluation-reader.js';
import { readJsonLines, sharedData } from './shared-data.js';

interface GoldRow {
  text: string;
  sentiment: Polarity;
  topics: Partial<Record<Topic, Polarity>>;
}
interface SetRow {
  text: string;
  label: Polarity;
  source: string;
  split: 'train' | 'dev';
}
type Case = { kind: string; language: 'zh' | 'en'; text: string } & Record<string, unknown>;

const { values } = parseArgs({ options: { each: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } } });

/** A seeded order (a linear congruential generator after Knuth), so that a sample can be drawn again. */
function sample<Item>(items: readonly Item[], count: number): Item[] {
  let state = BigInt(values.seed);
  const drawn = items.map((item) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return { item, place: state };
  });
  return drawn.sort((a, b) => (a.place < b.place ? -1 : 1)).slice(0, count).map(({ item }) => item);
}

async function sentimentErrors(session: EncoderSession, language: 'zh' | 'en'): Promise<Case[]> {
  const rows = (await readJsonLines<SetRow>(sharedData(`sentiment/${language}.jsonl.gz`)!)).filter(({ split, label }) => split === 'dev' && label !== 0);
  const read = await readExamples(session, sample(rows, 4000).map((row) => ({ ...row, language })));
  return read.flatMap(({ reading, text, label, source }) => {
    const { score, probabilities } = readSentiment(reading, language, session.manifest);
    return Math.sign(score) === label ? [] : [{ kind: 'sentiment', language, text, set: source, truth: label, probabilities }];
  });
}

async function topicCases(session: EncoderSession, language: 'zh' | 'en'): Promise<Case[]> {
  const rows = await readJsonLines<GoldRow>(sharedData(`topics/gold_dev_${language}.jsonl.gz`)!);
  const cases: Case[] = [];
  for (const { reading, input, text, topics } of await readExamples(session, rows.map((row) => ({ ...row, language })))) {
    const found = readTopics(reading, input, text, language, session.manifest);
    for (const topic of TOPICS) {
      const mention = found.find((candidate) => candidate.topic === topic);
      const truth = topics[topic];
      if ((truth === undefined) === (mention === undefined)) {
        if (mention === undefined) continue;
        const shown = mention.evidence.map(({ start, end }) => text.slice(start, end));
        cases.push({ kind: 'evidence', language, text, topic, truth, shown });
        if (mention.polarity !== truth) cases.push({ kind: 'topic polarity', language, text, topic, truth, guess: mention.polarity, shown });
      } else cases.push({ kind: mention ? 'topic too many' : 'topic missed', language, text, topic, truth, guess: mention?.polarity });
    }
  }
  return cases;
}

const session = await openEncoder({ modelsFolder: new URL('../../models/', import.meta.url).pathname });
for (const language of ['zh', 'en'] as const) {
  const cases = [...(await sentimentErrors(session, language)), ...(await topicCases(session, language))];
  for (const kind of ['sentiment', 'topic too many', 'topic missed', 'topic polarity', 'evidence']) {
    const count = Number(values.each) / (kind.startsWith('topic') ? 2 : 1) * (kind === 'evidence' ? 2 : 1);
    for (const found of sample(cases.filter((candidate) => candidate.kind === kind), count)) console.log(JSON.stringify(found));
  }
}
await session.close();
