/**
 * Measures the rated dialogues of STC-3 and USS for `scripts/train/chat_course.py`, which only fits:
 * `node --import tsx scripts/measure-chats.ts OUT [--models FOLDER]` writes a line for each: its set and id, the facts of its course,
 * the levels (1 to 5) that the encoder alone expects and those that the annotators gave.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { expectedLevel, softmax } from '../models/calibration.js';
import { openEncoder } from '../models/encoder-session.js';
import { OUTCOMES } from '../models/heads/outcome.js';
import { openItemAnalyser } from '../models/onnx-item-analyser.js';
import { chatCourse } from '../src/domain/chat/chat-course.js';
import { ratedDialogues } from './evaluate/chat.js';
import { readExamples } from './evaluate/evaluation-reader.js';
import { sharedData } from './evaluate/shared-data.js';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { models: { type: 'string', default: fileURLToPath(new URL('../models/', import.meta.url)) } } });
const CHUNK = 100;

const [out] = positionals;
if (!out) throw new Error('Usage: measure-chats.ts OUT [--models FOLDER]');
if (!sharedData('DATA.md')) {
  console.log('SKIPPED: ../shared/data is not here, and the dialogues are in it.');
} else {
  const encoder = await openEncoder({ modelsFolder: values.models });
  const analyser = await openItemAnalyser({ modelsFolder: values.models });
  const lines: string[] = [];
  for (const { name, dialogues } of await ratedDialogues()) {
    for (let from = 0; from < dialogues.length; from += CHUNK) {
      const chunk = dialogues.slice(from, from + CHUNK);
      const read = await readExamples(encoder, chunk);
      const analyses = await analyser.analyse(chunk.map(({ transcript }) => ({ kind: 'transcript', transcript })));
      chunk.forEach(({ transcript, satisfaction, accomplished, effectiveness }, i) => {
        const expected = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, expectedLevel(softmax(read[i]!.reading.head(outcome)!))]));
        lines.push(JSON.stringify({ set: name, id: transcript.id, facts: chatCourse(transcript.messages, analyses[i]!), expected, given: { satisfaction, accomplished, effectiveness } }));
      });
    }
  }
  await writeFile(out, `${lines.join('\n')}\n`);
  await analyser.close();
  await encoder.close();
}
