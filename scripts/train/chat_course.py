"""
Fits what the course of a chat adds to what the encoder foretells of its outcome (`models/heads/outcome.ts`):

    node --import tsx scripts/measure-chats.ts WORK/chats.jsonl
    python3 scripts/train/chat_course.py --chats WORK/chats.jsonl --out models/chat-course.json

Ridge regression on piecewise-linear shapes of the facts, learned on the training dialogues without the encoder, which
knows these too well; its weight beside them is learned on the tune split. Splits by dialogue id, as `data.py` makes them.
`run.py manifest` afterwards pins the file.
"""
import argparse, json, pathlib, re
import numpy as np
from scipy.stats import spearmanr
from sklearn.linear_model import LinearRegression, Ridge

from additive import Shape
from data import dialogue_split

OUTCOMES = ('satisfaction', 'accomplished', 'effectiveness')
PENALTY = 60  # by five-fold cross-validation on the training dialogues: flat from 40 to 80
MEAN_LEVEL = 3
WEIGHT_OF_USS = .25  # simulated users who booked what they were told to: their levels count, their reasons hardly


def matrix_of(chats):
    names = sorted({name for chat in chats for name in chat['facts']})
    return names, np.array([[chat['facts'].get(name, np.nan) for name in names] for chat in chats], float)


def fit(shapes, values, given, weight):
    """Heights above the mean level of each shape's knots, and a bias."""
    ramps = np.hstack([shape.ramps(values[:, i]) for i, shape in enumerate(shapes)])
    model = Ridge(PENALTY).fit(ramps, given - MEAN_LEVEL, sample_weight=weight)
    return model.coef_, model.intercept_


def level(shapes, values, steps, bias):
    return np.hstack([shape.ramps(values[:, i]) for i, shape in enumerate(shapes)]) @ steps + bias


def tables(names, shapes, steps):
    found, start = {}, 0
    for name, shape in zip(names, shapes):
        own = steps[start:start + shape.size]
        start += shape.size
        if shape.size and np.abs(own).max() > 1e-4:
            heights = np.concatenate([[0], np.cumsum(own)]) - (own * shape.mean).sum()
            found[name] = {'at': [round(float(v), 5) for v in shape.at], 'logit': [round(float(v), 5) for v in heights]}
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--chats', type=pathlib.Path, required=True)
    parser.add_argument('--out', type=pathlib.Path, required=True)
    options = parser.parse_args()
    chats = [json.loads(line) for line in options.chats.read_text('utf-8').splitlines()]
    names, values = matrix_of(chats)
    split = np.array([dialogue_split(chat['id']) for chat in chats])
    source = np.array([chat['set'] for chat in chats])
    trust = np.where(np.char.startswith(source, 'STC'), 1, WEIGHT_OF_USS)
    train, tune, dev = (split == part for part in ('train', 'tune', 'dev'))
    shapes = [Shape(values[train][:, i]) for i in range(len(names))]
    outcomes = {}
    for outcome in OUTCOMES:
        given = np.array([chat['given'].get(outcome, np.nan) for chat in chats])
        known = ~np.isnan(given)
        encoder = np.array([chat['expected'][outcome] for chat in chats])
        steps, bias = fit(shapes, values[train & known], given[train & known], trust[train & known])
        course = level(shapes, values, steps, bias)
        both = np.stack([encoder, course], 1)
        joined = LinearRegression().fit(both[tune & known], given[tune & known], trust[tune & known])
        weight, share = (float(value) for value in joined.coef_)
        outcomes[outcome] = {'bias': round(float(joined.intercept_ + share * bias), 5), 'encoder': round(weight, 5),
                             'shapes': tables(names, shapes, steps * share)}
        for told in np.unique(source[known]):
            mine = dev & (source == told)
            print(outcome, told, *(f'{name} {spearmanr(guess[mine], given[mine])[0]:.4f}' for name, guess in
                                   (('encoder', encoder), ('course', course), ('both', joined.predict(both)))), f'error {np.abs(joined.predict(both) - given)[mine].mean():.3f}')
    model = {'origin': 'scripts/train/chat_course.py: ridge regression on shapes of the facts of a chat, joined with the encoder on the tune split',
             'data': [{'set': name, 'dialogues': int(((train | tune) & np.char.startswith(source, name)).sum()), 'licence': licence} for name, licence in (('STC', 'CC BY 4.0'), ('USS', 'none'))], 'outcomes': outcomes}
    text = json.dumps(model, indent=1)
    options.out.write_text(re.sub(r'\[[^][{}]*\]', lambda list_: re.sub(r'\s+', ' ', list_[0]), text) + '\n')


if __name__ == '__main__':
    main()
