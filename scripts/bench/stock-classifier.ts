import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeOnnx } from './onnx-writer.js';
import { DISTILBERT, transformerGraph } from './transformer-graph.js';
import { wordPieceTokenizer } from './word-piece-tokenizer.js';

const SPECIALS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];

/**
 * A WordPiece vocabulary of DistilBERT's size for these texts: every character, then the commonest
 * Latin words. Han goes character by character, as in every BERT; that is kind to the stock model,
 * which would otherwise meet unknown pieces only.
 */
function vocabulary(texts: readonly string[], size: number): string[] {
  const characters = new Set<string>();
  const words = new Map<string, number>();
  for (const text of texts) {
    const lower = text.toLowerCase();
    for (const character of lower) if (character.trim() !== '') characters.add(character);
    for (const word of lower.match(/[a-z]{2,}/g) ?? []) words.set(word, (words.get(word) ?? 0) + 1);
  }
  const common = [...words].sort(([, a], [, b]) => b - a).map(([word]) => word);
  const pieces = [...SPECIALS, ...characters, ...[...characters].map((c) => `##${c}`), ...common];
  const unused = Array.from({ length: Math.max(0, size - pieces.length) }, (_, i) => `[unused${i}]`);
  return [...pieces, ...unused].slice(0, size);
}

export interface StockClassifier {
  modelsFolder: string;
  model: string;
  remove(): Promise<void>;
}

/** Writes a DistilBERT-shaped classifier with random int8 weights (about 140 MB) to a temporary folder. */
export async function writeStockClassifier(texts: readonly string[]): Promise<StockClassifier> {
  const modelsFolder = await mkdtemp(path.join(tmpdir(), 'candor-bench-'));
  const folder = path.join(modelsFolder, 'stock');
  await mkdir(path.join(folder, 'onnx'), { recursive: true });
  const pieces = vocabulary(texts, DISTILBERT.vocabulary);
  const config = { model_type: 'distilbert', id2label: { 0: 'NEGATIVE', 1: 'POSITIVE' } };
  const settings = { tokenizer_class: 'DistilBertTokenizer', model_max_length: DISTILBERT.positions };
  await writeFile(path.join(folder, 'config.json'), JSON.stringify(config));
  await writeFile(path.join(folder, 'tokenizer.json'), JSON.stringify(wordPieceTokenizer(pieces, SPECIALS.length)));
  await writeFile(path.join(folder, 'tokenizer_config.json'), JSON.stringify(settings));
  await writeFile(path.join(folder, 'onnx/model_quantized.onnx'), writeOnnx(transformerGraph(DISTILBERT)));
  return { modelsFolder, model: 'stock', remove: () => rm(modelsFolder, { recursive: true }) };
}
