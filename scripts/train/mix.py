"""Learns on the tune split how deep and wide logits add up: one small linear map per head.

softmax heads: logits = D deep + W wide + b. Sigmoid heads: each output has its own two factors and bias.
"""
import numpy as np
import torch
from torch.nn import functional

SIGMOID = {'topics': ('wide_topics', slice(0, 15)), 'solicited': ('wide_topics', slice(15, 16)), 'authenticity': ('wide_authenticity', slice(0, 4)),
           'courtesy': ('wide_turns', slice(0, 5)), 'marks': ('wide_turns', slice(5, 8))}
PULL = 3e-3  # toward the plain sum of both parts, so that rare outputs keep sane factors


def _fit(parameters, objective, steps=60):
    for p in parameters:
        p.requires_grad_(True)
    optimizer = torch.optim.LBFGS(parameters, max_iter=steps, line_search_fn='strong_wolfe')

    def closure():
        optimizer.zero_grad()
        value = objective()
        value.backward()
        return value
    optimizer.step(closure)
    return [p.detach().numpy() for p in parameters]


def features(logits, head):
    """Inputs of a softmax head's map: its own deep logits, the deep sentiment and the wide scalars."""
    scalars = np.concatenate([logits['wide_polarity'], logits['wide_neutral']], 1)
    if head == 'sentiment':
        return np.concatenate([logits['sentiment'], scalars], 1)
    return np.concatenate([logits['stars'], logits['sentiment'], scalars], 1)


def sentiment(logits, labels, head, pull=1e-4):
    x, y = torch.from_numpy(features(logits, head)), torch.from_numpy(labels.astype(np.int64))
    outputs = logits[head].shape[1]
    prior = torch.zeros(x.shape[1], outputs)
    prior[:outputs, :] = torch.eye(outputs)
    weight, bias = prior.clone(), torch.zeros(outputs)
    known = y >= 0
    weight, bias = _fit([weight, bias], lambda: functional.cross_entropy(x[known] @ weight + bias, y[known]) + pull * (weight - prior).pow(2).sum())
    return {'weight': weight, 'bias': bias}


def sigmoid(logits, labels, head):
    table, columns = SIGMOID[head]
    deep, wide = torch.from_numpy(logits[head]), torch.from_numpy(logits[table][:, columns])
    y = torch.from_numpy(labels.astype(np.float32))
    known, n = y >= 0, deep.shape[1]
    a, b, c = torch.full((n,), .7), torch.full((n,), .5), torch.zeros(n)
    a, b, c = _fit([a, b, c], lambda: functional.binary_cross_entropy_with_logits((a * deep + b * wide + c)[known], y[known])
                   + PULL * ((a - .7).pow(2).sum() + (b - .5).pow(2).sum() + .1 * c.pow(2).sum()))
    return {'deep': a, 'wide': b, 'bias': c}


def rated(logits, labels):
    """Per rated quality: factor of the deep logits, and of the wide scalar along the levels -2..2."""
    deep, wide = torch.from_numpy(logits['rated']).view(-1, 3, 5), torch.from_numpy(logits['wide_rated'])
    y, levels = torch.from_numpy(labels), torch.arange(-2., 3.)
    known = y[:, :, 0] >= 0
    a, b, c = torch.full((3,), .7), torch.full((3,), .3), torch.zeros(3, 5)

    def mixed():
        return a[:, None] * deep + b[:, None] * wide[:, :, None] * levels + c
    a, b, c = _fit([a, b, c], lambda: functional.cross_entropy(mixed()[known], y[known]) + 1e-3 * (c.pow(2).sum() + (a - .7).pow(2).sum() + (b - .3).pow(2).sum()))
    return {'deep': a, 'wide': b, 'bias': c}


def apply(maps, logits):
    """Final logits of every head."""
    final = {'topic_polarity': logits['topic_polarity'], 'embedding': logits['embedding']}
    for head in ('sentiment', 'stars'):
        final[head] = features(logits, head) @ maps[head]['weight'] + maps[head]['bias']
    for head, (table, columns) in SIGMOID.items():
        m = maps[head]
        final[head] = m['deep'] * logits[head] + m['wide'] * logits[table][:, columns] + m['bias']
    m = maps['rated']
    levels = np.arange(-2, 3, dtype=np.float32)
    final['rated'] = (m['deep'][:, None] * logits['rated'].reshape(-1, 3, 5) + m['wide'][:, None] * logits['wide_rated'][:, :, None] * levels + m['bias'])
    return final


def run(logits, columns, rows):
    """Fits every head's map on the given rows (the tune split)."""
    label = lambda head: columns[head][rows]
    maps = {head: sentiment(logits, label(head)[:, 0], head) for head in ('sentiment', 'stars')}
    maps.update((head, sigmoid(logits, label(head), head)) for head in SIGMOID)
    maps['rated'] = rated(logits, label('rated'))
    return maps
