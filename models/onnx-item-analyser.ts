import { fileURLToPath } from 'node:url';
import type { Analysis } from '../src/domain/analysis.js';
import type { Item } from '../src/domain/item.js';
import type { AnalysisTimings, ItemAnalyser } from '../src/domain/ports/item-analyser.js';
import { type EncoderSession, openEncoder } from './encoder-session.js';
import type { ClassifierSettings } from './huggingface-classifier.js';
import type { ItemPlan } from './item-plan.js';
import { planReview } from './review-analysis.js';
import { openSentimentOverride, withoutSentimentCalibration } from './sentiment-override.js';
import { readInputs } from './text-reader.js';
import { planTranscript } from './transcript-analysis.js';

export interface ItemAnalyserOptions {
  /** Folder with `manifest.json` and `encoder/`; this project's own by default. */
  modelsFolder?: string;
  /** Threads of one forward pass, 1 by default: run more worker processes rather than more threads. */
  threads?: number;
  /** A Hugging Face model in place of the sentiment head; the other heads stay this project's own. */
  sentiment?: ClassifierSettings;
  /** Lets that model be fetched from the hub; this project's own weights never are. */
  allowRemote?: boolean;
}

const OWN_MODELS_FOLDER = fileURLToPath(new URL('.', import.meta.url));

function plan(session: EncoderSession, item: Item): ItemPlan {
  return item.kind === 'review' ? planReview(session, item.review) : planTranscript(session, item.transcript);
}

/**
 * Opens the analyser that runs the project's own weights; see `ItemAnalyser` for its contract.
 * Loading takes about a second and happens once; hand the analyser around and close it at the end.
 *
 * @throws AppError `model_unavailable` when weights are missing or their hashes are wrong.
 */
export async function openItemAnalyser(options: ItemAnalyserOptions = {}): Promise<ItemAnalyser> {
  const runtime = { modelsFolder: options.modelsFolder ?? OWN_MODELS_FOLDER, threads: options.threads };
  const encoder = await openEncoder(runtime);
  const override =
    options.sentiment &&
    (await openSentimentOverride(options.sentiment, { ...runtime, allowRemote: options.allowRemote }));
  const session = override ? withoutSentimentCalibration(encoder, override.revision) : encoder;
  let timings: AnalysisTimings = { tokeniseMs: 0, inferenceMs: 0, restMs: 0 };

  const analyse = async (items: readonly Item[]): Promise<Analysis[]> => {
    const startedAt = performance.now();
    const plans = items.map((item) => plan(session, item));
    const plannedAt = performance.now();
    const times = { inferenceMs: 0 };
    const inputs = plans.flatMap((planned) => planned.inputs);
    const own = await readInputs(session, inputs, times);
    const readings = override ? await override.apply(inputs, own, times) : own;
    let next = 0;
    const analyses = plans.map((planned) =>
      planned.conclude(readings.slice(next, (next += planned.inputs.length))),
    );
    const total = performance.now() - startedAt;
    timings.tokeniseMs += plannedAt - startedAt;
    timings.inferenceMs += times.inferenceMs;
    timings.restMs += total - (plannedAt - startedAt) - times.inferenceMs;
    return analyses;
  };

  return {
    revision: session.manifest.revision,
    analyse,
    takeTimings: () => {
      const taken = timings;
      timings = { tokeniseMs: 0, inferenceMs: 0, restMs: 0 };
      return taken;
    },
    close: async () => {
      await override?.close();
      await encoder.close();
    },
  };
}
