import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../src/domain/app-error.js';
import { authenticityModelSchema, type AuthenticityModel } from '../src/domain/authenticity.js';
import type { Calibration } from '../src/domain/reliability.js';

/**
 * Reads the weights of the authenticity signals.
 * @throws AppError model_unavailable when the file is missing, or a family could exceed its limit
 */
export async function loadAuthenticityModel(modelsFolder?: string): Promise<AuthenticityModel> {
  const file = path.join(modelsFolder ?? fileURLToPath(new URL('.', import.meta.url)), 'authenticity.json');
  try {
    return authenticityModelSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new AppError({ code: 'model_unavailable', publicMessage: `The authenticity weights in ${file} cannot be used.`, cause });
  }
}

/**
 * What is known of the probabilities of the model that judges; never another model's figures.
 * @throws AppError model_unavailable as `loadAuthenticityModel`
 */
export async function loadCalibration(modelsFolder?: string): Promise<Calibration> {
  const { version, origin, reliability } = await loadAuthenticityModel(modelsFolder);
  return { model: version, origin, reliability: reliability ?? null };
}
