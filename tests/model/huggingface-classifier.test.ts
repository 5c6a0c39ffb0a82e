import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openItemAnalyser } from '../../models/onnx-item-analyser.js';
import { writeOnnx } from '../../scripts/bench/onnx-writer.js';
import { wordPieceTokenizer } from '../../scripts/bench/word-piece-tokenizer.js';
import type { Item } from '../../src/domain/item.js';
import { writeTinyEncoder } from './tiny-encoder.js';

const WORDS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'awful', 'wonderful', 'it', 'is'];

/** Writes a two-label text classifier, as any on the Hugging Face hub is laid out. */
async function writeClassifier(folder: string): Promise<void> {
  const weights = WORDS.flatMap((word) => [word === 'awful' ? 9 : 0, word === 'wonderful' ? 9 : 0]);
  const tokenizer = wordPieceTokenizer(WORDS, 4);
  const model = writeOnnx({
    inputs: ['input_ids', 'attention_mask'].map((name) => ({ name, type: 'int64', dims: ['batch', 'length'] })),
    outputs: [{ name: 'logits', type: 'float', dims: ['batch', 2] }],
    initializers: [
      { name: 'weights', type: 'float', dims: [WORDS.length, 2], data: Float32Array.from(weights) },
      { name: 'axis', type: 'int64', dims: [1], data: BigInt64Array.from([1n]) },
    ],
    nodes: [
      { op: 'Gather', inputs: ['weights', 'input_ids'], outputs: ['pieces'] },
      { op: 'ReduceSum', inputs: ['pieces', 'axis'], outputs: ['logits'], attributes: { keepdims: 0 } },
    ],
  });
  const config = { model_type: 'bert', id2label: { 0: 'LABEL_0', 1: 'LABEL_1' } };
  await mkdir(path.join(folder, 'onnx'), { recursive: true });
  await writeFile(path.join(folder, 'config.json'), JSON.stringify(config));
  await writeFile(path.join(folder, 'tokenizer.json'), JSON.stringify(tokenizer));
  await writeFile(path.join(folder, 'tokenizer_config.json'), '{"tokenizer_class":"BertTokenizer","model_max_length":64}');
  await writeFile(path.join(folder, 'onnx/model_quantized.onnx'), model);
}

const review = (text: string): Item => ({
  kind: 'review',
  review: { id: text, merchantId: 'm', text, createdAt: '2026-01-01T08:00:00Z' },
});

describe('a Hugging Face classifier in place of the sentiment head', () => {
  let modelsFolder: string;
  beforeAll(async () => {
    modelsFolder = await mkdtemp(path.join(tmpdir(), 'candor-override-'));
    await writeTinyEncoder(modelsFolder);
    await writeClassifier(path.join(modelsFolder, 'someone/classifier'));
  });
  afterAll(() => rm(modelsFolder, { recursive: true }));

  const analyse = async (labelMapping: Record<string, 'negative' | 'positive' | number>, text: string) => {
    const analyser = await openItemAnalyser({ modelsFolder, sentiment: { model: 'someone/classifier', labelMapping } });
    try {
      return (await analyser.analyse([review(text)]))[0]!;
    } finally {
      await analyser.close();
    }
  };

  it('when labels are mapped to classes, then its sentiment is shown and the other heads stay', async () => {
    const { sentiment, topics, model } = await analyse({ LABEL_0: 'negative', LABEL_1: 'positive' }, 'Delivery is wonderful');
    expect(sentiment?.label).toBe('positive');
    expect(sentiment?.probabilities.positive).toBeCloseTo(1 / (1 + Math.exp(-9)), 5);
    expect(topics.map(({ topic }) => topic)).toEqual(['delivery']);
    expect(model.revision).toBe('tiny-1+sentiment=hf:someone/classifier');
  });

  it('when labels are mapped to stars, then stars and classes follow from them', async () => {
    const { sentiment } = await analyse({ LABEL_0: 1, LABEL_1: 5 }, 'It is awful');
    expect(sentiment?.label).toBe('negative');
    expect(sentiment?.stars).toBeCloseTo(1, 2);
  });

  it('when a label is not mapped, then invalid_configuration names it', async () => {
    await expect(analyse({ LABEL_0: 'negative' }, 'It is awful')).rejects.toMatchObject({
      code: 'invalid_configuration',
      publicMessage: expect.stringContaining('LABEL_1'),
    });
  });

  it('when the model does not exist and remote loading is off, then model_unavailable', async () => {
    const opening = openItemAnalyser({ modelsFolder, sentiment: { model: 'no/such-model', labelMapping: {} } });
    await expect(opening).rejects.toMatchObject({ code: 'model_unavailable' });
  });
});
