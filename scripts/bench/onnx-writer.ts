/**
 * Writes small ONNX models from TypeScript, so that tests and benchmarks can make models with random
 * weights on any machine, without Python. Only what they need: protobuf's wire format and the fields
 * of onnx.proto3 (opset 17, IR 8) used below.
 */

type ElementType = 'float' | 'uint8' | 'int8' | 'int64';
const ELEMENT_CODES: Record<ElementType, number> = { float: 1, uint8: 2, int8: 3, int64: 7 };

export interface Tensor {
  name: string;
  type: ElementType;
  dims: number[];
  data: Float32Array | Uint8Array | Int8Array | BigInt64Array;
}

export interface GraphNode {
  op: string;
  inputs: string[];
  outputs: string[];
  /** Integers, or lists of integers; ONNX attributes of other kinds are not needed here. */
  attributes?: Record<string, number | number[]>;
}

export interface GraphPort {
  name: string;
  type: ElementType;
  /** A string names a free dimension. */
  dims: (number | string)[];
}

export interface Graph {
  nodes: GraphNode[];
  initializers: Tensor[];
  inputs: GraphPort[];
  outputs: GraphPort[];
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Buffer.from(bytes);
}

const integer = (field: number, value: number): Buffer => Buffer.concat([varint(field << 3), varint(value)]);

function bytes(field: number, value: Buffer | string): Buffer {
  const content = typeof value === 'string' ? Buffer.from(value) : value;
  return Buffer.concat([varint((field << 3) | 2), varint(content.length), content]);
}

function attribute(name: string, value: number | number[]): Buffer {
  const INT = 2;
  const INTS = 7;
  const parts = Array.isArray(value)
    ? [...value.map((item) => integer(8, item)), integer(20, INTS)]
    : [integer(3, value), integer(20, INT)];
  return Buffer.concat([bytes(1, name), ...parts]);
}

function node({ op, inputs, outputs, attributes = {} }: GraphNode): Buffer {
  return Buffer.concat([
    ...inputs.map((name) => bytes(1, name)),
    ...outputs.map((name) => bytes(2, name)),
    bytes(4, op),
    ...Object.entries(attributes).map(([name, value]) => bytes(5, attribute(name, value))),
  ]);
}

function tensor({ name, type, dims, data }: Tensor): Buffer {
  return Buffer.concat([
    ...dims.map((dim) => integer(1, dim)),
    integer(2, ELEMENT_CODES[type]),
    bytes(8, name),
    bytes(9, Buffer.from(data.buffer, data.byteOffset, data.byteLength)),
  ]);
}

function port({ name, type, dims }: GraphPort): Buffer {
  const shape = dims.map((dim) => bytes(1, typeof dim === 'string' ? bytes(2, dim) : integer(1, dim)));
  const tensorType = Buffer.concat([integer(1, ELEMENT_CODES[type]), bytes(2, Buffer.concat(shape))]);
  return Buffer.concat([bytes(1, name), bytes(2, bytes(1, tensorType))]);
}

/** Serialises a graph as an ONNX model file. */
export function writeOnnx(graph: Graph): Buffer {
  const body = Buffer.concat([
    ...graph.nodes.map((item) => bytes(1, node(item))),
    bytes(2, 'graph'),
    ...graph.initializers.map((item) => bytes(5, tensor(item))),
    ...graph.inputs.map((item) => bytes(11, port(item))),
    ...graph.outputs.map((item) => bytes(12, port(item))),
  ]);
  return Buffer.concat([integer(1, 8), bytes(7, body), bytes(8, Buffer.concat([bytes(1, ''), integer(2, 17)]))]);
}
