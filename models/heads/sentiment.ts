import { type Sentiment, SENTIMENTS } from '../../src/domain/analysis.js';
import { calibrationOf, expectedLevel, type ModelLanguage, softmax } from '../calibration.js';
import type { ModelManifest } from '../manifest.js';
import type { Reading } from '../window-pooling.js';

/**
 * Sentiment from three-class probabilities and expected stars: the label is the likeliest class, the
 * score P(positive) − P(negative).
 */
function sentimentOf(probabilities: readonly number[], stars: number): Sentiment {
  const [negative = 0, neutral = 0, positive = 0] = probabilities;
  const label = SENTIMENTS[probabilities.indexOf(Math.max(...probabilities))] ?? 'neutral';
  return { label, score: positive - negative, stars, probabilities: { negative, neutral, positive } };
}

/** Calibrated sentiment of a text in one of the model's languages. */
export function readSentiment(reading: Reading, language: ModelLanguage, manifest: ModelManifest): Sentiment {
  const classes = softmax(reading.head('sentiment') ?? [0, 0, 0], calibrationOf(manifest, 'sentiment', language));
  const stars = softmax(reading.head('stars') ?? [0, 0, 0, 0, 0], calibrationOf(manifest, 'stars', language));
  return sentimentOf(classes, expectedLevel(stars));
}
