import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../src/domain/app-error.js';
import { ngramSettingsSchema } from './ngram-table.js';

const perLanguage = <T extends z.ZodType>(value: T) => z.partialRecord(z.enum(['zh', 'en']), value);

/** `probability = f(logit / temperature + bias)`; f is softmax or the logistic function, by head. */
const calibrationSchema = z.object({
  temperature: z.number().positive(),
  bias: z.union([z.number(), z.array(z.number())]).optional(),
});
export type Calibration = z.infer<typeof calibrationSchema>;

/** A cut-off on a calibrated probability, one for both languages or one for each. */
const thresholdSchema = z.union([z.number(), perLanguage(z.number())]);
export type Threshold = z.infer<typeof thresholdSchema>;

/** `models/manifest.json`, written by `scripts/train`; unknown fields are training's own notes. */
const manifestSchema = z.object({
  /** Recorded with every analysis; changes whenever any file or setting below does. */
  revision: z.string().min(1),
  /** Longest sequence of one forward pass, with its two special tokens. */
  maxTokens: z.number().int().min(16).max(512).default(256),
  /** Path below the models folder → what must be found there. */
  files: z.record(z.string(), z.object({ sha256: z.string().length(64), bytes: z.number().int() })),
  /** Label order of each head's output columns. */
  heads: z.record(z.string(), z.array(z.string())).default({}),
  calibration: z.record(z.string(), perLanguage(calibrationSchema)).default({}),
  /** Head → label → cut-off; a label not named here is cut at one half. */
  thresholds: z.record(z.string(), z.record(z.string(), thresholdSchema)).default({}),
  /** How `ngrams.bin` is read; without it the encoder alone tells sentiment. */
  ngrams: ngramSettingsSchema.optional(),
});
export type ModelManifest = z.infer<typeof manifestSchema>;

function unavailable(detail: string, cause?: unknown): AppError {
  return new AppError({
    code: 'model_unavailable',
    publicMessage: 'The language model is not installed correctly on this machine.',
    detail,
    cause,
  });
}

/**
 * Reads the manifest and checks every file it names, so that no analysis can carry a revision whose
 * weights it was not made with.
 *
 * @param modelsFolder absolute path of the folder that holds `manifest.json`.
 * @throws AppError `model_unavailable` when the manifest or a file is missing, malformed or different.
 */
export async function readVerifiedManifest(modelsFolder: string): Promise<ModelManifest> {
  const file = path.join(modelsFolder, 'manifest.json');
  let manifest: ModelManifest;
  try {
    manifest = manifestSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw unavailable(`cannot read ${file}`, cause);
  }
  for (const [name, expected] of Object.entries(manifest.files)) {
    let content: Buffer;
    try {
      content = await readFile(path.join(modelsFolder, name));
    } catch (cause) {
      throw unavailable(`${name}, named in the manifest, cannot be read`, cause);
    }
    const sha256 = createHash('sha256').update(content).digest('hex');
    if (sha256 !== expected.sha256) {
      throw unavailable(`${name} is not the file of revision ${manifest.revision}: its SHA-256 is ${sha256}`);
    }
  }
  return manifest;
}
