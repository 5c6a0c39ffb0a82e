import type { Message } from '../item.js';
import type { Speaker } from './fulfilment.js';
import { fulfilmentInEnglish } from './fulfilment-en.js';
import { maySpeakOf } from './promise-subject.js';
import { fulfilmentInChinese } from './fulfilment-zh.js';

/** Whether a promise was kept, from what was said afterwards: in the chat, in a later chat or review of the same order. */

/**
 * What a text says of an earlier promise: true kept, false broken, undefined neither or both. Questions, conditions, what is
 * to come, what others got and what the customer did tell nothing; of an agent only accomplished facts count, and noting
 * or passing on is none. Found by patterns; figures: `npm run evaluate:marks`.
 */
export function saysKept(text: string, by: Speaker): boolean | undefined {
  const { kept, broken } = /\p{Script=Han}/u.test(text) ? fulfilmentInChinese(text, by) : fulfilmentInEnglish(text, by);
  return kept === broken ? undefined : kept;
}

/** Later than this without a named time, a complaint that nothing came is a broken promise rather than impatience. */
const PATIENCE_MS = 24 * 3_600_000;

/** Something said after the promise. */
export interface LaterWord {
  text: string;
  by: Speaker;
  /** Missing where nobody stamped it. */
  at?: string;
}

/**
 * Whether a promise of `madeAt`, due at `dueAt`, was kept by what was said later, in order of time. That it was done
 * counts whenever it is said. That it was not counts only once it was due (without a named time: after a day); before,
 * a customer only speaks of earlier promises. A word on another thing (a visit, where money was promised) says nothing.
 * Undefined when nobody says.
 */
export function promiseKept(promise: { text: string; madeAt?: string; dueAt?: string }, later: readonly LaterWord[]): boolean | undefined {
  const due = promise.dueAt !== undefined ? Date.parse(promise.dueAt) : promise.madeAt !== undefined ? Date.parse(promise.madeAt) + PATIENCE_MS : undefined;
  for (const { text, by, at } of later) {
    const says = maySpeakOf(text, promise.text) ? saysKept(text, by) : undefined;
    if (says === true) {
      /* Done too late is not kept. */
      return promise.dueAt === undefined || at === undefined || Date.parse(at) <= Date.parse(promise.dueAt) + PATIENCE_MS;
    }
    if (says === false && due !== undefined && at !== undefined && Date.parse(at) >= due) return false;
  }
  return undefined;
}

/** The stamp of a message, else of the nearest stamped one before it, else the chat's opening. */
export function timeOfTurn(messages: readonly Message[], turn: number, openedAt?: string): string | undefined {
  return messages.slice(0, turn + 1).findLast(({ at }) => at !== undefined)?.at ?? openedAt;
}
