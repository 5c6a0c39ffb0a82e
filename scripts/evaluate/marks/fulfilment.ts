import { readFile } from 'node:fs/promises';
import type { Message } from '../../../src/domain/item.js';
import { dialogueKey } from '../dev-splits.js';
import { readJsonLines, sharedData } from '../shared-data.js';
import { FULFILMENT_EN, FULFILMENT_ZH } from './authored-fulfilment.js';
import { dialogueMessages, type DialogueRow } from './chats.js';

export type Fulfilment = 'kept' | 'broken' | 'neither';

/** Something said after a promise, and what it truly says of it. */
interface LabelledWord {
  part: string;
  by: 'customer' | 'agent';
  text: string;
  says: Fulfilment;
}

function authored(part: string, source: string): LabelledWord[] {
  return source.trim().split('\n').map((line) => {
    const found = /^([CA])(?:\+([KB]))?: (.+)$/.exec(line);
    if (!found) throw new Error(`cannot read ${line}`);
    return { part, by: found[1] === 'A' ? 'agent' : 'customer', text: found[3]!, says: found[2] === 'K' ? 'kept' : found[2] === 'B' ? 'broken' : 'neither' };
  });
}

interface Label {
  set: string;
  key: string;
  turn: number;
  says: Fulfilment;
  /** Of the second or third draw; absent of the first. */
  draw?: 2 | 3;
}

const speaker = ({ role }: Message): LabelledWord['by'] => (role === 'customer' ? 'customer' : 'agent');

/**
 * Turns of public data. Drawn once: turns after a first answer of the company in dialogues of the held-out fifth that hold a
 * word of refunds, parcels, repairs, calls, answers or waiting (a screen far wider than the rules), in the order of SHA-256
 * of `kept-measured:<set>:<id>:<turn>`: of stc3_cn the first 65 of customers and 40 of agents, of airline_support 55 and 25.
 * Two more, of customers' turns below 220 characters with a narrower screen and not of the first, by
 * `kept-later:<set>:<id>:<turn>`: 60 and 50, labelled when the rules stood, after which the rules were mended on them; and the
 * next 70 and 40, labelled before that mending. Only keys and labels are committed, never the texts.
 */
async function drawn(): Promise<LabelledWord[]> {
  const labels = (await readFile(new URL('fulfilment.jsonl', import.meta.url), 'utf8')).trim().split('\n').map((line) => JSON.parse(line) as Label);
  const words: LabelledWord[] = [];
  for (const set of new Set(labels.map((label) => label.set))) {
    const file = sharedData(`chat/${set}.jsonl.gz`);
    const dialogues = new Map<string, Message[]>();
    for (const row of file ? await readJsonLines<DialogueRow>(file) : []) {
      const key = dialogueKey(set, String(row.id ?? row.first_tweet_id));
      if (!dialogues.has(key)) dialogues.set(key, dialogueMessages(row));
    }
    for (const { key, turn, says, draw } of labels.filter((label) => label.set === set)) {
      const message = dialogues.get(key)?.[turn];
      if (message) words.push({ part: draw ? `${set} draw ${draw}` : set, by: speaker(message), text: message.text, says });
    }
  }
  return words;
}

/** All labelled words: drawn from public data, where that is at hand, and authored. */
export async function labelledWords(): Promise<LabelledWord[]> {
  return [...(await drawn()), ...authored('authored zh', FULFILMENT_ZH), ...authored('authored en', FULFILMENT_EN)];
}
