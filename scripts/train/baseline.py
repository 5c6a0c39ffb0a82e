"""TF-IDF + logistic regression on the same splits: what the encoder must beat. Usage: baseline.py [--data DIR] [polarity topics chat]

polarity: one model per language on all training texts of two clear sides (zh characters 1-4, en words 1-2).
topics: the labelling functions alone, and one-against-rest models on the readers' labels.
chat: ridge on customer, agent and last turn (the issue's recipe) on the STC-3 split by dialogue id.
"""
import argparse

import numpy as np
import scipy.sparse
from scipy.stats import spearmanr
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import f1_score

import data
from labelling_functions import topics_of
from report import POLARITY_SETS
from sets import Sets
from taxonomy import TOPICS
from tokenizer import CUSTOMER


def text_of(example):
    return ' '.join(text for _, text in example['segments'])


def vectoriser(language):
    options = {'analyzer': 'char', 'ngram_range': (1, 4)} if language == 'zh' else {'ngram_range': (1, 2)}
    return TfidfVectorizer(**options, min_df=3, sublinear_tf=True, max_features=1_500_000, dtype=np.float32)


def polarity(examples):
    for language in ('zh', 'en'):
        mine = [e for e in examples if e['language'] == language and e['labels'].get('sentiment', 1) != 1 and e['source'] != 'topic_gold']
        train, dev = ([e for e in mine if (e['split'] == 'dev') == held] for held in (False, True))
        features = vectoriser(language)
        model = LogisticRegression(C=4, solver='liblinear').fit(features.fit_transform(map(text_of, train)), [e['labels']['sentiment'] for e in train])
        guess = model.predict(features.transform(map(text_of, dev)))
        right = guess == np.array([e['labels']['sentiment'] for e in dev])
        source = np.array([e['source'] for e in dev])
        for name in POLARITY_SETS:
            chosen = np.char.startswith(source, name)
            if chosen.sum() > 50:
                print(language, name, int(chosen.sum()), round(float(right[chosen].mean()), 4), flush=True)


def topics(examples):
    for language in ('zh', 'en'):
        mine = [e for e in examples if e['language'] == language]
        gold, read = [e for e in mine if e['source'] == 'topic_gold'], [e for e in mine if e['source'] == 'topic_readers']
        truth = np.array([e['labels']['topics'] for e in gold]) == 1
        frequent = truth.sum(0) >= 10
        lexical = np.array([[t in topics_of(text_of(e)) for t in TOPICS] for e in gold])
        features = vectoriser(language).set_params(min_df=1)
        x, held = features.fit_transform(map(text_of, read)), features.transform(map(text_of, gold))
        labels = np.array([e['labels']['topics'] for e in read])
        linear = np.stack([LogisticRegression(C=20, class_weight='balanced', solver='liblinear').fit(x, labels[:, t]).predict(held) for t in range(15)], 1) == 1
        for name, found in (('labelling functions', lexical), ('linear on the readers\' labels', linear)):
            print(language, name, 'micro-F1', round(f1_score(truth[:, frequent], found[:, frequent], average='micro'), 4), 'macro',
                  round(f1_score(truth[:, frequent], found[:, frequent], average='macro'), 4), flush=True)


def chat(examples):
    levels = np.arange(-2, 3)
    for name, language in (('stc3_cn', 'zh'), ('stc3_en', 'en')):
        mine = [e for e in examples if e['source'] == name]
        train, dev = ([e for e in mine if (e['split'] == 'dev') == held] for held in (False, True))
        views = [lambda e: ' '.join(t for r, t in e['segments'] if r == CUSTOMER), lambda e: ' '.join(t for r, t in e['segments'] if r != CUSTOMER), lambda e: e['segments'][-1][1]]
        pairs = []
        for view in views:
            features = vectoriser(language).set_params(min_df=2)
            pairs.append((features.fit_transform(map(view, train)), features.transform(map(view, dev))))
        x, held = (scipy.sparse.hstack(side).tocsr() for side in zip(*pairs))
        for index, letter in enumerate('ASE'):
            target = lambda part: np.array([np.dot(e['labels']['rated'][index], levels) for e in part])
            print(name, letter, len(dev), round(float(spearmanr(Ridge(3).fit(x, target(train)).predict(held), target(dev))[0]), 4), flush=True)


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--data', default='../shared/data')
    parser.add_argument('parts', nargs='*', default=['polarity', 'topics', 'chat'])
    options = parser.parse_args()
    found = list(data.measured(Sets(options.data)))
    for part in options.parts:
        {'polarity': polarity, 'topics': topics, 'chat': chat}[part](found)
