import { COURTESY_KINDS, type Analysis, type AgentPromise } from '../analysis.js';
import type { Transcript } from '../item.js';
import type { Settings } from '../settings.js';
import type { Topic } from '../topics.js';
import { chatFlow, type ServedBy } from './chat-flow.js';
import { accomplishmentOf, isResolved } from './chat-outcome.js';
import { chatTimes } from './chat-times.js';
import { followPromises } from './promises.js';
import type { LaterWord } from './promise-kept.js';

/** From this predicted score on, of 1 to 5, a customer without a survey answer counts as satisfied: levels 4 and 5. */
const SATISFIED_SCORE = 3.5;
const SATISFIED_ANSWER = 4;

/**
 * All measures of one chat as one flat row: times in seconds by calendar and by the desk's hours, null where stamps are
 * missing; shares 0 to 1; counts of messages and turns.
 */
export interface TranscriptMeasures {
  firstResponse: number | null;
  firstResponseBusiness: number | null;
  meanResponse: number | null;
  meanResponseBusiness: number | null;
  /** Null also when the matter was left unresolved, or nobody knows. */
  resolution: number | null;
  resolutionBusiness: number | null;
  handling: number | null;
  handlingBusiness: number | null;
  turns: number;
  transfers: number;
  unansweredCustomerMessages: number;
  reopened: boolean;
  servedBy: ServedBy;
  /** By the survey's answer (4 or 5), else by the predicted score; null where neither is. */
  satisfied: boolean | null;
  surveyed: boolean;
  /** The platform's own word as 0 or 1, else the predicted probability. */
  accomplished: number | null;
  moodStart: number | null;
  moodWorst: number | null;
  moodEnd: number | null;
  agentTurns: number;
  /** Agents' turns with any courtesy, and with each kind. */
  courteousTurns: number;
  courtesy: Record<(typeof COURTESY_KINDS)[number], number>;
  patience: number | null;
  professionalTermRate: number | null;
  forbiddenWordings: number;
  escalated: boolean;
  solicited: boolean;
  promises: number;
  promisesKept: number;
  promisesBroken: number;
  /** What the chat was about, complaint or not. */
  topics: Topic[];
}

/** The chat's promises, followed to the end of what is known. */
export function promisesOf(transcript: Transcript, analysis: Analysis, { businessHours }: Pick<Settings, 'businessHours'>, laterWords: readonly LaterWord[]): AgentPromise[] {
  return followPromises(analysis.service?.promises ?? [], transcript, businessHours, laterWords);
}

/** Measures a chat by its roles, stamps and analysis; `laterWords` were said of the same order elsewhere. */
export function measureTranscript(
  transcript: Transcript,
  analysis: Analysis,
  settings: Pick<Settings, 'businessHours'>,
  laterWords: readonly LaterWord[] = [],
): TranscriptMeasures {
  const { service } = analysis;
  const times = chatTimes(transcript, settings.businessHours);
  const flow = chatFlow(transcript);
  const promises = promisesOf(transcript, analysis, settings, laterWords);
  /* Analyses of before counted courtesies of bots filed as agents: never more turns than people took. */
  const agentTurns = flow.messages.agent;
  const { csat } = transcript;
  const resolution = isResolved(transcript, analysis) ? times.resolution : undefined;
  return {
    firstResponse: times.firstResponse?.seconds ?? null,
    firstResponseBusiness: times.firstResponse?.businessSeconds ?? null,
    meanResponse: times.meanResponse?.seconds ?? null,
    meanResponseBusiness: times.meanResponse?.businessSeconds ?? null,
    resolution: resolution?.seconds ?? null,
    resolutionBusiness: resolution?.businessSeconds ?? null,
    handling: times.handling?.seconds ?? null,
    handlingBusiness: times.handling?.businessSeconds ?? null,
    turns: flow.turns,
    transfers: flow.transfers,
    unansweredCustomerMessages: flow.unansweredCustomerMessages,
    reopened: flow.reopened,
    servedBy: flow.servedBy,
    satisfied: csat !== undefined ? csat >= SATISFIED_ANSWER : service ? service.satisfaction.score >= SATISFIED_SCORE : null,
    surveyed: csat !== undefined,
    accomplished: accomplishmentOf(transcript, analysis),
    moodStart: service?.mood?.start ?? null,
    moodWorst: service?.mood?.worst ?? null,
    moodEnd: service?.mood?.end ?? null,
    agentTurns,
    courteousTurns: Math.round((service?.courtesy?.rate ?? 0) * agentTurns),
    courtesy: Object.fromEntries(COURTESY_KINDS.map((kind) => [kind, Math.min(agentTurns, service?.courtesy?.kinds[kind] ?? 0)])) as TranscriptMeasures['courtesy'],
    patience: service?.patience ?? null,
    professionalTermRate: service?.professionalTermRate ?? null,
    forbiddenWordings: service?.forbiddenWordings?.length ?? 0,
    escalated: service?.escalation.present ?? false,
    solicited: service?.solicitation.present ?? false,
    promises: promises.length,
    promisesKept: promises.filter(({ kept }) => kept === true).length,
    promisesBroken: promises.filter(({ kept }) => kept === false).length,
    topics: analysis.topics.map(({ topic }) => topic),
  };
}
