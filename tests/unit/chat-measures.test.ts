import { describe, expect, it } from 'vitest';
import { DEFAULT_BUSINESS_HOURS, WEEKDAYS, type BusinessHours } from '../../src/domain/business-hours.js';
import { businessSeconds } from '../../src/domain/chat/business-time.js';
import { chatFlow } from '../../src/domain/chat/chat-flow.js';
import { chatTimes } from '../../src/domain/chat/chat-times.js';
import { addGroups, groupMetrics } from '../../src/domain/chat/service-metrics.js';
import { measureTranscript } from '../../src/domain/chat/transcript-measures.js';
import type { Message, Transcript } from '../../src/domain/item.js';
import { DEFAULT_SETTINGS, mergeSettings } from '../../src/domain/settings.js';
import { DEMO_TRANSCRIPTS } from '../helpers/demo-transcripts.js';

type Spans = BusinessHours['week']['monday'];
const week = (weekdays: Spans, saturday: Spans, sunday: Spans): BusinessHours['week'] => ({
  ...(Object.fromEntries(WEEKDAYS.slice(0, 5).map((day) => [day, weekdays])) as Omit<BusinessHours['week'], 'saturday' | 'sunday'>),
  saturday,
  sunday,
});
const span = (from: string, to: string) => ({ from, to });

/** Shanghai is UTC+8 all year, New York UTC−4 and Los Angeles UTC−7 in summer. */
const SHANGHAI: BusinessHours = { timeZone: 'Asia/Shanghai', week: week([span('09:00', '12:00'), span('13:00', '18:00')], [span('10:00', '16:00')], []), holidays: [] };
const SHANGHAI_LATE: BusinessHours = { timeZone: 'Asia/Shanghai', week: week([span('09:00', '22:50')], [span('09:00', '22:50')], [span('09:00', '22:50')]), holidays: ['2025-12-18'] };
const NEW_YORK: BusinessHours = { timeZone: 'America/New_York', week: week([span('09:00', '13:20')], [], []), holidays: [] };
const LOS_ANGELES: BusinessHours = { timeZone: 'America/Los_Angeles', week: week([span('08:00', '21:00')], [span('08:00', '21:00')], [span('08:00', '21:00')]), holidays: [] };

/** Calendar and business seconds; computed by hand from the stamps in `demo-transcripts.ts`. */
type Pair = [seconds: number, business: number];
interface Expected {
  desk: BusinessHours;
  first?: Pair;
  mean?: Pair;
  resolution?: Pair;
  handling?: Pair;
  /** Messages of customer, person, bot, system. */
  messages: [number, number, number, number];
  turns: number;
  transfers: number;
  unanswered: number;
}

const TABLE: Record<string, Expected> = {
  /* No stamps and no closing: only the order of turns is known. c a c a c a c. */
  'ch-0001': { desk: SHANGHAI, messages: [4, 3, 0, 0], turns: 7, transfers: 0, unanswered: 1 },
  /* Friday 09:05:22. Only the first wait has both stamps: 01:06:31.458 − 01:05:22. The last message has none: no handling. */
  'ch-0010': { desk: SHANGHAI, first: [69.458, 69.458], mean: [69.458, 69.458], resolution: [382.19, 382.19], messages: [4, 6, 0, 1], turns: 8, transfers: 0, unanswered: 0 },
  /* Monday 12:58:50 to 13:09:35.726, lunch until 13:00: 70 s of 645.726 are closed. A bot hands on silently. */
  'ch-0019': { desk: SHANGHAI, resolution: [645.726, 575.726], messages: [5, 4, 1, 0], turns: 10, transfers: 1, unanswered: 1 },
  /* 23:34 at night. Waits 104.427 + 114.853 + 135.795 + 172.286 = 527.361. Not closed: until the last stamp. */
  'ch-0028': { desk: SHANGHAI, first: [104.427, 0], mean: [131.84025, 0], resolution: [741.055, 0], handling: [636.628, 0], messages: [4, 6, 0, 0], turns: 8, transfers: 0, unanswered: 0 },
  /* The desk closes at 22:50 = 14:50Z: waits 95.868 + 48.701 + 65.278 lie before, 89.056 after. Unresolved. */
  'ch-0037': { desk: SHANGHAI_LATE, first: [95.868, 95.868], mean: [74.72575, 52.46175], handling: [337.891, 196.132], messages: [6, 4, 0, 0], turns: 9, transfers: 0, unanswered: 1 },
  /* 13:07:04 in New York, closing at 13:20 = 17:20Z: 776 s of 1053.087. One wait of four has both stamps. */
  'ch-0046': { desk: NEW_YORK, mean: [379.362, 379.362], resolution: [1053.087, 776], messages: [4, 5, 0, 0], turns: 8, transfers: 0, unanswered: 0 },
  /* Friday 10:49 in Shanghai. Waits 36.401 + 74.06 + 28.254 + 36.252 = 174.967. */
  'ch-0055': { desk: SHANGHAI, first: [36.401, 36.401], mean: [43.74175, 43.74175], resolution: [452.366, 452.366], handling: [415.965, 415.965], messages: [5, 4, 0, 0], turns: 9, transfers: 0, unanswered: 1 },
  /* A Sunday. Waits 59.449 + 71.737 + 136.002 = 267.188. The last word is a thanks, then a farewell. */
  'ch-0064': { desk: NEW_YORK, first: [59.449, 0], mean: [267.188 / 3, 0], resolution: [361.915, 0], handling: [302.466, 0], messages: [3, 5, 0, 0], turns: 6, transfers: 0, unanswered: 0 },
  /* Los Angeles closes at 21:00 = 04:00Z. Waits 268.531 + 301.926 + 289.896 (17.952 before closing) + 508.103 (0). */
  'ch-0073': { desk: LOS_ANGELES, first: [268.531, 268.531], mean: [342.114, 147.10225], handling: [1286.718, 471.564], messages: [5, 6, 1, 0], turns: 9, transfers: 1, unanswered: 0 },
  'ch-0082': { desk: SHANGHAI, messages: [4, 5, 0, 0], turns: 8, transfers: 0, unanswered: 0 },
  /* A day off. Waits 13.356 + 13.881 + 22.559 + 12.175 = 61.971. Bot, then a notice of hand-over, then a person: one transfer. */
  'ch-0109': { desk: SHANGHAI_LATE, first: [13.356, 0], mean: [15.49275, 0], resolution: [271.251, 0], handling: [213.643, 0], messages: [4, 6, 1, 1], turns: 9, transfers: 1, unanswered: 0 },
  /* Opening and closing are known though no message is stamped. */
  'ch-0127': { desk: SHANGHAI_LATE, resolution: [426.623, 426.623], messages: [3, 3, 0, 0], turns: 6, transfers: 0, unanswered: 0 },
  /* 22:40 in New York. Waits 257.319 + 304.03 = 561.349. "thanks for sorting" needs no answer. */
  'ch-0154': { desk: NEW_YORK, first: [257.319, 0], mean: [280.6745, 0], handling: [354.628, 0], messages: [3, 3, 0, 0], turns: 5, transfers: 0, unanswered: 0 },
  /* The first answer has no stamp, so there is no first response; the second wait has: 11:53:47.278 − 11:53:25.075. */
  'ch-0199': { desk: SHANGHAI_LATE, mean: [22.203, 22.203], messages: [4, 3, 0, 0], turns: 7, transfers: 0, unanswered: 1 },
};

describe('measures of the demo’s chats equal what was computed by hand', () => {
  it.each(Object.entries(TABLE))('%s', (id, { desk, ...expected }) => {
    const transcript = DEMO_TRANSCRIPTS.get(id)!;
    const times = chatTimes(transcript, desk);
    for (const [name, pair] of [['firstResponse', expected.first], ['meanResponse', expected.mean], ['resolution', expected.resolution], ['handling', expected.handling]] as const) {
      expect(times[name]?.seconds, name).toEqual(pair ? expect.closeTo(pair[0], 6) : undefined);
      expect(times[name]?.businessSeconds, `${name} in business time`).toEqual(pair ? expect.closeTo(pair[1], 6) : undefined);
    }
    const { messages, turns, transfers, unansweredCustomerMessages, reopened } = chatFlow(transcript);
    const [customer, agent, bot, system] = expected.messages;
    expect({ messages, turns, transfers, unansweredCustomerMessages, reopened }).toEqual({
      messages: { customer, agent, bot, system },
      turns: expected.turns,
      transfers: expected.transfers,
      unansweredCustomerMessages: expected.unanswered,
      reopened: false,
    });
  });
});

const chat = (messages: [Message['role'], string, string?][], rest: Partial<Transcript> = {}): Transcript => ({
  id: 't',
  merchantId: 'm',
  messages: messages.map(([role, text, at]) => ({ role, text, ...(at && { at }) })),
  ...rest,
});

describe('chatFlow', () => {
  it.each<[string, Transcript, boolean]>([
    ['after the note of its end', chat([['customer', '退款'], ['agent', '好'], ['system', '会话已结束'], ['customer', '还是没到账']]), true],
    ['after its closing time', chat([['customer', 'hi'], ['agent', 'done', '2026-05-01T10:00:00Z'], ['customer', 'It broke again', '2026-05-01T12:00:00Z']], { closedAt: '2026-05-01T10:05:00Z' }), true],
    ['after a day of silence', chat([['agent', 'done', '2026-05-01T10:00:00Z'], ['customer', 'It broke again', '2026-05-02T10:00:00Z']]), true],
    ['within the day', chat([['agent', 'done', '2026-05-01T10:00:00Z'], ['customer', 'and one more', '2026-05-02T09:59:59Z']]), false],
    ['with a mere thanks', chat([['agent', '好'], ['system', '会话已结束'], ['customer', '谢谢啦']]), false],
  ])('when a customer comes back %s, then reopened as it should be', (_when, transcript, reopened) => {
    expect(chatFlow(transcript).reopened).toBe(reopened);
  });

  it('when persons hand a chat on twice, then two transfers; a bot that hands on with a notice counts once', () => {
    const { transfers, servedBy } = chatFlow(
      chat([['bot', '您好'], ['customer', '人工'], ['system', '正在为您转接人工客服'], ['agent', '您好'], ['customer', '空调'], ['agent', '我帮您转技术部'], ['agent', '您好，技术部'], ['agent', '这个要转给主管'], ['agent', '您好']]),
    );
    expect({ transfers, servedBy }).toEqual({ transfers: 3, servedBy: 'both' });
  });

  it('when a machine is filed as an agent, then it counts as a bot and its answer is nobody’s response', () => {
    const machine = chat([['customer', '在吗', '2026-05-01T10:00:00Z'], ['agent', '您好，我是智能助手小果', '2026-05-01T10:00:01Z'], ['agent', '来了', '2026-05-01T10:01:00Z']]);
    expect(chatFlow(machine)).toMatchObject({ servedBy: 'both', messages: { agent: 1, bot: 1 } });
    expect(chatTimes(machine).firstResponse?.seconds).toBe(60);
  });
});

const groupOf = (chats: number, resolutionSeconds: number[], unresolved: number, handlingSeconds: number[] = []) => {
  const known = (seconds: number[]) => ({ calendar: Float32Array.from(seconds), business: Float32Array.from(seconds) });
  const { sums } = addGroups([]);
  return { group: '', sums: { ...sums, chats, unresolved }, times: { firstResponse: known([]), meanResponse: known([]), resolution: known(resolutionSeconds), handling: known(handlingSeconds) } };
};

describe('groupMetrics', () => {
  it.each<[string, number, number[], number, object]>([
    ['one quick success stands beside ninety-nine unresolved', 100, [60], 99, { share: 0.01, known: 100, unresolved: 99, unknown: 0, met: false }],
    ['most are in time and some unknown', 20, [...Array<number>(9).fill(60), 90_000], 0, { share: 0.9, known: 10, unresolved: 0, unknown: 10, met: true }],
    ['nothing is known', 3, [], 0, { share: null, known: 0, unresolved: 0, unknown: 3, met: null }],
  ])('when %s, then attainment counts failures and says what is unknown', (_what, chats, seconds, unresolved, expected) => {
    expect(groupMetrics(groupOf(chats, seconds, unresolved), DEFAULT_SETTINGS).attainment.resolution).toEqual({ targetHours: 24, targetShare: 0.9, ...expected });
  });
  it('when the platform asks for another share, then that is the target', () => {
    const settings = mergeSettings({ targets: { resolutionShare: 0.5 } });
    expect(groupMetrics(groupOf(2, [60], 1), settings).attainment.resolution).toMatchObject({ targetShare: 0.5, share: 0.5, met: true });
  });
});

describe('measureTranscript', () => {
  const closed = { openedAt: '2026-05-01T10:00:00Z', closedAt: '2026-05-01T10:05:00Z' };
  it.each<[string, Partial<Transcript>, number | undefined, number | null, number | null]>([
    ['the platform says resolved', { resolved: true }, 0.1, 300, 1],
    ['the platform says unresolved', { resolved: false }, 0.9, null, 0],
    ['it was more likely accomplished than not', {}, 0.5, 300, 0.5],
    ['it was less likely accomplished than not', {}, 0.49, null, 0.49],
    ['nobody tells', {}, undefined, null, null],
  ])('when %s, then there is a time to the resolution only of what was resolved', (_what, fields, probability, resolution, accomplished) => {
    const analysis = {
      id: 't', language: 'zh' as const, topics: [], model: { revision: 'r' },
      ...(probability !== undefined && { service: { satisfaction: { score: 3, interval: [2, 4] as [number, number] }, accomplished: { probability }, effectiveness: { score: 3 }, sentimentPath: [], promises: [], escalation: { present: false, turns: [] }, solicitation: { present: false, turns: [] } } }),
    };
    expect(measureTranscript(chat([['customer', '在吗']], { ...closed, ...fields }), analysis, DEFAULT_SETTINGS)).toMatchObject({ resolution, accomplished });
  });

  it('when an analysis of before counts courtesies of a bot filed as an agent, then no kind exceeds the people’s turns', () => {
    const machine = chat([['customer', '在吗'], ['agent', '您好，我是智能助手小果'], ['agent', '您好']]);
    const service = {
      satisfaction: { score: 3, interval: [2, 4] as [number, number] }, accomplished: { probability: 0.5 }, effectiveness: { score: 3 },
      courtesy: { rate: 1, kinds: { greeting: 2 } }, sentimentPath: [], promises: [], escalation: { present: false, turns: [] }, solicitation: { present: false, turns: [] },
    };
    const measures = measureTranscript(machine, { id: 't', language: 'zh', topics: [], model: { revision: 'r' }, service }, { businessHours: DEFAULT_BUSINESS_HOURS });
    expect(measures).toMatchObject({ agentTurns: 1, courteousTurns: 1, courtesy: { greeting: 1 } });
  });
});

describe('chatTimes', () => {
  it.each<[string, [Message['role'], string, string?][], number]>([
    ['a day passes before the customer answers', [['customer', 'a', '2026-05-01T10:00:00Z'], ['agent', 'b', '2026-05-01T10:01:00Z'], ['customer', 'c', '2026-05-02T10:01:00Z'], ['agent', 'd', '2026-05-02T10:03:00Z']], 600 + 120],
    ['messages go to and fro', [['agent', 'b', '2026-05-01T10:01:00Z'], ['customer', 'c', '2026-05-01T10:10:00Z'], ['agent', 'd', '2026-05-01T10:20:00Z']], 1140],
    ['two silences are unstamped', [['agent', 'b', '2026-05-01T10:00:00Z'], ['customer', 'c'], ['agent', 'd', '2026-05-01T10:30:00Z']], 1200],
    ['the chat is one answer', [['customer', 'a', '2026-05-01T10:00:00Z'], ['agent', 'b', '2026-05-01T18:00:00Z']], 0],
  ])('when %s, then of a silence ten minutes count for the handling', (_what, messages, seconds) => {
    expect(chatTimes(chat(messages)).handling?.seconds).toBe(seconds);
  });
  it('when clocks run backwards, then that part is left out', () => {
    expect(chatTimes(chat([['customer', 'a', '2026-05-01T10:05:00Z'], ['agent', 'b', '2026-05-01T10:00:00Z']]))).toEqual({ handling: { seconds: 0, businessSeconds: 0 } });
  });
});

describe('businessSeconds', () => {
  const utc = (text: string): number => Date.parse(text);

  it('when a weekend lies between, then only the hours of Friday and Monday count', () => {
    /* Friday 17:00 to Monday 10:00 in Shanghai: 1 h + Saturday's 6 h + 1 h. */
    expect(businessSeconds(utc('2026-05-08T17:00:00+08:00'), utc('2026-05-11T10:00:00+08:00'), SHANGHAI)).toBe(8 * 3600);
  });
  it('when Saturday is a day off, then its hours do not count', () => {
    expect(businessSeconds(utc('2026-05-08T17:00:00+08:00'), utc('2026-05-11T10:00:00+08:00'), { ...SHANGHAI, holidays: ['2026-05-09'] })).toBe(2 * 3600);
  });
  it('when a Sunday makes up for a holiday, then it has the hours of the weekday that it stands for', () => {
    /* Sunday 10 May in place of Monday 4 May: nine to twelve and one to six, of a desk closed on Sundays. */
    const hours = { ...SHANGHAI, holidays: ['2026-05-04'], makeUpDays: [{ date: '2026-05-10', as: 'monday' as const }] };
    expect(businessSeconds(utc('2026-05-10T00:00:00+08:00'), utc('2026-05-11T00:00:00+08:00'), hours)).toBe(8 * 3600);
    expect(businessSeconds(utc('2026-05-04T00:00:00+08:00'), utc('2026-05-05T00:00:00+08:00'), hours)).toBe(0);
  });
  it('when clocks are set forward in the night, then a desk open all day has 23 hours', () => {
    const allDay = { timeZone: 'Europe/London', week: week([span('00:00', '24:00')], [span('00:00', '24:00')], [span('00:00', '24:00')]), holidays: [] };
    expect(businessSeconds(utc('2026-03-29T00:00:00Z'), utc('2026-03-29T23:00:00Z'), allDay)).toBe(23 * 3600);
  });
  it('when the end lies before the start, then nothing', () => {
    expect(businessSeconds(utc('2026-05-08T12:00:00Z'), utc('2026-05-08T11:00:00Z'), DEFAULT_BUSINESS_HOURS)).toBe(0);
  });
  it('when a matter stays open for years, then it is counted to a bound and soon', () => {
    expect(businessSeconds(0, utc('2026-01-01T00:00:00Z'), DEFAULT_BUSINESS_HOURS)).toBeLessThanOrEqual(1101 * 12 * 3600);
  });
});
