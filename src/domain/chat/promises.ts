import type { AgentPromise } from '../analysis.js';
import { DEFAULT_BUSINESS_HOURS, type BusinessHours } from '../business-hours.js';
import type { Transcript } from '../item.js';
import { promiseDueAt } from './promise-due.js';
import { promiseKept, timeOfTurn, type LaterWord } from './promise-kept.js';

/**
 * Follows the promises found in a chat: when each falls due by its words and its turn's time, and whether it was kept by
 * what customer and agents said after it in the chat, and `elsewhere` (later chats and reviews of the same order).
 */
export function followPromises(
  found: readonly Pick<AgentPromise, 'turn' | 'text'>[],
  { messages, openedAt }: Pick<Transcript, 'messages' | 'openedAt'>,
  hours: BusinessHours = DEFAULT_BUSINESS_HOURS,
  elsewhere: readonly LaterWord[] = [],
): AgentPromise[] {
  return found.map(({ turn, text }) => {
    const madeAt = timeOfTurn(messages, turn, openedAt);
    const dueAt = madeAt === undefined ? undefined : promiseDueAt(text, madeAt, hours);
    const later = messages.flatMap((message, index): LaterWord[] =>
      index > turn && (message.role === 'customer' || message.role === 'agent') ? [{ text: message.text, by: message.role, at: timeOfTurn(messages, index, openedAt) }] : [],
    );
    const after = elsewhere.filter(({ at }) => at === undefined || madeAt === undefined || Date.parse(at) > Date.parse(madeAt));
    const kept = promiseKept({ text, madeAt, dueAt }, [...later, ...after]);
    return { turn, text, ...(dueAt !== undefined && { dueAt }), ...(kept !== undefined && { kept }) };
  });
}
