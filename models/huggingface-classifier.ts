import { type TextClassificationPipeline, pipeline } from '@xenova/transformers';
import { z } from 'zod';
import { AppError } from '../src/domain/app-error.js';
import { SENTIMENTS } from '../src/domain/analysis.js';
import { type RuntimeOptions, withRuntime } from './transformers-runtime.js';

/** What one of the model's labels means to Candor: a class, or a number of stars. */
const meaningSchema = z.union([z.enum(SENTIMENTS), z.number().int().min(1).max(5)]);

/** Configuration that puts a Hugging Face text-classification model in place of the sentiment head. */
const classifierSettingsSchema = z.strictObject({
  /** Folder below the models folder, or a name on the hub when `allowRemote`. */
  model: z.string().min(1),
  /** Every label of the model → its meaning, such as `{"POSITIVE": "positive"}` or `{"5 stars": 5}`. */
  labelMapping: z.record(z.string(), meaningSchema),
  /** Take `onnx/model_quantized.onnx` (the default) or `onnx/model.onnx`. */
  quantized: z.boolean().default(true),
});
export type ClassifierSettings = z.input<typeof classifierSettingsSchema>;

export interface SentimentReading {
  /** Negative, neutral, positive; they sum to 1. */
  probabilities: [number, number, number];
  /** Probabilities of one to five stars; undefined when the model's labels are classes. */
  stars: number[] | undefined;
}

export interface SentimentClassifier {
  /** Recorded with every analysis, beside the revision of the other heads. */
  readonly revision: string;
  /** One reading per text, in order; long texts are cut by the model's own limit. */
  classify(texts: readonly string[]): Promise<SentimentReading[]>;
  close(): Promise<void>;
}

type Meaning = z.infer<typeof meaningSchema>;
type LabelScore = { label: string; score: number };

/** 1 and 2 stars are negative, 3 neutral, 4 and 5 positive, as in the training data. */
function classOf(meaning: Meaning): number {
  return typeof meaning === 'number' ? Math.sign(meaning - 3) + 1 : SENTIMENTS.indexOf(meaning);
}

function readingOf(scores: readonly LabelScore[], mapping: Readonly<Record<string, Meaning>>): SentimentReading {
  const probabilities: [number, number, number] = [0, 0, 0];
  const stars = [0, 0, 0, 0, 0];
  let starred = true;
  for (const { label, score } of scores) {
    const meaning = mapping[label];
    if (meaning === undefined) {
      throw new AppError({
        code: 'invalid_configuration',
        publicMessage: `The sentiment model gives the label "${label}", which labelMapping does not name.`,
      });
    }
    const column = classOf(meaning);
    probabilities[column] = (probabilities[column] ?? 0) + score;
    if (typeof meaning === 'number') stars[meaning - 1] = (stars[meaning - 1] ?? 0) + score;
    else starred = false;
  }
  return { probabilities, stars: starred ? stars : undefined };
}

/**
 * Opens any Hugging Face text-classification model as the sentiment head. Texts go through one at a
 * time: a stock quantised model scales activations over the whole batch, so only texts on their own
 * get the same answer in every batch.
 *
 * @throws AppError `model_unavailable` when it does not load, `invalid_configuration` (from
 *   `classify`) when the model has a label that the mapping does not name.
 */
export async function openSentimentClassifier(
  settings: ClassifierSettings,
  runtime: RuntimeOptions,
): Promise<SentimentClassifier> {
  const { model, labelMapping, quantized } = classifierSettingsSchema.parse(settings);
  let classifier: TextClassificationPipeline;
  try {
    classifier = await withRuntime(runtime, () => pipeline('text-classification', model, { quantized }));
  } catch (cause) {
    throw new AppError({
      code: 'model_unavailable',
      publicMessage: 'The configured sentiment model does not load on this machine.',
      detail: `text-classification model ${model}`,
      cause,
    });
  }
  return {
    revision: `hf:${model}`,
    classify: async (texts) => {
      const readings: SentimentReading[] = [];
      for (const text of texts) {
        const scores = (await classifier(text, { topk: 0 } as never)) as unknown as LabelScore[];
        readings.push(readingOf(scores, labelMapping));
      }
      return readings;
    },
    close: async () => void (await classifier.dispose()),
  };
}
