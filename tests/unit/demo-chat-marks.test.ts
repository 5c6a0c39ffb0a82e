import { describe, expect, it } from 'vitest';
import { courtesyOver } from '../../models/marks/courtesy.js';
import { isEscalation } from '../../models/marks/escalation.js';
import { findPromise } from '../../models/marks/promise.js';
import { isSolicitation } from '../../models/marks/solicitation.js';
import { WEEKDAYS, type BusinessHours } from '../../src/domain/business-hours.js';
import { chatFlow, isBot, type ServedBy } from '../../src/domain/chat/chat-flow.js';
import { followPromises } from '../../src/domain/chat/promises.js';
import { DEMO_TRANSCRIPTS } from '../helpers/demo-transcripts.js';

const desk = (timeZone: string, holidays: string[] = []): BusinessHours => ({
  timeZone,
  week: Object.fromEntries(WEEKDAYS.map((day) => [day, [{ from: '09:00', to: '21:00' }]])) as BusinessHours['week'],
  holidays,
});
const [SHANGHAI, NEW_YORK] = [desk('Asia/Shanghai'), desk('America/New_York')];

interface Expected {
  desk: BusinessHours;
  servedBy: ServedBy;
  /** Greetings, apologies, thanks, empathies, closings: people's turns with each. */
  courtesy: [number, number, number, number, number];
  /** People's turns with any of them, of all. */
  courteous: [number, number];
  /** Turn, and when it is due where its words name a time. */
  promises: [turn: number, dueAt?: string][];
  kept?: boolean;
  escalations: number[];
}

/** Read by hand from the texts in `demo-transcripts.ts`. */
const TABLE: Record<string, Expected> = {
  /* "喂，您好". No stamp but the opening, Monday 13:21 in Shanghai: three working days later is Thursday. */
  'ch-0001': { desk: SHANGHAI, servedBy: 'person', courtesy: [1, 0, 0, 0, 0], courteous: [1, 3], promises: [[5, '2025-04-03T05:21:24.000Z']], escalations: [6] },
  /* Empathy in the second answer and the last, "不好意思" in the fourth. "我查一下" and "会反馈" name no time; tomorrow is Saturday, until six. */
  'ch-0010': { desk: SHANGHAI, servedBy: 'person', courtesy: [1, 1, 1, 2, 0], courteous: [5, 6], promises: [[2], [5], [7, '2025-04-26T10:00:00.000Z']], escalations: [8] },
  /* The bot's courtesy is nobody's; "请您理解" asks for empathy and shows none. */
  'ch-0019': { desk: SHANGHAI, servedBy: 'both', courtesy: [1, 0, 0, 0, 0], courteous: [1, 4], promises: [[4], [8]], escalations: [9] },
  /* "一两分钟" after 15:36:50.012; "在的亲" is no salutation. */
  'ch-0028': { desk: SHANGHAI, servedBy: 'person', courtesy: [0, 1, 0, 0, 0], courteous: [1, 6], promises: [[2, '2025-06-27T15:38:50.012Z'], [9]], escalations: [] },
  'ch-0037': { desk: SHANGHAI, servedBy: 'person', courtesy: [0, 1, 0, 0, 0], courteous: [1, 4], promises: [[8, '2025-08-01T14:51:52.754Z']], escalations: [] },
  /* "Hi there, thanks", "Oh no … sorry", "Thanks … take care". On a Friday in New York: the courier tomorrow, the money by the next Friday. */
  'ch-0046': { desk: NEW_YORK, servedBy: 'person', courtesy: [1, 1, 2, 1, 1], courteous: [3, 5], promises: [[4, '2025-08-23T04:00:00.000Z']], escalations: [] },
  /* "可以吗" offers and "已反馈" is done: no promise. */
  'ch-0055': { desk: SHANGHAI, servedBy: 'person', courtesy: [1, 0, 0, 0, 0], courteous: [1, 4], promises: [], escalations: [8] },
  /* "this afternoon" ends at six in New York; when it "should be" there is no promise. */
  'ch-0064': { desk: NEW_YORK, servedBy: 'person', courtesy: [1, 0, 1, 0, 1], courteous: [2, 5], promises: [[5, '2025-09-21T22:00:00.000Z']], escalations: [] },
  /* Demands a person, then announces never to come back and to tell everyone. */
  'ch-0073': { desk: desk('America/Los_Angeles'), servedBy: 'both', courtesy: [1, 0, 1, 0, 0], courteous: [1, 6], promises: [], escalations: [1, 10] },
  /* A minute or two from the opening; the answer came and the customer has it. */
  'ch-0082': { desk: SHANGHAI, servedBy: 'person', courtesy: [0, 1, 1, 0, 1], courteous: [2, 5], promises: [[2, '2025-11-01T04:44:02.000Z']], kept: true, escalations: [] },
  /* A report of a claim ("报案") goes to the insurer, not to the police. Thursday is a day off: Friday, Monday, Tuesday. */
  'ch-0109': { desk: desk('Asia/Shanghai', ['2025-12-18']), servedBy: 'both', courtesy: [1, 1, 1, 3, 0], courteous: [5, 6], promises: [[4], [9, '2025-12-23T04:14:17.568Z']], escalations: [10] },
  /* What "已经退了" is done. */
  'ch-0127': { desk: SHANGHAI, servedBy: 'person', courtesy: [0, 1, 0, 0, 1], courteous: [2, 3], promises: [], escalations: [] },
  /* Wednesday evening in New York, two working days: Friday evening. */
  'ch-0154': { desk: NEW_YORK, servedBy: 'person', courtesy: [1, 0, 0, 0, 0], courteous: [1, 3], promises: [[4, '2026-04-11T02:50:55.167Z']], escalations: [] },
  /* Unstamped after Friday 19:53 in Shanghai: until Saturday's end. */
  'ch-0199': { desk: SHANGHAI, servedBy: 'person', courtesy: [1, 0, 0, 0, 0], courteous: [1, 3], promises: [[5, '2026-06-06T16:00:00.000Z']], escalations: [6] },
};

describe('marks of the demo’s chats equal what was read by hand', () => {
  it.each(Object.entries(TABLE))('%s', (id, expected) => {
    const transcript = DEMO_TRANSCRIPTS.get(id)!;
    const { messages } = transcript;
    const turns = messages.map((message, index) => ({ index, ...message }));
    const people = turns.filter((message) => message.role === 'agent' && !isBot(message));
    const courtesy = courtesyOver(people)!;
    const { greeting = 0, apology = 0, thanks = 0, empathy = 0, closing = 0 } = courtesy.kinds;
    expect([greeting, apology, thanks, empathy, closing]).toEqual(expected.courtesy);
    expect(courtesy.rate).toBeCloseTo(expected.courteous[0] / expected.courteous[1], 12);
    expect(people).toHaveLength(expected.courteous[1]);

    const found = turns.flatMap(({ index, role, text }) => (role === 'agent' && findPromise(text) !== undefined ? [{ turn: index, text: findPromise(text)! }] : []));
    const promises = followPromises(found, transcript, expected.desk);
    expect(promises.map(({ turn, dueAt }) => (dueAt === undefined ? [turn] : [turn, dueAt]))).toEqual(expected.promises);
    expect(promises.map(({ kept }) => kept)).toEqual(promises.map(() => expected.kept));

    expect(chatFlow(transcript).servedBy).toBe(expected.servedBy);
    expect(turns.filter(({ role, text }) => role === 'customer' && isEscalation(text)).map(({ index }) => index)).toEqual(expected.escalations);
    expect(turns.filter(({ role, text }) => role === 'agent' && isSolicitation(text))).toEqual([]);
  });
});
