"""Writes models/encoder: the deep and wide parts and their mixture as one ONNX graph, int8 or float32."""
import json
import pathlib

import numpy as np
import torch
from onnx import TensorProto, helper

import quantise
import tokenizer
from batches import Examples, pad
from encoder import Encoder
from export_encoder import MASKED, EncoderNodes
from export_wide import WideNodes
from graph import Graph, save
from mix import SIGMOID
from wide import TABLES

SHAPES = {'stars': [5], 'sentiment': [3], 'topics': [15], 'topic_polarity': [15, 3], 'topic_tokens': ['length', 15],
          'authenticity': [4], 'solicited': [1], 'accomplished': [5], 'satisfaction': [5], 'effectiveness': [5],
          'courtesy': [5], 'turn_marks': [3], 'embedding': [128]}


def activation_scales(model: Encoder, work: pathlib.Path, texts=1200):
    """Runs the float encoder on training texts and records what every quantised layer is fed."""
    examples = Examples(work)
    rows = np.random.default_rng(5).choice(examples.rows('train'), texts, replace=False)
    seen = {}

    def watch(name):
        def hook(_, inputs):
            values = inputs[0].detach().float().flatten()
            seen.setdefault(name, []).append(values[torch.randint(0, len(values), (60_000,))].numpy())
        return hook
    layers = {n: m for n, m in model.named_modules() if n == 'pool' or n.split('.')[-1] in ('mix', 'out', 'up', 'down')}
    hooks = [module.register_forward_pre_hook(watch(name)) for name, module in layers.items()]
    rows = sorted(rows, key=lambda r: examples.lengths[r])
    with torch.no_grad():
        for begin in range(0, len(rows), 24):
            model(pad([examples.tokens(r)[:254] for r in rows[begin:begin + 24]]))
    [hook.remove() for hook in hooks]
    return {name: quantise.activation(np.concatenate(parts)) for name, parts in seen.items()}


def mixedness(g: Graph, deep: dict):
    """As `mix.mixedness`: [B, 4]."""
    polarity = g.op('Softmax', deep['topic_polarity'], axis=-1)
    said = g.op('Mul', polarity, g.op('Unsqueeze', g.op('Sigmoid', deep['topics']), np.array([2])))
    found, neutral = [], []
    for value in (g.op('ReduceSum', said, np.array([1]), keepdims=0), g.op('ReduceMax', said, axes=[1], keepdims=0)):
        complaint, middle, praise = g.op('Split', value, np.array([1, 1, 1]), outputs=3, axis=-1)
        found.append(g.op('Min', complaint, praise))
        neutral.append(middle)
    return g.op('Concat', *found, *neutral, axis=-1)


def mixed(g: Graph, deep: dict, wide: dict, maps: dict, mask, piece_topics):
    """Final logits by contract name. `piece_topics` is what each piece adds to the wide topic logits."""
    f32 = lambda a: np.asarray(a, np.float32)
    scalars = [wide['polarity'], wide['neutral']]
    inputs = {'sentiment': [deep['sentiment'], *scalars, mixedness(g, deep)], 'stars': [deep['stars'], deep['sentiment'], *scalars]}
    out = {head: g.op('Add', g.op('MatMul', g.op('Concat', *parts, axis=-1), f32(maps[head]['weight'])), f32(maps[head]['bias']))
           for head, parts in inputs.items()}
    for head, (table, columns) in SIGMOID.items():
        part = g.op('Slice', wide[table.removeprefix('wide_')], np.array([columns.start]), np.array([columns.stop]), np.array([1]))
        m = maps[head]
        total = g.op('Add', g.op('Mul', deep[head], f32(m['deep'])), g.op('Mul', part, f32(m['wide'])))
        out['turn_marks' if head == 'marks' else head] = g.op('Add', total, f32(m['bias']))
    m, levels = maps['rated'], np.arange(-2, 3, dtype=np.float32)
    rated = g.op('Mul', g.op('Reshape', deep['rated'], np.array([0, 3, 5])), f32(m['deep'])[:, None])
    slope = g.op('Add', g.op('Mul', wide['rated'], f32(m['wide'])), g.op('Mul', wide['rated_pairs'], f32(m['pairs'])))
    slope = g.op('Mul', g.op('Unsqueeze', slope, np.array([2])), levels)
    rated = g.op('Add', g.op('Add', rated, slope), f32(m['bias']))
    for index, head in enumerate(('accomplished', 'satisfaction', 'effectiveness')):
        out[head] = g.op('Gather', rated, np.array(index), axis=1)
    m = maps['polarity']
    whole = g.op('Unsqueeze', g.op('MatMul', out['sentiment'], f32(m['text'])), np.array([1]))
    own = g.op('MatMul', deep['topic_polarity'], f32(m['own']))
    out['topic_polarity'] = g.op('Add', g.op('Add', own, whole), f32(m['bias']))
    m, count = maps['topics'], len(maps['topics']['deep'])
    pieces = g.op('Slice', piece_topics, np.array([0]), np.array([count]), np.array([2]))
    tokens = g.op('Add', g.op('Mul', deep['topic_tokens'], f32(m['deep'])), g.op('Mul', pieces, f32(m['wide'])))
    out['topic_tokens'] = g.op('Where', g.op('Greater', g.op('Unsqueeze', mask, np.array([2])), np.float32(.5)), tokens, np.float32(MASKED))
    return {**out, 'embedding': deep['embedding']}


def build(state, maps, tables, scales=None):
    """The whole graph. `tables`: {group: (weights, bias)}; `scales` None gives float32 dense layers."""
    g = Graph()
    mask = g.cast('attention_mask')
    deep = EncoderNodes(g, state, scales).outputs('input_ids', mask)
    nodes = WideNodes(g, 'input_ids', mask)
    wide, pieces = {}, {}
    for group, table in TABLES.items():
        wide[group], pieces[group] = nodes.table(*tables[group], table.orders, table.roles, table.power), nodes.tokens
    final = mixed(g, deep, wide, maps, mask, pieces['topics'])
    for name in SHAPES:
        g.nodes.append(helper.make_node('Identity', [final[name]], [name]))
    return g.model({n: (TensorProto.INT64, ['batch', 'length']) for n in ('input_ids', 'attention_mask')},
                   {n: (TensorProto.FLOAT, ['batch', *shape]) for n, shape in SHAPES.items()})


def session(path, threads=1):
    import onnxruntime  # only the comparison needs it
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(str(path), options, providers=['CPUExecutionProvider'])


def run(work: pathlib.Path, models: pathlib.Path, maps: dict):
    """Writes tokenizer, config and model_quantized.onnx under models/encoder, the float32 model under `work`."""
    model = Encoder()
    model.load_state_dict(torch.load(work / 'deep.pt')['average'])
    model.eval()
    state = {name: value.numpy() for name, value in model.state_dict().items()}
    tables = {}
    for group in TABLES:
        saved = np.load(work / f'wide_{group}.npz')
        tables[group] = saved['weights'].astype(np.float32), saved['bias']
    save(build(state, maps, tables), work / 'float32' / 'onnx' / 'model.onnx')
    save(build(state, maps, tables, activation_scales(model, work)), models / 'encoder' / 'onnx' / 'model_quantized.onnx')
    shape = model.shape
    config = {'model_type': 'bert', 'architectures': ['CandorEncoder'], 'vocab_size': tokenizer.PIECES, 'hidden_size': shape.width,
              'num_hidden_layers': shape.layers, 'num_attention_heads': shape.heads, 'intermediate_size': shape.inner,
              'max_position_embeddings': shape.positions, 'pad_token_id': tokenizer.PAD}
    for folder in (models / 'encoder', work / 'float32'):
        (folder / 'config.json').write_text(json.dumps(config, indent=1) + '\n')
        tokenizer.export(str(work / 'tokenizer'), folder)
