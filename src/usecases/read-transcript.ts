import type { AgentPromise, Analysis, COURTESY_KINDS, TopicMention } from '../domain/analysis.js';
import { AppError } from '../domain/app-error.js';
import { turnManners, type TurnManner } from '../domain/chat/manner.js';
import { measureTranscript, promisesOf, type TranscriptMeasures } from '../domain/chat/transcript-measures.js';
import type { ForbiddenKind } from '../domain/chat/wording.js';
import type { Message, Transcript } from '../domain/item.js';
import type { ServiceMetricsStore } from '../domain/ports/service-metrics-store.js';
import type { SettingsStore } from '../domain/ports/settings-store.js';
import type { Polarity, Topic } from '../domain/topics.js';

type CourtesyKind = (typeof COURTESY_KINDS)[number];

/** A place in a message: half-open, UTF-16 code units. */
interface Place {
  start: number;
  end: number;
  text: string;
}

export interface TurnView {
  turn: number;
  role: Message['role'];
  at: string | null;
  text: string;
  /** The customer's mood in this turn, −1 to 1; null for the company's turns and where it could not be read. */
  sentiment: number | null;
  escalation: boolean;
  solicitation: boolean;
  promises: (Place & { dueAt: string | null; kept: boolean | null })[];
  forbiddenWordings: (Place & { kind: ForbiddenKind })[];
  /** Kinds of courtesy; null in turns that are no person's of the company, and while or where the models have not told by turn. */
  courtesy: CourtesyKind[] | null;
  /** A person's turn that holds a forbidden wording or repeats an earlier answer; null in the other turns. */
  impatient: boolean | null;
  /** A person's first word of the trade. */
  professionalTerm: Place | null;
  topics: (Place & { topic: Topic; polarity: Polarity })[];
}

export interface TranscriptView {
  transcript: Omit<Transcript, 'messages'>;
  receivedAt: Date;
  turns: TurnView[];
  /** Null until the models have read the chat. */
  measures: TranscriptMeasures | null;
  analysis: Analysis | null;
}

function placeOf(message: string, text: string): Place {
  const start = Math.max(0, message.indexOf(text));
  return { start, end: Math.min(message.length, start + text.length), text };
}

interface Read {
  analysis: Analysis | null;
  promises: readonly AgentPromise[];
  manners: readonly TurnManner[];
}

function turnView(message: Message, turn: number, { analysis, promises, manners }: Read): TurnView {
  const manner = manners.find((one) => one.turn === turn);
  const service = analysis?.service;
  const spansOf = ({ topic, polarity, evidence }: TopicMention) =>
    evidence.filter((span) => span.turn === turn).map(({ start, end, text }) => ({ start, end, text, topic, polarity }));
  return {
    turn,
    role: message.role,
    at: message.at ?? null,
    text: message.text,
    sentiment: service?.sentimentPath.find((point) => point.turn === turn)?.score ?? null,
    escalation: service?.escalation.turns.includes(turn) ?? false,
    solicitation: service?.solicitation.turns.includes(turn) ?? false,
    promises: promises
      .filter((promise) => promise.turn === turn)
      .map(({ text, dueAt, kept }) => ({ ...placeOf(message.text, text), dueAt: dueAt ?? null, kept: kept ?? null })),
    forbiddenWordings: (manner?.forbiddenWordings ?? []).map(({ kind, text }) => ({ ...placeOf(message.text, text), kind })),
    courtesy: (manner && service?.courtesy?.turns && (service.courtesy.turns.find((one) => one.turn === turn)?.kinds ?? [])) ?? null,
    impatient: manner?.impatient ?? null,
    professionalTerm: manner?.professionalTerm === undefined ? null : placeOf(message.text, manner.professionalTerm),
    topics: analysis?.topics.flatMap(spansOf) ?? [],
  };
}

/**
 * A chat turn by turn with its marks and measures; promises are followed to what is known now. `ownMerchantId` sees
 * chats of that merchant alone.
 * @throws AppError not_found
 */
export async function readTranscript(
  deps: { serviceMetrics: ServiceMetricsStore; settings: SettingsStore },
  { platformId, transcriptId, ownMerchantId }: { platformId: string; transcriptId: string; ownMerchantId: string | null },
): Promise<TranscriptView> {
  const record = await deps.serviceMetrics.transcript(platformId, transcriptId);
  if (!record || (ownMerchantId !== null && record.transcript.merchantId !== ownMerchantId)) {
    throw new AppError({ code: 'not_found', publicMessage: 'There is no transcript with this id.', pointer: '/params/id' });
  }
  const { analysis, laterWords, receivedAt } = record;
  const { settings } = await deps.settings.settingsAt(platformId, record.merchantCategory);
  const promises = analysis ? promisesOf(record.transcript, analysis, settings, laterWords) : [];
  const { messages, ...transcript } = record.transcript;
  const manners = turnManners(messages);
  return {
    transcript,
    receivedAt,
    turns: messages.map((message, turn) => turnView(message, turn, { analysis, promises, manners })),
    measures: analysis && measureTranscript(record.transcript, analysis, settings, laterWords),
    analysis,
  };
}
