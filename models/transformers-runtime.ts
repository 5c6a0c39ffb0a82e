import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { env } from '@xenova/transformers';
import onnxruntime, { type InferenceSession } from 'onnxruntime-node';

/** How a model is loaded through @xenova/transformers. */
export interface RuntimeOptions {
  /** Folder that holds the model's folder. */
  modelsFolder: string;
  /** Threads inside one operator. One by default: machines are filled with worker processes instead. */
  threads?: number;
  /** Lets the library fetch from the Hugging Face hub; off unless a deployment says so. */
  allowRemote?: boolean;
}

type CreateSession = (model: Uint8Array | string, ...rest: unknown[]) => Promise<InferenceSession>;

/**
 * ONNX Runtime 1.14 heeds a session's options only where the model is a file: of a model in memory, which is how
 * @xenova/transformers hands it over, it takes a thread per core whatever it is told. So the bytes go through a file.
 */
async function throughFile(model: Uint8Array | string, create: (file: string) => Promise<InferenceSession>): Promise<InferenceSession> {
  if (typeof model === 'string') return create(model);
  const folder = await mkdtemp(path.join(tmpdir(), 'candor-model-'));
  try {
    const file = path.join(folder, 'model.onnx');
    await writeFile(file, model);
    return await create(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Runs `load` with the library's global settings and ONNX Runtime's thread counts set.
 *
 * @xenova/transformers 2 offers no session options, and ONNX Runtime takes one thread per core by
 * default, which makes several workers on one machine fight; hence the wrapped `create`, put back
 * afterwards. Loads of one process run one after the other, since these settings are global.
 */
export function withRuntime<T>(options: RuntimeOptions, load: () => Promise<T>): Promise<T> {
  const turn = lastLoad.then(() => loadWithSettings(options, load));
  lastLoad = turn.catch(() => undefined);
  return turn;
}

let lastLoad: Promise<unknown> = Promise.resolve();

async function loadWithSettings<T>(options: RuntimeOptions, load: () => Promise<T>): Promise<T> {
  const sessions = onnxruntime.InferenceSession as unknown as { create: CreateSession };
  const create = sessions.create;
  const settings = { intraOpNumThreads: options.threads ?? 1, interOpNumThreads: 1, executionMode: 'sequential' };
  sessions.create = (model, ...rest) => throughFile(model, (file) => create.call(sessions, file, { ...(rest.at(-1) as object), executionProviders: ['cpu'], ...settings }));
  env.localModelPath = options.modelsFolder;
  env.allowRemoteModels = options.allowRemote ?? false;
  try {
    return await load();
  } finally {
    sessions.create = create;
  }
}
