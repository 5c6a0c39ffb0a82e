"""All running text for the tokenizer and for pretraining, without any dev or gold text.

A line is one normalised text (a dialogue turn counts as one). Held-out parts of the authenticity
and chat sets are left out by the same rule that `data.py` splits them with.
"""
from data import held_out_keys
from sets import Sets
from text import key, normalise

PLAIN = {
    'unlabelled/zh_hotel_scenic': 'text', 'unlabelled/zh_opinion_sentences': 'text',
    'aspects/bank_product_reviews': 'text', 'aspects/zh_restaurant_aste': 'text',
    'aspects/ai_challenger2018_sample': 'content', 'aspects/bdci2018_auto': 'content',
    'aspects/zhijiang2019_cosmetics': 'text', 'aspects/jd_laptop_topic': 'text',
    'authenticity/jd_nike_tags': 'content', 'authenticity/zh_ads_spam': 'text',
    'authenticity/connectiq_spam': 'content', 'chat/zh_short_sentiment_manual': 'text',
    'aspects/complaint_tweets': 'text', 'aspects/mcdonalds_complaints': 'review',
    'chat/politeness_stackexchange': 'Request', 'unlabelled/imdb_unsup': 'text',
}
DIALOGUES = ('chat/stc3_cn', 'chat/airline_support', 'chat/multidogo')


def lines(sets: Sets):
    """Yields (language, normalised text), each text once."""
    seen = set(held_out_keys(sets))
    for language in ('zh', 'en'):
        for row in sets.rows(f'sentiment/{language}'):
            if row['split'] == 'train' and sets.has(row['source']):
                yield from _fresh(language, row['text'], seen)
    for path, field in PLAIN.items():
        for row in sets.rows(path):
            yield from _fresh(None, row[field], seen)
    for path in DIALOGUES:
        for row in sets.rows(path):
            for turn in row['turns']:
                yield from _fresh(None, turn['text'] if isinstance(turn, dict) else turn[0], seen)
    for row in sets.rows('samples/reviews-all'):
        yield from _fresh(None, row['text'], seen)
        for extra in (row.get('reply') or {}, *row.get('followUps', ())):
            if extra.get('text'):
                yield from _fresh(None, extra['text'], seen)


def _fresh(language, text, seen):
    folded = normalise(text)
    digest = key(text)
    if len(folded) > 3 and digest not in seen:
        seen.add(digest)
        yield language or language_of(folded), folded


def language_of(folded: str) -> str:
    """`zh` when at least a tenth of the characters are Han, else `en`."""
    return 'zh' if sum('\u4e00' <= c <= '\u9fff' for c in folded) * 10 >= len(folded) else 'en'
