"""Trains the shipped encoder on the teachers' logits (labelled and unlabelled texts) and on the labels.

    python scripts/train/distil.py --folder .train/carry --out .train/out --device cuda --seconds 420
    python scripts/train/distil.py --assemble .train/out --out .train     (joins the two half-precision files into deep.pt)
"""
import argparse
import copy
import pathlib

import numpy as np
import torch

import clock
import evaluate_dev
import objectives
import pack
from device_texts import Texts, drop, packs
from encoder import Encoder, Shape
from finetune import WEIGHTS
from teacher_model import load

HARD = .6  # weight of the labels beside the teachers


class Targets:
    """The teachers' logits by window on the device."""

    def __init__(self, file, device):
        saved = torch.load(file, map_location='cpu', weights_only=True)
        self.starts, self.lengths, self.owner = (saved[name].numpy() for name in ('starts', 'lengths', 'owner'))
        self.heads = {head: values.to(device) for head, values in saved['heads'].items()}
        self.tokens = saved['topic_tokens'].to(device)
        self.offsets = torch.from_numpy(np.concatenate([[0], np.cumsum(self.lengths + 2)[:-1]])).to(device)

    def of(self, windows, longest):
        """Targets of the windows (a tensor of places); tokens beyond a text hold anything."""
        found = {head: values[windows].float() for head, values in self.heads.items()}
        place = self.offsets[windows][:, None] + torch.arange(longest, device=windows.device)[None]
        found['topic_tokens'] = self.tokens[place.clamp(max=len(self.tokens) - 1)].float()
        return found


def items(texts, targets, rng):
    """One pass: (window, example or -1) of labelled texts, repeated by source, and of running texts without labels."""
    first = np.searchsorted(targets.owner, np.arange(len(texts.lengths)))
    count = np.bincount(targets.owner, minlength=len(texts.lengths))
    examples = texts.epoch(rng)
    owners = texts.text[examples]
    dialogue = (texts.flags[owners] & pack.DIALOGUE) > 0
    windows = first[owners] + np.where(dialogue, count[owners] - 1, (rng.random(len(owners)) * count[owners]).astype(int))
    free = np.flatnonzero(((texts.flags & (pack.TRAIN | pack.HELD_BACK)) == 0) & ~texts.absent)
    free = np.flatnonzero(np.isin(targets.owner, free))
    return np.concatenate([windows, free]), np.concatenate([examples, np.full(len(free), -1)])


def train(texts, targets, options):
    rng = np.random.default_rng(options.seed)
    model = load(Encoder, options.out / 'student_masked.pt', options.device).train()
    average = copy.deepcopy(model).eval().requires_grad_(False)
    optimizer, time, means = clock.optimiser(model, options.device, .02), clock.Clock(options.seconds), clock.Means()
    dialogue = torch.from_numpy((texts.flags[targets.owner] & pack.DIALOGUE) > 0).float().to(options.device)
    passes = 0
    while time.share() < 1:
        windows, examples = items(texts, targets, rng)
        lengths = targets.lengths[windows]
        for rows in packs(lengths, options.budget, rng, most=1024):
            clean = texts.batch(targets.starts[windows[rows]], lengths[rows])
            ids = drop(clean, .08)
            place = torch.from_numpy(windows[rows]).to(options.device, non_blocking=True)
            label = torch.from_numpy(examples[rows]).to(options.device, non_blocking=True)
            with clock.autocast(options.device):
                result = model(ids)
                known, total = objectives.hard(result, {head: values[label] for head, values in texts.labels.items()})
                found, softened = objectives.soft(result, targets.of(place, ids.shape[1]), clean != 0, dialogue[place])
                total = HARD * total + softened
                if time.step % 12 == 0 and ids.shape[1] <= 128:
                    known['similar'] = objectives.similar(model, clean[:256])
                    total = total + WEIGHTS['similar'] * known['similar']
            clock.advance(model, optimizer, total, time.rate(options.rate, last=.01))
            time.count(ids)
            clock.follow(average, model, time.step)
            means.add({**{f'{head} label': value for head, value in known.items()}, **found})
            if time.step % options.show == 0:
                time.say('student', means.shown())
            if options.keep and time.step % options.save == 0:
                save(average.state_dict(), average.shape, options.keep)
            if time.share() >= 1:
                break
        passes += 1
    time.say('student', {'passes': passes, **means.shown()})
    return average


def save(state, shape, folder):
    """The piece embeddings and the rest as two half-precision files."""
    arrays = {name: value.half().cpu().numpy() for name, value in state.items()}
    np.savez(folder / 'student_pieces.npz', **{'pieces.weight': arrays.pop('pieces.weight')})
    np.savez(folder / 'student_rest.npz', **arrays, **{f'shape.{name}': value for name, value in vars(shape).items()})


def assemble(folder, out):
    """Writes OUT/deep.pt as `predict.py` and `export.py` read it."""
    arrays = {**np.load(folder / 'student_pieces.npz'), **np.load(folder / 'student_rest.npz')}
    shape = {name.removeprefix('shape.'): int(arrays.pop(name)) for name in list(arrays) if name.startswith('shape.')}
    state = {name: torch.from_numpy(value.astype(np.float32)) for name, value in arrays.items()}
    torch.save({'model': state, 'average': state, 'step': 0}, out / 'deep.pt')
    print('deep.pt', shape)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--folder', type=pathlib.Path, default=pathlib.Path('.train/carry'))
    parser.add_argument('--out', type=pathlib.Path, default=pathlib.Path('.train/out'))
    parser.add_argument('--device', default='cpu')
    parser.add_argument('--seconds', type=float, default=420)
    parser.add_argument('--rate', type=float, default=1.2e-3)
    parser.add_argument('--budget', type=int, default=49152, help='padded tokens a batch')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--show', type=int, default=500)
    parser.add_argument('--save', type=int, default=4000, help='steps between copies of the unfinished student under --keep')
    parser.add_argument('--keep', type=pathlib.Path, help='folder of the two half-precision files, instead of --out')
    parser.add_argument('--assemble', type=pathlib.Path, metavar='FOLDER')
    parser.add_argument('--keep-masked', action='store_true', help='only writes the masked-token student as two files')
    options = parser.parse_args()
    if options.assemble:
        return assemble(options.assemble, options.out)
    if options.keep_masked:
        saved = torch.load(options.out / 'student_masked.pt', map_location='cpu', weights_only=True)
        return save(saved['state'], Shape(**saved['shape']), options.keep or options.out)
    clock.prepare(options.device, options.seed)
    texts = Texts(options.folder, options.device)
    average = train(texts, Targets(options.out / 'soft.pt', options.device), options)
    torch.save({'state': average.state_dict(), 'shape': vars(average.shape)}, options.out / 'student.pt')
    save(average.state_dict(), average.shape, options.keep or options.out)
    print('== dev figures of the student', flush=True)
    evaluate_dev.run(average, texts)


if __name__ == '__main__':
    main()
