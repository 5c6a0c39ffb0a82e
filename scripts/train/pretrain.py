"""Masked-token training of a teacher and of the student on all running text (Devlin et al. 2019).

Whole words are masked, a quarter of them together with their neighbour (Cui et al. 2021; Joshi et al. 2020).

    python scripts/train/pretrain.py --folder .train/carry --out .train/out --device cuda --seconds 500
"""
import argparse
import pathlib

import numpy as np
import torch
from torch import nn
from torch.nn import functional

import clock
import pack
from device_texts import ROOM, Texts, packs
from encoder import Encoder, Shape
from teacher_model import Teacher
from tokenizer import MASK, PIECES, SYSTEM

MASKED_SHARE, GLUED = .2, .25


class Masked(nn.Module):
    """An encoder with a masked-token head over its own piece embeddings."""

    def __init__(self, encoder):
        super().__init__()
        width = encoder.shape.width
        self.encoder, self.dense, self.norm = encoder, nn.Linear(width, width), nn.LayerNorm(width)
        self.bias = nn.Parameter(torch.zeros(PIECES))
        with torch.no_grad():
            encoder.pieces.weight.normal_(std=.04)
            encoder.positions.normal_(std=.02)
            for layer in encoder.layers:
                layer.out.weight.mul_((2 * len(encoder.layers)) ** -.5 * 2)
                layer.down.weight.mul_((2 * len(encoder.layers)) ** -.5 * 2)

    def forward(self, ids, chosen, truth):
        states = self.encoder.states(ids)[0][chosen]
        hidden = self.norm(functional.gelu(self.dense(states)))
        logits = functional.linear(hidden, self.encoder.pieces.weight) + self.bias
        return functional.cross_entropy(logits.float(), truth)


def mask(ids, inside):
    """(ids with masked words, chosen places, their true pieces)."""
    noise = torch.rand((3, *ids.shape), device=ids.device)
    opens = ~inside[ids] & (noise[0] > GLUED)
    word = opens.long().cumsum(1).clamp(max=ids.shape[1] - 1)
    chosen = (noise[1].gather(1, word) < MASKED_SHARE) & (ids > SYSTEM)
    changed = torch.where(noise[2] < .8, MASK, torch.where(noise[2] < .9, torch.randint_like(ids, SYSTEM + 1, PIECES), ids))
    return torch.where(chosen, changed, ids), chosen, ids[chosen]


def pieces_of(texts, rng):
    """Windows of all texts that may train: starts, lengths; a long text gives its first and its last part."""
    able = np.flatnonzero(((texts.flags & (pack.RUNNING | pack.TRAIN)) > 0) & ~texts.measures & ~texts.absent)
    long = able[texts.lengths[able] > ROOM]
    starts = np.concatenate([texts.starts[able], texts.starts[long] + texts.lengths[long] - ROOM])
    return starts, np.minimum(np.concatenate([texts.lengths[able], texts.lengths[long]]), ROOM)


def train(name, encoder, texts, options, seconds, peak, budget):
    """Writes NAME_masked.pt (state of the encoder) when the time is over."""
    model = Masked(encoder).to(options.device)
    optimizer, time, means = clock.optimiser(model, options.device), clock.Clock(seconds), clock.Means()
    rng = np.random.default_rng(options.seed)
    starts, lengths = pieces_of(texts, rng)
    print(name, 'parameters', sum(p.numel() for p in model.parameters()), 'windows', len(starts), 'tokens', lengths.sum(), flush=True)
    passes = 0
    while time.share() < 1:
        for rows in packs(lengths, budget, rng):
            ids, chosen, truth = mask(texts.batch(starts[rows], lengths[rows]), texts.inside)
            if not len(truth):
                continue
            with clock.autocast(options.device):
                loss = model(ids, chosen, truth)
            clock.advance(model, optimizer, loss, time.rate(peak))
            time.count(ids)
            means.add({'masked': loss})
            if time.step % options.show == 0:
                time.say(name, means.shown())
            if time.share() >= 1:
                break
        passes += 1
    torch.save({'state': encoder.state_dict(), 'shape': vars(encoder.shape)}, options.out / f'{name}_masked.pt')
    time.say(name, {'passes': passes, **means.shown()})


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--folder', type=pathlib.Path, default=pathlib.Path('.train/carry'))
    parser.add_argument('--out', type=pathlib.Path, default=pathlib.Path('.train/out'))
    parser.add_argument('--device', default='cpu')
    parser.add_argument('--seconds', type=float, default=540, help='of both models together')
    parser.add_argument('--student-share', type=float, default=.22)
    parser.add_argument('--budget', type=int, default=65536, help='padded tokens a batch')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--show', type=int, default=200)
    parser.add_argument('--teacher', type=int, nargs=3, default=(512, 8, 8), metavar=('WIDTH', 'LAYERS', 'HEADS'))
    parser.add_argument('--student', type=int, nargs=3, default=(256, 3, 4), metavar=('WIDTH', 'LAYERS', 'HEADS'))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    clock.prepare(options.device, options.seed)
    texts = Texts(options.folder, options.device)
    shape = lambda w, l, h: Shape(width=w, layers=l, heads=h, inner=4 * w)
    part = options.seconds * options.student_share
    train('student', Encoder(shape(*options.student)), texts, options, part, 1.6e-3, options.budget)
    train('teacher', Teacher(shape(*options.teacher)), texts, options, options.seconds - part, 8e-4, options.budget)


if __name__ == '__main__':
    main()
