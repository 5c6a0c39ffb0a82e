/**
 * `npm run evaluate:marks [-- --show]`: promises, escalations and solicitations found in the measured chats
 * (`evaluate/marks/`), through the whole analyser as served, and what later words say of promises, against what was read
 * by hand before. `--show` prints what was found too much or missed; whoever looks at it must not tune on it.
 */
import { parseArgs } from 'node:util';
import { openItemAnalyser } from '../models/onnx-item-analyser.js';
import { TURN_MARKS, type TurnMark } from '../models/marks/turn-mark.js';
import type { Analysis } from '../src/domain/analysis.js';
import { saysKept } from '../src/domain/chat/promise-kept.js';
import { countMarks, measuredChats, type MarkedChat } from './evaluate/marks/chats.js';
import { labelledWords, type Fulfilment } from './evaluate/marks/fulfilment.js';
import { printTable } from './evaluate/table.js';

const { values } = parseArgs({ options: { show: { type: 'boolean', default: false } } });

function marksByTurn({ messages }: MarkedChat, { service }: Analysis): Set<TurnMark>[] {
  const found = messages.map(() => new Set<TurnMark>());
  service?.promises.forEach(({ turn }) => found[turn]?.add('promise'));
  service?.escalation.turns.forEach((turn) => found[turn]?.add('escalation'));
  service?.solicitation.turns.forEach((turn) => found[turn]?.add('solicitation'));
  return found;
}

const chats = await measuredChats();
const analyser = await openItemAnalyser();
const analyses = await analyser.analyse(
  chats.map(({ part, id, messages }) => ({ kind: 'transcript', transcript: { id: `${part} ${id}`, merchantId: 'measured', messages } })),
);
await analyser.close();
const found = chats.map((chat, i) => marksByTurn(chat, analyses[i]!));

const share = (part: number, whole: number): number | string => (whole === 0 ? '' : part / whole);
const table: (string | number)[][] = [];
const parts: [string, (from: { part: string }) => boolean][] = [
  ['all', () => true],
  ['public data', ({ part }) => !/^(?:authored|demo|later)/.test(part)],

  ['demo', ({ part }) => part.startsWith('demo')],
  ['authored', ({ part }) => part.startsWith('authored')],
  ['authored later', ({ part }) => part.startsWith('later')],
  ['Chinese', ({ part }) => /cn|zh/.test(part)],
  ['English', ({ part }) => !/cn|zh/.test(part)],
];
for (const [name, belongs] of parts) {
  const chosen = chats.flatMap((chat, i) => (belongs(chat) ? [{ chat, found: found[i]! }] : []));
  for (const mark of chosen.length === 0 ? [] : TURN_MARKS) {
    const { hits, extra, missed } = countMarks(chosen.map(({ chat }) => chat), chosen.map((entry) => entry.found), mark);
    table.push([name, mark, chosen.length, hits + missed, share(hits, hits + extra), share(hits, hits + missed)]);
  }
}
printTable('Marks by turn in chats labelled by hand before any rule saw them', ['part', 'mark', 'chats', 'marked turns', 'precision', 'recall'], table);

const words = await labelledWords();
const read = words.map(({ text, by }): Fulfilment => {
  const kept = saysKept(text, by);
  return kept === undefined ? 'neither' : kept ? 'kept' : 'broken';
});
const readings: (string | number)[][] = [];
const draws: typeof parts = [
  ['public, first draw', ({ part }) => part === 'stc3_cn' || part === 'airline_support'],
  ['public, second draw', ({ part }) => part.endsWith('draw 2')],
  ['public, third draw', ({ part }) => part.endsWith('draw 3')],
];
for (const [name, belongs] of [...parts, ...draws].filter(([, has]) => words.some(has))) {
  const chosen = words.flatMap((word, i) => (belongs(word) ? [{ truth: word.says, guess: read[i]! }] : []));
  for (const says of ['kept', 'broken'] as const) {
    const hits = chosen.filter(({ truth, guess }) => truth === says && guess === says).length;
    const found = chosen.filter(({ guess }) => guess === says).length;
    const real = chosen.filter(({ truth }) => truth === says).length;
    readings.push([name, says, chosen.length, real, share(hits, found), share(hits, real)]);
  }
}
printTable('What is said after a promise: kept or broken', ['part', 'says', 'texts', 'examples', 'precision', 'recall'], readings);

if (values.show) {
  chats.forEach(({ part, id, messages, marks }, chat) => {
    messages.forEach(({ role, text }, turn) => {
      for (const mark of TURN_MARKS) {
        const truth = marks[turn]!.has(mark);
        if (truth !== found[chat]![turn]!.has(mark)) console.log(`${truth ? 'missed' : 'extra '} ${mark} | ${part} ${id} ${turn} ${role} | ${text}`);
      }
    });
  });
  words.forEach(({ part, by, text, says }, i) => {
    if (says !== read[i]) console.log(`${says} read as ${read[i]} | ${part} ${by} | ${text}`);
  });
}
