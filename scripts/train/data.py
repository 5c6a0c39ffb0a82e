"""Turns every raw set into labelled examples with one fixed split: train, tune, dev.

tune: a fortieth of the training texts by hash, for mixing weights, thresholds and temperatures.
dev: only for figures. A text whose key is held out in any set trains nothing at all.
An example is {segments: [(role id or 0, normalised text)], language, source, split, labels: {head: value}}.
"""
import collections
import hashlib
import json
import pathlib

from labelling_functions import courtesy_of, is_generic, marks_of
from sets import Sets
from solicitations import SOLICITATIONS
from taxonomy import (ACOS_CATEGORIES, AIRLINE_REASONS, BITEXT_INTENTS, COSMETICS_ASPECTS, COURTESY, LAPTOP_TOPICS,
                      MCDONALDS_LABELS, RESTAURANT_ASPECTS, TOPICS)
from text import key, normalise
from tokenizer import AGENT, CUSTOMER

HELD_OUT_FOLD = '5'  # Ott et al. 2011: official folds are by hotel
HELD_OUT_CITIES = ('Paris', 'Washington')
# A reader's yes or no as a distribution over -2..2, softer than the annotators of STC-3 would give.
RESOLVED = {'yes': [.02, .05, .13, .35, .45], 'no': [.35, .3, .2, .1, .05]}
LABELS = pathlib.Path(__file__).parent / 'labels'


def bucket(value: str, parts: int) -> int:
    """A stable hash of a string into 0..parts-1."""
    return int(hashlib.sha256(value.encode('utf-8')).hexdigest()[:8], 16) % parts


def dialogue_split(identifier: str) -> str:
    """By dialogue id, so that a Chinese dialogue and its English translation fall on one side."""
    return ('dev', 'tune')[bucket(identifier, 20) > 3] if bucket(identifier, 20) < 5 else 'train'


def dialogue_key(source: str, identifier) -> str:
    """The identity under which the committed labels of a dialogue stand."""
    return hashlib.sha256(f'{source}:{identifier}'.encode('utf-8')).hexdigest()


def held_out_keys(sets: Sets):
    """Keys of every text that may train nothing."""
    for example in measured(sets):
        if example['split'] == 'dev':
            for _, text in example['segments']:
                yield key(text)


def measured(sets: Sets):
    """The examples of the sets that have a dev part."""
    yield from _sentiment(sets)
    yield from _gold(sets)
    yield from _authenticity(sets)
    yield from _rated_dialogues(sets)


def examples(sets: Sets):
    """Every labelled example; prints what was dropped."""
    held_out, dropped = set(held_out_keys(sets)), collections.Counter()
    for source in (measured, _aspects, _weak, _turns):
        for example in source(sets):
            alone = len(example['segments']) == 1  # dialogues are split by id, their stock turns recur
            if example['split'] != 'dev' and alone and key(example['segments'][0][1]) in held_out:
                dropped[example['source']] += 1
            else:
                yield example
    print('dropped because held out elsewhere:', dict(dropped))


def _example(text, language, source, split, **labels):
    return {'segments': [(0, normalise(text))], 'language': language, 'source': source, 'split': split, 'labels': labels}


def _train_or_tune(text):
    return 'tune' if bucket('tune' + key(text), 40) == 0 else 'train'


def _sentiment(sets):
    for language in ('zh', 'en'):
        for row in sets.rows(f'sentiment/{language}'):
            if not sets.has(row['source']):
                continue
            split = 'dev' if row['split'] == 'dev' else _train_or_tune(row['text'])
            labels = {'sentiment': row['label'] + 1}
            if row['stars']:
                labels['stars'] = row['stars'] - 1
            if split != 'dev' and bucket('a' + key(row['text']), 8) == 0:
                labels['authenticity'] = [0, -1, 0, int(is_generic(normalise(row['text'])))]
            yield _example(row['text'], language, row['source'], split, **labels)


def topic_labels(topics: dict, known=TOPICS):
    """Presence (-1 unknown, 0, 1) and polarity (-1 unknown, 0..2) in taxonomy order."""
    presence = [int(t in topics) if t in known or t in topics else -1 for t in TOPICS]
    return {'topics': presence, 'polarity': [topics[t] + 1 if topics.get(t) is not None else -1 for t in TOPICS]}


def _gold(sets):
    """Every gold text measures, none trains; the readers' labels (other texts) train or tune."""
    for language in ('zh', 'en'):
        for row in sets.rows(f'topics/gold_dev_{language}'):
            yield _example(row['text'], language, 'topic_gold', 'dev', sentiment=row['sentiment'] + 1,
                           solicited=int(bool(row['solicited'])), **topic_labels(row['topics']))
    texts = {}
    for language in ('zh', 'en'):
        file = LABELS / f'topics_{language}.jsonl'
        if not file.exists():
            continue
        if not texts:
            texts = {key(r['text']): r['text'] for tongue in ('zh', 'en') for r in sets.rows(f'sentiment/{tongue}')
                     if r['split'] == 'train'}
        for line in file.open(encoding='utf-8'):
            row = json.loads(line)
            if row['key'] in texts:
                split = 'tune' if bucket('tune' + row['key'], 8) == 0 else 'train'
                yield _example(texts[row['key']], language, 'topic_readers', split, sentiment=row['sentiment'] + 1,
                               solicited=int(bool(row.get('solicited'))), **topic_labels(row['topics']))


def _authenticity(sets):
    """Labels are [machine_written, deceptive, promotional, low_information], -1 where the set does not tell."""
    for row in sets.rows('authenticity/ott_op_spam'):
        split = 'dev' if row['fold'] == HELD_OUT_FOLD else _train_or_tune(row['text'])
        yield _example(row['text'], 'en', 'ott_op_spam', split, authenticity=[0, int(row['label'] == 'deceptive'), 0, 0])
    ott_held_out = {r['hotel'] for r in sets.rows('authenticity/ott_op_spam') if r['fold'] == HELD_OUT_FOLD}
    for row in sets.rows('authenticity/llm_fake_hotels'):
        if row['kind'] == 'llm_fake' and row['hotel'] not in ott_held_out:
            yield _example(row['text'], 'en', 'llm_fake_hotels', _train_or_tune(row['text']), authenticity=[1, -1, 0, 0])
    for language, name in (('zh', 'chinese'), ('en', 'english')):
        for row in sets.rows(f'authenticity/maide_up_{name}'):
            split = 'dev' if row['city'] in HELD_OUT_CITIES else _train_or_tune(row['text'])
            yield _example(row['text'], language, f'maide_up_{name}', split, authenticity=[int(row['machine']), -1, 0, -1])
    for row in sets.rows('authenticity/salminen_8k'):
        split = 'dev' if bucket(key(row['text']), 5) == 0 else _train_or_tune(row['text'])
        yield _example(row['text'], 'en', 'salminen_8k', split, authenticity=[int(row['label'] == 'CG'), -1, 0, -1])
    for row in sets.rows('authenticity/zh_ads_spam'):
        split = 'dev' if bucket(key(row['text']), 10) == 0 else _train_or_tune(row['text'])
        yield _example(row['text'], 'zh', 'zh_ads_spam', split, authenticity=[-1, -1, int(row['label'] == '1'), 0])
    for row in sets.rows('authenticity/connectiq_spam'):
        generic = is_generic(normalise(row['content'])) or (int(row['dup_count']) > 4 and len(row['content']) < 20)
        split = 'dev' if bucket(key(row['content']), 10) == 0 else _train_or_tune(row['content'])
        yield _example(row['content'], 'zh', 'connectiq_spam', split, authenticity=[-1, -1, int(row['ad_like'] == '1'), int(generic)])


def _rated_dialogues(sets):
    for language, name in (('zh', 'stc3_cn'), ('en', 'stc3_en')):
        for row in sets.rows(f'chat/{name}'):
            segments = [(CUSTOMER if t['sender'] == 'customer' else AGENT, normalise(t['text'])) for t in row['turns']]
            rated = [[row[f'{letter}_dist'].get(str(v), 0) for v in range(-2, 3)] for letter in 'ASE']
            yield {'segments': segments, 'language': language, 'source': name, 'split': dialogue_split(row['id']),
                   'labels': {'rated': [[n / sum(d) for n in d] for d in rated]}}
    for name in ('uss_mwoz', 'uss_sgd'):
        for row in sets.rows(f'chat/{name}'):
            segments = [(CUSTOMER if t['role'] == 'USER' else AGENT, normalise(t['text'])) for t in row['turns']
                        if t['text'] != 'OVERALL']
            scores = [min(max(int(s), 1), 5) for s in row['overall_scores']]
            share = [scores.count(v) / len(scores) for v in range(1, 6)]
            yield {'segments': segments, 'language': 'en', 'source': name, 'split': dialogue_split(row['dialog_id']),
                   'labels': {'rated': [[-1] * 5, share, [-1] * 5]}}


def _aspects(sets):
    """Other taxonomies: only the topics that a set would have marked count as known."""
    polarity_of = {'正面': 1, '负面': -1, '中性': 0, 'positive': 1, 'negative': -1, 'neutral': 0}
    for name, field in (('ai_challenger2018_sample', 'content'), ('asap_sample', 'reviewbody')):
        for row in sets.rows(f'aspects/{name}'):
            found = collections.defaultdict(list)
            for column, topic in RESTAURANT_ASPECTS.items():
                if row.get(column) in ('1', '0', '-1'):
                    found[topic].append(int(row[column]))
            yield _weak_topics(row[field], 'zh', name, found, set(RESTAURANT_ASPECTS.values()))
    for row in sets.rows('aspects/zhijiang2019_cosmetics'):
        found = collections.defaultdict(list)
        for category, polarity in row['labels']:
            if category in COSMETICS_ASPECTS:
                found[COSMETICS_ASPECTS[category]].append(polarity_of.get(polarity, 0))
        yield _weak_topics(row['text'], 'zh', 'zhijiang2019_cosmetics', found, {'price', 'delivery', 'packaging', 'counterfeit', 'attitude'})
    for row in sets.rows('aspects/jd_laptop_topic'):
        if row['topic'] in LAPTOP_TOPICS:
            yield _weak_topics(row['text'], 'zh', 'jd_laptop_topic', {LAPTOP_TOPICS[row['topic']]: None}, {'price', 'delivery', 'packaging', 'warranty_repair'})
    for row in sets.rows('aspects/mcdonalds_complaints'):
        found = {MCDONALDS_LABELS[name]: [-1] for name in row['labels'].split('|') if name in MCDONALDS_LABELS}
        yield _weak_topics(row['review'], 'en', 'mcdonalds_complaints', found, set(MCDONALDS_LABELS.values()))
    for row in sets.rows('aspects/twitter_airline_reasons'):
        if row['negativereason'] in AIRLINE_REASONS:
            yield _weak_topics(row['text'], 'en', 'twitter_airline_reasons', {AIRLINE_REASONS[row['negativereason']]: [-1]}, set())
    for row in sets.rows('aspects/bitext_support_intents'):
        if row['intent'] in BITEXT_INTENTS and bucket(row['instruction'], 3) == 0:
            yield _weak_topics(row['instruction'], 'en', 'bitext_support_intents', {BITEXT_INTENTS[row['intent']]: [0]}, set(BITEXT_INTENTS.values()))
    for row in sets.rows('aspects/acos_quads'):
        found = collections.defaultdict(list)
        for quad in row['quads']:
            if quad['category'] in ACOS_CATEGORIES:
                found[ACOS_CATEGORIES[quad['category']]].append(polarity_of.get(quad['polarity'], 0))
        yield _weak_topics(row['text'], 'en', 'acos_quads', found, {'price', 'attitude', 'delivery', 'warranty_repair'})


def _weak_topics(text, language, source, found, known):
    """Several opinions on one topic that disagree make it neutral (rule 4 of the guide)."""
    topics = {t: None if p is None else (p[0] if len(set(p)) == 1 else 0) for t, p in found.items()}
    return _example(text, language, source, _train_or_tune(text), **topic_labels(topics, known))


def _weak(sets):
    names = {'negative': 0, 'neutral': 1, 'positive': 2}
    for row in sets.rows('chat/zh_short_sentiment_manual'):
        if row['label'] in names:
            yield _example(row['text'], 'zh', 'zh_short_sentiment_manual', _train_or_tune(row['text']), sentiment=names[row['label']])


def _turns(sets):
    """Courtesy and marks of single turns: read by people for some dialogues, by labelling functions for the others."""
    read = {}
    for language in ('zh', 'en'):
        file = LABELS / f'marks_{language}.jsonl'
        if file.exists():
            read.update((row['key'], row) for row in map(json.loads, file.open(encoding='utf-8')))
    for name, language, keep in (('stc3_cn', 'zh', 1), ('stc3_en', 'en', 1), ('airline_support', 'en', 8)):
        for index, row in enumerate(sets.rows(f'chat/{name}')):
            identifier = str(row.get('id', row.get('first_tweet_id')))
            labels = read.get(dialogue_key(name, identifier))
            if not labels and (index % keep or dialogue_split(identifier) == 'dev'):
                continue
            split = dialogue_split(identifier) if labels else None
            if labels and name == 'airline_support' and labels['resolved'] in RESOLVED:
                yield {'segments': [(_role(t), normalise(t['text'])) for t in row['turns']], 'language': language,
                       'source': 'resolved', 'split': split,
                       'labels': {'rated': [RESOLVED[labels['resolved']], [-1] * 5, [-1] * 5]}}
            for place, turn in enumerate(row['turns']):
                text, agent = normalise(turn['text']), _role(turn) == AGENT
                kinds = labels and labels['turns'].get(str(place), [])
                found = {'marks': marks_of(text, agent) if kinds is None else
                         [int('promise' in kinds), -1, int('solicitation' in kinds)] if agent else [-1, int('escalation' in kinds), -1]}
                if agent:
                    found['courtesy'] = courtesy_of(text) if kinds is None else [int(kind in kinds) for kind in COURTESY]
                yield {'segments': [(0, text)], 'language': language, 'labels': found,
                       'source': f'{name}_turns' if kinds is None else 'read_turns', 'split': split or _train_or_tune(text)}
    for text in SOLICITATIONS:
        yield {'segments': [(0, normalise(text))], 'language': 'zh' if ord(text[0]) > 255 else 'en', 'source': 'read_turns',
               'split': 'train', 'labels': {'marks': [-1, -1, 1]}}


def _role(turn):
    return AGENT if turn.get('sender', turn.get('role')) in ('helpdesk', 'agent') else CUSTOMER
