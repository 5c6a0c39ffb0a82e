"""Ridge regression on n-grams weighed by their inverse document frequency, solved on the whole matrix.

The frequency weights fold into the returned table, so that the graph only adds weights up.
"""
import numpy as np
import scipy.sparse
from sklearn.linear_model import Ridge

PENALTY = 3.0  # for texts of norm NORM; chosen on the tune split
NORM = 1.7


def informativeness(matrix, rare=2):
    """Inverse document frequency per column, smoothed; 0 for what fewer than `rare` texts hold."""
    count = np.bincount(matrix.indices, minlength=matrix.shape[1])
    return np.where(count < rare, 0, np.log((1 + matrix.shape[0]) / (1 + count)) + 1).astype(np.float32)


def fit(matrix, wanted):
    """`matrix` [texts, buckets], `wanted` [texts, outputs] -> (weights [buckets, outputs], bias [outputs])."""
    frequency = informativeness(matrix)
    weighed = matrix @ scipy.sparse.diags(frequency)
    scale = NORM / np.sqrt(weighed.multiply(weighed).sum(1).mean())
    model = Ridge(PENALTY).fit((weighed * scale).astype(np.float32), wanted)
    return np.ascontiguousarray(model.coef_.T * frequency[:, None] * scale, np.float32), model.intercept_.astype(np.float32)
