import type { Graph, GraphNode, Tensor } from './onnx-writer.js';

export interface TransformerShape {
  width: number;
  layers: number;
  heads: number;
  inner: number;
  vocabulary: number;
  positions: number;
  labels: number;
}

/** DistilBERT's (Sanh et al. 2019). */
export const DISTILBERT: TransformerShape = {
  width: 768,
  layers: 6,
  heads: 12,
  inner: 3072,
  vocabulary: 30_522,
  positions: 512,
  labels: 2,
};

/** Collects nodes and weights while a graph is written from inputs to outputs. */
class GraphBuilder {
  readonly nodes: GraphNode[] = [];
  readonly initializers: Tensor[] = [];
  private count = 0;
  /** Deterministic, so that two runs time the same numbers. */
  private state = 1;

  private random(): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.state / 2 ** 32;
  }

  node(op: string, inputs: string[], attributes: GraphNode['attributes'] = {}, outputs = 1): string {
    const names = Array.from({ length: outputs }, () => `${op}_${(this.count += 1)}`);
    this.nodes.push({ op, inputs, outputs: names, attributes });
    return names[0] ?? '';
  }

  floats(dims: number[], spread: number, centre = 0): string {
    const size = dims.reduce((a, b) => a * b, 1);
    const data = Float32Array.from({ length: size }, () => centre + (this.random() - 0.5) * spread);
    return this.constant('float', dims, data);
  }

  constant(type: Tensor['type'], dims: number[], data: Tensor['data']): string {
    const name = `weight_${(this.count += 1)}`;
    this.initializers.push({ name, type, dims, data });
    return name;
  }

  integers(values: number[]): string {
    return this.constant('int64', [values.length], BigInt64Array.from(values.map(BigInt)));
  }

  /** A dense layer with int8 weights and activations scaled on the fly, as ONNX Runtime's quantiser writes it. */
  dense(input: string, from: number, to: number): string {
    const quantised = this.node('DynamicQuantizeLinear', [input], {}, 3);
    const [, scale = '', zero = ''] = this.nodes.at(-1)?.outputs ?? [];
    const weight = this.constant('int8', [from, to], Int8Array.from({ length: from * to }, () => (this.random() - 0.5) * 254));
    const weightZero = this.constant('int8', [], Int8Array.from([0]));
    const product = this.node('MatMulInteger', [quantised, weight, zero, weightZero]);
    const weightScale = this.constant('float', [], Float32Array.from([0.0005]));
    const scaled = this.node('Mul', [this.node('Cast', [product], { to: 1 }), this.node('Mul', [scale, weightScale])]);
    return this.node('Add', [scaled, this.floats([to], 0.02)]);
  }

  norm(input: string, width: number): string {
    return this.node('LayerNormalization', [input, this.floats([width], 0.2, 1), this.floats([width], 0.02)], { axis: -1 });
  }

  gelu(input: string): string {
    const half = this.constant('float', [], Float32Array.from([0.5]));
    const one = this.constant('float', [], Float32Array.from([1]));
    const root = this.constant('float', [], Float32Array.from([Math.SQRT2]));
    const erf = this.node('Erf', [this.node('Div', [input, root])]);
    return this.node('Mul', [this.node('Mul', [input, this.node('Add', [erf, one])]), half]);
  }
}

function layer(build: GraphBuilder, input: string, mask: string, { width, heads, inner }: TransformerShape): string {
  const split = build.integers([0, 0, heads, width / heads]);
  const join = build.integers([0, 0, width]);
  const part = (perm: number[]): string =>
    build.node('Transpose', [build.node('Reshape', [build.dense(input, width, width), split])], { perm });
  const query = build.node('Div', [part([0, 2, 1, 3]), build.constant('float', [], Float32Array.from([Math.sqrt(width / heads)]))]);
  const scores = build.node('Add', [build.node('MatMul', [query, part([0, 2, 3, 1])]), mask]);
  const mixed = build.node('MatMul', [build.node('Softmax', [scores], { axis: -1 }), part([0, 2, 1, 3])]);
  const joined = build.node('Reshape', [build.node('Transpose', [mixed], { perm: [0, 2, 1, 3] }), join]);
  const attended = build.norm(build.node('Add', [input, build.dense(joined, width, width)]), width);
  const hidden = build.dense(build.gelu(build.dense(attended, width, inner)), inner, width);
  return build.norm(build.node('Add', [attended, hidden]), width);
}

/** A BERT-like text classifier with random int8 weights: right in shape and cost, wrong in every answer. */
export function transformerGraph(shape: TransformerShape): Graph {
  const build = new GraphBuilder();
  const { width } = shape;
  const zero = build.integers([0]);
  const two = build.integers([2]);
  const pieces = build.node('Gather', [build.floats([shape.vocabulary, width], 0.1), 'input_ids']);
  const length = build.node('Slice', [build.node('Shape', ['input_ids']), build.integers([1]), two]);
  const places = build.node('Slice', [build.floats([shape.positions, width], 0.1), zero, length, zero]);
  let states = build.norm(build.node('Add', [pieces, places]), width);
  const floatMask = build.node('Cast', ['attention_mask'], { to: 1 });
  const seen = build.node('Unsqueeze', [floatMask, build.integers([1, 2])]);
  const absent = build.node('Sub', [seen, build.constant('float', [], Float32Array.from([1]))]);
  const mask = build.node('Mul', [absent, build.constant('float', [], Float32Array.from([1e4]))]);
  for (let i = 0; i < shape.layers; i += 1) states = layer(build, states, mask, shape);
  const first = build.node('Gather', [states, build.constant('int64', [], BigInt64Array.from([0n]))], { axis: 1 });
  const pooled = build.node('Relu', [build.dense(first, width, width)]);
  const logits = build.dense(pooled, width, shape.labels);
  build.nodes.push({ op: 'Identity', inputs: [logits], outputs: ['logits'] });
  return {
    nodes: build.nodes,
    initializers: build.initializers,
    inputs: ['input_ids', 'attention_mask'].map((name) => ({ name, type: 'int64', dims: ['batch', 'length'] })),
    outputs: [{ name: 'logits', type: 'float', dims: ['batch', shape.labels] }],
  };
}
