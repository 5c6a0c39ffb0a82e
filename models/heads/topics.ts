import type { Polarity } from '../../src/domain/topics.js';
import { TOPICS } from '../../src/domain/topics.js';
import type { TopicMention } from '../../src/domain/analysis.js';
import { calibrationOf, type ModelLanguage, sigmoids, softmax, thresholdOf } from '../calibration.js';
import type { EncoderInput } from '../encoder-input.js';
import type { ModelManifest } from '../manifest.js';
import type { Reading } from '../window-pooling.js';
import { clausesOf } from './clauses.js';
import { evidenceSpans } from './evidence-spans.js';
import { TOPIC_CUES } from './topic-cues.js';

/** Order of the columns of `topic_polarity`. */
const POLARITY_COLUMNS: readonly Polarity[] = [-1, 0, 1];

function polarityOf(logits: ArrayLike<number>): Polarity {
  const values = softmax(logits);
  return POLARITY_COLUMNS[values.indexOf(Math.max(...values))] ?? 0;
}

/**
 * The topics a text speaks of, with polarity and the words that show them, in the taxonomy's order.
 *
 * @param input as it went through the encoder; its offsets are those of `text`.
 * @param text the original; spans are slices of it, in UTF-16 units.
 */
export function readTopics(
  reading: Reading,
  input: EncoderInput,
  text: string,
  language: ModelLanguage,
  manifest: ModelManifest,
): TopicMention[] {
  const presence = sigmoids(reading.head('topics') ?? [], calibrationOf(manifest, 'topics', language));
  const polarities = reading.head('topic_polarity') ?? new Float32Array();
  const claused = { text, clauses: clausesOf(text), pieces: input };
  return TOPICS.flatMap((topic, column) => {
    const probability = presence[column] ?? 0;
    if (probability < thresholdOf(manifest, 'topics', topic, language)) return [];
    const polarity = polarityOf(polarities.subarray(column * 3, column * 3 + 3));
    const logits = { values: reading.pieceTopics, width: TOPICS.length, column };
    return [{ topic, polarity, probability, evidence: evidenceSpans(claused, logits, TOPIC_CUES[topic]) }];
  });
}
