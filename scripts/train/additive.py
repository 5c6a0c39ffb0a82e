"""
Additive monotone logistic regression: piecewise-linear shapes that may only rise (or only fall), centred on
the rows where the signal speaks, so that a silent one adds 0; and the figures it is judged by.
"""
import csv, gzip, hashlib, json, pathlib
import numpy as np

KNOTS = 9
RIDGE = 60.0          # in units of observations: a shape's step needs about so many to be believed
NEWTON_STEPS = 7


def part_of(user: str) -> int:
    """0 to 9; 0-2 held out, 3 calibrates. The same in scripts/evaluate/user-split.ts."""
    return int(hashlib.sha256(f'yelp:{user}'.encode()).hexdigest()[:8], 16) % 10


def read_set(data: pathlib.Path, name: str):
    with gzip.open(data / 'authenticity' / f'{name}_metadata.csv.gz', 'rt') as file:
        rows = list(csv.DictReader(file))
    column = lambda key: np.array([row[key] for row in rows])
    return column('user_id'), column('prod_id'), column('rating'), column('date'), column('fake').astype(float)


def by_user(users, function):
    names, inverse = np.unique(users, return_inverse=True)
    return np.array([function(name) for name in names])[inverse]


def read_signals(work: pathlib.Path, view: str):
    about = json.loads((work / f'{view}.json').read_text())
    matrix = np.fromfile(work / f'{view}.f32', dtype='<f4').reshape(about['rows'], len(about['signals']))
    return about['signals'], matrix


class Shape:
    """Ramps between knots; a value beyond the outer knots says no more than the knot."""
    def __init__(self, values):
        present = values[~np.isnan(values)]
        self.at = np.unique(np.quantile(present, np.linspace(0.005, 0.995, KNOTS))) if len(present) > 500 else np.array([])
        whole = np.unique(present[:100_000])
        if 1 < len(whole) <= KNOTS:
            self.at = whole
        self.mean = np.zeros(max(0, len(self.at) - 1))
        self.mean = self.ramps(present, centre=False).mean(axis=0) if len(self.at) > 1 else self.mean

    @property
    def size(self):
        return max(0, len(self.at) - 1)

    def ramps(self, values, centre=True):
        low, high = self.at[:-1], self.at[1:]
        out = np.clip((values[:, None] - low) / (high - low), 0, 1)
        if not centre:
            return out.astype(np.float32)
        out -= self.mean
        out[np.isnan(values)] = 0
        return out.astype(np.float32)


class Design:
    """
    The rows' ramps, kept in blocks of rows in which the same signals speak: most signals speak for one standing of
    the account alone, so nine tenths of the full matrix would be zeros.
    """
    def __init__(self, matrix, shapes):
        self.rows, sizes = len(matrix), [shape.size for shape in shapes]
        starts = np.concatenate([[1], 1 + np.cumsum(sizes)])
        self.width = int(starts[-1])
        speaks = ~np.isnan(matrix)
        key = speaks @ np.random.default_rng(0).integers(1, 2 ** 40, matrix.shape[1])
        self.blocks = []
        for value in np.unique(key):
            rows = np.where(key == value)[0]
            signals = [i for i in np.where(speaks[rows[0]])[0] if sizes[i]]
            columns = np.concatenate([[0]] + [np.arange(starts[i], starts[i + 1]) for i in signals]).astype(int)
            dense = np.hstack([np.ones((len(rows), 1), np.float32)] + [shapes[i].ramps(matrix[rows, i]) for i in signals])
            self.blocks.append((rows, columns, dense))

    def __matmul__(self, weights):
        out = np.zeros(self.rows)
        for rows, columns, dense in self.blocks:
            out[rows] = dense @ weights[columns].astype(np.float32)
        return out

    def gradient(self, residual):
        out = np.zeros(self.width)
        for rows, columns, dense in self.blocks:
            out[columns] += dense.T @ residual[rows].astype(np.float32)
        return out

    def hessian(self, curve):
        out = np.zeros((self.width, self.width))
        for rows, columns, dense in self.blocks:
            out[np.ix_(columns, columns)] += (dense * curve[rows, None]).T @ dense
        return out


def fit(x, y, sign, ridge):
    """Bounded Newton: a quadratic model of the likelihood, minimised by coordinate descent with every step's sign kept."""
    weights = np.zeros(x.width)
    weights[0] = np.log(y.mean() / (1 - y.mean()))
    for _ in range(NEWTON_STEPS):
        probability = 1 / (1 + np.exp(-(x @ weights)))
        residual = x.gradient(probability - y) + ridge * weights
        curve = np.maximum(probability * (1 - probability), 1e-4).astype(np.float32)
        hessian = x.hessian(curve) + np.diag(ridge + 1e-6)
        target = weights.copy()
        for _ in range(200):
            largest = 0.0
            for j in range(len(target)):
                new = target[j] - residual[j] / hessian[j, j]
                if sign[j] * new < 0:
                    new = 0.0
                step = new - target[j]
                if step:
                    target[j] = new
                    residual += hessian[:, j] * step
                    largest = max(largest, abs(step))
            if largest < 1e-4:
                break
        moved = np.abs(target - weights).max()
        weights = target
        if moved < 1e-3:
            break
    return weights


def auc(y, score):
    order = np.argsort(score, kind='stable')
    values, inverse, counts = np.unique(score, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    positives = y.sum()
    return (ranks[y == 1].sum() - positives * (positives + 1) / 2) / (positives * (len(y) - positives))


def average_precision(y, score):
    order = np.argsort(-score, kind='stable')
    ranked = y[order]
    return float((np.cumsum(ranked) / np.arange(1, len(y) + 1))[ranked == 1].mean())


def calibration_error(y, probability, bins=15):
    cell = np.minimum((probability * bins).astype(int), bins - 1)
    return sum(abs(probability[cell == b].mean() - y[cell == b].mean()) * (cell == b).mean() for b in range(bins) if (cell == b).any())


def platt(logit, y):
    slope, shift = 1.0, 0.0
    for _ in range(25):
        p = 1 / (1 + np.exp(-(slope * logit + shift)))
        w = p * (1 - p)
        g = np.array([((p - y) * logit).sum(), (p - y).sum()])
        h = np.array([[(w * logit * logit).sum(), (w * logit).sum()], [(w * logit).sum(), w.sum()]])
        slope, shift = np.array([slope, shift]) - np.linalg.solve(h, g)
    return slope, shift


def signs(signals, shapes):
    return np.concatenate([[0]] + [np.full(s.size, 1 if signals[i]['direction'] == 'rising' else -1) for i, s in enumerate(shapes)])


def shape_tables(signals, shapes, weights):
    """Levels at the knots, by name; signals that were given no weight are left out. weights[0] is the bias."""
    tables, start = {}, 1
    for signal, shape in zip(signals, shapes):
        own = weights[start:start + shape.size]
        start += shape.size
        if shape.size and np.abs(own).max() > 1e-6:
            levels = np.concatenate([[0], np.cumsum(own)]) - (own * shape.mean).sum()
            tables[signal['name']] = {'at': [round(float(v), 6) for v in shape.at], 'logit': [round(float(v), 5) for v in levels]}
    return tables
