import type { EncoderInput } from './encoder-input.js';
import type { EncoderSession } from './encoder-session.js';
import { type ClassifierSettings, openSentimentClassifier, type SentimentReading } from './huggingface-classifier.js';
import type { ReadingTimes } from './text-reader.js';
import type { RuntimeOptions } from './transformers-runtime.js';
import type { Reading } from './window-pooling.js';

/** Puts another model's sentiment in place of the encoder's, reading by reading. */
export interface SentimentOverride {
  readonly revision: string;
  /** Classifies each distinct text once; inputs that are dialogues keep the encoder's reading. */
  apply(inputs: readonly EncoderInput[], readings: readonly Reading[], times: ReadingTimes): Promise<Reading[]>;
  close(): Promise<void>;
}

/** Keeps log(0) finite; far below anything a classifier says. */
const LEAST_PROBABILITY = 1e-9;

const logits = (probabilities: readonly number[]): Float32Array =>
  Float32Array.from(probabilities, (p) => Math.log(Math.max(p, LEAST_PROBABILITY)));

function replaced(reading: Reading, { probabilities, stars }: SentimentReading): Reading {
  const heads = new Map([['sentiment', logits(probabilities)]]);
  if (stars) heads.set('stars', logits(stars));
  return { pieceTopics: reading.pieceTopics, head: (name) => heads.get(name) ?? reading.head(name) };
}

/** The session as the heads see it: own temperatures do not fit another model's logits. */
export function withoutSentimentCalibration(session: EncoderSession, overrideRevision: string): EncoderSession {
  const { sentiment: _sentiment, stars: _stars, ...calibration } = session.manifest.calibration;
  const revision = `${session.manifest.revision}+sentiment=${overrideRevision}`;
  return { ...session, manifest: { ...session.manifest, revision, calibration } };
}

/** Opens the configured model; throws as `openSentimentClassifier` does. */
export async function openSentimentOverride(
  settings: ClassifierSettings,
  runtime: RuntimeOptions,
): Promise<SentimentOverride> {
  const classifier = await openSentimentClassifier(settings, runtime);
  return {
    revision: classifier.revision,
    apply: async (inputs, readings, times) => {
      const texts = new Map(inputs.flatMap(({ key, text }) => (text === undefined ? [] : [[key, text] as const])));
      const startedAt = performance.now();
      const classified = await classifier.classify([...texts.values()]);
      times.inferenceMs += performance.now() - startedAt;
      const byKey = new Map([...texts.keys()].map((key, i) => [key, classified[i]]));
      return readings.map((reading, i) => {
        const input = inputs[i];
        const other = input?.text === undefined ? undefined : byKey.get(input.key);
        return other ? replaced(reading, other) : reading;
      });
    },
    close: () => classifier.close(),
  };
}
