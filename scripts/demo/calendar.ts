import type { Random } from './random.js';
import type { Language } from './vocabulary.js';

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
/** Fifteen months. */
export const historyDays = 456;

/** Sunday first. People write when the week's work is done and the parcel has been opened. */
const weekdayWeights = [1.25, 1, 0.85, 0.85, 0.9, 1, 1.2];
/** By local hour: a lunch peak and an evening peak. */
const hourWeights = [3, 1, 1, 0, 0, 0, 1, 3, 5, 6, 7, 7, 10, 9, 6, 6, 6, 7, 8, 10, 13, 14, 12, 7];
/** China has one zone; the English-speaking merchants are put on US Eastern standard time. */
const zoneHours: Readonly<Record<Language, number>> = { zh: 8, en: -5 };

/**
 * A moment in milliseconds, between so many days before `now` and so many, with the rhythm of a week and a
 * day; later days are likelier when `growth` is above 0 (at 1 the last day is twice as likely as the first).
 */
export function momentBetween(random: Random, now: Date, fromDaysAgo: number, untilDaysAgo: number, language: Language, growth = 0): number {
  const zoneMs = zoneHours[language] * hourMs;
  for (;;) {
    const elapsed = random.next();
    if (random.next() * (1 + growth) > 1 + growth * elapsed) continue;
    const daysAgo = fromDaysAgo + (untilDaysAgo - fromDaysAgo) * elapsed;
    const localDay = Math.floor((now.getTime() - daysAgo * dayMs + zoneMs) / dayMs) * dayMs;
    if (random.next() * 1.25 > weekdayWeights[new Date(localDay).getUTCDay()]!) continue;
    const hour = random.weighted(hourWeights.map((weight, at) => [at, weight] as const));
    const moment = localDay - zoneMs + hour * hourMs + random.integer(0, hourMs / 1000 - 1) * 1000;
    const oldest = now.getTime() - (fromDaysAgo + 1) * dayMs;
    if (moment >= oldest && moment <= now.getTime() - 60_000) return moment;
  }
}

/** The nth given weekday of a month, UTC. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  const first = new Date(Date.UTC(year, month, 1)).getUTCDay();
  return Date.UTC(year, month, 1 + ((weekday - first + 7) % 7) + 7 * (nth - 1));
}

/** Days since the last promotion whose reviews (about two weeks of them) have all been written by `now`. */
export function promotionDaysAgo(now: Date, promotion: 'singles_day' | 'black_friday'): number {
  for (const year of [now.getUTCFullYear(), now.getUTCFullYear() - 1]) {
    // Singles' Day is 11 November; Black Friday is the day after the fourth Thursday of November.
    const day = promotion === 'singles_day' ? Date.UTC(year, 10, 11) : nthWeekday(year, 10, 4, 4) + dayMs;
    const daysAgo = (now.getTime() - day) / dayMs;
    if (daysAgo >= 16) return daysAgo;
  }
  throw new Error('no promotion within two years. This is a bug.');
}

export function toIso(moment: number): string {
  return new Date(moment).toISOString();
}
