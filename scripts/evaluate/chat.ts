import type { EncoderSession } from '../../models/encoder-session.js';
import { readOutcome } from '../../models/heads/service.js';
import type { Message } from '../../src/domain/item.js';
import { BASELINES } from './baseline-figures.js';
import { isHeldOutDialogue } from './dev-splits.js';
import { type Example, readExamples } from './evaluation-reader.js';
import { accuracy, mean, spearman } from './metrics.js';
import { readJsonLines, sharedData } from './shared-data.js';
import { printTable } from './table.js';

interface StcRow {
  id: string;
  turns: { sender: 'customer' | 'helpdesk'; text: string }[];
  A_mean: number;
  S_mean: number;
  E_mean: number;
}
interface UssRow {
  dialog_id: string;
  overall_mean: number;
  turns: { role: string; text: string }[];
}
type Rated = Example & { satisfaction: number; accomplished?: number; effectiveness?: number };

/** A line of the simulator that stands for the whole dialogue and that no customer said. */
const NOT_A_TURN = 'OVERALL';

async function stcRows(language: 'zh' | 'en'): Promise<Rated[]> {
  const file = sharedData(`chat/${language === 'zh' ? 'stc3_cn' : 'stc3_en'}.jsonl.gz`);
  const rows = file ? await readJsonLines<StcRow>(file) : [];
  return rows
    .filter(({ id }) => isHeldOutDialogue(id))
    .map(({ turns, A_mean, S_mean, E_mean }) => ({
      language,
      text: '',
      messages: turns.map(({ sender, text }): Message => ({ role: sender === 'customer' ? 'customer' : 'agent', text })),
      // Annotators' scale is −2 to 2, ours 1 to 5.
      satisfaction: S_mean + 3,
      accomplished: A_mean + 3,
      effectiveness: E_mean + 3,
    }));
}

async function ussRows(name: string): Promise<Rated[]> {
  const file = sharedData(`chat/${name}.jsonl.gz`);
  const rows = file ? await readJsonLines<UssRow>(file) : [];
  return rows
    .filter(({ dialog_id }) => isHeldOutDialogue(dialog_id))
    .map(({ turns, overall_mean }) => ({
      language: 'en',
      text: '',
      messages: turns
        .filter(({ text }) => text !== NOT_A_TURN)
        .map(({ role, text }): Message => ({ role: role === 'USER' ? 'customer' : 'agent', text })),
      satisfaction: overall_mean,
    }));
}

/** Prints how predicted outcomes of dialogues agree with the annotators' means. */
export async function evaluateChat(session: EncoderSession): Promise<void> {
  const sets: [string, Rated[]][] = [
    ['STC-3 zh', await stcRows('zh')],
    ['STC-3 en', await stcRows('en')],
    ['USS MultiWOZ en', await ussRows('uss_mwoz')],
    ['USS SGD en', await ussRows('uss_sgd')],
  ];
  const table: (string | number)[][] = [];
  for (const [name, rows] of sets) {
    const read = await readExamples(session, rows);
    const judged = read.map((row) => ({ row, outcome: readOutcome(row.reading, row.language, session.manifest) }));
    const truth = judged.map(({ row }) => row.satisfaction);
    const guess = judged.map(({ outcome }) => outcome.satisfaction.score);
    const rated = judged.filter(({ row }) => row.accomplished !== undefined);
    const level = (value: number): number => Math.sign(Math.round(value - 3));
    table.push([
      name,
      read.length,
      spearman(truth, guess),
      mean(truth.map((value, i) => Math.abs(value - (guess[i] ?? 0)))),
      accuracy(truth.map(level), guess.map(level)),
      spearman(
        rated.map(({ row }) => row.accomplished ?? 0),
        rated.map(({ outcome }) => outcome.accomplished.probability),
      ),
      spearman(
        rated.map(({ row }) => row.effectiveness ?? 0),
        rated.map(({ outcome }) => outcome.effectiveness.score),
      ),
    ]);
  }
  for (const language of ['zh', 'en'] as const) {
    const { A, S, E } = BASELINES.chat[language];
    table.push([`STC-3 ${language}, TF-IDF + ridge`, '', S, '', '', A, E]);
  }
  printTable(
    'Chats, held out by dialogue id',
    ['set', 'dialogues', 'satisfaction: Spearman', 'mean absolute error', 'accuracy in three levels', 'accomplished: Spearman', 'effectiveness: Spearman'],
    table,
  );
}
