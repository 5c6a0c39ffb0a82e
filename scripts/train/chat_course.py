"""
What the course of a chat adds to what the encoder foretells of its outcome (`models/heads/outcome.ts`): `run.py course`.

Ridge regression on piecewise-linear shapes of the facts, which `scripts/measure-chats.ts` measures with the exported model; learned
on the training dialogues without the encoder, which knows these too well; its weight beside them is learned on the tune split.
Splits by dialogue id, as `data.py` makes them.
"""
import json, pathlib, re, subprocess
import numpy as np
from scipy.stats import spearmanr
from sklearn.linear_model import LinearRegression, Ridge

import manifest
from additive import Shape, shape_tables
from data import dialogue_split

MEASURE = ('node', '--import', 'tsx', 'scripts/measure-chats.ts')
FILE = 'chat-course.json'
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


def start(models: pathlib.Path):
    """Leaves the encoder's word alone where nothing was learned yet: the model that measures chats needs a file."""
    alone = {'bias': 0, 'encoder': 1, 'shapes': {}}
    if not (models / FILE).exists():
        (models / FILE).write_text(json.dumps({'origin': 'the encoder alone', 'data': [], 'outcomes': dict.fromkeys(OUTCOMES, alone)}))


def run(work: pathlib.Path, models: pathlib.Path):
    measured = (work / 'chats.jsonl').resolve()
    subprocess.run([*MEASURE, str(measured), '--models', f'{models.resolve()}/'], check=True, cwd=pathlib.Path(__file__).parents[2])
    (models / FILE).write_text(learn([json.loads(line) for line in measured.read_text('utf-8').splitlines()]))
    print(manifest.pin(models))


def learn(chats):
    """The model as text; prints how it agrees with the annotators of the dialogues held out."""
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
                             'shapes': shape_tables([{'name': name} for name in names], shapes, np.append(0, steps * share))}
        for told in np.unique(source[known]):
            mine = dev & (source == told)
            print(outcome, told, *(f'{name} {spearmanr(guess[mine], given[mine])[0]:.4f}' for name, guess in
                                   (('encoder', encoder), ('course', course), ('both', joined.predict(both)))), f'error {np.abs(joined.predict(both) - given)[mine].mean():.3f}')
    model = {'origin': 'scripts/train/chat_course.py: ridge regression on shapes of the facts of a chat, joined with the encoder on the tune split',
             'data': [{'set': name, 'dialogues': int(((train | tune) & np.char.startswith(source, name)).sum()), 'licence': licence} for name, licence in (('STC', 'CC BY 4.0'), ('USS', 'none'))], 'outcomes': outcomes}
    return re.sub(r'\[[^][{}]*\]', lambda list_: re.sub(r'\s+', ' ', list_[0]), json.dumps(model, indent=1)) + '\n'
