import type { AgentPromise, Analysis, TopicMention } from '../domain/analysis.js';
import { AppError } from '../domain/app-error.js';
import { measureTranscript, promisesOf, type TranscriptMeasures } from '../domain/chat/transcript-measures.js';
import type { ForbiddenKind } from '../domain/chat/wording.js';
import type { Message, Transcript } from '../domain/item.js';
import type { ServiceMetricsStore } from '../domain/ports/service-metrics-store.js';
import type { SettingsStore } from '../domain/ports/settings-store.js';
import type { Polarity, Topic } from '../domain/topics.js';

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

function turnView(message: Message, turn: number, analysis: Analysis | null, promises: readonly AgentPromise[]): TurnView {
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
    forbiddenWordings: (service?.forbiddenWordings ?? []).filter((wording) => wording.turn === turn).map(({ kind, text }) => ({ ...placeOf(message.text, text), kind })),
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
  return {
    transcript,
    receivedAt,
    turns: messages.map((message, turn) => turnView(message, turn, analysis, promises)),
    measures: analysis && measureTranscript(record.transcript, analysis, settings, laterWords),
    analysis,
  };
}
