import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { EncoderSession } from '../../models/encoder-session.js';
import { readCourtesy, readTurnMark } from '../../models/heads/service.js';
import { courtesiesOf } from '../../models/marks/courtesy.js';
import { isEscalation } from '../../models/marks/escalation.js';
import { findPromise } from '../../models/marks/promise.js';
import { isSolicitation } from '../../models/marks/solicitation.js';
import { TURN_MARKS, type TurnMark } from '../../models/marks/turn-mark.js';
import { COURTESY_KINDS } from '../../src/domain/analysis.js';
import { dialogueKey, isHeldOutDialogue } from './dev-splits.js';
import { type Example, type Read, readExamples } from './evaluation-reader.js';
import { f1 } from './metrics.js';
import { readJsonLines, sharedData } from './shared-data.js';
import { printTable } from './table.js';

interface DialogueRow {
  id?: string;
  first_tweet_id?: string | number;
  turns: { sender?: string; role?: string; text: string }[];
}
/** Marks by turn as read by people, committed without the texts. */
interface ReadMarks {
  key: string;
  turns: Record<string, string[]>;
}
type Turn = Example & { agent: boolean; kinds: readonly string[] };

const SETS = { zh: ['stc3_cn'], en: ['stc3_en', 'airline_support'] } as const;
const RULES: Record<TurnMark, (text: string) => boolean> = {
  promise: (text) => findPromise(text) !== undefined,
  escalation: isEscalation,
  solicitation: isSolicitation,
};

async function heldOutTurns(language: 'zh' | 'en'): Promise<Turn[]> {
  const labels = fileURLToPath(new URL(`../train/labels/marks_${language}.jsonl`, import.meta.url));
  const lines = (await readFile(labels, 'utf8')).trim().split('\n');
  const marks = new Map(lines.map((line) => JSON.parse(line) as ReadMarks).map(({ key, turns }) => [key, turns]));
  const turns: Turn[] = [];
  for (const set of SETS[language]) {
    const file = sharedData(`chat/${set}.jsonl.gz`);
    for (const row of file ? await readJsonLines<DialogueRow>(file) : []) {
      const id = String(row.id ?? row.first_tweet_id);
      const read = marks.get(dialogueKey(set, id));
      if (!read || !isHeldOutDialogue(id)) continue;
      row.turns.forEach(({ sender, role, text }, i) => {
        const agent = ['helpdesk', 'agent'].includes(sender ?? role ?? '');
        turns.push({ language, text, agent, kinds: read[String(i)] ?? [] });
      });
    }
  }
  return turns;
}

function figures(turns: readonly Turn[], kind: string, guess: (turn: Turn, index: number) => boolean): number {
  let hits = 0;
  let extra = 0;
  let missed = 0;
  turns.forEach((turn, i) => {
    const real = turn.kinds.includes(kind);
    const guessed = guess(turn, i);
    if (real && guessed) hits += 1;
    else if (guessed) extra += 1;
    else if (real) missed += 1;
  });
  return f1(hits, extra, missed);
}

/** Prints marks and courtesy by turn against people's reading: the rules, which are served, and the head. */
export async function evaluateTurnMarks(session: EncoderSession): Promise<void> {
  const table: (string | number)[][] = [];
  for (const language of ['zh', 'en'] as const) {
    const turns: Read<Turn>[] = await readExamples(session, await heldOutTurns(language));
    for (const mark of TURN_MARKS) {
      const own = turns.filter(({ agent }) => agent === (mark !== 'escalation'));
      const byHead = own.map(({ reading }) => readTurnMark(reading, mark, language, session.manifest) ?? false);
      const examples = own.filter(({ kinds }) => kinds.includes(mark)).length;
      table.push([
        language,
        mark,
        own.length,
        examples,
        figures(own, mark, ({ text }) => RULES[mark](text)),
        figures(own, mark, (_, i) => byHead[i] ?? false),
      ]);
    }
    const agents = turns.filter(({ agent }) => agent);
    for (const kind of COURTESY_KINDS) {
      const shown = agents.map(({ reading }) => readCourtesy(reading, kind, language, session.manifest));
      const examples = agents.filter(({ kinds }) => kinds.includes(kind)).length;
      table.push([language, kind, agents.length, examples, figures(agents, kind, ({ text }) => courtesiesOf(text).includes(kind)), figures(agents, kind, (_, i) => shown[i] ?? false)]);
    }
  }
  printTable(
    'Marks and courtesy by turn, held-out dialogues read by people: F1',
    ['language', 'mark', 'turns', 'examples', 'rules, as served', 'head'],
    table,
  );
}
