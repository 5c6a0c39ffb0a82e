"""Deep and wide logits of many texts, long ones in overlapping windows pooled as the runtime pools them."""
import types

import numpy as np
import torch

from batches import Examples, pad
from encoder import Encoder
from wide import TABLES, Wide

ROOM = 254  # pieces beside [CLS] and [SEP]
STRONGEST = ('topics', 'solicited', 'courtesy', 'marks', 'wide_topics', 'wide_turns')  # one place that shows it is enough


def windows(length):
    """Half-open ranges: as few as possible, evenly spread, neighbours sharing at least a quarter."""
    if length <= ROOM:
        return [(0, length)]
    count = -(-(length - ROOM) // int(ROOM * .75)) + 1
    starts = [round(i * (length - ROOM) / (count - 1)) for i in range(count)]
    return [(s, s + ROOM) for s in starts]


def cut(examples: Examples, rows):
    """The windows of the rows as a little example set, and the index into `rows` of each window."""
    pieces, owner = [], []
    for index, row in enumerate(rows):
        tokens = examples.tokens(row)
        for start, end in windows(len(tokens)):
            pieces.append(tokens[start:end])
            owner.append(index)
    offsets = np.cumsum([0] + [len(p) for p in pieces]).astype(np.int64)
    return types.SimpleNamespace(ids=np.concatenate(pieces), offsets=offsets, pieces=pieces), np.array(owner)


def deep_logits(model: Encoder, pieces, budget=16384):
    """Dict of arrays, one row a window."""
    order = np.argsort([len(p) for p in pieces], kind='stable')
    found, begin = {}, 0
    while begin < len(order):
        end = begin
        while end < len(order) and (end - begin + 1) * (len(pieces[order[end]]) + 2) <= budget:
            end += 1
        with torch.no_grad(), torch.autocast('cpu', torch.bfloat16):
            result = model(pad([pieces[i] for i in order[begin:max(end, begin + 1)]]))
        for head, values in result.items():
            if head != 'topic_tokens':
                found.setdefault(head, []).append(values.numpy())
        begin = max(end, begin + 1)
    back = np.argsort(order)
    return {head: np.concatenate(parts)[back] for head, parts in found.items()}


def wide_logits(work, cuts, group):
    saved = np.load(work / f'wide_{group}.npz')
    model = Wide(work, TABLES[group])
    model.weights, model.bias = saved['weights'].astype(np.float32), saved['bias']
    return model.logits(cuts, np.arange(len(cuts.pieces)))


def pool(values, owner, strongest):
    """Mean or maximum over the windows of each text."""
    count = owner[-1] + 1
    if strongest:
        out = np.full((count, *values.shape[1:]), -np.inf, np.float32)
        np.maximum.at(out, owner, values)
        return out
    out = np.zeros((count, *values.shape[1:]), np.float32)
    np.add.at(out, owner, values)
    return (out / np.bincount(owner).reshape(-1, *[1] * (values.ndim - 1))).astype(np.float32)


def run(work, rows):
    """All deep heads and wide_GROUP logits for the rows of examples.npz."""
    examples = Examples(work)
    model = Encoder()
    model.load_state_dict(torch.load(work / 'deep.pt')['average'])
    cuts, owner = cut(examples, rows)
    found = deep_logits(model.eval(), cuts.pieces)
    for group in TABLES:
        if (work / f'wide_{group}.npz').exists():
            found[f'wide_{group}'] = wide_logits(work, cuts, group)
    return {head: pool(values, owner, head in STRONGEST) for head, values in found.items()}
