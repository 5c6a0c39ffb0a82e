"""Turns the readers' raw files into the committed labels, keyed by SHA-256, and prints their agreement.

Usage: collect_labels.py FOLDER, with FOLDER/label_{zh,en}_N.jsonl (texts), out_{zh,en}_N.jsonl (labels),
chat_{zh,en}.jsonl (dialogues) and out_chat_{zh,en}.jsonl (marks by turn). Texts never leave FOLDER.
"""
import collections
import json
import pathlib
import sys

from data import dialogue_key
from taxonomy import TOPICS
from text import key

LABELS = pathlib.Path(__file__).parent / 'labels'


def read(file):
    return [json.loads(line) for line in file.read_text('utf-8').splitlines() if line.strip()] if file.exists() else []


def agreement(pairs):
    """Topic F1, polarity agreement on shared topics, and share of equal sentiment between two readers of one text."""
    both = sum(len(a['topics'].keys() & b['topics'].keys()) for a, b in pairs)
    total = sum(len(a['topics']) + len(b['topics']) for a, b in pairs)
    polarity = [a['topics'][t] == b['topics'][t] for a, b in pairs for t in a['topics'].keys() & b['topics'].keys()]
    return {'texts': len(pairs), 'topicF1': round(2 * both / max(total, 1), 3),
            'polarity': round(sum(polarity) / max(len(polarity), 1), 3),
            'sentiment': round(sum(a['sentiment'] == b['sentiment'] for a, b in pairs) / max(len(pairs), 1), 3)}


def topics(folder, language):
    texts, first, pairs, dropped = {}, {}, [], collections.Counter()
    for part in range(24):
        texts.update({row['i']: row['text'] for row in read(folder / f'label_{language}_{part}.jsonl')})
        for row in read(folder / f'out_{language}_{part}.jsonl'):
            if row['i'] not in texts or set(row['topics']) - set(TOPICS):
                dropped['unknown id or topic'] += 1
            elif row['i'] in first:
                other, reader = first[row['i']]
                if reader // 2 != part // 2:  # parts 2k and 2k+1 may share a reader
                    pairs.append((other, row))
            else:
                first[row['i']] = (row, part)
    with (LABELS / f'topics_{language}.jsonl').open('w', encoding='utf-8') as out:
        for identifier, (row, _) in sorted(first.items()):
            out.write(json.dumps({'key': key(texts[identifier]), 'sentiment': row['sentiment'], 'topics': row['topics'],
                                  'solicited': bool(row.get('solicited'))}, ensure_ascii=False) + '\n')
    counts = collections.Counter(t for row, _ in first.values() for t in row['topics'])
    print(language, len(first), 'texts', dict(counts), 'solicited', sum(bool(r.get('solicited')) for r, _ in first.values()),
          'dropped', dict(dropped))
    return agreement(pairs)


def marks(folder, language):
    dialogues = {row['i']: row for row in read(folder / f'chat_{language}.jsonl')}
    counts = collections.Counter()
    with (LABELS / f'marks_{language}.jsonl').open('w', encoding='utf-8') as out:
        for row in read(folder / f'out_chat_{language}.jsonl'):
            source = dialogues[row['i']]
            counts.update(m for kinds in row['turns'].values() for m in kinds)
            out.write(json.dumps({'key': dialogue_key(source['source'], source['id']), 'resolved': row['resolved'],
                                  'turns': row['turns']}) + '\n')
    print(language, len(dialogues), 'dialogues', dict(counts))


if __name__ == '__main__':
    source_folder = pathlib.Path(sys.argv[1])
    LABELS.mkdir(exist_ok=True)
    result = {language: topics(source_folder, language) for language in ('zh', 'en')}
    for tongue in ('zh', 'en'):
        marks(source_folder, tongue)
    (LABELS / 'agreement.json').write_text(json.dumps(result, indent=1) + '\n')
    print(result)
