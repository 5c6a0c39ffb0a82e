"""
A linear table of hashed n-grams of characters and words beside the encoder, which sees pieces alone: `models/ngrams.bin`.

For each language an exact logistic regression on all training texts of two clear sides, at n-grams ** -.5. Of the n-grams in
three texts or more the weightiest are kept, eight to a group, each as a fingerprint of 8 bits and a weight (a signed square in
8 bits); what is not kept weighs nothing. `run.py finish` joins the table with the encoder's margin on the tune split.
"""
import ctypes, pathlib, subprocess
import numpy as np
import scipy.sparse
from sklearn.linear_model import LogisticRegression

import logistic
from logistic import RARE

GROUPS = 80_000          # the upper bits of a hash choose one, the lower eight tell its n-gram there
SLOTS = 8                # of a group
KEPT = 600_000           # n-grams of both languages together; few find their group full
DISTINCT_BITS = 17       # n-grams of one text whose hashes begin with the same bits count as one
STRENGTH = {'zh': 6, 'en': 10}   # of the likelihood beside half the squared weights; by log loss on the tune split
POWER = 2                # of the companding of weights to 8 bits


def group_of(hashes):
    return (hashes.astype(np.uint64) * GROUPS >> np.uint64(32)).astype(np.int64)


class Ngrams:
    def __init__(self, work):
        here, library = pathlib.Path(__file__).parent, pathlib.Path(work) / 'ngrams.so'
        if not library.exists() or library.stat().st_mtime < (here / 'ngrams.c').stat().st_mtime:
            subprocess.run(['gcc', '-O3', '-shared', '-fPIC', str(here / 'ngrams.c'), '-o', str(library)], check=True)
        self.routines = ctypes.CDLL(str(library.resolve()))
        self.routines.collect.restype = ctypes.c_int64

    def collect(self, texts):
        """Hashes of all texts, where each text's begin, and which texts are Chinese."""
        units = [np.frombuffer(text.encode('utf-16-le', 'surrogatepass'), np.uint16) for text in texts]
        offsets = np.cumsum([0] + [len(u) for u in units]).astype(np.int64)
        joined = np.concatenate(units)
        most = 4 * len(joined) + 1
        hashes, starts, chinese = np.empty(most, np.uint32), np.empty(len(texts) + 1, np.int64), np.empty(len(texts), np.uint8)
        pointer = lambda array: ctypes.c_void_p(array.ctypes.data)
        found = self.routines.collect(pointer(joined), pointer(offsets), ctypes.c_int64(len(texts)), ctypes.c_int(DISTINCT_BITS),
                                      pointer(hashes), pointer(starts), pointer(chinese), ctypes.c_int64(most))
        return hashes[:found].copy(), starts, chinese == 1

    def means(self, texts, table, scale):
        """Sum of the weights of each text's distinct n-grams over the root of their number, and which texts are Chinese."""
        hashes, starts, chinese = self.collect(texts)
        counts = np.diff(starts)
        found = np.zeros(len(hashes), np.int8)
        for slot in reversed(range(SLOTS)):
            at = group_of(hashes) * SLOTS + slot
            found = np.where(table[0].view(np.uint8)[at] == hashes & 255, table[1][at], found)
        sums = np.bincount(np.repeat(np.arange(len(texts)), counts), unpacked(found, scale), len(texts))
        return sums / np.sqrt(np.maximum(counts, 1)), chinese


def learn(hashes, starts, truth, strength):
    """(n-grams, their weights, in how many texts they are) of one language."""
    counts = np.diff(starts)
    known, texts = np.unique(hashes, return_counts=True)
    known, texts = known[texts >= RARE], texts[texts >= RARE]
    place = np.minimum(np.searchsorted(known, hashes), len(known) - 1)
    held = known[place] == hashes
    rows = np.repeat(np.arange(len(counts)), counts)
    matrix = scipy.sparse.csr_matrix((np.repeat(counts ** -.5, counts)[held].astype(np.float32), (rows[held], place[held])), (len(counts), len(known)))
    weights, _ = logistic.fit(matrix, truth, strength, steps=100)
    return known, weights, texts


def packed(learned):
    """[2, GROUPS × SLOTS] bytes, fingerprints and signed steps, and the scale of these:
    weight = sign × (step / 127) ** POWER × scale. The n-grams that move most texts most come first."""
    hashes, weights, texts = (np.concatenate([part[i] for part in learned]) for i in range(3))
    groups = group_of(hashes)
    order = np.argsort(-np.abs(weights) * np.sqrt(texts), kind='stable')[:KEPT]
    scale = float(np.abs(weights[order]).max())
    steps = (np.sign(weights) * np.round((np.abs(weights).clip(0, scale) / scale) ** (1 / POWER) * 127)).astype(np.int8)
    table, filled, taken, left_out = np.zeros((2, GROUPS * SLOTS), np.int8), np.zeros(GROUPS, int), set(), 0
    for place in order[steps[order] != 0]:
        group, fingerprint = int(groups[place]), int(hashes[place]) & 255
        if filled[group] == SLOTS or (group, fingerprint) in taken:
            left_out += 1
            continue
        taken.add((group, fingerprint))
        at = group * SLOTS + filled[group]
        table.view(np.uint8)[0, at], table[1, at] = fingerprint, steps[place]
        filled[group] += 1
    print('kept', len(taken), 'left out', left_out, flush=True)
    return table, scale


def unpacked(steps, scale):
    return (np.sign(steps) * (np.abs(steps.astype(np.float32)) / 127) ** POWER * scale).astype(np.float32)


def learned(ngrams, texts, examples):
    """(table, scale) from the training texts; `texts` of all examples, in their order."""
    columns, source = examples.columns, examples.names[examples.columns['source']]
    sentiment, parts = columns['sentiment'][:, 0], []
    clear = (columns['split'] == 0) & (sentiment >= 0) & (sentiment != 1) & (source != 'topic_gold')
    for language in ('zh', 'en'):
        rows = np.flatnonzero(clear & (columns['zh'] == (language == 'zh')))
        hashes, starts, _ = ngrams.collect([texts[row] for row in rows])
        parts.append(learn(hashes, starts, sentiment[rows] == 2, STRENGTH[language]))
        print(language, 'texts', len(rows), 'n-grams', len(parts[-1][0]), flush=True)
    return packed(parts)


class Joined:
    """The table and, by language, margin = encoder × the encoder's margin + table × the mean weight + shift."""

    def __init__(self, work, texts, examples):
        self.ngrams, self.texts = Ngrams(work), texts
        self.table, self.scale = learned(self.ngrams, texts, examples)

    def _pairs(self, logits, rows):
        means, chinese = self.ngrams.means([self.texts[row] for row in rows], self.table, self.scale)
        return np.stack([logits[:, 2] - logits[:, 0], means], 1), chinese

    def fit(self, logits, rows, sentiment):
        """`logits` [rows, 3] as the exported graph gives them; texts of no clear side are left out."""
        pairs, chinese = self._pairs(logits, rows)
        self.factors = {}
        for language in ('zh', 'en'):
            mine = (sentiment >= 0) & (sentiment != 1) & (chinese == (language == 'zh'))
            truth = sentiment[mine] == 2
            model = LogisticRegression(C=1e4).fit(pairs[mine], truth)
            self.factors[language] = dict(zip(('encoder', 'table', 'shift'), (round(float(v), 5) for v in (*model.coef_[0], model.intercept_[0]))))
            probability = np.clip(model.predict_proba(pairs[mine])[np.arange(len(truth)), truth.astype(int)], 1e-9, 1)
            print(language, 'encoder', round(((pairs[mine][:, 0] > 0) == truth).mean(), 4), 'joined', round(model.score(pairs[mine], truth), 4),
                  'log loss', round(-np.log(probability).mean(), 4), flush=True)

    def apply(self, logits, rows):
        """The three logits with the joined margin; the neutral one and the middle of the others stay."""
        pairs, chinese = self._pairs(logits, rows)
        of = lambda key: np.where(chinese, self.factors['zh'][key], self.factors['en'][key])
        half = (of('encoder') * pairs[:, 0] + of('table') * pairs[:, 1] + of('shift')) / 2
        middle = (logits[:, 0] + logits[:, 2]) / 2
        return np.stack([middle - half, logits[:, 1], middle + half], 1).astype(np.float32)

    def write(self, models):
        """The file, and what the manifest says of it."""
        (models / 'ngrams.bin').write_bytes(self.table.tobytes())
        return {'groups': GROUPS, 'slots': SLOTS, 'distinctBits': DISTINCT_BITS, 'scale': self.scale, 'joined': self.factors}
