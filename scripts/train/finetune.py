"""Multitask training of the deep part: masked losses for missing labels, average of the last weights kept.

Resumes from `deep.pt` in the work folder. `minutes` bounds the run: the learning rate falls to its end by
the clock, so that a busy machine still finishes on time.
"""
import copy
import pathlib
import time

import numpy as np
import torch
from torch.nn import functional

from batches import Examples, batches
from encoder import Encoder, narrowed
from tokenizer import MASK

WEIGHTS = {'stars': .5, 'sentiment': 1, 'topics': 2.5, 'polarity': 1.2, 'authenticity': 1, 'solicited': .2, 'rated': .6,
           'courtesy': .3, 'marks': .3, 'similar': .3}
# Label smoothing that respects order: a tenth of the mass goes to the neighbouring stars.
SHOW = 100
STAR_TARGETS = torch.tensor([[.93, .07, 0, 0, 0], [.06, .88, .06, 0, 0], [0, .06, .88, .06, 0], [0, 0, .06, .88, .06], [0, 0, 0, .07, .93]])


def losses(result, labels, rated):
    """One masked mean per head; heads without a label in the batch are left out."""
    found = {}
    known = labels['stars'][:, 0] >= 0
    if known.any():
        found['stars'] = functional.cross_entropy(result['stars'][known], STAR_TARGETS[labels['stars'][known, 0]])
    known = labels['sentiment'][:, 0] >= 0
    if known.any():
        found['sentiment'] = functional.cross_entropy(result['sentiment'][known], labels['sentiment'][known, 0], label_smoothing=.06)
    for head in ('topics', 'authenticity', 'solicited', 'courtesy', 'marks'):
        known = labels[head] >= 0
        if known.any():
            target = labels[head][known].float()
            found[head] = functional.binary_cross_entropy_with_logits(result[head][known], target * .96 + .02)
    known = labels['polarity'] >= 0
    if known.any():
        found['polarity'] = functional.cross_entropy(result['topic_polarity'][known], labels['polarity'][known], label_smoothing=.05)
    known = rated[:, :, 0] >= 0
    if known.any():
        logits = result['rated'].view(-1, 3, 5)[known]
        found['rated'] = functional.cross_entropy(logits, rated[known])
    return found


def share_of_batch(labels, rated, head):
    """Losses are means over known labels; weighting by how many texts know them keeps rare heads from shouting."""
    known = rated[:, :, 0] >= 0 if head == 'rated' else labels[head] >= 0
    return known.any(-1).float().mean().sqrt()


def similar(model, ids, rng):
    """SimCSE-like loss (Gao et al. 2021): two token-dropped views of a text are close, other texts far."""
    views = [ids.masked_fill(torch.from_numpy(rng.random(ids.shape) < .15) & (ids > MASK), MASK) for _ in range(2)]
    a, b = model(torch.cat(views))['embedding'].chunk(2)
    return functional.cross_entropy(a @ b.T / .05, torch.arange(len(a)))


def run(work: pathlib.Path, minutes: float, seed=1, rate=1.2e-3, threads=2):
    """Trains and writes deep.pt ({model, average, step}); prints losses every hundred steps."""
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    examples = Examples(work)
    model = Encoder()
    file = work / 'deep.pt'
    if (work / 'embeddings.npy').exists():
        start = torch.from_numpy(np.load(work / 'embeddings.npy'))
        with torch.no_grad():
            known = start.norm(dim=1) > .5
            model.pieces.weight[known] = start[known] / start[known].std() * .25
            model.pieces.weight[~known] *= .1
    if file.exists():
        start = narrowed(torch.load(file)['average'], model.shape.inner)
        absent = model.load_state_dict(start, strict=False).missing_keys
        print('resumed', file, 'new weights:', absent or 'none', flush=True)
    average = copy.deepcopy(model).eval().requires_grad_(False)
    slow = [p for n, p in model.named_parameters() if p.ndim < 2 or 'pieces' in n or 'positions' in n]
    fast = [p for n, p in model.named_parameters() if not (p.ndim < 2 or 'pieces' in n or 'positions' in n)]
    optimizer = torch.optim.AdamW([{'params': slow, 'weight_decay': 0}, {'params': fast, 'weight_decay': .05}], lr=rate,
                                  betas=(.9, .98), **({'fused': True} if torch.__version__ > '2' else {}))
    columns = {h: torch.from_numpy(examples.columns[h].astype(np.int64)) for h in ('stars', 'sentiment', 'topics', 'polarity',
               'authenticity', 'solicited', 'courtesy', 'marks')}
    distributions = torch.from_numpy(examples.columns['rated'])
    began, step, tokens, shown = time.time(), 0, 0, {}
    while True:
        for ids, rows in batches(examples, examples.epoch(rng), rng):
            share = (time.time() - began) / (minutes * 60)
            if share >= 1:
                torch.save({'model': model.state_dict(), 'average': average.state_dict(), 'step': step}, file)
                return
            for group in optimizer.param_groups:
                group['lr'] = rate * min((step + 1) / 150, 1) * max(1 - share, .02)
            labels, rated = {h: c[rows] for h, c in columns.items()}, distributions[rows]
            with torch.autocast('cpu', torch.bfloat16):
                result = model(ids)
                found = losses(result, labels, rated)
                total = sum(WEIGHTS[h] * share_of_batch(labels, rated, h) * loss for h, loss in found.items())
                if step % 24 == 0 and ids.shape[1] <= 64:
                    found['similar'] = similar(model, ids[:96], rng)
                    total = total + WEIGHTS['similar'] * found['similar']
            if isinstance(total, int):
                continue
            optimizer.zero_grad()
            total.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step, tokens = step + 1, tokens + ids.numel()
            decay = min(.998, 1 - 1 / (step + 1) * 2 if step > 2 else 0)
            with torch.no_grad():
                for kept, now in zip(average.parameters(), model.parameters()):
                    kept.lerp_(now, 1 - decay)
            for head, loss in found.items():
                shown[head] = shown.get(head, loss.item()) * .98 + loss.item() * .02
            if step % SHOW == 0:
                print(f'{step} {share:.3f} {int(tokens / (time.time() - began))} tokens/s', {h: round(v, 3) for h, v in sorted(shown.items())}, flush=True)
            if step % 300 == 0:
                torch.save({'model': model.state_dict(), 'average': average.state_dict(), 'step': step}, file)
