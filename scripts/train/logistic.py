"""Logistic regression on n-grams weighed by their inverse document frequency, by L-BFGS on the whole matrix.

As in TF-IDF and logistic regression, a common n-gram pays more for its weight than a telling one. The frequency
weights fold into the returned table, so that the graph only adds weights up.
"""
import numpy as np
import scipy.sparse
from scipy.optimize import minimize

from ridge import informativeness

RARE = 3  # n-grams in fewer texts get no weight


def fit(matrix, truth, strength, steps=150):
    """`matrix` [texts, buckets], `truth` [texts] of bool -> (weights [buckets], bias). `strength` weighs the loss beside
    half the squared weights, for texts of norm 1."""
    frequency = informativeness(matrix, RARE)
    used = np.flatnonzero(frequency)
    features = (matrix[:, used] @ scipy.sparse.diags(frequency[used])).astype(np.float32).tocsr()
    scale = np.float32(1 / np.sqrt(features.multiply(features).sum(1).mean()))
    features.data *= scale
    across, side = features.T.tocsr(), np.where(truth, 1, -1).astype(np.float32)

    def objective(solution):
        weights = solution.astype(np.float32)
        margin = (features @ weights[:-1] + weights[-1]) * side
        slope = -side / (1 + np.exp(margin.clip(-50, 50)))
        value = strength * np.logaddexp(0, -margin).sum() + .5 * (weights[:-1] ** 2).sum()
        return value, np.append(strength * (across @ slope) + weights[:-1], strength * slope.sum()).astype(np.float64)
    solution = minimize(objective, np.zeros(len(used) + 1), jac=True, method='L-BFGS-B', options={'maxiter': steps, 'maxcor': 6}).x
    weights = np.zeros(matrix.shape[1], np.float32)
    weights[used] = solution[:-1] * frequency[used] * scale
    return weights, np.float32(solution[-1])
