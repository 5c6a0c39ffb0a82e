import { DEFAULT_BUSINESS_HOURS, type BusinessHours } from '../business-hours.js';
import type { Message, Transcript } from '../item.js';
import { businessSeconds } from './business-time.js';
import { isBot } from './chat-flow.js';

/** A span of time by the calendar and by the service desk's opening hours. */
export interface Elapsed {
  seconds: number;
  businessSeconds: number;
}

export interface ChatTimes {
  /** From the customer's first message to the first answer of a person. */
  firstResponse?: Elapsed;
  /** Mean over all waits of the customer for a person whose both ends are stamped. */
  meanResponse?: Elapsed;
  /** From opening (else the first stamp) to closing (else the last); absent when the matter stayed unresolved. */
  resolution?: Elapsed;
  /**
   * From a person's first message to the last of customer or person, as long as it kept the agent: of a silence between
   * two messages at most ten minutes count, since nobody waits at the desk for a customer who answers tomorrow.
   */
  handling?: Elapsed;
}

/** Live-chat systems let a customer's silence end a chat after five to fifteen minutes; longer, the agent serves others. */
const ATTENDED_SILENCE_MS = 10 * 60_000;

const instant = (at: string | undefined): number | undefined => (at === undefined ? undefined : Date.parse(at));

/** Clocks of chat systems disagree; a negative span is a wrong clock, not a fast agent. */
function elapsed(from: number | undefined, to: number | undefined, hours: BusinessHours): Elapsed | undefined {
  if (from === undefined || to === undefined || to < from) return undefined;
  return { seconds: (to - from) / 1000, businessSeconds: businessSeconds(from, to, hours) };
}

/** Every wait from a customer's unanswered message to the next message of a person; undefined ends are unstamped. */
function waits(messages: readonly Message[], openedAt: string | undefined): { from?: number; to?: number }[] {
  const found: { from?: number; to?: number }[] = [];
  let asked: { at?: number } | undefined;
  messages.forEach((message, index) => {
    if (message.role === 'customer' && !asked) {
      /* A chat opens with its first message: the opening stands in for its stamp. */
      asked = { at: instant(message.at) ?? (index === 0 ? instant(openedAt) : undefined) };
    } else if (message.role === 'agent' && !isBot(message) && asked) {
      found.push({ from: asked.at, to: instant(message.at) });
      asked = undefined;
    }
  });
  return found;
}

/** Time kept by the messages, each wait capped; unstamped messages between share the wait out among them. */
function attended(messages: readonly Message[], hours: BusinessHours): Elapsed | undefined {
  const first = messages.findIndex((message) => message.role === 'agent' && !isBot(message));
  const last = messages.findLastIndex(({ role }) => role === 'customer' || role === 'agent');
  const whole = first < 0 ? undefined : elapsed(instant(messages[first]!.at), instant(messages[last]!.at), hours);
  if (!whole) return undefined;
  const sum = { seconds: 0, businessSeconds: 0 };
  let from = instant(messages[first]!.at)!;
  let silences = 0;
  for (const { at } of messages.slice(first + 1, last + 1)) {
    silences += 1;
    const to = instant(at);
    if (to === undefined) continue;
    const span = elapsed(from, Math.min(to, from + silences * ATTENDED_SILENCE_MS), hours);
    sum.seconds += span?.seconds ?? 0;
    sum.businessSeconds += span?.businessSeconds ?? 0;
    from = Math.max(from, to);
    silences = 0;
  }
  return sum;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Times of a chat in calendar and business seconds. Whatever lacks a stamp at either end, or has them the wrong way
 * round, is left out; the rest stands. Bots and system notes answer nobody: only people count.
 */
export function chatTimes({ messages, openedAt, closedAt, resolved }: Transcript, hours: BusinessHours = DEFAULT_BUSINESS_HOURS): ChatTimes {
  const [first, ...later] = waits(messages, openedAt).map(({ from, to }) => elapsed(from, to, hours));
  const known = [first, ...later].filter((wait) => wait !== undefined);
  const stamps = messages.flatMap(({ at }) => (at === undefined ? [] : [Date.parse(at)]));
  const oneStampAlone = openedAt === undefined && closedAt === undefined && stamps.length < 2;
  const resolution = oneStampAlone || resolved === false ? undefined : elapsed(instant(openedAt) ?? stamps[0], instant(closedAt) ?? stamps.at(-1), hours);
  const handling = attended(messages, hours);
  return {
    ...(first && { firstResponse: first }),
    ...(known.length > 0 && {
      meanResponse: { seconds: mean(known.map(({ seconds }) => seconds)), businessSeconds: mean(known.map((wait) => wait.businessSeconds)) },
    }),
    ...(resolution && { resolution }),
    ...(handling && { handling }),
  };
}
