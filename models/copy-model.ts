import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../src/domain/app-error.js';
import { ceilingFactor, scaledShapes } from '../src/domain/family-ceiling.js';
import { copyModelSchema, type CopyModel } from '../src/domain/copies/copy-signals.js';

/**
 * Reads what copied, templated and retold texts weigh in `candor authenticity`.
 *
 * @param bias of the profile that they are weighed beside: where their limit would take a review from there to `hold`, all shrink
 * @throws AppError model_unavailable when the file is missing or malformed
 */
export async function loadCopyModel(bias: number, modelsFolder?: string): Promise<CopyModel> {
  const file = path.join(modelsFolder ?? fileURLToPath(new URL('.', import.meta.url)), 'authenticity-copies.json');
  try {
    const model = copyModelSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    const factor = ceilingFactor(bias, [model.limit]);
    return factor === 1 ? model : { ...model, shapes: scaledShapes(model.shapes, factor), limit: model.limit * factor };
  } catch (cause) {
    throw new AppError({ code: 'model_unavailable', publicMessage: `The weights of copied texts in ${file} cannot be used.`, cause });
  }
}
