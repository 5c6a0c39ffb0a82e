import { COURTESY_KINDS } from '../analysis.js';
import type { Settings } from '../settings.js';
import type { Topic } from '../topics.js';
import { quantiles } from './order-statistics.js';

/** Chats of one agent, channel, category, week, or all, added up; and what these sums tell. */

export const TIME_MEASURES = ['firstResponse', 'meanResponse', 'resolution', 'handling'] as const;
export type TimeMeasure = (typeof TIME_MEASURES)[number];

/** Sums over a group's chats; means are taken from them, so that groups can be added. */
export interface ChatSums {
  chats: number;
  turns: number;
  transfers: number;
  /** Chats that ended with unanswered messages of the customer, were reopened, escalated, solicited. */
  unanswered: number;
  reopened: number;
  escalated: number;
  solicited: number;
  byPerson: number;
  byBot: number;
  byBoth: number;
  /** Chats of which satisfaction is known, the satisfied, and those with a survey answer. */
  rated: number;
  satisfied: number;
  surveyed: number;
  accomplished: number;
  accomplishedKnown: number;
  /** Chats that left their matter unresolved. */
  unresolved: number;
  moodStart: number;
  moodWorst: number;
  moodEnd: number;
  moods: number;
  agentTurns: number;
  courteousTurns: number;
  greeting: number;
  apology: number;
  thanks: number;
  empathy: number;
  closing: number;
  patience: number;
  professionalTermRate: number;
  manners: number;
  forbiddenWordings: number;
  promises: number;
  promisesKept: number;
  promisesBroken: number;
}

/** A group as read: its sums, and every known time of its chats in seconds, calendar and business, in the same order. */
export interface MeasuredGroup {
  group: string;
  sums: ChatSums;
  times: Record<TimeMeasure, { calendar: Float32Array; business: Float32Array }>;
}

/** Agent time spent on chats of a topic; a chat of several topics is shared out evenly. */
export interface TopicHandling {
  topic: Topic;
  chats: number;
  seconds: number;
}

const SHARES = [0.5, 0.75, 0.9, 0.95] as const;

export interface Percentiles {
  mean: number;
  p50: number;
  p75: number;
  p90: number;
  p95: number;
}

/* Plain loops: a hundred thousand calls of a closure take several times as long. */
function sumOf(values: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]!;
  return sum;
}

function countWithin(values: Float32Array, limit: number): number {
  let within = 0;
  for (let index = 0; index < values.length; index++) if (values[index]! <= limit) within += 1;
  return within;
}

function percentiles(values: Float32Array): Percentiles | null {
  if (values.length === 0) return null;
  const mean = sumOf(values) / values.length;
  const [p50, p75, p90, p95] = quantiles(values, SHARES) as [number, number, number, number];
  return { mean, p50, p75, p90, p95 };
}

/** A share; null of nothing. */
export const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

/** What a group's chats tell, in seconds, shares and means; null where nothing is known. */
export function groupMetrics({ sums, times }: MeasuredGroup, settings: Pick<Settings, 'targets' | 'costPerAgentMinute'>) {
  const { resolutionHours, resolutionShare, satisfactionShare } = settings.targets;
  /* What was never resolved was not resolved in time. */
  const settled = times.resolution.calendar.length + sums.unresolved;
  const inTime = ratio(countWithin(times.resolution.calendar, resolutionHours * 3600), settled);
  const satisfied = ratio(sums.satisfied, sums.rated);
  const handled = times.handling.calendar;
  const handledMinutes = sumOf(handled) / 60;
  const view = Object.fromEntries(
    TIME_MEASURES.map((name) => [
      name,
      { known: times[name].calendar.length, seconds: percentiles(times[name].calendar), businessSeconds: percentiles(times[name].business) },
    ]),
  ) as Record<TimeMeasure, { known: number; seconds: Percentiles | null; businessSeconds: Percentiles | null }>;
  return {
    chats: sums.chats,
    times: view,
    course: {
      turns: ratio(sums.turns, sums.chats),
      transfers: ratio(sums.transfers, sums.chats),
      reopenedShare: ratio(sums.reopened, sums.chats),
      unansweredShare: ratio(sums.unanswered, sums.chats),
      escalatedShare: ratio(sums.escalated, sums.chats),
      solicitedShare: ratio(sums.solicited, sums.chats),
      servedBy: { person: sums.byPerson, bot: sums.byBot, both: sums.byBoth, nobody: sums.chats - sums.byPerson - sums.byBot - sums.byBoth },
    },
    outcome: { satisfiedShare: satisfied, rated: sums.rated, surveyed: sums.surveyed, accomplishedShare: ratio(sums.accomplished, sums.accomplishedKnown) },
    mood: { start: ratio(sums.moodStart, sums.moods), worst: ratio(sums.moodWorst, sums.moods), end: ratio(sums.moodEnd, sums.moods) },
    manner: {
      courtesyRate: ratio(sums.courteousTurns, sums.agentTurns),
      courtesy: Object.fromEntries(COURTESY_KINDS.map((kind) => [kind, ratio(sums[kind], sums.agentTurns)])) as Record<(typeof COURTESY_KINDS)[number], number | null>,
      patience: ratio(sums.patience, sums.manners),
      professionalTermRate: ratio(sums.professionalTermRate, sums.manners),
      forbiddenWordings: sums.forbiddenWordings,
    },
    promises: { made: sums.promises, kept: sums.promisesKept, broken: sums.promisesBroken, keptShare: ratio(sums.promisesKept, sums.promisesKept + sums.promisesBroken) },
    attainment: {
      resolution: {
        targetHours: resolutionHours,
        targetShare: resolutionShare,
        share: inTime,
        known: settled,
        unresolved: sums.unresolved,
        /* A row of a version that knew no failures may hold both a time and a failure. */
        unknown: Math.max(0, sums.chats - settled),
        met: inTime === null ? null : inTime >= resolutionShare,
      },
      satisfaction: { targetShare: satisfactionShare, share: satisfied, met: satisfied === null ? null : satisfied >= satisfactionShare },
    },
    cost:
      settings.costPerAgentMinute === null || handled.length === 0
        ? null
        : { agentMinutes: handledMinutes, total: handledMinutes * settings.costPerAgentMinute, perContact: (handledMinutes * settings.costPerAgentMinute) / handled.length },
  };
}
export type GroupMetrics = ReturnType<typeof groupMetrics>;

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

const NO_SUMS: ChatSums = {
  chats: 0, turns: 0, transfers: 0, unanswered: 0, reopened: 0, escalated: 0, solicited: 0, byPerson: 0, byBot: 0, byBoth: 0,
  rated: 0, satisfied: 0, surveyed: 0, accomplished: 0, accomplishedKnown: 0, unresolved: 0, moodStart: 0, moodWorst: 0, moodEnd: 0, moods: 0,
  agentTurns: 0, courteousTurns: 0, greeting: 0, apology: 0, thanks: 0, empathy: 0, closing: 0, patience: 0, professionalTermRate: 0,
  manners: 0, forbiddenWordings: 0, promises: 0, promisesKept: 0, promisesBroken: 0,
};
export const CHAT_SUM_NAMES = Object.keys(NO_SUMS) as (keyof ChatSums)[];

/** All groups as one. */
export function addGroups(groups: readonly MeasuredGroup[]): MeasuredGroup {
  const sums = { ...NO_SUMS };
  for (const group of groups) for (const name of CHAT_SUM_NAMES) sums[name] += group.sums[name];
  const times = Object.fromEntries(
    TIME_MEASURES.map((name) => [
      name,
      { calendar: joined(groups.map((group) => group.times[name].calendar)), business: joined(groups.map((group) => group.times[name].business)) },
    ]),
  ) as MeasuredGroup['times'];
  return { group: '', sums, times };
}
