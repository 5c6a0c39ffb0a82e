"""Multitask training of teachers from the masked-token weights, then their mean logits on every training text.

    python scripts/train/teacher.py --folder .train/carry --out .train/out --device cuda --seconds 480 --seeds 1 2
"""
import argparse
import copy
import pathlib
import time as timer

import numpy as np
import torch

import clock
import evaluate_dev
import objectives
from device_texts import ROOM, Texts, drop, packs
from finetune import WEIGHTS
from teacher_model import Teacher, load

PASSES = 4  # more would only fit the training texts
MOST = 768  # texts a batch


def train(seed, texts, options, seconds):
    """Writes teacher_SEED.pt: the average of the weights."""
    clock.prepare(options.device, seed)
    rng = np.random.default_rng(seed)
    model = load(Teacher, options.out / 'teacher_masked.pt', options.device).dropped(.1).train()
    average = copy.deepcopy(model).eval().requires_grad_(False)
    optimizer, means = clock.optimiser(model, options.device), clock.Means()
    lengths = np.minimum(texts.lengths[texts.text[texts.epoch(rng)]], ROOM)
    time = clock.Clock(seconds, PASSES * sum(1 for _ in packs(lengths, options.budget, rng, MOST)))
    while time.share() < 1:
        rows = texts.epoch(rng)
        starts, lengths = texts.draw(texts.text[rows], rng)
        for pack in packs(lengths, options.budget, rng, MOST):
            ids = drop(texts.batch(starts[pack], lengths[pack]), .1)
            place = torch.from_numpy(rows[pack]).to(options.device, non_blocking=True)
            with clock.autocast(options.device):
                found, total = objectives.hard(model(ids), {head: values[place] for head, values in texts.labels.items()})
                if time.step % 12 == 0 and ids.shape[1] <= 128:
                    found['similar'] = objectives.similar(model, ids[:192])
                    total = total + WEIGHTS['similar'] * found['similar']
            clock.advance(model, optimizer, total, time.rate(options.rate))
            time.count(ids)
            clock.follow(average, model, time.step, .998)
            means.add(found)
            if time.step % options.show == 0:
                time.say(f'teacher {seed}', means.shown())
            if time.share() >= 1:
                break
    time.say(f'teacher {seed}', means.shown())
    torch.save({'state': average.state_dict(), 'shape': vars(average.shape)}, options.out / f'teacher_{seed}.pt')
    return average


def soften(models, texts, file):
    """Writes the mean logits of the teachers on the windows of all texts, half precision; topic logits by token too."""
    began = timer.time()
    starts, lengths, owner = texts.cut(np.arange(len(texts.lengths)))
    offsets = np.concatenate([[0], np.cumsum(lengths + 2)])
    tokens = torch.zeros((int(offsets[-1]), 15), dtype=torch.float16, device=texts.device)
    found = {}
    for model in models:
        for rows, result in evaluate_dev.logits(model, texts, starts, lengths, tokens=True):
            place = torch.from_numpy(rows).to(texts.device)
            logits = result.pop('topic_tokens')
            length = torch.from_numpy(lengths[rows] + 2).to(texts.device)
            visible = torch.arange(logits.shape[1], device=texts.device)[None] < length[:, None]
            flat = (torch.from_numpy(offsets[rows]).to(texts.device)[:, None] + torch.arange(logits.shape[1], device=texts.device)[None])[visible]
            tokens[flat] += (logits[visible] / len(models)).half()
            for head, values in result.items():
                # Each teacher has its own embedding space: the first one's is kept.
                if head != 'embedding' or model is models[0]:
                    share = 1 if head == 'embedding' else 1 / len(models)
                    found.setdefault(head, torch.zeros((len(starts), *values.shape[1:]), device=texts.device))[place] += values * share
    torch.save({'starts': torch.from_numpy(starts), 'lengths': torch.from_numpy(lengths), 'owner': torch.from_numpy(owner),
                'heads': {head: values.half().cpu() for head, values in found.items()}, 'topic_tokens': tokens.cpu()}, file)
    print('soft targets', len(starts), 'windows', int(offsets[-1]), 'tokens', f'{timer.time() - began:.0f} s', flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--folder', type=pathlib.Path, default=pathlib.Path('.train/carry'))
    parser.add_argument('--out', type=pathlib.Path, default=pathlib.Path('.train/out'))
    parser.add_argument('--device', default='cpu')
    parser.add_argument('--seconds', type=float, default=440, help='of all teachers together, without soft targets and figures')
    parser.add_argument('--seeds', type=int, nargs='+', default=[1, 2])
    parser.add_argument('--rate', type=float, default=2.5e-4)
    parser.add_argument('--budget', type=int, default=32768, help='padded tokens a batch')
    parser.add_argument('--show', type=int, default=200)
    options = parser.parse_args()
    clock.prepare(options.device, 1)
    texts = Texts(options.folder, options.device)
    models = [train(seed, texts, options, options.seconds / len(options.seeds)) for seed in options.seeds]
    soften(models, texts, options.out / 'soft.pt')
    for seed, model in zip(options.seeds, models):
        print('== dev figures of teacher', seed, flush=True)
        evaluate_dev.run(model, texts)


if __name__ == '__main__':
    main()
