"""
What needs fitting again, on YelpNYC in retrospect: boosted trees on the same signals (what the additive model
gives away), a temporal split, products held out. Called by `npm run evaluate:authenticity`, which measures the signals.
"""
import argparse, hashlib, pathlib
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
import additive


def additive_scores(signals, matrix, y, train, test):
    shapes = [additive.Shape(matrix[train][:, i]) for i in range(len(signals))]
    sign = additive.signs(signals, shapes)
    ridge = np.full(len(sign), additive.RIDGE)
    ridge[0] = 0
    weights = additive.fit(additive.Design(matrix[train], shapes), y[train], sign, ridge)
    return additive.Design(matrix[test], shapes) @ weights


def boosted_scores(matrix, y, train, test):
    trees = HistGradientBoostingClassifier(max_iter=150, learning_rate=0.1, max_leaf_nodes=31, min_samples_leaf=100, l2_regularization=1, random_state=0)
    return trees.fit(matrix[train], y[train]).predict_proba(matrix[test])[:, 1]


def row(name, y, score):
    print(f'| {name} | {int(len(y))} | {additive.auc(y, score):.3f} | {additive.average_precision(y, score):.3f} |', flush=True)


FOLDS = 5


def print_folds(name, read, y, part, counts):
    """A fold is two of the ten parts of users; the greater the spread, the less one split says."""
    figures = []
    for fold in range(FOLDS):
        signals, matrix = read(fold)
        left_out = part * FOLDS // 10 == fold
        score = additive_scores(signals, matrix, y, ~left_out, left_out)
        one = counts[left_out] == 1
        figures.append((additive.auc(y[left_out], score), additive.average_precision(y[left_out], score), additive.auc(y[left_out][one], score[one])))
    mean, spread = np.mean(figures, axis=0), np.std(figures, axis=0)
    print(f'| {name}, five user-disjoint folds: mean ± deviation; one-review users {mean[2]:.3f} | {len(y)} | {mean[0]:.3f} ± {spread[0]:.3f} | {mean[1]:.3f} ± {spread[1]:.3f} |', flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--signals', type=pathlib.Path, required=True)
    parser.add_argument('--data', type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    users, products, _, dates, y = additive.read_set(arguments.data, 'yelpnyc')
    signals, matrix = additive.read_signals(arguments.signals, 'retrospect')
    part = additive.by_user(users, additive.part_of)
    counts = additive.by_user(users, dict(zip(*np.unique(users, return_counts=True))).get)
    held = additive.by_user(products, lambda product: int(hashlib.sha256(f'product:{product}'.encode()).hexdigest()[:8], 16) % 2 == 0)
    known, apart = part >= 4, part <= 2
    print('\n### Fitted again on YelpNYC, held-out users, in retrospect\n\n| fit | reviews | AUC | AP |\n| --- | --- | --- | --- |')
    row('additive, all products', y[apart], additive_scores(signals, matrix, y, known, apart))
    row('additive, fitted on the other half of the products', y[apart & held], additive_scores(signals, matrix, y, known & ~held, apart & held))
    row('additive, fitted on all products, same reviews', y[apart & held], additive_scores(signals, matrix, y, known, apart & held))
    print_folds('additive', lambda _: (signals, matrix), y, part, counts)
    print_folds('additive, the other folds decided', lambda fold: additive.read_signals(arguments.signals, f'fold-{fold}'), y, part, counts)
    before = dates < '2013-01-01'
    row('additive, fitted before 2013, later reviews', y[apart & ~before], additive_scores(signals, matrix, y, known & before, apart & ~before))
    row('additive, fitted on all years, same reviews', y[apart & ~before], additive_scores(signals, matrix, y, known, apart & ~before))
    row('boosted trees, all products', y[apart], boosted_scores(matrix, y, known, apart))
    _, at_arrival = additive.read_signals(arguments.signals, 'arrival')
    row('boosted trees, as of arrival', y[apart], boosted_scores(at_arrival, y, known, apart))
    _, decided = additive.read_signals(arguments.signals, 'decided')
    row('boosted trees, all other users decided', y[apart], boosted_scores(decided, y, known, apart))
    row('boosted trees, fitted on the other half of the products', y[apart & held], boosted_scores(matrix, y, known & ~held, apart & held))


if __name__ == '__main__':
    main()
