import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../src/domain/app-error.js';
import { copyModelSchema, type CopyModel } from '../src/domain/copies/copy-signals.js';

/**
 * Reads what copied, templated and retold texts weigh in `candor authenticity`.
 * @throws AppError model_unavailable when the file is missing or malformed
 */
export async function loadCopyModel(modelsFolder?: string): Promise<CopyModel> {
  const file = path.join(modelsFolder ?? fileURLToPath(new URL('.', import.meta.url)), 'authenticity-copies.json');
  try {
    return copyModelSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new AppError({ code: 'model_unavailable', publicMessage: `The weights of copied texts in ${file} cannot be used.`, cause });
  }
}
