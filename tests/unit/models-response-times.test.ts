import { describe, expect, it } from 'vitest';
import { responseTimes } from '../../models/response-times.js';
import type { Message, Transcript } from '../../src/domain/item.js';

const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 8, minute)).toISOString();
const message = (role: Message['role'], minute?: number): Message => ({
  role,
  text: 'x',
  ...(minute !== undefined && { at: at(minute) }),
});
const chat = (messages: Message[], rest: Partial<Transcript> = {}): Transcript => ({
  id: 't',
  merchantId: 'm',
  messages,
  ...rest,
});

describe('responseTimes', () => {
  it('when a bot answers first, then the first response is the human agent’s', () => {
    const times = responseTimes(
      chat([message('customer', 0), message('bot', 0), message('customer', 1), message('agent', 5), message('customer', 6), message('agent', 7)]),
    );
    expect(times).toEqual({ firstResponseSeconds: 300, meanResponseSeconds: 180, resolutionSeconds: 420 });
  });

  it('when opening and closing are given, then they bound the resolution', () => {
    const times = responseTimes(chat([message('customer', 1), message('agent', 2)], { openedAt: at(0), closedAt: at(30) }));
    expect(times.resolutionSeconds).toBe(1800);
  });

  it('when there are no time stamps, then nothing is said', () => {
    expect(responseTimes(chat([message('customer'), message('agent')]))).toEqual({});
  });

  it('when clocks run backwards or the matter stayed unresolved, then that part is left out', () => {
    expect(responseTimes(chat([message('customer', 9), message('agent', 3)], { resolved: false }))).toEqual({});
  });
});
