import { promisesInChinese } from './promise-zh.js';
import { promisesInEnglish } from './promise-en.js';
import { isSolicitation } from './solicitation.js';
import { sentencesOf } from './turn-mark.js';

/**
 * The sentence of an agent's turn that commits the company to a definite future action for this customer,
 * or undefined. Sentence by sentence: a hedge in one does not undo a promise in another. What is offered
 * for a good review depends on the review and is no promise.
 */
export function findPromise(text: string): string | undefined {
  const commits = /\p{Script=Han}/u.test(text) ? promisesInChinese : promisesInEnglish;
  return sentencesOf(text).find((sentence) => commits(sentence, text) && !isSolicitation(sentence));
}
