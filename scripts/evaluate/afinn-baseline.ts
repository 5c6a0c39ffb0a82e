import SentimentAnalyzer from 'natural/lib/natural/sentiment/SentimentAnalyzer.js';
import PorterStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';

const analyser = new SentimentAnalyzer('English', PorterStemmer, 'afinn');

/**
 * Sign of natural's AFINN score of an English text: 1 or −1. No word of the list, or a balance, is
 * positive, since most reviews are.
 */
export function afinnPolarity(text: string): 1 | -1 {
  const words = text.toLowerCase().match(/[a-z']+/g) ?? [];
  return words.length > 0 && analyser.getSentiment(words) < 0 ? -1 : 1;
}
