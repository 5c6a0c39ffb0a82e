import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { additiveModelSchema, type AdditiveModel } from '../src/domain/additive-model.js';
import { boundedProfile } from '../src/domain/family-ceiling.js';
import { AppError } from '../src/domain/app-error.js';

/**
 * Reads the learned shapes of the history signals, bounded so that no family alone has a review held back.
 * @throws AppError model_unavailable when the file is missing or malformed
 */
export async function loadAdditiveModel(modelsFolder?: string): Promise<AdditiveModel> {
  const file = path.join(modelsFolder ?? fileURLToPath(new URL('.', import.meta.url)), 'authenticity-learned.json');
  try {
    const model = additiveModelSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    const { retrospect, arrival, decided, prior } = model.profiles;
    return { ...model, profiles: { retrospect: boundedProfile(retrospect), arrival: boundedProfile(arrival), decided: boundedProfile(decided), prior: boundedProfile(prior) } };
  } catch (cause) {
    throw new AppError({ code: 'model_unavailable', publicMessage: `The learned authenticity weights in ${file} cannot be used.`, cause });
  }
}
