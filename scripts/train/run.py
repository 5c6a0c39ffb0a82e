"""One command from raw sets to models/: prepare, skip-gram, wide, deep, then mix, join with n-grams, calibrate, export; at last
the course of chats, which Node measures with the exported model.

/usr/bin/python3 scripts/train/run.py --data ../shared/data --minutes 60   (steps can be named to run alone)
"""
import argparse
import pathlib

import numpy as np

import calibrate
import chat_course
import data
import export
import finetune
import graph_check
import manifest
import mix
import ngrams
import predict
import prepare
import report
import skipgram
import wide
from baseline import text_of
from batches import Examples
from encoder import Shape
from sets import Sets

STEPS = ('prepare', 'skipgram', 'wide', 'deep', 'finish', 'course')
READERS = ('topic_readers',)


def finish(sets, work, models, options):
    """Mixes on the tune split, joins with n-grams, calibrates, exports, prints dev figures and writes the manifest."""
    examples = Examples(work)
    columns, names = examples.columns, examples.names
    tune, dev = examples.rows('tune'), examples.rows('dev')
    if options.quick:
        keep = np.random.default_rng(0).random(len(dev)) < .3
        dev = dev[keep | (names[columns['source'][dev]] == 'topic_gold')]
    logits = predict.run(work, np.concatenate([tune, dev]))
    take = lambda part: {head: values[part] for head, values in logits.items()}
    first, second = take(slice(0, len(tune))), take(slice(len(tune), None))
    readers = np.isin(names[columns['source'][tune]], READERS)
    maps = mix.run(first, columns, tune, readers)
    final, held_out = mix.apply(maps, first), mix.apply(maps, second)
    export.run(work, models, maps)
    graph_check.run(work / 'float32' / 'onnx' / 'model.onnx', examples, dev, held_out)
    joined = ngrams.Joined(work, [text_of(example) for example in data.examples(sets)], examples)
    joined.fit(final['sentiment'], tune, columns['sentiment'][tune][:, 0])
    final['sentiment'], held_out['sentiment'] = joined.apply(final['sentiment'], tune), joined.apply(held_out['sentiment'], dev)
    calibration = calibrate.temperatures(final, columns, tune)
    cuts = calibrate.thresholds(final, columns, tune, calibration, readers)
    report.everything(held_out, columns, names, dev, calibration, cuts)
    shape = Shape()
    summary = {'deep': vars(shape), 'tables': {name: vars(table) for name, table in wide.TABLES.items()},
               'examples': {s: int(len(examples.rows(s))) for s in ('train', 'tune', 'dev')}, 'seed': options.seed,
               'minutes': options.minutes}
    preset = 'permissive' if options.permissive else 'full'
    chat_course.start(models)
    print(manifest.write(models, calibration, cuts, joined.write(models), summary, preset, options.exclude))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('steps', nargs='*', default=STEPS, help=' '.join(STEPS))
    parser.add_argument('--data', default='../shared/data')
    parser.add_argument('--work', type=pathlib.Path, default=pathlib.Path('.train'))
    parser.add_argument('--models', type=pathlib.Path, default=pathlib.Path('models'))
    parser.add_argument('--exclude', nargs='*', default=[], metavar='SET')
    parser.add_argument('--permissive', action='store_true', help='only CC0, CC BY, MIT, Apache and CDLA data')
    parser.add_argument('--minutes', type=float, default=60, help='of the deep part')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--quick', action='store_true', help='dev figures on a third of the texts')
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    sets = Sets(options.data, options.exclude, options.permissive)
    run = {'prepare': lambda: prepare.run(sets, options.work),
           'skipgram': lambda: skipgram.run(options.work, Shape().width),
           'wide': lambda: wide.run(options.work, seed=options.seed),
           'deep': lambda: finetune.run(options.work, options.minutes, options.seed),
           'finish': lambda: finish(sets, options.work, options.models, options),
           'course': lambda: chat_course.run(options.work, options.models)}
    for step in options.steps:
        print('==', step, flush=True)
        run[step]()


if __name__ == '__main__':
    main()
