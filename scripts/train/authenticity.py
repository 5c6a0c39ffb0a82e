"""
Fits the additive monotone model of the history signals that `scripts/measure-signals.ts` measured, in two passes:

    node --import tsx scripts/measure-signals.ts VIEW WORK/VIEW --planted            # VIEW: retrospect, arrival
    python3 scripts/train/authenticity.py own   --signals WORK --data ../shared/data --out WORK/own.json
    node --import tsx scripts/measure-signals.ts VIEW WORK/VIEW --planted --own WORK/own.json
    node --import tsx scripts/measure-signals.ts retrospect WORK/decided --planted --own WORK/own.json --decided
    python3 scripts/train/authenticity.py final --signals WORK --data ../shared/data --own WORK/own.json --out models/authenticity-learned.json

The first pass judges each review without its surroundings; the signals are then measured again with it, which lets
those of suspicion speak, and for the profile "decided" those of decisions too. Users are split by hash: 6 parts fit,
1 calibrates, 3 are held out. Planted campaigns are fitted on as well, and neither calibrated on nor held out.
"""
import argparse, json, pathlib, re
import numpy as np

from additive import (KNOTS, RIDGE, Shape, auc, average_precision, by_user, calibration_error, Design, fit, part_of, platt,
                      read_set, read_signals, shape_tables, signs)

STANDINGS = ('first_recent', 'first_gone', 'few_recent', 'few_gone', 'several', 'many')   # of src/domain/signals/history/history-signal.ts
TENURES = ('first', 'few', 'several', 'many')
THRESHOLDS = (0.5, 0.8, 0.97)   # DEFAULT_ACTION_POLICY of src/domain/authenticity.ts
FITTED = 9   # a part that is fitted on
OWN_OF = {'retrospect': 'retrospect', 'arrival': 'arrival', 'decided': 'retrospect'}
HOLD_LOGIT = float(np.log(0.97 / 0.03))
LICENCE = 'research use, as the Yelp data terms state; no row of the data is contained'


def applies(name, standing):
    told = [other for other in STANDINGS + TENURES if name.endswith(f'_{other}')]
    return not told or standing in told or standing.split('_')[0] in told


def family_tops(signals, shapes):
    tops = {}
    for signal in signals:
        shape = shapes.get(signal['name'])
        if not shape:
            continue
        for standing in STANDINGS:
            if applies(signal['name'], standing):
                family = tops.setdefault(signal['family'], dict.fromkeys(STANDINGS, 0.0))
                family[standing] += max(0.0, max(shape['logit']))
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
    weights = fit(Design(matrix[train], shapes), y[train], signs(signals, shapes), ridge)
    logit = Design(matrix, shapes) @ weights
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


def alone_of(signals):
    return [i for i, signal in enumerate(signals) if not signal['name'].startswith(('suspicion_', 'decided_'))]


def fit_own(signals, matrix, y, part):
    """The first pass: the same fit without what needs a first pass."""
    alone = alone_of(signals)
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
    for view in ('retrospect', 'arrival') if arguments.stage == 'own' else ('retrospect', 'arrival', 'decided'):
        signals, matrix = read_signals(arguments.signals, view)
        planted = np.ones(len(matrix) - len(y))
        told = (np.concatenate([y, planted]), np.concatenate([part, planted * FITTED]), np.concatenate([counts, planted * 0]))
        if arguments.stage == 'own':
            profiles[view] = fit_own(signals, matrix, *told[:2])
            continue
        print(view)
        heard = [i for i, signal in enumerate(signals) if view == 'decided' or not signal['name'].startswith('decided_')]
        profiles[view] = {**fit_final([signals[i] for i in heard], matrix[:, heard], *told), 'own': json.loads(arguments.own.read_text())[OWN_OF[view]]}
        if view == 'retrospect':
            alone = alone_of(signals)
            guess = prior([signals[i] for i in alone], matrix[told[1] >= 4][:, alone])
            guess['familyLimits'] = {family: round(top + 0.005, 2) for family, top in family_tops(signals, guess['shapes']).items()}
            profiles['prior'] = rounded(guess)
    if arguments.stage == 'own':
        arguments.out.write_text(json.dumps(profiles) + '\n')
        return
    model = {
        'version': 'learned-4',
        'origin': 'scripts/train/authenticity.py: monotone additive logistic regression, calibrated on users apart; "prior" knows no labels',
        'data': [{'set': 'YelpNYC metadata', 'reviews': len(y), 'filtered': int(y.sum()), 'licence': LICENCE}],
        'profiles': profiles,
    }
    text = json.dumps(model, indent=1)
    arguments.out.write_text(re.sub(r'\[[^][{}]*\]', lambda list_: re.sub(r'\s+', ' ', list_[0]), text) + '\n')


if __name__ == '__main__':
    main()
