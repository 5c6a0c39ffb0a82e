"""What int8 costs: every dev figure of the float32 and the int8 graph, and the largest loss in points.

    python scripts/train/quantisation_loss.py [WORK] [MODELS]     (needs onnxruntime; after `run.py finish`)
"""
import json
import pathlib
import sys

import numpy as np

import report
from batches import Examples, pad
from export import session
from predict import cut, pool

STRONGEST = ('topics', 'solicited', 'courtesy', 'turn_marks')
QUESTIONS = ('accomplished', 'satisfaction', 'effectiveness')


def logits(model, pieces, owner, budget=8192):
    """{head: array} of the texts, windows pooled as the runtime pools them."""
    names = [output.name for output in model.get_outputs() if output.name != 'topic_tokens']
    order, found, begin = np.argsort([len(p) for p in pieces], kind='stable'), {}, 0
    while begin < len(order):
        count = max(budget // (len(pieces[order[min(begin + 15, len(order) - 1)]]) + 2), 1)
        ids = pad([pieces[i] for i in order[begin:begin + count]]).numpy()
        for name, values in zip(names, model.run(names, {'input_ids': ids, 'attention_mask': (ids != 0).astype(np.int64)})):
            found.setdefault(name, []).append(values)
        begin += count
    back = np.argsort(order)
    heads = {name: np.concatenate(parts)[back] for name, parts in found.items()}
    heads = {name: pool(values, owner, name in STRONGEST) for name, values in heads.items()}
    return {**heads, 'marks': heads['turn_marks'], 'rated': np.stack([heads[q] for q in QUESTIONS], 1)}


def points_lost(name, exact, small):
    """Positive is worse; errors ("MAE", "ECE") are better when smaller."""
    return 100 * ((small - exact) if 'MAE' in name or 'ECE' in name else (exact - small))


def run(work, models):
    examples, manifest = Examples(work), json.loads((models / 'manifest.json').read_text())
    rows = examples.rows('dev')
    cuts, owner = cut(examples, rows)
    figures = []
    for file in (work / 'float32' / 'onnx' / 'model.onnx', models / 'encoder' / 'onnx' / 'model_quantized.onnx'):
        final = logits(session(file, threads=2), cuts.pieces, owner)
        figures.append(report.Figures(final, examples.columns, examples.names, rows, manifest['calibration'], manifest['thresholds']).found)
    exact, small = figures
    for name in exact:
        print(f'{name:48s}{exact[name]:.4f}  {small[name]:.4f}  {points_lost(name, exact[name], small[name]):+.2f}')
    single = [n for n in exact if ' F1 of ' not in n]
    worst = max(single, key=lambda n: points_lost(n, exact[n], small[n]))
    print(f'largest loss but for single topics: {points_lost(worst, exact[worst], small[worst]):.2f} points, {worst}')


if __name__ == '__main__':
    run(*(pathlib.Path(p) for p in (sys.argv[1:] + ['.train', 'models'][len(sys.argv) - 1:])))
