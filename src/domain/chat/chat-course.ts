import type { Analysis, Service } from '../analysis.js';
import type { Message } from '../item.js';

/**
 * What the course of a chat tells of how it ended: who spoke how often and how long, how the customer's mood went,
 * what the last words were. The encoder reads words; these facts are what people look at besides.
 */
export const COURSE_FACTS = [
  'messages',
  'mood',
  'mood_end',
  'mood_best_later',
  'thanks_later',
  'blame_first',
  'blame_later',
  'question_last',
  'customer_questions',
  'agent_questions',
  'exclamations',
  'apologies',
  'sent_elsewhere',
  'assent_last',
  'escalation',
  'kept_promises',
  'resolution_topic',
  'attitude_topic',
  'topics',
  'customer_last_length',
  'agent_last_length',
  'agent_mean_length',
] as const;
export type CourseFact = (typeof COURSE_FACTS)[number];
/** A fact that is not there (no second word of the customer, no answer) says nothing. */
export type ChatCourse = Partial<Record<CourseFact, number>>;

interface CourseReading extends Pick<Analysis, 'sentiment' | 'topics'> {
  service?: Pick<Service, 'sentimentPath' | 'courtesy' | 'escalation' | 'promises'>;
}

const THANKS = /谢|感谢|辛苦|\b(?:thank|thx|appreciat|cheers)/iu;
const BLAME = /垃圾|坑|骗|投诉|无语|差劲|忽悠|推卸|推来推去|没人|不理|尼玛|妈的|\b(?:terribl|useless|complain|liars?\b|rubbish|angry|disappoint|cheat|shame|worst|ridiculous)/iu;
const ASSENT = /^(?:好|嗯|恩|知道了|明白|收到)|好的|\bok(?:ay)?\b|\bgot it\b|\bi see\b/iu;
const ELSEWHERE = /私信|私聊|联系|\bdm\b|\bprivate(?:ly)?\b|\b(?:message|contact) us\b/iu;
const QUESTION = /[?？]/u;
const EACH_QUESTION = /[?？]/gu;
const EACH_EXCLAMATION = /[!！]/gu;
/** A Chinese character or a run of other letters and digits. */
const EACH_WORD = /\p{Script=Han}|[\p{L}\p{N}]+/gu;

const count = (texts: readonly string[], pattern: RegExp): number => texts.reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0);
const holding = (texts: readonly string[], pattern: RegExp): number => texts.filter((text) => pattern.test(text)).length;
const lengthOf = (text: string): number => Math.log1p(count([text], EACH_WORD));

/**
 * The facts of a chat: counts, or 1 and 0 for yes and no; moods −1 to 1; polarity of a topic −1 to 1, 0 also where it is
 * not spoken of; lengths as ln(1 + words), a Chinese character being a word.
 *
 * @param read what was read of the same chat, but for its outcome
 */
export function chatCourse(messages: readonly Message[], { sentiment, topics, service }: CourseReading): ChatCourse {
  const textsOf = (role: Message['role']): string[] => messages.flatMap((message) => (message.role === role ? [message.text] : []));
  const [customer, agent] = [textsOf('customer'), textsOf('agent')];
  const [first = '', ...later] = customer;
  const last = later.at(-1);
  const moods = service?.sentimentPath ?? [];
  const firstTurn = messages.findIndex(({ role }) => role === 'customer');
  const laterMoods = moods.filter(({ turn }) => turn > firstTurn).map(({ score }) => score);
  const polarityOf = (topic: string): number => topics.find((mention) => mention.topic === topic)?.polarity ?? 0;
  const apologies = service?.courtesy?.turns?.filter(({ kinds }) => kinds.includes('apology')).length ?? 0;
  return {
    messages: customer.length + agent.length,
    ...(sentiment && { mood: sentiment.score }),
    ...(moods.length > 0 && { mood_end: moods.at(-1)!.score }),
    ...(laterMoods.length > 0 && { mood_best_later: Math.max(...laterMoods) }),
    thanks_later: Math.min(1, holding(later, THANKS)),
    blame_first: holding([first], BLAME),
    blame_later: holding(later, BLAME),
    question_last: last === undefined ? 0 : Number(QUESTION.test(last)),
    customer_questions: count(customer, EACH_QUESTION),
    agent_questions: holding(agent, QUESTION),
    exclamations: count(customer, EACH_EXCLAMATION),
    apologies,
    sent_elsewhere: Math.min(1, holding(agent, ELSEWHERE)),
    assent_last: last === undefined ? 0 : Number(ASSENT.test(last.trim())),
    escalation: Number(service?.escalation.present ?? false),
    kept_promises: service?.promises.filter(({ kept }) => kept === true).length ?? 0,
    resolution_topic: polarityOf('resolution'),
    attitude_topic: polarityOf('attitude'),
    topics: topics.length,
    customer_last_length: lengthOf(last ?? first),
    ...(agent.length > 0 && {
      agent_last_length: lengthOf(agent.at(-1)!),
      agent_mean_length: Math.log1p(count(agent, EACH_WORD) / agent.length),
    }),
  };
}
