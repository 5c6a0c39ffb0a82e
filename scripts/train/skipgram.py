"""First token embeddings by skip-gram over the running text (skipgram.c)."""
import ctypes
import pathlib
import subprocess
import threading

import numpy as np

FREQUENT = 1e-3  # share above which a piece is sampled down (Mikolov et al. 2013, section 2.3)


def run(work: pathlib.Path, width: int, passes=1, threads=2, seed=1):
    """Reads corpus.npz, writes embeddings.npy (vocabulary x width, float32)."""
    here = pathlib.Path(__file__).parent
    library = work / 'skipgram.so'
    subprocess.run(['gcc', '-Ofast', '-march=native', '-mprefer-vector-width=512', '-shared', '-fPIC', str(here / 'skipgram.c'),
                    '-o', str(library), '-lm'], check=True)
    train = ctypes.CDLL(str(library.resolve())).train
    corpus = np.load(work / 'corpus.npz')
    tokens, offsets = corpus['ids'].astype(np.int32), corpus['offsets']
    order = np.random.default_rng(seed).permutation(len(offsets) - 1)
    tokens = np.concatenate([np.append(tokens[offsets[i]:offsets[i + 1]], -1) for i in order]).astype(np.int32)
    counts = np.bincount(tokens[tokens >= 0], minlength=int(tokens.max()) + 1).astype(np.float64)
    vocabulary = 28_000
    counts = np.pad(counts, (0, vocabulary - len(counts)))
    share = counts / counts.sum()
    keep = np.minimum(1, np.sqrt(FREQUENT / np.maximum(share, 1e-12))).astype(np.float32)
    noise = np.random.default_rng(seed).choice(vocabulary, 1 << 22, p=counts ** .75 / (counts ** .75).sum()).astype(np.int32)
    inner = np.random.default_rng(seed).uniform(-.5 / width, .5 / width, (vocabulary, width)).astype(np.float32)
    outer = np.zeros_like(inner)
    pointer = lambda array: array.ctypes.data_as(ctypes.c_void_p)
    for step in range(passes):
        rate = .05 * (1 - step / passes), max(.05 * (1 - (step + 1) / passes), .002)
        edges = np.linspace(0, len(tokens), threads + 1).astype(int)
        workers = [threading.Thread(target=train, args=(
            pointer(tokens), ctypes.c_int64(edges[t]), ctypes.c_int64(edges[t + 1]), pointer(keep), pointer(noise),
            ctypes.c_int64(len(noise)), pointer(inner), pointer(outer), ctypes.c_int(width), ctypes.c_float(rate[0]),
            ctypes.c_float(rate[1]), ctypes.c_uint64(seed + 7 * t + 99 * step))) for t in range(threads)]
        [worker.start() for worker in workers]
        [worker.join() for worker in workers]
        print('skip-gram pass', step + 1, 'of', passes, 'mean norm', float(np.linalg.norm(inner, axis=1).mean()), flush=True)
        np.save(work / 'embeddings.npy', inner)
