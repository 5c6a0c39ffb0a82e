"""The wide part as ONNX nodes: the hashes of wide.c computed from input_ids with int64 operators."""
import numpy as np
from onnx import TensorProto

import quantise
from graph import Graph

MULTIPLIERS = (2654435761, 2246822519, 3266489917, 668265263)
ORDER_STEP, ROLE_STEP, LAST_TURN = 7919, 1000003, 16
FIRST_ROLE, LAST_ROLE = 5, 8
INT64 = TensorProto.INT64


class WideNodes:
    """Hashes shared by all tables; `table()` adds one group's logits."""

    def __init__(self, graph: Graph, ids, mask):
        self.graph, self.ids, self.mask = graph, ids, mask
        g = graph
        self.length = g.op('Gather', g.op('Shape', ids), np.array([1]))
        self.hashes, self.fresh, self.valid = [], [], []
        place = g.op('Range', np.int64(0), g.op('Squeeze', self.length), np.int64(1))
        self.earlier = g.op('Less', g.op('Unsqueeze', place, np.array([0])), g.op('Unsqueeze', place, np.array([1])))
        self.place = place
        total = None
        for order in (1, 2, 3):
            shifted = ids if order == 1 else self._shift(ids, order - 1)
            part = g.op('Mul', shifted, np.int64(MULTIPLIERS[order - 1]))
            total = part if total is None else g.op('Add', total, part)
            self.hashes.append(g.op('Add', total, np.int64(order * ORDER_STEP)))
            inside = g.cast(g.op('GreaterOrEqual', place, np.int64(order - 1)))
            self.valid.append(g.op('Mul', mask, inside))
        self.fresh = [None] * 3
        self.speaker = None

    def _shift(self, value, steps):
        """value[:, i - steps], zero before the start."""
        g = self.graph
        padded = g.op('Pad', value, np.array([0, steps, 0, 0]), np.int64(0))
        return g.op('Slice', padded, np.array([0]), self.length, np.array([1]))

    def _first(self, keys):
        """1.0 where a key occurs for the first time in its row."""
        g = self.graph
        same = g.op('Equal', g.op('Unsqueeze', keys, np.array([2])), g.op('Unsqueeze', keys, np.array([1])))
        repeated = g.op('ReduceMax', g.cast(g.op('And', same, self.earlier)), axes=[2], keepdims=0)
        return g.op('Sub', np.float32(1), repeated)

    def _roles(self):
        """Role of the speaker at each place (0 before the first turn) and 1.0 inside the last turn."""
        if self.speaker is None:
            g = self.graph
            is_role = g.op('And', g.op('GreaterOrEqual', self.ids, np.int64(FIRST_ROLE)), g.op('LessOrEqual', self.ids, np.int64(LAST_ROLE)))
            stamp = g.op('Where', is_role, g.op('Add', g.op('Mul', self.place, np.int64(16)), self.ids), np.int64(0))
            until = g.op('Or', self.earlier, g.op('Equal', g.op('Unsqueeze', self.place, np.array([0])), g.op('Unsqueeze', self.place, np.array([1]))))
            seen = g.op('Where', until, g.op('Unsqueeze', stamp, np.array([1])), np.int64(0))
            latest = g.cast(g.op('ReduceMax', g.cast(seen), axes=[2], keepdims=0), INT64)
            start = g.op('Div', g.op('ReduceMax', g.cast(stamp), axes=[1], keepdims=1), np.float32(16))
            last = g.op('GreaterOrEqual', g.cast(self.place), g.op('Floor', start))
            self.speaker = g.op('Mod', latest, np.int64(16)), g.cast(last)
        return self.speaker

    def _sum(self, keys, keep, packed, buckets):
        g = self.graph
        found = g.op('Gather', packed, g.op('Mod', keys, np.int64(buckets)))
        value = g.cast(found)
        value = g.op('Mul', g.op('Mul', value, g.op('Abs', value)), g.op('Unsqueeze', keep, np.array([2])))
        self.last = value
        return g.op('ReduceSum', value, np.array([1]), keepdims=0)

    def table(self, weights, bias, orders, roles=False, power=.5):
        """Logits [B, outputs] of one table; weights float [buckets, outputs]. Leaves what each piece adds in `tokens`
        (a repeated piece adds at its first place)."""
        g = self.graph
        packed, scale = quantise.companded(weights.astype(np.float32))
        packed = g.constant(packed)
        total = count = None
        for order in range(orders):
            valid, keys = self.valid[order], self.ids if orders == 1 else self.hashes[order]
            step, last_step = (1, 16) if orders == 1 else (ROLE_STEP, LAST_TURN * ROLE_STEP)
            kinds = [(keys, valid)]
            if roles:
                speaker, last = self._roles()
                base = g.op('Mul', keys, np.int64(32)) if orders == 1 else keys
                spoken = g.op('Add', base, g.op('Mul', speaker, np.int64(step)))
                kinds = [(spoken, valid), (g.op('Add', spoken, np.int64(last_step)), g.op('Mul', valid, last))]
            for key, keep in kinds:
                if roles:
                    # What is left out must not count as an earlier occurrence: a word of the last turn may stand in earlier ones.
                    apart = g.op('Sub', np.int64(-1), self.place)
                    first = self._first(g.op('Where', g.op('Greater', keep, np.float32(0)), key, apart))
                else:
                    self.fresh[order] = self.fresh[order] or self._first(keys)
                    first = self.fresh[order]
                part = self._sum(key, g.op('Mul', keep, first), packed, len(weights))
                number = g.op('ReduceSum', keep, np.array([1]), keepdims=1)
                total, count = (part, number) if total is None else (g.op('Add', total, part), g.op('Add', count, number))
        share = g.op('Div', np.float32(scale / 127 ** 2), g.op('Pow', count, np.float32(power)))
        self.tokens = g.op('Mul', self.last, g.op('Unsqueeze', share, np.array([2])))
        return g.op('Add', g.op('Mul', total, share), bias.astype(np.float32))
