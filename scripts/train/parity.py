"""Compares the float32 and int8 graphs with the torch model and with each other, and dumps logits for Node.

Writes WORK/parity.json: {texts: [ids], logits: {head: rows}} of dev texts, to be met by the Node runtime within 1e-3.
"""
import json
import pathlib
import sys
import time

import numpy as np

from batches import Examples, pad
from export import session


def run(work: pathlib.Path, models: pathlib.Path, texts=1000):
    examples = Examples(work)
    rows = np.random.default_rng(3).choice(examples.rows('dev'), texts, replace=False)
    rows = rows[np.argsort(examples.lengths[rows])]
    exact, small = session(work / 'float32' / 'onnx' / 'model.onnx'), session(models / 'encoder' / 'onnx' / 'model_quantized.onnx')
    dump, worst, agree = {'texts': [], 'logits': {}}, {}, {}
    seconds = tokens = 0
    for begin in range(0, len(rows), 16):
        ids = pad([examples.tokens(r)[:254] for r in rows[begin:begin + 16]]).numpy()
        feed = {'input_ids': ids, 'attention_mask': (ids != 0).astype(np.int64)}
        names = [o.name for o in exact.get_outputs()]
        a = dict(zip(names, exact.run(names, feed)))
        started = time.time()
        b = dict(zip(names, small.run(names, feed)))
        seconds, tokens = seconds + time.time() - started, tokens + int(feed['attention_mask'].sum())
        dump['texts'] += [row[row != 0].tolist() for row in ids]
        for name in names:
            if name != 'topic_tokens':
                dump['logits'].setdefault(name, []).extend(np.round(a[name].reshape(len(ids), -1), 6).tolist())
                worst[name] = max(worst.get(name, 0), float(abs(a[name] - b[name]).mean()))
        agree.setdefault('sentiment', []).append((a['sentiment'].argmax(1) == b['sentiment'].argmax(1)).mean())
    alone = {k: v[-1:, :int(feed['attention_mask'][-1].sum())] for k, v in feed.items()}
    print('alone against in a batch', float(abs(small.run(['sentiment'], alone)[0] - b['sentiment'][-1:]).max()))
    print('int8 against float32, mean difference', {k: round(v, 4) for k, v in worst.items()}, 'same sentiment', np.mean(agree['sentiment']))
    print('int8 tokens per second on one thread', int(tokens / seconds))
    (work / 'parity.json').write_text(json.dumps(dump))


if __name__ == '__main__':
    run(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else '.train'), pathlib.Path('models'), int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
