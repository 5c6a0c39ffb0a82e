import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Graph, type Tensor, writeOnnx } from '../../scripts/bench/onnx-writer.js';
import { TOPICS } from '../../src/domain/topics.js';

/**
 * A model of the graph contract in miniature: every head a linear map of hand-set features of the
 * pieces, so that a test knows what it must say. It lets the runtime be tested without the real
 * weights, and with cases that real weights would never show.
 */

const SPECIALS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', '[CUS]', '[AGT]', '[BOT]', '[SYS]'];

/** Feature → pieces that have it. */
const FEATURES: Record<string, string[]> = {
  negative: ['慢', '差', '▁slow', '▁rude', '坏', '▁broke'],
  positive: ['好', '快', '▁good', '▁fast', '▁love', '棒'],
  delivery: ['慢', '快递', '物流', '▁slow', '▁fast', '▁delivery', '▁courier'],
  attitude: ['态度', '客服', '▁rude', '▁staff'],
  quality: ['坏', '质量', '▁broke', '▁quality'],
  promotional: ['加微信', '▁coupon'],
  thanks: ['谢谢', '▁thanks', '▁thank'],
};
const FEATURE_NAMES = Object.keys(FEATURES);
const WIDTH = FEATURE_NAMES.length + 1;
const CONSTANT = WIDTH - 1;

const FILLERS = ['▁', ...'的了是不很我你他们，。！？,.!?', ...'abcdefghijklmnopqrstuvwxyz0123456789'];
const PIECES = [...SPECIALS, ...new Set([...Object.values(FEATURES).flat(), ...FILLERS, '▁the', '▁is', '😀'])];

const float = (name: string, dims: number[], data: number[]): Tensor => ({
  name,
  type: 'float',
  dims,
  data: Float32Array.from(data),
});

const ints = (name: string, values: number[]): Tensor => ({
  name,
  type: 'int64',
  dims: [values.length],
  data: BigInt64Array.from(values.map(BigInt)),
});

function embedding(): Tensor {
  const rows = PIECES.flatMap((piece) => [
    ...FEATURE_NAMES.map((feature) => (FEATURES[feature]?.includes(piece) ? 1 : 0)),
    1,
  ]);
  return float('embedding', [PIECES.length, WIDTH], rows);
}

type Weights = [feature: string, column: number, weight: number][];

/** A [WIDTH, columns] matrix with `bias` in the row of the constant feature. */
function matrix(name: string, columns: number, bias: number[], weights: Weights): Tensor {
  const data = new Array<number>(WIDTH * columns).fill(0);
  bias.forEach((value, column) => (data[CONSTANT * columns + column] = value));
  for (const [feature, column, weight] of weights) data[FEATURE_NAMES.indexOf(feature) * columns + column] = weight;
  return float(name, [WIDTH, columns], data);
}

const column = (topic: (typeof TOPICS)[number]): number => TOPICS.indexOf(topic);
const TOPIC_WEIGHTS: Weights = [
  ['delivery', column('delivery'), 12],
  ['attitude', column('attitude'), 12],
  ['quality', column('quality'), 12],
];
const POLARITY: Weights = TOPICS.flatMap((_, topic): Weights => [
  ['negative', topic * 3, 20],
  ['positive', topic * 3 + 2, 20],
]);

const HEADS: Tensor[] = [
  matrix('w_stars', 5, [0, 0, 0, 0, 0], [['negative', 0, 30], ['positive', 4, 30]]),
  matrix('w_sentiment', 3, [0, 0, 0], [['negative', 0, 30], ['positive', 2, 30]]),
  matrix('w_authenticity', 4, [-4, -4, -4, -4], [['promotional', 2, 40]]),
  matrix('w_solicited', 1, [-4], []),
  matrix('w_satisfaction', 5, [0, 0, 1, 0, 0], [['negative', 0, 30], ['positive', 4, 30]]),
  matrix('w_accomplished', 5, [0, 0, 1, 0, 0], [['negative', 0, 30], ['positive', 4, 30]]),
  matrix('w_effectiveness', 5, [0, 0, 1, 0, 0], [['negative', 0, 30], ['positive', 4, 30]]),
  matrix('w_courtesy', 5, [-4, -4, -4, -4, -4], [['thanks', 2, 120]]),
  matrix('w_polarity', 45, TOPICS.flatMap(() => [0, 1, 0]), POLARITY),
];

function graph(): Graph {
  const pooledHead = (weights: Tensor) => ({
    op: 'MatMul',
    inputs: ['mean', weights.name],
    outputs: [weights.name === 'w_polarity' ? 'polarity_flat' : weights.name.slice(2)],
  });
  return {
    inputs: ['input_ids', 'attention_mask'].map((name) => ({ name, type: 'int64', dims: ['batch', 'length'] })),
    outputs: [
      ...HEADS.filter(({ name }) => name !== 'w_polarity').map(({ name, dims }) => ({
        name: name.slice(2),
        type: 'float' as const,
        dims: ['batch', dims[1] ?? 1],
      })),
      { name: 'topics', type: 'float', dims: ['batch', 15] },
      { name: 'topic_polarity', type: 'float', dims: ['batch', 15, 3] },
      { name: 'topic_tokens', type: 'float', dims: ['batch', 'length', 15] },
      { name: 'embedding_out', type: 'float', dims: ['batch', WIDTH] },
    ],
    initializers: [
      embedding(),
      ...HEADS,
      matrix('w_tokens', 15, TOPICS.map(() => -6), TOPIC_WEIGHTS),
      ints('axis_1', [1]),
      ints('axis_2', [2]),
      ints('polarity_shape', [-1, 15, 3]),
      float('one', [1], [1]),
      float('far', [1], [1e4]),
    ],
    nodes: [
      { op: 'Gather', inputs: ['embedding', 'input_ids'], outputs: ['pieces'] },
      { op: 'Cast', inputs: ['attention_mask'], outputs: ['mask_flat'], attributes: { to: 1 } },
      { op: 'Unsqueeze', inputs: ['mask_flat', 'axis_2'], outputs: ['mask'] },
      { op: 'Mul', inputs: ['pieces', 'mask'], outputs: ['seen'] },
      { op: 'ReduceSum', inputs: ['seen', 'axis_1'], outputs: ['sum'], attributes: { keepdims: 0 } },
      { op: 'ReduceSum', inputs: ['mask_flat', 'axis_1'], outputs: ['count'], attributes: { keepdims: 1 } },
      { op: 'Div', inputs: ['sum', 'count'], outputs: ['mean'] },
      ...HEADS.map(pooledHead),
      { op: 'Reshape', inputs: ['polarity_flat', 'polarity_shape'], outputs: ['topic_polarity'] },
      { op: 'MatMul', inputs: ['seen', 'w_tokens'], outputs: ['token_logits'] },
      { op: 'Sub', inputs: ['mask', 'one'], outputs: ['absent'] },
      { op: 'Mul', inputs: ['absent', 'far'], outputs: ['absent_far'] },
      { op: 'Add', inputs: ['token_logits', 'absent_far'], outputs: ['topic_tokens'] },
      { op: 'ReduceMax', inputs: ['topic_tokens'], outputs: ['topics'], attributes: { axes: [1], keepdims: 0 } },
      { op: 'LpNormalization', inputs: ['mean'], outputs: ['embedding_out'], attributes: { axis: 1, p: 2 } },
    ],
  };
}

function tokenizer(): object {
  return {
    version: '1.0',
    added_tokens: SPECIALS.map((content, id) => ({ id, content, special: true, normalized: false })),
    normalizer: null,
    pre_tokenizer: { type: 'Metaspace', replacement: '▁', add_prefix_space: true },
    post_processor: null,
    decoder: { type: 'Metaspace', replacement: '▁', add_prefix_space: true },
    // Longer pieces score higher per character, so that a word wins over its letters.
    model: { type: 'Unigram', unk_id: 1, vocab: PIECES.map((piece, i) => [piece, i < SPECIALS.length ? 0 : -4]) },
  };
}

/** Writes the miniature model with its manifest; `folder` then serves as the models folder. */
export async function writeTinyEncoder(folder: string): Promise<void> {
  const files: Record<string, string | Buffer> = {
    'encoder/config.json': JSON.stringify({ model_type: 'bert', architectures: ['BertModel'] }),
    'encoder/tokenizer.json': JSON.stringify(tokenizer()),
    'encoder/tokenizer_config.json': JSON.stringify({ tokenizer_class: 'PreTrainedTokenizer', unk_token: '[UNK]' }),
    'encoder/onnx/model_quantized.onnx': writeOnnx(graph()),
  };
  await mkdir(path.join(folder, 'encoder/onnx'), { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
  const named = await Promise.all(
    Object.keys(files).map(async (name) => {
      const content = await readFile(path.join(folder, name));
      return [name, { sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length }] as const;
    }),
  );
  const manifest = { revision: 'tiny-1', maxTokens: 32, files: Object.fromEntries(named) };
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  const asTheEncoderSays = { bias: 0, encoder: 1, shapes: {} };
  await writeFile(
    path.join(folder, 'chat-course.json'),
    JSON.stringify({ origin: 'a test', data: [], outcomes: { satisfaction: asTheEncoderSays, accomplished: asTheEncoderSays, effectiveness: asTheEncoderSays } }),
  );
}
