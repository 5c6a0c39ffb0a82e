"""
Fits the additive monotone model of the history signals that `scripts/measure-signals.ts` measured, in two passes:

    python3 scripts/train/authenticity.py own   --signals WORK --data ../shared/data --out WORK/own.json
    python3 scripts/train/authenticity.py final --signals WORK --data ../shared/data --own WORK/own.json --out models/authenticity-learned.json

WORK holds yelpnyc-retrospect.f32, yelpnyc-arrival.f32 and their .json. The first pass judges each review without
its surroundings; the signals are then measured again with WORK/own.json, which lets those of suspicion speak.
Users are split by hash: 6 parts fit, 1 calibrates, 3 are held out.
"""
import argparse, json, pathlib
import numpy as np

from additive import (KNOTS, RIDGE, Shape, auc, average_precision, by_user, calibration_error, design, fit, part_of, platt,
                      read_set, read_signals, shape_tables, signs)

TENURES = ('first', 'few', 'many')
THRESHOLDS = (0.5, 0.8, 0.97)   # DEFAULT_ACTION_POLICY of src/domain/authenticity.ts
HOLD_LOGIT = float(np.log(0.97 / 0.03))
LICENCE = 'research use, as the Yelp data terms state; no row of the data is contained'


def applies(name, tenure):
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
    ridge = np.concatenate([[0]] + [np.full(s.size, RIDGE * stiffness.get(signals[i]['family'], 1)) for i, s in enumerate(shapes)])
    x = design(matrix[train], shapes)
    weights = fit(x, y[train], signs(signals, shapes), ridge)
    del x
    logit = design(matrix, shapes) @ weights
    slope, shift = platt(logit[tune], y[tune])
    probability = 1 / (1 + np.exp(-(slope * logit + shift)))
    profile = {'bias': slope * weights[0] + shift, 'shapes': shape_tables(signals, shapes, slope * weights)}
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


def fit_own(signals, matrix, y, part):
    """The first pass: the same fit without what needs a first pass."""
    alone = [i for i, signal in enumerate(signals) if not signal['name'].startswith('suspicion_')]
    profile, _ = learn_once([signals[i] for i in alone], matrix[:, alone], y, part, {})
    return {'bias': round(float(profile['bias']), 5), 'shapes': profile['shapes']}


def fit_final(signals, matrix, y, part, counts):
    profile, probability = learn(signals, matrix, y, part)
    one = (part <= 2) & (counts == 1)
    print(profile['heldOut'], 'one-review users', round(float(auc(y[one], probability[one])), 4))
    print(' expected', profile['expected'])
    profile['familyLimits'] = {family: round(top + 0.005, 2) for family, top in family_tops(signals, profile['shapes']).items()}
    print(' family tops', profile['familyLimits'], 'bias', profile['bias'], 'room below hold', HOLD_LOGIT - profile['bias'])
    return rounded(profile)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('stage', choices=('own', 'final'))
    parser.add_argument('--signals', type=pathlib.Path, required=True)
    parser.add_argument('--data', type=pathlib.Path, required=True)
    parser.add_argument('--own', type=pathlib.Path, help='of the first stage')
    parser.add_argument('--out', type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    users, _, _, _, y = read_set(arguments.data, 'yelpnyc')
    part = by_user(users, part_of)
    counts = by_user(users, dict(zip(*np.unique(users, return_counts=True))).get)
    profiles = {}
    for view in ('retrospect', 'arrival'):
        signals, matrix = read_signals(arguments.signals, 'yelpnyc', view)
        if arguments.stage == 'own':
            profiles[view] = fit_own(signals, matrix, y, part)
            continue
        print(view)
        profiles[view] = {**fit_final(signals, matrix, y, part, counts), 'own': json.loads(arguments.own.read_text())[view]}
        if view == 'retrospect':
            alone = [i for i, signal in enumerate(signals) if not signal['name'].startswith('suspicion_')]
            guess = prior([signals[i] for i in alone], matrix[part >= 4][:, alone])
            guess['familyLimits'] = {family: round(top + 0.005, 2) for family, top in family_tops(signals, guess['shapes']).items()}
            profiles['prior'] = rounded(guess)
    if arguments.stage == 'own':
        arguments.out.write_text(json.dumps(profiles) + '\n')
        return
    model = {
        'version': 'learned-2',
        'origin': 'scripts/train/authenticity.py: monotone additive logistic regression, calibrated on users apart; "prior" knows no labels',
        'data': [{'set': 'YelpNYC metadata', 'reviews': len(y), 'filtered': int(y.sum()), 'licence': LICENCE}],
        'profiles': profiles,
    }
    arguments.out.write_text(json.dumps(model, indent=1) + '\n')


if __name__ == '__main__':
    main()
