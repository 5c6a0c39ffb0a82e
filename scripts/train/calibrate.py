"""Temperatures per head and language (Guo et al. 2017) and cut-offs per topic, all on the tune split."""
import numpy as np
from scipy.optimize import minimize_scalar

from taxonomy import AUTHENTICITY, COURTESY, MARKS, POLARITIES, SENTIMENTS, TOPICS

HEADS = {'stars': ['1', '2', '3', '4', '5'], 'sentiment': SENTIMENTS, 'topics': TOPICS, 'topic_polarity': POLARITIES,
         'authenticity': AUTHENTICITY, 'solicited': ['solicited'], 'courtesy': COURTESY, 'turn_marks': MARKS,
         **{head: ['-2', '-1', '0', '1', '2'] for head in ('accomplished', 'satisfaction', 'effectiveness')}}


CAUTIOUS = .8  # cut-off of labels with too few read examples to choose one


def softmax(logits):
    exponent = np.exp(logits - logits.max(-1, keepdims=True))
    return exponent / exponent.sum(-1, keepdims=True)


def expected_calibration_error(confidence, correct, bins=15):
    """Mean gap between confidence and accuracy over equal-width bins, weighted by their size."""
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    return sum(abs(confidence[place == b].mean() - correct[place == b].mean()) * (place == b).mean() for b in range(bins) if (place == b).any())


def temperature(loss_at):
    return float(minimize_scalar(lambda t: loss_at(np.exp(t)), bounds=(-1.2, 1.2), method='bounded').x)


def class_temperature(logits, labels):
    known = labels >= 0
    if known.sum() < 80:
        return 1.0
    x, y = logits[known], labels[known].astype(int)
    return np.exp(temperature(lambda t: -np.log(softmax(x / t)[np.arange(len(y)), y] + 1e-9).mean()))


def _binary_temperature(logits, labels):
    known = labels >= 0
    if known.sum() < 80 or (labels == 1).sum() < 20:  # without positives any temperature fits
        return 1.0
    x, y = logits[known], labels[known].astype(float)
    return np.exp(temperature(lambda t: (np.logaddexp(0, x / t) - y * x / t).mean()))


def temperatures(final, columns, rows):
    """{head: {zh, en: {temperature}}}"""
    found = {}
    for head, label in (('sentiment', 'sentiment'), ('stars', 'stars'), ('topics', 'topics'), ('authenticity', 'authenticity'),
                        ('solicited', 'solicited'), ('courtesy', 'courtesy'), ('marks', 'marks')):
        fit = class_temperature if head in ('sentiment', 'stars') else _binary_temperature
        for language in ('zh', 'en'):
            mine = columns['zh'][rows] == (language == 'zh')
            labels = columns[label][rows][mine]
            value = fit(final[head][mine], labels[:, 0] if fit is class_temperature else labels)
            found.setdefault('turn_marks' if head == 'marks' else head, {})[language] = {'temperature': round(float(value), 4)}
    return found


def best_cut(probability, truth, prior=.3, strength=8):
    """Cut-off with the best F1, pulled toward a common one when examples are few."""
    grid = np.arange(.1, .76, .025)
    score = [2 * (truth & (probability >= c)).sum() / max(truth.sum() + (probability >= c).sum(), 1) for c in grid]
    top = grid[np.array(score) >= max(score) - .004].mean()
    weight = truth.sum() / (truth.sum() + strength)
    return float(round(weight * top + (1 - weight) * prior, 3))


def thresholds(final, columns, rows, calibration, readers):
    """{topics: {code: {zh, en}}}; `readers` marks the rows with complete topic labels."""
    found = {}
    for index, topic in enumerate(TOPICS):
        for language in ('zh', 'en'):
            mine = readers & (columns['zh'][rows] == (language == 'zh'))
            probability = 1 / (1 + np.exp(-final['topics'][mine, index] / calibration['topics'][language]['temperature']))
            found.setdefault(topic, {})[language] = best_cut(probability, columns['topics'][rows][mine, index] == 1)
    return {'topics': found, 'turn_marks': {'solicitation': CAUTIOUS}, 'solicited': {'solicited': CAUTIOUS}}
