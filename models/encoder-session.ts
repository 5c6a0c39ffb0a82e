import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AutoModel, AutoTokenizer } from '@xenova/transformers';
import onnxruntime, { type InferenceSession } from 'onnxruntime-node';
import { AppError } from '../src/domain/app-error.js';
import { type CourseModel, courseModelSchema } from './heads/outcome.js';
import { type ModelManifest, readVerifiedManifest } from './manifest.js';
import { type NgramTable, openNgramTable } from './ngram-table.js';
import { type RuntimeOptions, withRuntime } from './transformers-runtime.js';
import { createSegmenter, type Segmenter } from './unigram-segmenter.js';

/** Ids of the pieces that are not text. */
interface SpecialPieces {
  pad: number;
  start: number;
  end: number;
  customer: number;
  agent: number;
  bot: number;
  system: number;
}

/** Output name → its values, row after row; `[batch, …]` as the graph contract in README.md says. */
export type EncoderOutputs = ReadonlyMap<string, Float32Array>;

/** The loaded encoder: tokenizer, weights and their manifest. */
export interface EncoderSession {
  readonly manifest: ModelManifest;
  /** What the course of a chat adds to what the encoder foretells of its outcome. */
  readonly courseModel: CourseModel;
  /** What bare characters and words say of sentiment, beside the encoder; absent where the manifest names none. */
  readonly ngrams?: NgramTable;
  readonly segment: Segmenter;
  readonly specials: SpecialPieces;
  /**
   * One forward pass; blocks the event loop until done.
   * @param rows piece ids with start and end pieces, none longer than `length`.
   * @param length every row is padded to this many pieces.
   */
  run(rows: readonly Int32Array[], length: number): Promise<EncoderOutputs>;
  close(): Promise<void>;
}

const SPECIAL_NAMES: Record<keyof SpecialPieces, string> = {
  pad: '[PAD]',
  start: '[CLS]',
  end: '[SEP]',
  customer: '[CUS]',
  agent: '[AGT]',
  bot: '[BOT]',
  system: '[SYS]',
};

/** What this module reads of a @xenova/transformers Unigram tokenizer, whose types are `any`. */
interface LoadedTokenizer {
  model: { vocab: string[]; scores: number[]; unk_token_id: number; tokens_to_ids: Map<string, number> };
  added_tokens: { id: number }[];
}

function findSpecials({ model }: LoadedTokenizer): SpecialPieces {
  const entries = Object.entries(SPECIAL_NAMES).map(([key, piece]) => {
    const id = model.tokens_to_ids.get(piece);
    if (id === undefined) throw new Error(`the tokenizer has no piece ${piece}`);
    return [key, id];
  });
  return Object.fromEntries(entries) as SpecialPieces;
}

function segmenterOf({ model, added_tokens }: LoadedTokenizer): Segmenter {
  return createSegmenter({
    pieces: model.vocab,
    scores: model.scores,
    unknownId: model.unk_token_id,
    specialIds: new Set(added_tokens.map(({ id }) => id)),
  });
}

async function forward(
  session: InferenceSession,
  pad: number,
  rows: readonly Int32Array[],
  length: number,
): Promise<EncoderOutputs> {
  const ids = new BigInt64Array(rows.length * length).fill(BigInt(pad));
  const mask = new BigInt64Array(rows.length * length);
  rows.forEach((row, r) => {
    for (let i = 0; i < row.length; i += 1) {
      ids[r * length + i] = BigInt(row[i] ?? pad);
      mask[r * length + i] = 1n;
    }
  });
  const dims = [rows.length, length];
  const outputs = await session.run({
    input_ids: new onnxruntime.Tensor('int64', ids, dims),
    attention_mask: new onnxruntime.Tensor('int64', mask, dims),
  });
  return new Map(Object.entries(outputs).map(([name, tensor]) => [name, tensor.data as Float32Array]));
}

/**
 * Loads `encoder/`, `chat-course.json` and `ngrams.bin` below the models folder, after checking every file against the manifest.
 *
 * @throws AppError `model_unavailable` when files are missing, altered, or not a model of the contract.
 */
export async function openEncoder(options: RuntimeOptions): Promise<EncoderSession> {
  const manifest = await readVerifiedManifest(options.modelsFolder);
  try {
    const [tokenizer, model] = await withRuntime(options, () =>
      Promise.all([AutoTokenizer.from_pretrained('encoder'), AutoModel.from_pretrained('encoder')]),
    );
    const loaded = tokenizer as unknown as LoadedTokenizer;
    const specials = findSpecials(loaded);
    const courseModel = courseModelSchema.parse(JSON.parse(await readFile(path.join(options.modelsFolder, 'chat-course.json'), 'utf8')));
    const ngrams = manifest.ngrams && (await openNgramTable(options.modelsFolder, manifest.ngrams));
    const session = (model as unknown as { session: InferenceSession }).session;
    return {
      manifest,
      courseModel,
      ...(ngrams && { ngrams }),
      segment: segmenterOf(loaded),
      specials,
      run: (rows, length) => forward(session, specials.pad, rows, length),
      close: async () => void (await model.dispose()),
    };
  } catch (cause) {
    throw new AppError({
      code: 'model_unavailable',
      publicMessage: 'The language model is not installed correctly on this machine.',
      detail: `models/encoder of revision ${manifest.revision} does not load`,
      cause,
    });
  }
}
