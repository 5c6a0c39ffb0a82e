/** natural's index pulls in database drivers, so its parts are imported one by one; these have no types. */
declare module 'natural/lib/natural/sentiment/SentimentAnalyzer.js' {
  export default class SentimentAnalyzer {
    constructor(language: 'English', stemmer: unknown, vocabulary: 'afinn');
    /** Mean score of the words, −5 to 5. */
    getSentiment(words: readonly string[]): number;
  }
}
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: unknown;
  export default stemmer;
}
