"""The deep part as ONNX nodes, float32 or int8."""
import numpy as np
from onnx import TensorProto

import quantise
from encoder import MASKED, MOST_OPINION
from graph import Graph


class EncoderNodes:
    """Adds the encoder to a graph. `state` is the torch state dict as arrays; `scales` maps the name of each
    quantised layer to its activation scale and zero point, or is None for float32."""

    def __init__(self, graph: Graph, state: dict, scales=None, heads=4):
        self.graph, self.state, self.scales, self.heads = graph, state, scales, heads

    def dense(self, x, name):
        weight, bias = self.state[name + '.weight'], self.state[name + '.bias']
        if not self.scales:
            return self.graph.linear(x, weight, bias)
        scale, zero = self.scales[name]
        packed, column_scale = quantise.columns(weight)
        g = self.graph
        eight = g.op('QuantizeLinear', x, np.float32(scale), np.uint8(zero))
        return g.op('MatMulIntegerToFloat', eight, packed, np.float32(scale), column_scale, np.uint8(zero),
                    np.full(len(column_scale), quantise.ZERO, np.uint8), bias, domain='com.microsoft')

    def norm(self, x, name):
        return self.graph.op('LayerNormalization', x, self.state[name + '.weight'], self.state[name + '.bias'], axis=-1, epsilon=1e-5)

    def pieces(self, ids):
        g, table = self.graph, self.state['pieces.weight']
        if not self.scales:
            return g.op('Gather', table, ids)
        packed, scale = quantise.rows(table)
        return g.op('Mul', g.cast(g.op('Gather', packed, ids)), g.op('Gather', scale, ids))

    def attention(self, x, layer, bias):
        g, width = self.graph, self.state['norm.weight'].shape[0]
        mixed = self.dense(x, f'{layer}.mix')
        parts = g.op('Split', mixed, np.array([width] * 3), outputs=3, axis=-1)
        split = lambda part, order: g.op('Transpose', g.op('Reshape', part, np.array([0, 0, self.heads, width // self.heads])), perm=order)
        q = split(g.op('Mul', parts[0], np.float32((width // self.heads) ** -.5)), [0, 2, 1, 3])
        scores = g.op('Add', g.op('MatMul', q, split(parts[1], [0, 2, 3, 1])), bias)
        seen = g.op('MatMul', g.op('Softmax', scores, axis=-1), split(parts[2], [0, 2, 1, 3]))
        joined = g.op('Reshape', g.op('Transpose', seen, perm=[0, 2, 1, 3]), np.array([0, 0, width]))
        return self.dense(joined, f'{layer}.out')

    def states(self, ids, mask):
        """Token states [B, L, width]; `mask` is float [B, L]."""
        g = self.graph
        length = g.op('Gather', g.op('Shape', ids), np.array([1]))
        positions = g.op('Slice', self.state['positions'], np.array([0]), length, np.array([0]))
        x = self.norm(g.op('Add', self.pieces(ids), positions), 'input_norm')
        hidden = g.op('Mul', g.op('Sub', mask, np.float32(1)), np.float32(-MASKED))
        bias = g.op('Unsqueeze', hidden, np.array([1, 2]))
        count = sum(name.endswith('attention_norm.weight') for name in self.state)
        for layer in (f'layers.{i}' for i in range(count)):
            x = g.op('Add', x, self.attention(self.norm(x, f'{layer}.attention_norm'), layer, bias))
            inner = g.op('Relu', self.dense(self.norm(x, f'{layer}.inner_norm'), f'{layer}.up'))
            x = g.op('Add', x, self.dense(inner, f'{layer}.down'))
        return self.norm(x, 'norm')

    def outputs(self, ids, mask):
        """Raw deep logits by head name, before the wide part is mixed in."""
        g, state = self.graph, self.state
        states = self.states(ids, mask)
        weight = g.op('Unsqueeze', mask, np.array([2]))
        hidden = g.op('Mul', g.op('Sub', weight, np.float32(1)), np.float32(-MASKED))
        mean = g.op('Div', g.op('ReduceSum', g.op('Mul', states, weight), np.array([1]), keepdims=0),
                    g.op('ReduceSum', weight, np.array([1]), keepdims=0))
        peak = g.op('ReduceMax', g.op('Add', states, hidden), axes=[1], keepdims=0)
        first = g.op('Gather', states, np.array(0), axis=1)
        pooled = g.op('Tanh', self.dense(g.op('Concat', first, mean, peak, axis=-1), 'pool'))
        found = {name: g.linear(pooled, state[f'heads.{name}.weight'], state[f'heads.{name}.bias'])
                 for name in sorted({n.split('.')[1] for n in state if n.startswith('heads.')})}
        logits = g.linear(states, state['topic_tokens.weight'], state['topic_tokens.bias'])
        topics = state['topic_tokens.bias'].shape[0]
        found['topic_tokens'] = g.op('Where', g.op('Greater', weight, np.float32(.5)), logits, np.float32(MASKED))
        found['topics'] = g.op('ReduceLogSumExp', found['topic_tokens'], axes=[1], keepdims=0)
        attention = g.op('Transpose', g.op('Softmax', found['topic_tokens'], axis=1), perm=[0, 2, 1])
        local = g.op('MatMul', attention, states)
        columns = g.op('MatMul', g.op('Unsqueeze', local, np.array([2])), state['polarity_local'][None])
        everywhere = g.linear(pooled, state['polarity_global.weight'], state['polarity_global.bias'])
        opinion = g.op('Exp', g.op('Min', g.linear(states, state['opinion.weight'], state['opinion.bias']), np.float32(MOST_OPINION)))
        sides = g.op('MatMul', g.op('Log', g.op('Add', g.op('MatMul', attention, opinion), np.float32(1e-4))), state['polarity_opinion'])
        own = g.op('Add', g.op('Squeeze', columns, np.array([2])), sides)
        found['topic_polarity'] = g.op('Add', own, g.op('Reshape', everywhere, np.array([0, topics, 3])))
        raw = g.linear(mean, state['embedding.weight'], state['embedding.bias'])
        found['embedding'] = g.op('Div', raw, g.op('ReduceL2', raw, axes=[1], keepdims=1))
        return found
