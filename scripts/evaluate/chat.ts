import type { ModelLanguage } from '../../models/calibration.js';
import type { ItemAnalyser } from '../../src/domain/ports/item-analyser.js';
import type { Message, Transcript } from '../../src/domain/item.js';
import { BASELINES } from './baseline-figures.js';
import { isHeldOutDialogue } from './dev-splits.js';
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
/** A dialogue with the mean of what its annotators said, 1 to 5. */
export interface RatedDialogue {
  language: ModelLanguage;
  text: '';
  messages: readonly Message[];
  transcript: Transcript;
  satisfaction: number;
  accomplished?: number;
  effectiveness?: number;
}

/** A line of the simulator that stands for the whole dialogue and that no customer said. */
const NOT_A_TURN = 'OVERALL';

function dialogue(language: ModelLanguage, id: string, messages: readonly Message[]): Pick<RatedDialogue, 'language' | 'text' | 'messages' | 'transcript'> {
  return { language, text: '', messages, transcript: { id, merchantId: 'measured', messages: [...messages] } };
}

/** STC-3's dialogues of a language; the English ones are translations under the same ids. */
async function stcDialogues(language: ModelLanguage): Promise<RatedDialogue[]> {
  const file = sharedData(`chat/${language === 'zh' ? 'stc3_cn' : 'stc3_en'}.jsonl.gz`);
  const rows = file ? await readJsonLines<StcRow>(file) : [];
  return rows.map(({ id, turns, A_mean, S_mean, E_mean }) => ({
    ...dialogue(language, id, turns.map(({ sender, text }): Message => ({ role: sender === 'customer' ? 'customer' : 'agent', text }))),
    // Annotators' scale is −2 to 2, ours 1 to 5.
    satisfaction: S_mean + 3,
    accomplished: A_mean + 3,
    effectiveness: E_mean + 3,
  }));
}

async function ussDialogues(name: string): Promise<RatedDialogue[]> {
  const file = sharedData(`chat/${name}.jsonl.gz`);
  const rows = file ? await readJsonLines<UssRow>(file) : [];
  return rows.map(({ dialog_id, turns, overall_mean }) => ({
    ...dialogue('en', dialog_id, turns.filter(({ text }) => text !== NOT_A_TURN).map(({ role, text }): Message => ({ role: role === 'USER' ? 'customer' : 'agent', text }))),
    satisfaction: overall_mean,
  }));
}

/** Every set of dialogues with what people said of their outcome. */
export async function ratedDialogues(): Promise<{ name: string; dialogues: RatedDialogue[] }[]> {
  return [
    { name: 'STC-3 zh', dialogues: await stcDialogues('zh') },
    { name: 'STC-3 en', dialogues: await stcDialogues('en') },
    { name: 'USS MultiWOZ en', dialogues: await ussDialogues('uss_mwoz') },
    { name: 'USS SGD en', dialogues: await ussDialogues('uss_sgd') },
  ];
}

const levelOf = (value: number): number => Math.sign(Math.round(value - 3));

/** Prints how the outcomes of dialogues, as they are served, agree with the annotators' means. */
export async function evaluateChat(analyser: ItemAnalyser): Promise<void> {
  const table: (string | number)[][] = [];
  for (const { name, dialogues } of await ratedDialogues()) {
    const heldOut = dialogues.filter(({ transcript }) => isHeldOutDialogue(transcript.id));
    const analyses = await analyser.analyse(heldOut.map(({ transcript }) => ({ kind: 'transcript', transcript })));
    const judged = heldOut.flatMap((row, i) => (analyses[i]?.service ? [{ row, service: analyses[i].service }] : []));
    const truth = judged.map(({ row }) => row.satisfaction);
    const guess = judged.map(({ service }) => service.satisfaction.score);
    const rated = judged.filter(({ row }) => row.accomplished !== undefined);
    table.push([
      name,
      judged.length,
      spearman(truth, guess),
      mean(truth.map((value, i) => Math.abs(value - (guess[i] ?? 0)))),
      accuracy(truth.map(levelOf), guess.map(levelOf)),
      spearman(
        rated.map(({ row }) => row.accomplished ?? 0),
        rated.map(({ service }) => service.accomplished.probability),
      ),
      spearman(
        rated.map(({ row }) => row.effectiveness ?? 0),
        rated.map(({ service }) => service.effectiveness.score),
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
