import { readFile } from 'node:fs/promises';
import type { TurnMark } from '../../../models/marks/turn-mark.js';
import type { Message } from '../../../src/domain/item.js';
import { dialogueKey } from '../dev-splits.js';
import { readJsonLines, sharedData } from '../shared-data.js';
import { AUTHORED_EN } from './authored-en.js';
import { SOLICITATIONS_EN, SOLICITATIONS_ZH } from './authored-solicitations.js';
import { AUTHORED_ZH } from './authored-zh.js';
import { LATER_EN, LATER_ZH } from './authored-solicitations-later.js';
import { DEMO_EN } from './demo-en.js';
import { DEMO_ZH } from './demo-zh.js';

/** A chat with the marks that its turns truly carry, by turn. */
export interface MarkedChat {
  part: string;
  id: string;
  messages: Message[];
  marks: readonly ReadonlySet<TurnMark>[];
}

const ROLES = { A: 'agent', B: 'bot', C: 'customer', S: 'system' } as const;
const LETTERS: Record<string, TurnMark> = { P: 'promise', E: 'escalation', S: 'solicitation' };

function authored(part: string, source: string): MarkedChat[] {
  return source.split('== ').slice(1).map((block) => {
    const [name = '', ...lines] = block.trim().split('\n');
    const turns = lines.map((line) => {
      const turn = /^([ABCS])(?:\+([PES]+))?: (.+)$/.exec(line);
      if (!turn) throw new Error(`chat ${name}: cannot read ${line}`);
      return {
        message: { role: ROLES[turn[1] as keyof typeof ROLES], text: turn[3]! },
        marks: new Set([...(turn[2] ?? '')].map((letter) => LETTERS[letter]!)),
      };
    });
    return { part, id: name, messages: turns.map(({ message }) => message), marks: turns.map(({ marks }) => marks) };
  });
}

interface Label {
  set: string;
  key: string;
  turns: Record<string, TurnMark[]>;
}
export interface DialogueRow {
  id?: string;
  first_tweet_id?: string | number;
  turns: (readonly [string, string] | { sender?: string; role?: string; text: string })[];
}

function messageOf(turn: DialogueRow['turns'][number]): Message {
  if (!('text' in turn)) return { role: 'customer', text: turn[0] };
  return { role: (turn.sender ?? turn.role) === 'customer' ? 'customer' : 'agent', text: turn.text };
}

/** A public dialogue as messages; a turn without words keeps its place. */
export function dialogueMessages({ turns }: DialogueRow): Message[] {
  return turns.map(messageOf).map((message) => ({ ...message, text: message.text || ' ' }));
}

/**
 * The measured chats of public data. Drawn once: dialogues of the held-out fifth (`isHeldOutDialogue`) that no
 * reader had labelled for training or rules before, in the order of SHA-256 of `marks-measured:<set>:<id>`, the first
 * 48 of stc3_cn, 20 of stc3_en (without translations of those), 42 of airline_support (one id occurs twice), 10 of multidogo.
 * Only keys and marks are committed, never the texts.
 */
async function drawn(): Promise<MarkedChat[]> {
  const labels = (await readFile(new URL('measured.jsonl', import.meta.url), 'utf8')).trim().split('\n').map((line) => JSON.parse(line) as Label);
  const chats: MarkedChat[] = [];
  for (const set of new Set(labels.map((label) => label.set))) {
    const wanted = new Map(labels.filter((label) => label.set === set).map(({ key, turns }) => [key, turns]));
    const file = sharedData(`chat/${set}.jsonl.gz`);
    for (const row of file ? await readJsonLines<DialogueRow>(file) : []) {
      const id = String(row.id ?? row.first_tweet_id);
      const turns = wanted.get(dialogueKey(set, id));
      if (!turns) continue;
      wanted.delete(dialogueKey(set, id));
      const messages = dialogueMessages(row);
      chats.push({ part: set, id, messages, marks: messages.map((_, i) => new Set(turns[String(i)] ?? [])) });
    }
  }
  return chats;
}

/** All measured chats: drawn from public data, where that is at hand, of the demo, and authored. */
export async function measuredChats(): Promise<MarkedChat[]> {
  return [
    ...(await drawn()),
    ...authored('demo zh', DEMO_ZH),
    ...authored('demo en', DEMO_EN),
    ...authored('authored zh', AUTHORED_ZH),
    ...authored('authored en', AUTHORED_EN),
    ...authored('authored zh', SOLICITATIONS_ZH),
    ...authored('authored en', SOLICITATIONS_EN),
    ...authored('later zh', LATER_ZH),
    ...authored('later en', LATER_EN),
  ];
}

/** Hits, false alarms and misses of one mark, counted by turn. */
export function countMarks(chats: readonly MarkedChat[], found: readonly (readonly ReadonlySet<TurnMark>[])[], mark: TurnMark) {
  const counts = { hits: 0, extra: 0, missed: 0 };
  chats.forEach(({ marks }, chat) => {
    marks.forEach((truth, turn) => {
      const guessed = found[chat]?.[turn]?.has(mark) ?? false;
      if (truth.has(mark) && guessed) counts.hits += 1;
      else if (guessed) counts.extra += 1;
      else if (truth.has(mark)) counts.missed += 1;
    });
  });
  return counts;
}

