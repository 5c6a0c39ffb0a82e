"""Holds the exported graph to what was trained: its logits against those that torch, the compiled tables and `mix.py` give.

The graph's wide weights are 8 bits and torch reads in bfloat16 here, so the two differ a little; a wrong hash, a lost
n-gram or a wrong order of heads shows as ten times that.
"""
import numpy as np

from batches import pad
from export import session

TEXTS = 200
MOST = .06  # mean difference of a head, in shares of the standard deviation of its logits
QUESTIONS = ('accomplished', 'satisfaction', 'effectiveness')


def run(file, examples, rows, final):
    """`final` {head: logits} of `rows`, as `mix.apply` gives them. Dialogues are half of the sample. Raises ValueError."""
    rng, dialogue = np.random.default_rng(6), examples.columns['rated'][rows].max((1, 2)) >= 0
    fits = examples.lengths[rows] <= 254
    chosen = np.concatenate([rng.permutation(np.flatnonzero(fits & (dialogue == kind)))[:TEXTS // 2] for kind in (True, False)])
    model, found = session(file), {}
    names = [output.name for output in model.get_outputs() if output.name not in ('topic_tokens', 'embedding')]
    for place in chosen:
        ids = pad([examples.tokens(rows[place])]).numpy()
        for name, values in zip(names, model.run(names, {'input_ids': ids, 'attention_mask': np.ones_like(ids)})):
            found.setdefault(name, []).append(values[0])
    wanted = {**final, 'turn_marks': final['marks'], **{name: final['rated'][:, index] for index, name in enumerate(QUESTIONS)}}
    shares = {name: float(abs(np.stack(found[name]) - wanted[name][chosen]).mean() / wanted[name][chosen].std()) for name in names}
    print('graph against training, mean difference in standard deviations:', {name: round(share, 4) for name, share in shares.items()})
    if max(shares.values()) > MOST:
        raise ValueError(f'the exported graph does not say what was trained: {max(shares, key=shares.get)}')
