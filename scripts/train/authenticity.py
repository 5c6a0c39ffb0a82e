"""
Fits the additive monotone model of the history signals that `scripts/measure-signals.ts` measured:

    python3 scripts/train/authenticity.py --signals WORK --data ../shared/data --out models/authenticity-learned.json

WORK holds yelpnyc-retrospect.f32, yelpnyc-arrival.f32 and their .json (yelpzip-* are used where they lie there).
Each signal becomes a piecewise-linear shape that may only rise (or only fall), centred on the reviews where
it speaks, so that a silent signal adds 0. Users are split by hash: 6 parts fit, 1 calibrates, 3 are held out.
"""
import argparse, csv, gzip, hashlib, json, pathlib
import numpy as np

KNOTS = 9
RIDGE = 60.0          # in units of observations: a shape's step needs about so many to be believed
NEWTON_STEPS = 7
TENURES = ('first', 'few', 'many')
THRESHOLDS = (0.5, 0.8, 0.97)   # DEFAULT_ACTION_POLICY of src/domain/authenticity.ts
HOLD_LOGIT = float(np.log(0.97 / 0.03))
LICENCE = 'research use, as the Yelp data terms state; no row of the data is contained'


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


def read_signals(work: pathlib.Path, name: str, view: str):
    about = json.loads((work / f'{name}-{view}.json').read_text())
    matrix = np.fromfile(work / f'{name}-{view}.f32', dtype='<f4').reshape(about['rows'], len(about['signals']))
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


def design(matrix, shapes):
    return np.hstack([np.ones((len(matrix), 1), np.float32)] + [shape.ramps(matrix[:, i]) for i, shape in enumerate(shapes) if shape.size])


def fit(x, y, sign, ridge):
    """Bounded Newton: a quadratic model of the likelihood, minimised by coordinate descent with every step's sign kept."""
    weights = np.zeros(x.shape[1])
    weights[0] = np.log(y.mean() / (1 - y.mean()))
    for _ in range(NEWTON_STEPS):
        probability = 1 / (1 + np.exp(-(x @ weights.astype(np.float32)).astype(float)))
        gradient = x.T @ (probability - y).astype(np.float32) + ridge * weights
        curve = np.maximum(probability * (1 - probability), 1e-4).astype(np.float32)
        hessian = ((x * curve[:, None]).T @ x).astype(float) + np.diag(ridge + 1e-6)
        target = weights.copy()
        residual = gradient.astype(float).copy()
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
            if largest < 1e-5:
                break
        moved = np.abs(target - weights).max()
        weights = target
        if moved < 1e-4:
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


def applies(name, tenure):
    if name.endswith('_returning'):
        return tenure != 'first'
    told = [other for other in TENURES if name.endswith(f'_{other}')]
    return not told or told == [tenure]


def family_tops(signals, shapes):
    tops = {}
    for signal in signals:
        shape = shapes.get(signal['name'])
        if not shape:
            continue
        for tenure in TENURES:
            if applies(signal['name'], tenure):
                family = tops.setdefault(signal['family'], dict.fromkeys(TENURES, 0.0))
                family[tenure] += max(0.0, max(shape['logit']))
    return {family: max(values.values()) for family, values in tops.items()}


def learn(signals, matrix, y, part):
    """Fits again with a stiffer family until no family alone can reach the hold threshold."""
    stiffness = {}
    for _ in range(6):
        profile, probability = learn_once(signals, matrix, y, part, stiffness)
        over = [family for family, top in family_tops(signals, profile['shapes']).items() if profile['bias'] + top > HOLD_LOGIT - 0.05]
        if not over:
            return profile, probability
        for family in over:
            stiffness[family] = 2 * stiffness.get(family, 1)
    raise SystemExit(f'A family alone could have a review held back: {over}')


def learn_once(signals, matrix, y, part, stiffness):
    train, tune, test = part >= 4, part == 3, part <= 2
    shapes = [Shape(matrix[train][:, i]) for i in range(len(signals))]
    sign = np.concatenate([[0]] + [np.full(s.size, 1 if signals[i]['direction'] == 'rising' else -1) for i, s in enumerate(shapes)])
    ridge = np.concatenate([[0]] + [np.full(s.size, RIDGE * stiffness.get(signals[i]['family'], 1)) for i, s in enumerate(shapes)])
    x = design(matrix[train], shapes)
    weights = fit(x, y[train], sign, ridge)
    del x
    logit = design(matrix, shapes) @ weights
    slope, shift = platt(logit[tune], y[tune])
    probability = 1 / (1 + np.exp(-(slope * logit + shift)))
    profile = {'bias': slope * weights[0] + shift, 'shapes': {}}
    start = 1
    for signal, shape in zip(signals, shapes):
        own = slope * weights[start:start + shape.size]
        start += shape.size
        if shape.size and np.abs(own).max() > 1e-6:
            levels = np.concatenate([[0], np.cumsum(own)]) - (own * shape.mean).sum()
            profile['shapes'][signal['name']] = {'at': [round(float(v), 6) for v in shape.at], 'logit': [round(float(v), 5) for v in levels]}
    yt, pt = y[test], probability[test]
    cell = np.minimum((pt * 20).astype(int), 19)
    profile['reliability'] = [{'predicted': round(float(pt[cell == b].mean()), 4), 'observed': round(float(yt[cell == b].mean()), 4), 'reviews': int((cell == b).sum())} for b in range(20) if (cell == b).sum() >= 30]
    profile['expected'] = [{'from': at, 'share': round(float((pt >= at).mean()), 5), 'precision': round(float(yt[pt >= at].mean()), 4) if (pt >= at).any() else None} for at in THRESHOLDS]
    profile['heldOut'] = {'users': 'hash parts 0-2', 'reviews': int(test.sum()), 'auc': round(float(auc(yt, pt)), 4), 'averagePrecision': round(average_precision(yt, pt), 4), 'calibrationError': round(float(calibration_error(yt, pt)), 4)}
    return profile, probability


def prior(signals, matrix, share=0.1):
    """No labels: every signal counts alike, by how rare its value is (Rayana and Akoglu's priors from ranks, 2015)."""
    shapes = {}
    for i, signal in enumerate(signals):
        values = matrix[:, i]
        present = values[~np.isnan(values)]
        at = np.unique(np.quantile(present, np.linspace(0, 1, KNOTS))) if len(present) else np.array([])
        if len(at) < 2:
            continue
        ordered = np.sort(present)
        rank = (np.searchsorted(ordered, at, 'left') + np.searchsorted(ordered, at, 'right')) / (2 * len(ordered))
        if signal['direction'] == 'falling':
            rank = 1 - rank
        mean = np.interp(present, at, rank).mean()
        shapes[signal['name']] = {'at': [round(float(v), 6) for v in at], 'logit': [round(float(v), 5) for v in rank - mean]}
    return {'bias': float(np.log(share / (1 - share))), 'shapes': shapes}


def rounded(profile):
    profile['bias'] = round(float(profile['bias']), 5)
    return profile


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--signals', type=pathlib.Path, required=True)
    parser.add_argument('--data', type=pathlib.Path, required=True)
    parser.add_argument('--out', type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    users, _, _, _, y = read_set(arguments.data, 'yelpnyc')
    part = by_user(users, part_of)
    counts = by_user(users, dict(zip(*np.unique(users, return_counts=True))).get)
    profiles = {}
    for view in ('retrospect', 'arrival'):
        if not (arguments.signals / f'yelpnyc-{view}.json').exists():
            print(f'SKIPPED: {view}, its signals were not measured')
            continue
        signals, matrix = read_signals(arguments.signals, 'yelpnyc', view)
        profile, probability = learn(signals, matrix, y, part)
        test = part <= 2
        one = test & (counts == 1)
        print(view, profile['heldOut'], 'one-review users', round(float(auc(y[one], probability[one])), 4))
        print(' expected', profile['expected'])
        profile['familyLimits'] = {family: round(top + 0.005, 2) for family, top in family_tops(signals, profile['shapes']).items()}
        print(' family tops', profile['familyLimits'], 'bias', profile['bias'], 'room below hold', HOLD_LOGIT - profile['bias'])
        profiles[view] = rounded(profile)
        if view == 'retrospect':
            guess = prior(signals, matrix[part >= 4])
            guess['familyLimits'] = {family: round(top + 0.005, 2) for family, top in family_tops(signals, guess['shapes']).items()}
            profiles['prior'] = rounded(guess)
    model = {
        'version': 'learned-1',
        'origin': 'scripts/train/authenticity.py: monotone additive logistic regression, calibrated on users apart; "prior" knows no labels',
        'data': [{'set': 'YelpNYC metadata', 'reviews': len(y), 'filtered': int(y.sum()), 'licence': LICENCE}],
        'profiles': profiles,
    }
    arguments.out.write_text(json.dumps(model, indent=1) + '\n')


if __name__ == '__main__':
    main()
