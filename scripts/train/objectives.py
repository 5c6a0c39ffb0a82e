"""Losses of the multitask stage and of distillation, without a wait for the device.

The hard losses are those of `finetune.py` (masked means per head, weighted by the root of the share of texts
that know the label). The soft ones follow Hinton et al. (2015), for the topics token by token as well, and
Park et al. (2019) for the relations between embeddings.
"""
import torch
from torch.nn import functional

from device_texts import drop
from finetune import STAR_TARGETS, WEIGHTS

BINARY = ('topics', 'authenticity', 'solicited', 'courtesy', 'marks')
HEAT = 2.0
RELATED = 384  # texts of a batch whose embeddings are compared


def _mean(values, known):
    return (values * known).sum() / known.sum().clamp(min=1)


def _share(known):
    return known.reshape(len(known), -1).any(1).float().mean().sqrt()


def hard(result, labels):
    """{head: masked mean loss} and the weighted total."""
    found, total = {}, 0.0

    def add(head, values, known):
        nonlocal total
        found[head] = _mean(values, known.float())
        total = total + WEIGHTS[head] * _share(known) * found[head]
    stars = labels['stars'][:, 0]
    targets = STAR_TARGETS.to(stars.device)[stars.clamp(min=0)]
    add('stars', -(targets * functional.log_softmax(result['stars'], -1)).sum(-1), stars >= 0)
    truth = labels['sentiment'][:, 0]
    add('sentiment', functional.cross_entropy(result['sentiment'], truth.clamp(min=0), label_smoothing=.06, reduction='none'), truth >= 0)
    for head in BINARY:
        target = labels[head].clamp(min=0).float() * .96 + .02
        add(head, functional.binary_cross_entropy_with_logits(result[head], target, reduction='none'), labels[head] >= 0)
    truth = labels['polarity']
    values = functional.cross_entropy(result['topic_polarity'].flatten(0, 1), truth.clamp(min=0).flatten(), label_smoothing=.05, reduction='none')
    add('polarity', values.view(truth.shape), truth >= 0)
    truth = labels['rated']
    values = -(truth.clamp(min=0) * functional.log_softmax(result['rated'].view(-1, 3, 5), -1)).sum(-1)
    add('rated', values, truth[:, :, 0] >= 0)
    return found, total


def _divergence(student, teacher):
    teacher = teacher / HEAT
    return (functional.softmax(teacher, -1) * (functional.log_softmax(teacher, -1) - functional.log_softmax(student / HEAT, -1))).sum(-1) * HEAT ** 2


def soft(result, target, visible, dialogue):
    """{head: loss} against the teachers' logits `target`, and the weighted total; `visible` marks real tokens."""
    found = {head: _divergence(result[head], target[head]).mean() for head in ('stars', 'sentiment')}
    for head in BINARY:
        found[head] = functional.binary_cross_entropy_with_logits(result[head], torch.sigmoid(target[head]))
    presence = torch.sigmoid(target['topics'])
    found['polarity'] = _mean(_divergence(result['topic_polarity'], target['topic_polarity']), presence)
    found['rated'] = _mean(_divergence(result['rated'].view(-1, 3, 5), target['rated'].view(-1, 3, 5)), dialogue[:, None].expand(-1, 3))
    total = sum(WEIGHTS[head] * value for head, value in found.items())
    places = target['topic_tokens'].masked_fill(~visible[..., None], -1e4)
    there = functional.log_softmax(places, 1)
    where = (there.exp() * (there - functional.log_softmax(result['topic_tokens'], 1))).sum(1)
    found['places'] = _mean(where, presence)
    own, other = result['embedding'][:RELATED], target['embedding'][:RELATED]
    found['related'] = (own @ own.T - other @ other.T).pow(2).mean()
    return found, total + .3 * found['places'] + 4 * found['related']


def similar(model, ids):
    """Two token-dropped views of a text are close, other texts far (SimCSE, Gao et al. 2021)."""
    first, second = model(torch.cat([drop(ids, .15), drop(ids, .15)]))['embedding'].chunk(2)
    return functional.cross_entropy(first @ second.T / .05, torch.arange(len(first), device=ids.device))
