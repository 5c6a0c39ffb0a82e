"""Learns on the tune split how deep and wide logits add up: one small linear map per head.

softmax heads: logits = D deep + W wide + b. Sigmoid heads: each output has its own two factors and bias.
"""
import numpy as np
import torch
from torch.nn import functional

SIGMOID = {'topics': ('wide_topics', slice(0, 15)), 'solicited': ('wide_topics', slice(15, 16)), 'authenticity': ('wide_authenticity', slice(0, 4)),
           'courtesy': ('wide_turns', slice(0, 5)), 'marks': ('wide_turns', slice(5, 8))}
READ_WEIGHT = 300  # of a read text where the neutral class is learned
PULL = 3e-3  # toward these factors of deep and wide part, so that rare outputs keep sane ones
DEEP_RATED, WIDE_RATED, PAIRS_RATED = .3, .35, 1.0
PRIOR = {'authenticity': (.15, .9), 'topics': (.6, .7)}


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


def mixedness(logits):
    """What makes a text mixed, from its topics [n, 4]: praise beside complaint (over all topics, and of the clearest
    of each), and topics spoken of in a neutral or mixed way (likewise)."""
    present = 1 / (1 + np.exp(-logits['topics']))
    polarity = np.exp(logits['topic_polarity'] - logits['topic_polarity'].max(-1, keepdims=True))
    said = present[..., None] * polarity / polarity.sum(-1, keepdims=True)
    everywhere, clearest = said.sum(1), said.max(1)
    return np.stack([np.minimum(everywhere[:, 0], everywhere[:, 2]), np.minimum(clearest[:, 0], clearest[:, 2]),
                     everywhere[:, 1], clearest[:, 1]], 1).astype(np.float32)


def sentiment_features(logits):
    return np.concatenate([features(logits, 'sentiment'), mixedness(logits)], 1)


def sentiment(logits, labels, head, weight_of_text, pull=1e-4):
    x, y = torch.from_numpy(features(logits, head)), torch.from_numpy(labels.astype(np.int64))
    outputs = logits[head].shape[1]
    prior = torch.zeros(x.shape[1], outputs)
    prior[:outputs, :] = torch.eye(outputs)
    weight, bias = prior.clone(), torch.zeros(outputs)
    known = y >= 0
    share = torch.from_numpy(weight_of_text.astype(np.float32))[known]
    share = share / share.sum()
    weight, bias = _fit([weight, bias], lambda: (functional.cross_entropy(x[known] @ weight + bias, y[known], reduction='none') * share).sum() + pull * (weight - prior).pow(2).sum())
    return {'weight': weight, 'bias': bias}


def middle(plain, logits, labels, weight_of_text):
    """Keeps the plain map's margin between positive and negative (scaled), and learns the neutral logit from
    texts that people read: texts with a star or a side alone say little about where the middle begins."""
    x = torch.from_numpy(sentiment_features(logits))
    sides = np.pad(plain['weight'], ((0, x.shape[1] - len(plain['weight'])), (0, 0)))
    margin = x @ torch.from_numpy(sides[:, 2] - sides[:, 0]) + float(plain['bias'][2] - plain['bias'][0])
    y = torch.from_numpy(labels.astype(np.int64))
    known = y >= 0
    share = torch.from_numpy(weight_of_text.astype(np.float32))[known]
    share = share / share.sum()
    scale, direction, bias = torch.tensor([.5]), torch.from_numpy(sides[:, 1].copy()), torch.zeros(1)

    def mixed():
        side = margin * scale
        return torch.stack([-side, x @ direction + bias, side], 1)
    scale, direction, bias = _fit([scale, direction, bias], lambda: (functional.cross_entropy(mixed()[known], y[known], reduction='none') * share).sum() + 1e-4 * direction.pow(2).sum(), steps=150)
    side = (sides[:, 2] - sides[:, 0]) * scale[0]
    end = float(plain['bias'][2] - plain['bias'][0]) * scale[0]
    return {'weight': np.stack([-side, direction, side], 1).astype(np.float32), 'bias': np.array([-end, bias[0], end], np.float32)}


def sigmoid(logits, labels, head):
    table, columns = SIGMOID[head]
    deep, wide = torch.from_numpy(logits[head]), torch.from_numpy(logits[table][:, columns])
    y = torch.from_numpy(labels.astype(np.float32))
    known, n = y >= 0, deep.shape[1]
    p, q = PRIOR.get(head, (.7, .5))
    a, b, c = torch.full((n,), p), torch.full((n,), q), torch.zeros(n)
    a, b, c = _fit([a, b, c], lambda: functional.binary_cross_entropy_with_logits((a * deep + b * wide + c)[known], y[known])
                   + PULL * ((a - p).pow(2).sum() + (b - q).pow(2).sum() + .1 * c.pow(2).sum()))
    return {'deep': a, 'wide': b, 'bias': c}


def rated(logits, labels):
    """Fixed shares of deep and wide part (the best on the tune split, which is too small to fit six factors); learned
    are a common scale and a bias per level."""
    deep = torch.from_numpy(logits['rated']).view(-1, 3, 5)
    slope = torch.from_numpy(WIDE_RATED * logits['wide_rated'] + PAIRS_RATED * logits['wide_rated_pairs'])
    y, levels = torch.from_numpy(labels), torch.arange(-2., 3.)
    known = y[:, :, 0] >= 0
    scale, c = torch.ones(3), torch.zeros(3, 5)

    def mixed():
        return scale[:, None] * (DEEP_RATED * deep + slope[:, :, None] * levels) + c
    scale, c = _fit([scale, c], lambda: functional.cross_entropy(mixed()[known], y[known]) + 1e-3 * c.pow(2).sum())
    return {'deep': scale * DEEP_RATED, 'wide': scale * WIDE_RATED, 'pairs': scale * PAIRS_RATED, 'bias': c}


def polarity(logits, labels):
    """A topic's polarity leans on the sentiment of the whole text: one map for all topics, a bias for each."""
    deep, whole = torch.from_numpy(logits['topic_polarity']), torch.from_numpy(logits['sentiment_mixed'])[:, None, :].expand(-1, 15, -1)
    y = torch.from_numpy(labels.astype(np.int64))
    known = y >= 0
    own, text, bias = torch.eye(3), torch.eye(3) * .3, torch.zeros(15, 3)
    own, text, bias = _fit([own, text, bias], lambda: functional.cross_entropy((deep @ own + whole @ text + bias)[known], y[known])
                           + 1e-3 * (own - torch.eye(3)).pow(2).sum() + 1e-3 * text.pow(2).sum() + 3e-3 * bias.pow(2).sum())
    return {'own': own, 'text': text, 'bias': bias}


def apply(maps, logits):
    """Final logits of every head."""
    final = {'embedding': logits['embedding']}
    for head, inputs in (('sentiment', sentiment_features(logits)), ('stars', features(logits, 'stars'))):
        final[head] = inputs @ maps[head]['weight'] + maps[head]['bias']
    m = maps['polarity']
    final['topic_polarity'] = logits['topic_polarity'] @ m['own'] + (final['sentiment'] @ m['text'])[:, None, :] + m['bias']
    for head, (table, columns) in SIGMOID.items():
        m = maps[head]
        final[head] = m['deep'] * logits[head] + m['wide'] * logits[table][:, columns] + m['bias']
    m = maps['rated']
    levels = np.arange(-2, 3, dtype=np.float32)
    slope = m['wide'] * logits['wide_rated'] + m['pairs'] * logits['wide_rated_pairs']
    final['rated'] = m['deep'][:, None] * logits['rated'].reshape(-1, 3, 5) + slope[:, :, None] * levels + m['bias']
    return final


def run(logits, columns, rows, read):
    """Fits every head's map on the given rows (the tune split); `read` marks texts that people read by our guide."""
    label = lambda head: columns[head][rows]
    maps = {head: sentiment(logits, label(head)[:, 0], head, np.ones(len(rows))) for head in ('sentiment', 'stars')}
    maps['sentiment'] = middle(maps['sentiment'], logits, label('sentiment')[:, 0], np.where(read, READ_WEIGHT, 1))
    maps.update((head, sigmoid(logits, label(head), head)) for head in SIGMOID)
    mixed = sentiment_features(logits) @ maps['sentiment']['weight'] + maps['sentiment']['bias']
    maps['polarity'] = polarity({**logits, 'sentiment_mixed': mixed.astype(np.float32)}, np.where(read[:, None], label('polarity'), -1))
    maps['rated'] = rated(logits, label('rated'))
    return maps
