import type { Message } from '../item.js';
import { jaccard, shingles } from '../minhash.js';
import { isBot } from './chat-flow.js';
import { forbiddenWordings, professionalTerm, type ForbiddenWording } from './wording.js';

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

/** How a person spoke in one turn. */
export interface TurnManner {
  turn: number;
  /** A forbidden wording, or an earlier answer pasted again after the customer has spoken. */
  impatient: boolean;
  /** The first term of the trade. */
  professionalTerm?: string;
  forbiddenWordings: ForbiddenWording[];
}

/** The manner of every turn of the people who answered, in order. */
export function turnManners(messages: readonly Message[]): TurnManner[] {
  const said: Uint32Array[] = [];
  let customerSpoke = false;
  return messages.flatMap((message, turn): TurnManner[] => {
    if (message.role === 'customer') customerSpoke = true;
    if (message.role !== 'agent' || isBot(message)) return [];
    const forbidden = forbiddenWordings(message.text);
    const words = shingles(message.text);
    const pasted = customerSpoke && said.some((earlier) => jaccard(earlier, words) >= SAME_ANSWER);
    if (words.length > 0) said.push(words);
    const term = professionalTerm(message.text);
    return [{ turn, impatient: forbidden.length > 0 || pasted, ...(term !== undefined && { professionalTerm: term }), forbiddenWordings: forbidden }];
  });
}

/** Patience, terms and forbidden wordings over the turns of the people who answered; undefined when none did. */
export function mannerOf(messages: readonly Message[]): Manner | undefined {
  const turns = turnManners(messages);
  if (turns.length === 0) return undefined;
  return {
    patience: 1 - turns.filter(({ impatient }) => impatient).length / turns.length,
    professionalTermRate: turns.filter((turn) => turn.professionalTerm !== undefined).length / turns.length,
    forbiddenWordings: turns.flatMap((turn) => turn.forbiddenWordings.map((wording) => ({ turn: turn.turn, ...wording }))),
  };
}
