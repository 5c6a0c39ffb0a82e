"""Batches of similar length under a token budget, with random windows of long texts and token dropout."""
import numpy as np
import torch

from tokenizer import CLS, MASK, PAD, SEP

REPEATS = {  # how often an epoch shows a source; small, precious sets more often, templated ones less
    'topic_readers': 5, 'read_turns': 3, 'resolved': 2, 'ott_op_spam': 3, 'maide_up_chinese': 3, 'maide_up_english': 3, 'salminen_8k': 3,
    'llm_fake_hotels': 1, 'stc3_cn': 3, 'stc3_en': 5, 'uss_mwoz': 1, 'uss_sgd': 1, 'imdb': .3, 'trustpilot': .7, 'hotel_datafiniti': .8, 'amazon_polarity': .8, 'womens_clothing': .8, 'bitext_support_intents': .5,
    'pros_cons': .5, 'stc3_cn_turns': .4, 'stc3_en_turns': .4, 'airline_support_turns': .5, 'zh_ads_spam': .5,
    'zh_short_sentiment_manual': .7, 'twitter_airline_reasons': .3}
CHINESE = 1.8


class Examples:
    """The arrays of examples.npz with access by row."""

    def __init__(self, work):
        self.columns = dict(np.load(work / 'examples.npz'))
        self.ids, self.offsets = self.columns.pop('ids'), self.columns.pop('offsets')
        self.names = self.columns.pop('sources')
        self.lengths = np.diff(self.offsets)

    def rows(self, split):
        return np.flatnonzero(self.columns['split'] == ('train', 'tune', 'dev').index(split))

    def tokens(self, row):
        return self.ids[self.offsets[row]:self.offsets[row + 1]]

    def epoch(self, rng):
        """Training rows of one pass, repeated by source."""
        rows = self.rows('train')
        names = self.names[self.columns['source'][rows]]
        weight = np.array([REPEATS.get(n.split('|')[0], 1) for n in names]) * np.where(self.columns['zh'][rows], CHINESE, 1)
        counts = np.floor(weight + rng.random(len(rows))).astype(int)
        return rng.permutation(np.repeat(rows, counts))


def window(tokens, longest, rng, dialogue):
    """At most `longest` - 2 tokens: the end of a dialogue, a random window of a text (often its start or end)."""
    room = longest - 2
    if len(tokens) <= room:
        return tokens
    if dialogue:
        return tokens[-room:]
    draw = rng.random()
    start = 0 if draw < .3 else len(tokens) - room if draw < .6 else rng.integers(0, len(tokens) - room + 1)
    return tokens[start:start + room]


def pad(texts):
    """[CLS] text [SEP], padded to the longest."""
    ids = np.full((len(texts), max(map(len, texts)) + 2), PAD, np.int64)
    for i, tokens in enumerate(texts):
        ids[i, 0], ids[i, 1:len(tokens) + 1], ids[i, len(tokens) + 1] = CLS, tokens, SEP
    return torch.from_numpy(ids)


def batches(examples, rows, rng, budget=8192, longest=112):
    """Yields (ids with token dropout, rows); one group in twelve uses full windows."""
    for start in range(0, len(rows), 8192):
        group = rows[start:start + 8192]
        limit = 256 if rng.random() < .08 else longest
        dialogue = examples.columns['rated'][group, 1, 0] >= 0
        texts = [window(examples.tokens(r), 256 if d else limit, rng, d) for r, d in zip(group, dialogue)]
        order = np.argsort([len(t) for t in texts], kind='stable')
        cuts, begin, packs = 0, 0, []
        for place, index in enumerate(order):
            if (place - begin + 1) * (len(texts[index]) + 2) > budget:
                packs.append(order[begin:place])
                begin = place
        packs.append(order[begin:])
        for pack in rng.permutation(np.arange(len(packs))):
            if not len(packs[pack]):
                continue
            ids = pad([texts[i] for i in packs[pack]])
            drop = torch.from_numpy(rng.random(ids.shape) < .08) & (ids > MASK)
            yield ids.masked_fill(drop, MASK), group[packs[pack]]
