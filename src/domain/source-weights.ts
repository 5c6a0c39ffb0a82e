/**
 * How much one observation of each kind counts against a fully certain topic mention, 0 to 1. A
 * customer's own survey answer or recorded outcome counts fully; what the model predicts of a chat
 * counts half, since its rank correlation with people's judgement is about .8, not 1. Recorded times
 * are facts: the first wait, which customers remember, counts most. How an agent spoke is read by word
 * lists and speaks for the agent more than for the customer's view: a quarter each. Whether a promise
 * was kept is told by few and found by word lists: half. A follow-up is written after use but by fewer
 * words: .8; a complaint that it turns round is a fact. Photos and votes are not observations: they add
 * their weight as a share to what the review's own words weigh, never beyond a fully certain mention.
 */
export const SOURCE_WEIGHT_NAMES = [
  'topic',
  'stars',
  'chatCsat',
  'chatOutcome',
  'chatSatisfaction',
  'chatAccomplished',
  'chatPoliteness',
  'chatPatience',
  'chatProfessionalism',
  'chatFirstResponse',
  'chatMeanResponse',
  'chatResolutionTime',
  'chatPromises',
  'followUp',
  'recovery',
  'photos',
  'votes',
] as const;
export type SourceWeights = Record<(typeof SOURCE_WEIGHT_NAMES)[number], number>;

export const DEFAULT_SOURCE_WEIGHTS: SourceWeights = {
  topic: 1,
  stars: 1,
  chatCsat: 1,
  chatOutcome: 1,
  chatSatisfaction: 0.5,
  chatAccomplished: 0.5,
  chatPoliteness: 0.25,
  chatPatience: 0.25,
  chatProfessionalism: 0.25,
  chatFirstResponse: 1,
  chatMeanResponse: 0.5,
  chatResolutionTime: 0.25,
  chatPromises: 0.5,
  followUp: 0.8,
  recovery: 1,
  photos: 0.1,
  votes: 0.2,
};
