"""Step 1: tokenizer, running text and labelled examples as token arrays under the work folder."""
import multiprocessing
import pathlib

import numpy as np
import sentencepiece

import corpus
import data
import tokenizer
from sets import Sets

LONGEST = 508  # two windows: longer training texts lose their middle

_processor = None


def _load(prefix):
    global _processor
    _processor = sentencepiece.SentencePieceProcessor(model_file=prefix + '.model')


def encode(segments):
    """Token ids without [CLS] and [SEP]; a role piece opens every turn."""
    ids = []
    for role, text in segments:
        if role:
            ids.append(role)
        ids.extend(_processor.encode(text))
    return ids


def _encode_text(text):
    return np.array(_processor.encode(text), np.uint16)


def _encode_segments(segments):
    ids = encode(segments)
    if len(ids) > LONGEST:
        ids = ids[-LONGEST:] if segments[0][0] else ids[:LONGEST // 2] + ids[-LONGEST // 2:]
    return np.array(ids, np.uint16)


def flatten(rows):
    """Ragged rows as (ids, offsets)."""
    return np.concatenate(rows), np.cumsum([0] + [len(r) for r in rows]).astype(np.int64)


def run(sets: Sets, work: pathlib.Path):
    """Writes tokenizer.model, corpus.npz, examples.npz into `work`."""
    prefix = str(work / 'tokenizer')
    texts = [] if (work / 'corpus.npz').exists() else list(corpus.lines(sets))
    if not (work / 'tokenizer.model').exists():
        tokenizer.train(texts, prefix)
    with multiprocessing.Pool(2, _load, (prefix,)) as pool:
        if texts:
            ids, offsets = flatten(pool.map(_encode_text, [t for _, t in texts], chunksize=2000))
            np.savez(work / 'corpus.npz', ids=ids, offsets=offsets)
            print('running texts', len(texts), 'tokens', len(ids), flush=True)
        found = list(data.examples(sets))
        ids, offsets = flatten(pool.map(_encode_segments, [e['segments'] for e in found], chunksize=2000))
    np.savez(work / 'examples.npz', ids=ids, offsets=offsets, **columns(found))
    print('examples', len(found), 'tokens', len(ids), flush=True)


def columns(found):
    """Label arrays; -1 (or NaN for distributions) marks an unknown label."""
    def integers(head, width):
        values = np.full((len(found), width), -1, np.int8)
        for i, example in enumerate(found):
            if head in example['labels']:
                values[i] = example['labels'][head]
        return values
    sources = sorted({e['source'] for e in found})
    rated = np.full((len(found), 3, 5), -1, np.float32)
    for i, example in enumerate(found):
        if 'rated' in example['labels']:
            rated[i] = example['labels']['rated']
    return dict(
        stars=integers('stars', 1), sentiment=integers('sentiment', 1), topics=integers('topics', 15),
        polarity=integers('polarity', 15), authenticity=integers('authenticity', 4), solicited=integers('solicited', 1),
        courtesy=integers('courtesy', 5), marks=integers('marks', 3), rated=rated,
        zh=np.array([e['language'] == 'zh' for e in found]),
        split=np.array([('train', 'tune', 'dev').index(e['split']) for e in found], np.int8),
        source=np.array([sources.index(e['source']) for e in found], np.int16), sources=np.array(sources))
