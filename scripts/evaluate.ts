/**
 * `npm run evaluate`: tables per head, language and dev set for the committed int8 weights, beside the
 * baselines, as they stand in models/README.md. Needs ../shared/data; says so and stops when it is
 * absent. `--only topics,evidence` prints a part.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openEncoder } from '../models/encoder-session.js';
import { openItemAnalyser } from '../models/onnx-item-analyser.js';
import { evaluateAuthenticity } from './evaluate/authenticity.js';
import { evaluateChat } from './evaluate/chat.js';
import { evaluateEvidence } from './evaluate/evidence.js';
import { evaluateSentiment } from './evaluate/sentiment.js';
import { sharedData } from './evaluate/shared-data.js';
import { evaluateTopics } from './evaluate/topics.js';
import { evaluateTurnMarks } from './evaluate/turn-marks.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'sentiment,topics,evidence,authenticity,chat,marks' },
    models: { type: 'string', default: fileURLToPath(new URL('../models/', import.meta.url)) },
  },
});
const wanted = new Set(values.only.split(','));

if (!sharedData('DATA.md')) {
  console.log('SKIPPED: ../shared/data is not here, and every figure is measured on it.');
} else {
  const session = await openEncoder({ modelsFolder: values.models });
  console.log(`Model revision ${session.manifest.revision}`);
  if (wanted.has('sentiment')) await evaluateSentiment(session);
  if (wanted.has('topics')) await evaluateTopics(session);
  if (wanted.has('evidence')) await evaluateEvidence(session);
  if (wanted.has('authenticity')) await evaluateAuthenticity(session);
  if (wanted.has('chat')) {
    const analyser = await openItemAnalyser({ modelsFolder: values.models });
    await evaluateChat(analyser);
    await analyser.close();
  }
  if (wanted.has('marks')) await evaluateTurnMarks(session);
  await session.close();
}
