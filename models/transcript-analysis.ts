import type { Analysis, Service, Span, TopicMention } from '../src/domain/analysis.js';
import type { Message, Transcript } from '../src/domain/item.js';
import { chatCourse } from '../src/domain/chat/chat-course.js';
import { chatFlow, isBot } from '../src/domain/chat/chat-flow.js';
import { chatTimes, type ChatTimes } from '../src/domain/chat/chat-times.js';
import { mannerOf } from '../src/domain/chat/manner.js';
import { followPromises } from '../src/domain/chat/promises.js';
import type { ModelLanguage } from './calibration.js';
import { dialogueInput, type EncoderInput, textInput } from './encoder-input.js';
import type { EncoderSession } from './encoder-session.js';
import { readOutcome } from './heads/service.js';
import { readSentiment } from './heads/sentiment.js';
import { readTopics } from './heads/topics.js';
import type { ItemPlan } from './item-plan.js';
import { detectLanguage } from './language-detector.js';
import type { ModelManifest } from './manifest.js';
import { courtesyOver } from './marks/courtesy.js';
import { isEscalation } from './marks/escalation.js';
import { findPromise } from './marks/promise.js';
import { solicitationsOver } from './marks/solicitation-course.js';
import type { Reading } from './window-pooling.js';

const BETWEEN_TURNS = '\n';

interface Turn {
  /** Index among the messages. */
  index: number;
  text: string;
}

function turnsOf(messages: readonly Message[], role: Message['role']): Turn[] {
  return messages.flatMap((message, index) => (message.role === role ? [{ index, text: message.text }] : []));
}

/** Moves spans of the joined turns into the turn each begins in, cut at its end. */
function intoTurns(topics: readonly TopicMention[], turns: readonly Turn[]): TopicMention[] {
  let offset = 0;
  const places = turns.map(({ index, text }) => {
    const place = { index, text, from: offset, to: offset + text.length };
    offset = place.to + BETWEEN_TURNS.length;
    return place;
  });
  const moved = (span: Span): Span[] => {
    const place = places.find(({ from, to }) => span.start >= from && span.start < to);
    if (!place) return [];
    const start = span.start - place.from;
    const end = Math.min(span.end, place.to) - place.from;
    return [{ start, end, text: place.text.slice(start, end), turn: place.index }];
  };
  return topics.map((mention) => ({ ...mention, evidence: mention.evidence.flatMap(moved) }));
}

type ReadTurn = Turn & { reading: Reading };

function marks(turns: readonly Turn[], isMarked: (turn: Turn) => boolean): Service['escalation'] {
  const marked = turns.filter(isMarked).map(({ index }) => index);
  return { present: marked.length > 0, turns: marked };
}

/** Calendar times as the analysis tells them; business time needs a desk's hours, which models do not know. */
function secondsOf({ firstResponse, meanResponse, resolution }: ChatTimes): Pick<Service, 'firstResponseSeconds' | 'meanResponseSeconds' | 'resolutionSeconds'> {
  return {
    ...(firstResponse && { firstResponseSeconds: firstResponse.seconds }),
    ...(meanResponse && { meanResponseSeconds: meanResponse.seconds }),
    ...(resolution && { resolutionSeconds: resolution.seconds }),
  };
}

function moodOf(path: Service['sentimentPath']): Pick<Service, 'mood'> {
  const scores = path.map(({ score }) => score);
  const [start] = scores;
  return start === undefined ? {} : { mood: { start, worst: Math.min(...scores), end: scores.at(-1)! } };
}

/** How a chat went, without what is foretold of its outcome. */
type CourseOfService = Omit<Service, 'satisfaction' | 'accomplished' | 'effectiveness'>;

function readCourse(
  transcript: Transcript,
  customer: readonly ReadTurn[],
  agent: readonly Turn[],
  language: ModelLanguage,
  manifest: ModelManifest,
): CourseOfService {
  const courtesy = courtesyOver(agent.filter(({ index }) => !isBot(transcript.messages[index]!)));
  const sentimentPath = customer
    .filter(({ text }) => detectLanguage(text) !== 'und')
    .map(({ index, reading }) => ({ turn: index, score: readSentiment(reading, language, manifest).score }));
  const solicited = solicitationsOver(transcript.messages);
  /* What goes on with a bargain promises nothing but the bargain. */
  const bargaining = new Set(solicited.flatMap(({ turn, continued }) => (continued ? [turn] : [])));
  const promised = agent.flatMap(({ index, text }) => {
    const sentence = bargaining.has(index) ? undefined : findPromise(text);
    return sentence === undefined ? [] : [{ turn: index, text: sentence }];
  });
  return {
    ...secondsOf(chatTimes(transcript)),
    ...(courtesy && { courtesy }),
    sentimentPath,
    ...moodOf(sentimentPath),
    ...mannerOf(transcript.messages),
    servedBy: chatFlow(transcript).servedBy,
    promises: followPromises(promised, transcript),
    escalation: marks(customer, (turn) => isEscalation(turn.text)),
    solicitation: { present: solicited.length > 0, turns: solicited.map(({ turn }) => turn), kinds: solicited.map(({ kind }) => kind) },
  };
}

/**
 * Plans the reading of a chat. The whole dialogue and its course tell the outcome; the customer's turns, joined,
 * tell sentiment and topics (a complaint is often spread over several short turns); his single turns tell
 * the course of the mood. Courtesy and marks are found by patterns, so that agents' turns need no reading of their own. A chat in neither language gets times at most, and
 * these without an outcome mean nothing, so it gets no `service`.
 */
export function planTranscript(session: EncoderSession, transcript: Transcript): ItemPlan {
  const { manifest } = session;
  const { messages } = transcript;
  const customer = turnsOf(messages, 'customer');
  const agent = turnsOf(messages, 'agent');
  const joined = customer.map(({ text }) => text).join(BETWEEN_TURNS);
  const language = detectLanguage(messages.map(({ text }) => text).join(BETWEEN_TURNS));
  const base: Analysis = { id: transcript.id, language, topics: [], model: { revision: manifest.revision } };
  if (language === 'und') return { inputs: [], conclude: () => base };
  const messageInputs = messages.map(({ text }) => textInput(session, text));
  const dialogue = dialogueInput(session, messages, messageInputs);
  const words: EncoderInput = textInput(session, joined);
  const turnInputs = customer.flatMap(({ index }) => messageInputs[index] ?? []);
  return {
    inputs: [dialogue, words, ...turnInputs],
    conclude: ([whole, wordsReading, ...turns]: readonly Reading[]) => {
      if (!whole || !wordsReading || turns.length !== turnInputs.length) {
        throw new Error('a transcript was concluded without its readings. This is a bug.');
      }
      const read = customer.map((turn, i) => ({ ...turn, reading: turns[i] as Reading }));
      const customerSpoke = detectLanguage(joined) !== 'und';
      const course = {
        ...(customerSpoke && { sentiment: readSentiment(wordsReading, language, manifest) }),
        topics: customerSpoke ? intoTurns(readTopics(wordsReading, words, joined, language, manifest), customer) : [],
        service: readCourse(transcript, read, agent, language, manifest),
      };
      const outcome = readOutcome(whole, chatCourse(messages, course), language, session);
      return { ...base, ...course, service: { ...outcome, ...course.service } };
    },
  };
}
