"""Texts, labels and batches in the memory of the training device: no worker between the tokens and the step."""
import pathlib

import numpy as np
import torch

import pack
from batches import CHINESE, REPEATS
from predict import windows
from tokenizer import CLS, MASK, PAD, SEP

ROOM = 254  # pieces beside [CLS] and [SEP]
INTEGERS = tuple(name for name in pack.LABELS if name != 'rated')


class Texts:
    """Every text once. `labels` on the device have one more row, all unknown, for texts without labels."""

    def __init__(self, folder: pathlib.Path, device: str):
        tokens, texts, self.columns = pack.read(folder)
        self.device = device
        self.ids = torch.from_numpy(tokens.astype(np.int16)).to(device)  # 28,000 pieces fit
        self.lengths, self.flags = texts['lengths'].astype(np.int64), texts['flags']
        self.starts = np.concatenate([[0], np.cumsum(self.lengths)[:-1]])
        print('texts', len(self.lengths), 'of them not here yet', int(texts['absent'].sum()), flush=True)
        self.inside = torch.from_numpy(texts['inside']).to(device)
        self.names = self.columns.pop('sources')
        self.text = self.columns.pop('text')
        self.absent, self.measures = texts['absent'], np.zeros(len(self.lengths), bool)
        self.measures[self.text[self.rows('dev')]] = True  # a stock turn of a dev dialogue trains nothing either
        self.labels = {name: self._labels(self.columns[name].astype(np.int64)) for name in INTEGERS}
        self.labels['rated'] = self._labels(self.columns['rated'].astype(np.float32))

    def _labels(self, values):
        return torch.from_numpy(np.concatenate([values, np.full_like(values[:1], -1)])).to(self.device)

    def rows(self, split):
        return np.flatnonzero(self.columns['split'] == ('train', 'tune', 'dev').index(split))

    def epoch(self, rng):
        """Training rows of one pass, repeated by source as `batches.py` has it."""
        rows = self.rows('train')
        rows = rows[~(self.measures | self.absent)[self.text[rows]]]
        repeats = np.array([REPEATS.get(name.split('|')[0], 1) for name in self.names])
        weight = repeats[self.columns['source'][rows]] * np.where(self.columns['zh'][rows], CHINESE, 1)
        return np.repeat(rows, np.floor(weight + rng.random(len(rows))).astype(int))

    def draw(self, texts, rng):
        """A window of each text: the end of a dialogue, a random place (often start or end) of another. -> starts, lengths."""
        lengths = np.minimum(self.lengths[texts], ROOM)
        spare = self.lengths[texts] - lengths
        draw = rng.random(len(texts))
        place = np.where(draw < .3, 0, np.where(draw < .6, spare, (rng.random(len(texts)) * (spare + 1)).astype(np.int64)))
        place = np.where(self.flags[texts] & pack.DIALOGUE, spare, place)
        return self.starts[texts] + place, lengths

    def cut(self, texts):
        """The overlapping windows that the runtime reads: (starts, lengths, place of the owner in `texts`)."""
        found = [(self.starts[t] + a, b - a, i) for i, t in enumerate(texts) for a, b in windows(int(self.lengths[t]))]
        return tuple(np.array(part, np.int64) for part in zip(*found))

    def batch(self, starts, lengths):
        """[CLS] text [SEP] padded to a multiple of eight, on the device."""
        longest = -(-(int(lengths.max()) + 2) // 8) * 8
        start = torch.from_numpy(starts).to(self.device, non_blocking=True)[:, None]
        length = torch.from_numpy(lengths).to(self.device, non_blocking=True)[:, None]
        place = torch.arange(longest, device=self.device)[None]
        ids = self.ids[(start + place - 1).clamp(0, len(self.ids) - 1)].long()
        ids = torch.where(place <= length, ids, PAD)
        ids = torch.where(place == length + 1, SEP, ids)
        ids[:, 0] = CLS
        return ids


def packs(lengths, budget, rng, most=2048):
    """Index arrays of batches of like length with at most `budget` padded tokens and `most` texts, shuffled."""
    order = rng.permutation(len(lengths))
    group = max(budget // 2, 4096)
    for begin in range(0, len(order), group):
        part = order[begin:begin + group]
        part = part[np.argsort(-lengths[part], kind='stable')]
        cuts, place = [], 0
        while place < len(part):
            count = max(min(budget // (-(-(int(lengths[part[place]]) + 2) // 8) * 8), most), 1)
            cuts.append(part[place:place + count])
            place += count
        for index in rng.permutation(len(cuts)):
            yield cuts[index]


def drop(ids, share):
    """Token dropout: a share of the pieces becomes [MASK]."""
    return ids.masked_fill((torch.rand(ids.shape, device=ids.device) < share) & (ids > MASK), MASK)
