import type { Message, Transcript } from '../item.js';

export const SERVED_BY = ['person', 'bot', 'both', 'nobody'] as const;
export type ServedBy = (typeof SERVED_BY)[number];

/** What roles and order of messages tell: who served, how often it changed hands, what stayed unanswered. */
export interface ChatFlow {
  messages: Record<Message['role'], number>;
  /** Runs of messages of one speaker, system notes left out. */
  turns: number;
  servedBy: ServedBy;
  /** How often the chat was handed on, from a bot to a person or from one person to another. */
  transfers: number;
  /** The customer had to come back after the chat had been closed, or after a day of silence. */
  reopened: boolean;
  /** The customer's last messages that nobody answered; a mere thanks or okay needs no answer. */
  unansweredCustomerMessages: number;
}

/** A silence after which a customer comes back rather than goes on. */
const REOPENING_SILENCE_MS = 24 * 3_600_000;

const CALLS_ITSELF_BOT = /智能(?:助手|客服|机器人)|(?:我是|这里是)[^，。]{0,6}机器人|\b(?:virtual|automated|digital) (?:assistant|agent)\b|\bi(?:'m| am) an? (?:bot|chatbot)\b/iu;
const HANDS_ON =
  /转接|转(?:到|给|至|入)?[^，。]{0,4}(?:人工|专员|同事|主管|技术|专家|部门)|为您(?:接入|分配)|已(?:接入|进入)人工|\b(?:transferr?(?:ing|ed)?|connect(?:ing|ed)|pass(?:ing|ed)|put(?:ting)?) you (?:to|through|over|on)?|\b(?:transferring|transferred) (?:to|you)\b|\bhas joined (?:the )?chat\b/iu;
const CLOSES = /会话(?:已|将)?(?:结束|关闭)|(?:本次)?(?:服务|对话|聊天)已?(?:结束|关闭)|\b(?:chat|conversation|session)\b[^.!?]{0,12}\b(?:ended|closed|over)\b|\bticket (?:has been |was )?closed\b/iu;
/** A customer's closing word; nobody need answer it. */
const ACKNOWLEDGES =
  /^(?:[\s,.!?~，。！？、…]|\p{Extended_Pictographic}|好|的|行|可以|嗯+|哦|噢|哈+|呵+|谢谢|感谢|多谢|谢|辛苦|麻烦|知道|明白|了解|收到|没事|没有|不用|不客气|再见|拜拜|你|您|了|啦|哈|吧|呢|那我等着|那|我|等着|ok(?:ay)?|k|thanks?|thank|you|thx|ty|cheers|great|perfect|lovely|brilliant|good|bye|nice|will|do|so|much|very|alright|right|sure|yes|no|fine|got|it|appreciate)+$/iu;

/** A short thanks in whatever words, asking nothing. */
const THANKS = /^(?!.*[?？吗])(?!.*(?:\bbut\b|但|不过|可是)).{0,40}(?:\bthank|\bcheers\b|谢|辛苦).{0,40}$/isu;

const needsNoAnswer = (text: string): boolean => ACKNOWLEDGES.test(text) || THANKS.test(text);

/** True for a bot, also for one whose messages the platform filed under `agent` and that says what it is. */
export function isBot({ role, text }: Message): boolean {
  return role === 'bot' || (role === 'agent' && CALLS_ITSELF_BOT.test(text));
}

const party = (message: Message): 'customer' | 'agent' | 'bot' | undefined =>
  message.role === 'system' ? undefined : isBot(message) ? 'bot' : (message.role as 'customer' | 'agent');

function countTransfers(messages: readonly Message[]): number {
  let transfers = 0;
  /** A notice was given and nobody has spoken for the company since: one hand-over, however often announced. */
  let announced = false;
  let answering: 'agent' | 'bot' | undefined;
  for (const message of messages) {
    const speaker = party(message);
    if (speaker === 'customer') continue;
    if (HANDS_ON.test(message.text)) {
      if (!announced) transfers += 1;
      announced = true;
    } else if (speaker === 'agent') {
      if (answering === 'bot' && !announced) transfers += 1;
      announced = false;
    }
    if (speaker) answering = speaker;
  }
  return transfers;
}

function isReopened({ messages, closedAt }: Transcript): boolean {
  let closed = false;
  let answeredAt: number | undefined;
  for (const message of messages) {
    const at = message.at === undefined ? undefined : Date.parse(message.at);
    if (message.role === 'customer') {
      const late = at !== undefined && ((closedAt !== undefined && at > Date.parse(closedAt)) || (answeredAt !== undefined && at - answeredAt >= REOPENING_SILENCE_MS));
      if ((closed || late) && !needsNoAnswer(message.text)) return true;
    } else if (message.role === 'system' && CLOSES.test(message.text)) closed = true;
    else answeredAt = at ?? answeredAt;
  }
  return false;
}

/** Reads a chat's course from its roles, order and notices. */
export function chatFlow(transcript: Transcript): ChatFlow {
  const { messages } = transcript;
  const counted = { customer: 0, agent: 0, bot: 0, system: 0 };
  let turns = 0;
  let speaking: string | undefined;
  for (const message of messages) {
    const speaker = party(message);
    counted[speaker ?? 'system'] += 1;
    if (speaker && speaker !== speaking) turns += 1;
    speaking = speaker ?? speaking;
  }
  const lastAnswer = messages.findLastIndex(({ role }) => role === 'agent' || role === 'bot');
  const { agent, bot } = counted;
  return {
    messages: counted,
    turns,
    servedBy: agent > 0 ? (bot > 0 ? 'both' : 'person') : bot > 0 ? 'bot' : 'nobody',
    transfers: countTransfers(messages),
    reopened: isReopened(transcript),
    unansweredCustomerMessages: messages.slice(lastAnswer + 1).filter(({ role, text }) => role === 'customer' && !needsNoAnswer(text)).length,
  };
}
