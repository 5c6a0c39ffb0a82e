"""Compresses the prepared texts and labels into a small folder, so that training can run on another machine.

Texts are token sequences, each stored once, at most 508 tokens (start and end of longer ones, as `prepare.py`
cuts them); examples point to them. LZMA2 over 16-bit tokens needs 1.08 bytes a token, zlib 1.4.

    python scripts/train/pack.py --work .train --folder .train/carry
"""
import argparse
import io
import lzma
import multiprocessing
import pathlib

import numpy as np

SHARDS = 16
LONGEST = 508
FILTERS = [{'id': lzma.FILTER_LZMA2, 'preset': 9, 'lc': 0, 'lp': 1, 'pb': 1, 'dict_size': 16 << 20}]
LABELS = ('stars', 'sentiment', 'topics', 'polarity', 'authenticity', 'solicited', 'courtesy', 'marks', 'rated')
RUNNING, TRAIN, HELD_BACK, DIALOGUE = 1, 2, 4, 8  # flags of a text


def shorten(tokens):
    return tokens if len(tokens) <= LONGEST else np.concatenate([tokens[:LONGEST // 2], tokens[-LONGEST // 2:]])


def unique_texts(corpus, examples):
    """(texts, flags, text index of every example). A text of tune or dev keeps the flag HELD_BACK."""
    index, texts, flags = {}, [], []

    def place(tokens, flag):
        name = tokens.tobytes()
        if name not in index:
            index[name] = len(texts)
            texts.append(tokens)
            flags.append(0)
        flags[index[name]] |= flag
        return index[name]
    offsets = corpus['offsets']
    for start, end in zip(offsets[:-1], offsets[1:]):
        place(shorten(corpus['ids'][start:end]), RUNNING)
    offsets, rows = examples['offsets'], []
    dialogue = examples['rated'].max((1, 2)) >= 0
    for row, (start, end) in enumerate(zip(offsets[:-1], offsets[1:])):
        flag = TRAIN if examples['split'][row] == 0 else HELD_BACK
        rows.append(place(examples['ids'][start:end], flag | (DIALOGUE if dialogue[row] else 0)))
    return texts, np.array(flags, np.uint8), np.array(rows, np.int32)


def compress(data: bytes) -> bytes:
    return lzma.compress(data, format=lzma.FORMAT_XZ, filters=FILTERS)


def _archive(**arrays):
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)
    return buffer.getvalue()


def write(work: pathlib.Path, folder: pathlib.Path, limit=None):
    """`limit` keeps only about so many examples and running texts beside the small precious sets, for a trial."""
    corpus, examples = dict(np.load(work / 'corpus.npz')), dict(np.load(work / 'examples.npz'))
    if limit:
        corpus['offsets'] = corpus['offsets'][:limit + 1]
        few = np.isin(examples['sources'][examples['source']], ('topic_gold', 'topic_readers', 'read_turns', 'stc3_en', 'ott_op_spam'))
        keep = np.flatnonzero(few | (np.random.default_rng(0).random(len(few)) < limit / len(few)))
        lengths = np.diff(examples['offsets'])[keep]
        examples['ids'] = np.concatenate([examples['ids'][s:s + n] for s, n in zip(examples['offsets'][keep], lengths)])
        examples['offsets'] = np.cumsum(np.concatenate([[0], lengths]))
        for name in (*LABELS, 'split', 'source', 'zh'):
            examples[name] = examples[name][keep]
    texts, flags, rows = unique_texts(corpus, examples)
    lengths = np.array([len(t) for t in texts], np.uint16)
    vocabulary = (work / 'tokenizer.vocab').read_text('utf-8').split('\n')
    inside = np.array([bool(piece) and piece.split('\t')[0].isascii() and piece.split('\t')[0][:1].isalpha() for piece in vocabulary])
    labels = {name: examples[name] for name in (*LABELS, 'split', 'source', 'sources', 'zh')}
    labels['rated'] = labels['rated'].astype(np.float16)
    folder.mkdir(parents=True, exist_ok=True)
    tokens = np.concatenate(texts).astype(np.uint16)
    parts = [part.tobytes() for part in np.array_split(tokens, SHARDS)] + [_archive(lengths=lengths, flags=flags, inside=inside),
                                                                         _archive(text=rows, **labels)]
    names = [f'tokens_{i:02d}.xz' for i in range(SHARDS)] + ['texts.xz', 'labels.xz']
    with multiprocessing.Pool(2) as pool:
        sizes = []
        for name, packed in zip(names, pool.imap(compress, parts)):
            (folder / name).write_bytes(packed)
            sizes.append(len(packed))
    print('texts', len(texts), 'tokens', len(tokens), 'examples', len(rows), 'bytes', sum(sizes), dict(zip(names[-2:], sizes[-2:])))


def _expand(file):
    return lzma.decompress(file.read_bytes()) if file.exists() else b''


def read(folder: pathlib.Path):
    """(tokens uint16, {lengths, flags, inside, absent}, {text, labels ...}); parts of the tokens may come later:
    `absent` marks the texts that they hold."""
    files = [folder / f'tokens_{i:02d}.xz' for i in range(SHARDS)]
    with multiprocessing.Pool(min(SHARDS, multiprocessing.cpu_count())) as pool:
        parts = pool.map(_expand, [*files, folder / 'texts.xz', folder / 'labels.xz'], chunksize=1)
    texts, labels = (dict(np.load(io.BytesIO(part))) for part in parts[-2:])
    lengths = texts['lengths'].astype(np.int64)
    ends = np.cumsum(lengths)
    bounds = np.cumsum([0] + [len(part) for part in np.array_split(np.zeros(ends[-1], np.uint8), SHARDS)])
    tokens, texts['absent'] = np.zeros(ends[-1], np.uint16), np.zeros(len(lengths), bool)
    for part, start, end in zip(parts, bounds[:-1], bounds[1:]):
        if part:
            tokens[start:end] = np.frombuffer(part, np.uint16)
        else:
            texts['absent'] |= (ends > start) & (ends - lengths < end)
    return tokens, texts, labels


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--work', type=pathlib.Path, default=pathlib.Path('.train'))
    parser.add_argument('--folder', type=pathlib.Path, default=pathlib.Path('.train/carry'))
    parser.add_argument('--limit', type=int)
    options = parser.parse_args()
    write(options.work, options.folder, options.limit)
