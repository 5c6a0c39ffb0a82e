import type { Analysis } from '../analysis.js';
import type { BusinessHours } from '../business-hours.js';
import type { Contribution } from '../contributions.js';
import type { Transcript } from '../item.js';
import type { SourceWeights } from '../source-weights.js';
import { accomplishmentOf, isResolved } from './chat-outcome.js';
import { chatTimes } from './chat-times.js';
import { followPromises } from './promises.js';
import type { LaterWord } from './promise-kept.js';

/** What one chat says for a merchant's scores: its manner, its times, its outcome. Values 0 to 1. */

/** What a chat's score needs beside the chat and its analysis. */
export interface ChatSurroundings {
  /** When the desk is staffed: waits count in business time. */
  businessHours?: BusinessHours;
  /** What was said later in other chats and reviews of the same order. */
  laterWords?: readonly LaterWord[];
}

/**
 * Every other turn courteous is as courteous as service gets, and terms of the trade in every third turn are as
 * professional: more would be a litany.
 */
const FULL_COURTESY_RATE = 1 / 2;
const FULL_TERM_RATE = 1 / 3;

/** Waits of a person at a desk: the best and the worst that make a difference, in business seconds. */
const BEST_RESPONSE_SECONDS = 30;
const WORST_RESPONSE_SECONDS = 3600;
/** Time to resolution: from an hour, which no customer calls slow, to a week. */
const BEST_RESOLUTION_SECONDS = 3600;
const WORST_RESOLUTION_SECONDS = 7 * 24 * 3600;

/**
 * Speed as a value: 1 up to `best`, 0 from `worst` on, falling with the logarithm between, since a minute more matters
 * after one minute and not after an hour (Weber and Fechner's law of sensation, 1860).
 */
export function speedValue(seconds: number, best: number, worst: number): number {
  if (seconds <= best) return 1;
  return Math.max(0, 1 - Math.log(seconds / best) / Math.log(worst / best));
}

function attitude({ csat }: Transcript, { service }: Analysis, weights: SourceWeights): Contribution[] {
  const dimension = 'service_attitude';
  const found: Contribution[] = [];
  if (csat !== undefined) found.push({ source: 'chat:csat', dimension, value: (csat - 1) / 4, weight: weights.chatCsat });
  else if (service) found.push({ source: 'chat:satisfaction', dimension, value: (service.satisfaction.score - 1) / 4, weight: weights.chatSatisfaction });
  if (service?.courtesy) {
    /* One rude word undoes all courtesy of a chat. */
    const rude = (service.forbiddenWordings?.length ?? 0) > 0;
    found.push({ source: 'chat:politeness', dimension, value: rude ? 0 : Math.min(1, service.courtesy.rate / FULL_COURTESY_RATE), weight: weights.chatPoliteness });
  }
  if (service?.patience !== undefined) found.push({ source: 'chat:patience', dimension, value: service.patience, weight: weights.chatPatience });
  if (service?.professionalTermRate !== undefined) {
    found.push({ source: 'chat:professionalism', dimension, value: Math.min(1, service.professionalTermRate / FULL_TERM_RATE), weight: weights.chatProfessionalism });
  }
  return found;
}

function speed(transcript: Transcript, analysis: Analysis, weights: SourceWeights, hours: BusinessHours | undefined): Contribution[] {
  const { firstResponse, meanResponse, resolution } = chatTimes(transcript, hours);
  const dimension = 'response_speed';
  const wait = (seconds: number): number => speedValue(seconds, BEST_RESPONSE_SECONDS, WORST_RESPONSE_SECONDS);
  return [
    ...(firstResponse ? [{ source: 'chat:first_response' as const, dimension, value: wait(firstResponse.businessSeconds), weight: weights.chatFirstResponse } as const] : []),
    ...(meanResponse ? [{ source: 'chat:mean_response' as const, dimension, value: wait(meanResponse.businessSeconds), weight: weights.chatMeanResponse } as const] : []),
    /* What was never resolved took no time to be: its failure counts for the resolution's efficiency. */
    ...(resolution && isResolved(transcript, analysis)
      ? [{ source: 'chat:resolution_time' as const, dimension, value: speedValue(resolution.seconds, BEST_RESOLUTION_SECONDS, WORST_RESOLUTION_SECONDS), weight: weights.chatResolutionTime } as const]
      : []),
  ];
}

function outcome(transcript: Transcript, { service }: Analysis, weights: SourceWeights, { businessHours, laterWords }: ChatSurroundings): Contribution[] {
  const dimension = 'resolution_efficiency';
  const found: Contribution[] = [];
  const accomplished = accomplishmentOf(transcript, { service });
  if (accomplished !== null) {
    const weight = transcript.resolved === undefined ? weights.chatAccomplished : weights.chatOutcome;
    found.push({ source: 'chat:accomplished', dimension, value: accomplished, weight });
  }
  const judged = followPromises(service?.promises ?? [], transcript, businessHours, laterWords).filter(({ kept }) => kept !== undefined);
  if (judged.length > 0) {
    found.push({ source: 'chat:promises', dimension, value: judged.filter(({ kept }) => kept).length / judged.length, weight: weights.chatPromises });
  }
  return found;
}

/**
 * Contributions of a chat: its survey or predicted satisfaction, politeness, patience and professionalism to the service
 * attitude, its times to the response speed, its outcome and the promises known to be kept or broken to the resolution.
 */
export function chatContributions(transcript: Transcript, analysis: Analysis, weights: SourceWeights, surroundings: ChatSurroundings = {}): Contribution[] {
  return [...attitude(transcript, analysis, weights), ...speed(transcript, analysis, weights, surroundings.businessHours), ...outcome(transcript, analysis, weights, surroundings)];
}
