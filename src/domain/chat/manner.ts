import type { Message } from '../item.js';
import { jaccard, shingles } from '../minhash.js';
import { isBot } from './chat-flow.js';
import { forbiddenWordings, usesProfessionalTerm, type ForbiddenWording } from './wording.js';

/** How the people who answered spoke. Bots have no manner. */
export interface Manner {
  /** Share of the agents' turns that show no impatience, 0 to 1. */
  patience: number;
  /** Share of the agents' turns with a term of the trade, 0 to 1. */
  professionalTermRate: number;
  forbiddenWordings: ({ turn: number } & ForbiddenWording)[];
}

/** Two answers this alike are one answer pasted twice. */
const SAME_ANSWER = 0.8;

/**
 * Reads patience, terms and forbidden wordings from the agents' turns; undefined when no person answered. A turn is
 * impatient when it holds a forbidden wording, or repeats an earlier answer after the customer has spoken again.
 */
export function mannerOf(messages: readonly Message[]): Manner | undefined {
  const said: Set<number>[] = [];
  const forbidden: Manner['forbiddenWordings'] = [];
  let answers = 0;
  let impatient = 0;
  let professional = 0;
  let customerSpoke = false;
  messages.forEach((message, turn) => {
    if (message.role === 'customer') customerSpoke = true;
    if (message.role !== 'agent' || isBot(message)) return;
    const wordings = forbiddenWordings(message.text);
    const words = shingles(message.text);
    const pasted = customerSpoke && said.some((earlier) => jaccard(earlier, words) >= SAME_ANSWER);
    answers += 1;
    if (wordings.length > 0 || pasted) impatient += 1;
    if (usesProfessionalTerm(message.text)) professional += 1;
    forbidden.push(...wordings.map((wording) => ({ turn, ...wording })));
    if (words.size > 0) said.push(words);
  });
  if (answers === 0) return undefined;
  return { patience: 1 - impatient / answers, professionalTermRate: professional / answers, forbiddenWordings: forbidden };
}
