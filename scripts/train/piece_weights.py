"""Weights of single pieces that share strength: weight = own + its character n-grams + its embedding.

All three are linear in the piece, so they fold into one table without hashing. A rare piece borrows from
the characters it is made of and from pieces used like it. Trained in full batches by L-BFGS.
"""
import numpy as np
import scipy.sparse
import sentencepiece
import torch
from torch.nn import functional

import ridge
from tokenizer import CLS, CUSTOMER, PIECES, SEP, SYSTEM

PENALTY = {'own': 2e-4, 'characters': 1e-4, 'embedding': 1e-4}  # L2, chosen on the tune split


def character_grams(prefix):
    """Sparse [pieces, grams] of the character 1-3-grams inside each piece (words keep their start mark)."""
    model = sentencepiece.SentencePieceProcessor(model_file=prefix + '.model')
    index, rows, columns = {}, [], []
    for piece in range(9, PIECES):
        text = model.id_to_piece(piece)
        latin = text.isascii() or text[1:].isascii()
        grams = {text[i:i + n] for n in ((3, 4) if latin else (1, 2, 3)) for i in range(len(text) - n + 1)}
        for gram in grams:
            rows.append(piece)
            columns.append(index.setdefault(gram, len(index)))
    return scipy.sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), (PIECES, len(index)))


def indicators(examples, rows, power, roles=False):
    """Per group of places a sparse [texts, pieces]: each piece once, at count ** -power, as wide.c weighs it.

    Without roles the one group is the text; with roles, one group per speaker and one per speaker of the last turn.
    """
    groups = {}
    for text, row in enumerate(rows):
        ids = np.concatenate([[CLS], examples.tokens(row), [SEP]]).astype(np.int64)
        if not roles:
            groups.setdefault(0, []).append((text, np.unique(ids), len(ids) ** -power))
            continue
        opens = np.flatnonzero((ids >= CUSTOMER) & (ids <= SYSTEM))
        speaker = np.zeros(len(ids), np.int64)
        for start in opens:
            speaker[start:] = ids[start]
        last = np.arange(len(ids)) >= (opens[-1] if len(opens) else 1)
        value = (len(ids) + last.sum()) ** -power
        for role in np.unique(speaker):
            groups.setdefault(int(role), []).append((text, np.unique(ids[speaker == role]), value))
        groups.setdefault(int(speaker[-1]) + 16, []).append((text, np.unique(ids[last]), value))
    return {group: scipy.sparse.csr_matrix((np.concatenate([np.full(len(p), v, np.float32) for _, p, v in parts]),
                                            (np.concatenate([np.full(len(p), t) for t, p, _ in parts]), np.concatenate([p for _, p, _ in parts]))),
                                           (len(rows), PIECES)) for group, parts in sorted(groups.items())}


def to_torch(matrix):
    coo = matrix.tocoo()
    return torch.sparse_coo_tensor(np.stack([coo.row, coo.col]), coo.data, coo.shape).coalesce()


def fit(work, examples, rows, wanted, weight, power, roles=False, penalty=PENALTY, steps=60, informative=False):
    """Returns (weights [pieces or pieces * 32, outputs], bias). `wanted` in [0, 1], below 0 unknown; `weight` per text.
    `informative` lets rare pieces weigh more, by their inverse document frequency in the group."""
    matrices = indicators(examples, rows, power, roles)
    frequency = {group: torch.from_numpy(ridge.informativeness(matrix).clip(1) / 5 if informative else np.ones(PIECES, np.float32))[:, None]
                 for group, matrix in matrices.items()}
    groups = {group: to_torch(matrix) for group, matrix in matrices.items()}
    grams = to_torch(character_grams(str(work / 'tokenizer')))
    embedding = np.load(work / 'embeddings.npy')
    embedding = torch.from_numpy(embedding / np.maximum(np.linalg.norm(embedding, axis=1, keepdims=True), 1))
    y = torch.from_numpy(wanted[rows])
    known = (y >= 0).float() * torch.from_numpy(weight.astype(np.float32))[:, None]
    outputs = y.shape[1]
    parts = {group: [torch.zeros(n, outputs, requires_grad=True) for n in (PIECES, grams.shape[1], embedding.shape[1])] for group in groups}
    bias = torch.zeros(outputs, requires_grad=True)
    flat = [p for part in parts.values() for p in part] + [bias]
    optimizer = torch.optim.LBFGS(flat, max_iter=steps, history_size=8, line_search_fn='strong_wolfe')

    def table(group):
        own, characters, basis = parts[group]
        return frequency[group] * (own + torch.sparse.mm(grams, characters) + embedding @ basis)

    def closure():
        optimizer.zero_grad()
        logits = sum(torch.sparse.mm(matrix, table(group)) for group, matrix in groups.items()) + bias
        loss = (functional.binary_cross_entropy_with_logits(logits, y.clamp(0, 1), reduction='none') * known).sum() / known.sum() * outputs
        for part in parts.values():
            loss = loss + sum(penalty[name] * p.pow(2).sum() for name, p in zip(('own', 'characters', 'embedding'), part))
        loss.backward()
        return loss
    optimizer.step(closure)
    if not roles:
        return table(0).detach().numpy(), bias.detach().numpy()
    weights = np.zeros((PIECES, 32, outputs), np.float32)
    for group in groups:
        weights[:, group] = table(group).detach().numpy()
    return weights.reshape(PIECES * 32, outputs), bias.detach().numpy()
