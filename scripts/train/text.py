"""Text normalisation before the tokenizer; the Node runtime does the same, step by step.

1. Unicode NFKC, 2. lower case, 3. Traditional to Simplified Chinese, character by character
(table `TSCharacters` of opencc-js, OpenCC data, Apache-2.0), 4. every run of white space
becomes one space and the ends are trimmed.
"""
import hashlib
import pathlib
import unicodedata

_TABLE_LINES = (pathlib.Path(__file__).parent / 'traditional_to_simplified.txt').read_text('utf-8').split('\n')
TRADITIONAL_TO_SIMPLIFIED = dict(zip(map(ord, _TABLE_LINES[0]), _TABLE_LINES[1]))


def normalise(text: str) -> str:
    """Returns the form that is tokenised, deduplicated and hashed."""
    folded = unicodedata.normalize('NFKC', text).lower().translate(TRADITIONAL_TO_SIMPLIFIED)
    return ' '.join(folded.split())


def key(text: str) -> str:
    """SHA-256 of the normalised text in hexadecimal: the identity of a text across sets and splits."""
    return hashlib.sha256(normalise(text).encode('utf-8')).hexdigest()
