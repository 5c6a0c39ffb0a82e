/** What words said after a promise tell of it. */
export interface Fulfilment {
  /** What was due was done, came, or the matter is solved. */
  kept: boolean;
  /** It was not, is still outstanding, or somebody did not keep his word. */
  broken: boolean;
}

/** Whoever speaks after a promise: a customer also in a review, the company in the chat. */
export type Speaker = 'customer' | 'agent';
