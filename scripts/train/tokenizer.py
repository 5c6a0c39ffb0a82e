"""SentencePiece unigram model over Chinese and English, and its export to a Hugging Face `tokenizer.json`."""
import json
import random

import sentencepiece

PIECES = 28_000
SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', '[CUS]', '[AGT]', '[BOT]', '[SYS]']
PAD, UNKNOWN, CLS, SEP, MASK, CUSTOMER, AGENT, BOT, SYSTEM = range(9)


def train(corpus, prefix: str, seed=1, characters_per_language=24_000_000):
    """`corpus` yields (language, normalised text); both languages get the same number of UTF-8 bytes at most."""
    by_language = {'zh': [], 'en': []}
    for language, text in corpus:
        by_language[language].append(text[:600])
    sample = []
    for texts in by_language.values():
        random.Random(seed).shuffle(texts)
        used = 0
        for text in texts:
            sample.append(text)
            used += len(text.encode('utf-8'))
            if used > characters_per_language:
                break
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sample), model_prefix=prefix, model_type='unigram', vocab_size=PIECES,
        character_coverage=0.9995, normalization_rule_name='identity', max_sentencepiece_length=12,
        split_digits=True, pad_id=PAD, unk_id=UNKNOWN, bos_id=-1, eos_id=-1, pad_piece=SPECIAL[0],
        unk_piece=SPECIAL[1], control_symbols=SPECIAL[2:], num_threads=2, train_extremely_large_corpus=False)


def export(prefix: str, folder):
    """Writes tokenizer.json and tokenizer_config.json as @xenova/transformers reads them."""
    model = sentencepiece.SentencePieceProcessor(model_file=prefix + '.model')
    vocabulary = [[model.id_to_piece(i), model.get_score(i)] for i in range(model.get_piece_size())]
    added = [{'id': i, 'content': piece, 'single_word': False, 'lstrip': True, 'rstrip': True,
              'normalized': False, 'special': True} for i, piece in enumerate(SPECIAL)]
    template = [{'SpecialToken': {'id': '[CLS]', 'type_id': 0}}, {'Sequence': {'id': 'A', 'type_id': 0}},
                {'SpecialToken': {'id': '[SEP]', 'type_id': 0}}]
    pair = template + [{'Sequence': {'id': 'B', 'type_id': 1}}, {'SpecialToken': {'id': '[SEP]', 'type_id': 1}}]
    tokenizer = {
        'version': '1.0', 'truncation': None, 'padding': None, 'added_tokens': added,
        'normalizer': {'type': 'Sequence', 'normalizers': [{'type': 'NFKC'}, {'type': 'Lowercase'}]},
        'pre_tokenizer': {'type': 'Metaspace', 'replacement': '▁', 'add_prefix_space': True, 'prepend_scheme': 'always'},
        'post_processor': {'type': 'TemplateProcessing', 'single': template, 'pair': pair, 'special_tokens': {
            name: {'id': name, 'ids': [SPECIAL.index(name)], 'tokens': [name]} for name in ('[CLS]', '[SEP]')}},
        'decoder': {'type': 'Metaspace', 'replacement': '▁', 'add_prefix_space': True, 'prepend_scheme': 'always'},
        'model': {'type': 'Unigram', 'unk_id': UNKNOWN, 'vocab': vocabulary, 'byte_fallback': False},
    }
    (folder / 'tokenizer.json').write_text(json.dumps(tokenizer, ensure_ascii=False), 'utf-8')
    (folder / 'tokenizer_config.json').write_text(json.dumps({
        'tokenizer_class': 'PreTrainedTokenizerFast', 'model_max_length': 256, 'pad_token': '[PAD]',
        'unk_token': '[UNK]', 'cls_token': '[CLS]', 'sep_token': '[SEP]', 'mask_token': '[MASK]'}, indent=1), 'utf-8')
