"""The wide part: one regularised scalar per hashed token n-gram and output (Cheng et al. 2016, wide & deep)."""
import ctypes
import dataclasses
import pathlib
import subprocess
import threading

import numpy as np
import scipy.sparse

import logistic
import piece_weights
import ridge
from batches import Examples
from tokenizer import PIECES


AUTHENTICITY_SETS = ('ott_op_spam', 'llm_fake_hotels', 'maide_up_chinese', 'maide_up_english', 'salminen_8k', 'zh_ads_spam', 'connectiq_spam')


@dataclasses.dataclass
class Table:
    """One group of outputs that share a table. Orders above 1 are hashed into a prime number of buckets and trained
    by wide.c, or solved by ridge.py where all texts fit one matrix (`exact`); single pieces have a bucket each and are
    trained by piece_weights.py. `roles` tells speakers apart."""
    outputs: int
    orders: int
    buckets: int
    roles: bool = False
    power: float = .5  # features weigh count ** -power: .5 as in a unit vector, less where one mention is enough
    passes: int = 6
    rate: float = .35
    shrink: float = 2e-6
    blend: float = 0  # share of the exact logistic regression mixed in (logistic.py), chosen on the tune split as the next three
    strength: float = 10
    own: tuple = ()  # sources that the exact solution sees whole,
    others: float = 1  # and the share that it sees of the others
    exact: bool = False  # on the texts that people rated or read alone


TABLES = {
    'polarity': Table(1, 2, 4194301, blend=.6),
    'neutral': Table(1, 1, PIECES, power=.4),
    'topics': Table(16, 1, PIECES, power=.3),
    'authenticity': Table(4, 2, 524287, passes=10, blend=.67, strength=30, own=AUTHENTICITY_SETS, others=.1),
    'rated': Table(3, 1, PIECES * 32, roles=True, power=.5),
    'rated_pairs': Table(3, 2, 1048573, roles=True, power=.35, exact=True),
    'turns': Table(8, 2, 32749, passes=5),
}


# Texts that people read by our guide count in full; other taxonomies, templates and star labels count less.
STRONG = ('topic_readers', 'stc3_cn', 'stc3_en')
WEAK_WEIGHT, MOST_WEAK = .1, 24_000


def targets(examples: Examples, group: str):
    """n x outputs in [0, 1]; -1 unknown."""
    c = examples.columns
    sentiment = c['sentiment'][:, 0].astype(np.float32)
    if group == 'polarity':
        return np.where(sentiment < 0, -1, sentiment / 2)[:, None].astype(np.float32)
    if group == 'neutral':
        knows = np.isin(examples.names[c['source']], ['topic_readers', 'topic_gold', 'jd_nike', 'twitter_airline', 'zh_short_sentiment_manual']) | (c['stars'][:, 0] >= 0)
        return np.where(knows & (sentiment >= 0), sentiment == 1, -1)[:, None].astype(np.float32)
    if group == 'topics':
        return np.concatenate([c['topics'], c['solicited']], 1).astype(np.float32)
    if group == 'authenticity':
        return c['authenticity'].astype(np.float32)
    if group == 'turns':
        return np.concatenate([c['courtesy'], c['marks']], 1).astype(np.float32)
    rated = c['rated']
    return np.where(rated[:, :, 0] < 0, -1, (rated @ np.arange(5, dtype=np.float32)) / 4).astype(np.float32)


class Wide:
    """Weights of one table and the compiled routines."""

    def __init__(self, work: pathlib.Path, table: Table):
        here, library = pathlib.Path(__file__).parent, work / 'wide.so'
        if not library.exists() or library.stat().st_mtime < (here / 'wide.c').stat().st_mtime:
            subprocess.run(['gcc', '-Ofast', '-march=native', '-shared', '-fPIC', str(here / 'wide.c'), '-o', str(library), '-lm'], check=True)
        self.routines, self.table = ctypes.CDLL(str(library.resolve())), table
        self.weights = np.zeros((table.buckets, table.outputs), np.float32)
        self.bias = np.zeros(table.outputs, np.float32)
        self.squares = np.zeros_like(self.weights)
        self.seen = np.zeros(1 << 27, np.uint8)

    def _arguments(self, examples, rows):
        pointer = lambda a: ctypes.c_void_p(a.ctypes.data)
        return [pointer(examples.ids), pointer(examples.offsets), pointer(rows), ctypes.c_int64(len(rows)), ctypes.c_int(self.table.orders),
                ctypes.c_int64(self.table.buckets), ctypes.c_int(self.table.roles), ctypes.c_float(self.table.power),
                pointer(self.weights), pointer(self.bias)]

    def count(self, examples, rows):
        """Counts the n-grams of the training texts, so that rare ones train nothing."""
        self.routines.count(*self._arguments(examples, rows)[:5], ctypes.c_void_p(self.seen.ctypes.data))

    def fit_pass(self, examples, rows, wanted, rate, threads=2):
        parts = [np.ascontiguousarray(p) for p in np.array_split(rows, threads)]
        values = [np.ascontiguousarray(wanted[p]) for p in parts]
        workers = [threading.Thread(target=self.routines.train, args=(
            *self._arguments(examples, p), ctypes.c_void_p(self.squares.ctypes.data), ctypes.c_int(self.table.outputs),
            ctypes.c_void_p(v.ctypes.data), ctypes.c_float(rate), ctypes.c_float(self.table.shrink), ctypes.c_void_p(self.seen.ctypes.data))) for p, v in zip(parts, values)]
        [w.start() for w in workers]
        [w.join() for w in workers]

    def matrix(self, examples, rows):
        """Sparse [texts, buckets]: each feature once, at count ** -power."""
        rows = np.ascontiguousarray(rows.astype(np.int64))
        most = int((examples.lengths[rows] + 2).sum()) * self.table.orders * (1 + self.table.roles)
        index, starts, counts = np.empty(most, np.int32), np.empty(len(rows) + 1, np.int64), np.empty(len(rows), np.float32)
        pointer = lambda a: ctypes.c_void_p(a.ctypes.data)
        self.routines.collect(*self._arguments(examples, rows)[:7], pointer(index), pointer(starts), pointer(counts))
        values = np.repeat(counts ** -self.table.power, np.diff(starts)).astype(np.float32)
        return scipy.sparse.csr_matrix((values, index[:starts[-1]], starts), (len(rows), self.table.buckets))

    def logits(self, examples, rows):
        rows = np.ascontiguousarray(rows.astype(np.int64))
        out = np.zeros((len(rows), self.table.outputs), np.float32)
        self.routines.predict(*self._arguments(examples, rows), ctypes.c_int(self.table.outputs), ctypes.c_void_p(out.ctypes.data))
        return out


def run(work: pathlib.Path, groups=TABLES, threads=2, seed=1):
    """Trains every table and writes wide_GROUP.npz with weights, bias and the logits of all examples."""
    examples = Examples(work)
    rng = np.random.default_rng(seed)
    for group in groups:
        table, wanted = TABLES[group], targets(examples, group)
        rows = examples.rows('train')
        rows = rows[(wanted[rows] >= 0).any(1)].astype(np.int64)
        model = Wide(work, table)
        if table.exact:
            rows = rows[np.isin(examples.names[examples.columns['source'][rows]], STRONG)]
            model.weights, model.bias = ridge.fit(model.matrix(examples, rows), wanted[rows] * 4 - 2)
            np.savez(work / f'wide_{group}.npz', weights=model.weights.astype(np.float16), bias=model.bias)
            continue
        if table.orders == 1:
            source = examples.names[examples.columns['source'][rows]]
            strong = np.isin(source, STRONG)
            keep = strong | (rng.random(len(rows)) < MOST_WEAK / max((~strong).sum(), 1))
            rows, weight = rows[keep], np.where(strong, 1, WEAK_WEIGHT)[keep]
            model.weights, model.bias = piece_weights.fit(work, examples, rows, wanted, weight, table.power, table.roles, informative=table.roles)
            print(group, loss(model, examples, wanted, 'tune'), flush=True)
            np.savez(work / f'wide_{group}.npz', weights=model.weights.astype(np.float16), bias=model.bias)
            continue
        if table.outputs == 1:  # only the largest table is crowded enough to gain from leaving out rare n-grams
            model.count(examples, rows)
        else:
            model.seen[:] = 255
        for step in range(table.passes):
            model.fit_pass(examples, rng.permutation(rows), wanted, table.rate * (1 - step / table.passes), threads)
            print(group, 'pass', step + 1, loss(model, examples, wanted, 'tune'), flush=True)
        if table.blend:
            blend(model, examples, rows, wanted, rng)
            print(group, 'blended', loss(model, examples, wanted, 'tune'), flush=True)
        np.savez(work / f'wide_{group}.npz', weights=model.weights.astype(np.float16), bias=model.bias)


def blend(model, examples, rows, wanted, rng):
    """Mixes in the exact solution on texts of two clear sides: it errs differently, and both are linear in one table."""
    table, source = model.table, examples.names[examples.columns['source'][rows]]
    rows = rows[np.isin(source, list(table.own)) | (rng.random(len(rows)) < table.others)]
    share = np.float32(table.blend)
    for output in range(table.outputs):
        clear = rows[(wanted[rows, output] >= 0) & (wanted[rows, output] != .5)]
        weights, bias = logistic.fit(model.matrix(examples, clear), wanted[clear, output] == 1, table.strength)
        model.weights[:, output] += share * (weights - model.weights[:, output])
        model.bias[output] += share * (bias - model.bias[output])


def loss(model, examples, wanted, split):
    """Mean log loss per known label of a split."""
    rows = examples.rows(split)
    logits, known = model.logits(examples, rows), wanted[rows] >= 0
    return round(float((np.logaddexp(0, logits) - wanted[rows] * logits)[known].mean()), 4)
