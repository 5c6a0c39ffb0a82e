import type { Service } from '../src/domain/analysis.js';
import type { Message, Transcript } from '../src/domain/item.js';

export type ResponseTimes = Pick<Service, 'firstResponseSeconds' | 'meanResponseSeconds' | 'resolutionSeconds'>;

function seconds(from: string | undefined, to: string | undefined): number | undefined {
  if (from === undefined || to === undefined) return undefined;
  const elapsed = (Date.parse(to) - Date.parse(from)) / 1000;
  // Clocks of chat systems disagree; a negative wait is a wrong clock, not a fast agent.
  return elapsed >= 0 ? elapsed : undefined;
}

/** Waits from the first unanswered message of the customer to the next one of a human agent. */
function waits(messages: readonly Message[]): number[] {
  const found: number[] = [];
  let askedAt: string | undefined;
  let waiting = false;
  for (const { role, at } of messages) {
    if (role === 'customer' && !waiting) {
      waiting = true;
      askedAt = at;
    } else if (role === 'agent' && waiting) {
      const wait = seconds(askedAt, at);
      if (wait !== undefined) found.push(wait);
      waiting = false;
    }
  }
  return found;
}

/**
 * Response and resolution times of a chat in seconds, calendar time. A part is left out when its
 * time stamps are missing or run backwards. Bots and system notes answer nobody: only agents count.
 * Resolution runs from opening (or the first message) to closing (or the last message), and is left
 * out when the platform says that the matter was not resolved.
 */
export function responseTimes({ messages, openedAt, closedAt, resolved }: Transcript): ResponseTimes {
  const all = waits(messages);
  const stamped = messages.flatMap(({ at }) => (at === undefined ? [] : [at]));
  const resolution = seconds(openedAt ?? stamped[0], closedAt ?? stamped.at(-1));
  const [first] = all;
  return {
    ...(first !== undefined && {
      firstResponseSeconds: first,
      meanResponseSeconds: all.reduce((sum, wait) => sum + wait, 0) / all.length,
    }),
    ...(resolution !== undefined && stamped.length > 1 && resolved !== false && { resolutionSeconds: resolution }),
  };
}
