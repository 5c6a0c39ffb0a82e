"""Dev figures of a deep part alone, on any device, by the code of `report.py`.

    python scripts/train/evaluate_dev.py --folder .train/carry --state .train/out/student.pt
"""
import argparse
import pathlib
import time
import traceback

import numpy as np
import torch

import clock
from device_texts import Texts
from encoder import Encoder
from predict import STRONGEST, pool
from teacher_model import Teacher, load


def logits(model, texts, starts, lengths, tokens=False, budget=65536):
    """Yields (place of the windows, results) without gradients; `tokens` keeps the topic logits of tokens."""
    model.eval()
    order = np.argsort(-lengths, kind='stable')
    begin = 0
    while begin < len(order):
        rows = order[begin:begin + max(min(budget // (-(-(int(lengths[order[begin]]) + 2) // 8) * 8), 4096), 1)]
        begin += len(rows)
        with torch.inference_mode(), clock.autocast(texts.device):
            result = model(texts.batch(starts[rows], lengths[rows]))
        if not tokens:
            result.pop('topic_tokens')
        yield rows, result


def by_text(model, texts, examples):
    """{head: array} of the examples, windows pooled as the runtime pools them."""
    starts, lengths, owner = texts.cut(texts.text[examples])
    found = {}
    for rows, result in logits(model, texts, starts, lengths):
        for head, values in result.items():
            values = values.float().cpu().numpy()
            found.setdefault(head, np.zeros((len(starts), *values.shape[1:]), np.float32))[rows] = values
    return {head: pool(values, owner, head in STRONGEST) for head, values in found.items()}


def run(model, texts):
    """Prints the table; a mistake in reporting must not cost a trained model."""
    began = time.time()
    try:
        import calibrate
        import report
        tune, dev = texts.rows('tune'), texts.rows('dev')
        found = by_text(model, texts, np.concatenate([tune, dev]))
        found['rated'] = found['rated'].reshape(-1, 3, 5)
        first, second = ({h: v[part] for h, v in found.items()} for part in (slice(0, len(tune)), slice(len(tune), None)))
        calibration = calibrate.temperatures(first, texts.columns, tune)
        readers = texts.names[texts.columns['source'][tune]] == 'topic_readers'
        cuts = calibrate.thresholds(first, texts.columns, tune, calibration, readers)
        report.everything(second, texts.columns, texts.names, dev, calibration, cuts)
    except Exception:
        traceback.print_exc()
    print(f'figures took {time.time() - began:.0f} s', flush=True)


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--folder', type=pathlib.Path, default=pathlib.Path('.train/carry'))
    parser.add_argument('--state', type=pathlib.Path, required=True)
    parser.add_argument('--teacher', action='store_true')
    parser.add_argument('--device', default='cpu')
    options = parser.parse_args()
    clock.prepare(options.device, 1)
    run(load(Teacher if options.teacher else Encoder, options.state, options.device), Texts(options.folder, options.device))
