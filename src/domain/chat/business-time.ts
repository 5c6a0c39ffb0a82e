import { weekdayWorked, type BusinessHours } from '../business-hours.js';

/** How long a service desk was open between two instants, in its own time zone. */

const DAY_MS = 86_400_000;
/** A matter open for longer is counted as if it had been open this long: nobody waits for three years. */
const MAX_SPAN_MS = 1100 * DAY_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    const two = '2-digit';
    format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: two, day: two, hour: two, minute: two, second: two });
    formats.set(timeZone, format);
  }
  return format;
}

/** What the clock on the wall of the time zone shows at an instant, as if that were UTC; milliseconds. */
export function wallClock(at: number, timeZone: string): number {
  const parts = Object.fromEntries(formatOf(timeZone).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts.year!, parts.month! - 1, parts.day!, parts.hour!, parts.minute!, parts.second!) + (at - Math.floor(at / 1000) * 1000);
}

/** The instant at which the wall clock of the time zone shows `wall`; of two (clocks set back) the earlier or the later by at most an hour. */
export function instantOf(wall: number, timeZone: string): number {
  const guess = wall - (wallClock(wall, timeZone) - wall);
  return wall - (wallClock(guess, timeZone) - guess);
}

/** The Monday of the week in which an instant lies in the time zone, YYYY-MM-DD. */
export function mondayOf(at: number, timeZone: string): string {
  const day = Math.floor(wallClock(at, timeZone) / DAY_MS);
  /* Day 0 of 1970 was a Thursday. */
  return new Date((day - ((day + 3) % 7)) * DAY_MS).toISOString().slice(0, 10);
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! * 60 + minutes!;
}

/**
 * Seconds of opening time within [from, to], both in milliseconds since 1970: weekly hours, days off and make-up days as set.
 * 0 when `to` lies before `from`.
 */
export function businessSeconds(from: number, to: number, hours: BusinessHours): number {
  const { timeZone, week } = hours;
  const end = Math.min(to, from + MAX_SPAN_MS);
  if (end <= from) return 0;
  const startOfDay = (at: number): number => Math.floor(wallClock(at, timeZone) / DAY_MS) * DAY_MS;
  let milliseconds = 0;
  for (let day = startOfDay(from); day <= startOfDay(end); day += DAY_MS) {
    const weekday = weekdayWorked(new Date(day).toISOString().slice(0, 10), hours);
    for (const span of weekday ? week[weekday] : []) {
      const opens = instantOf(day + minutesOf(span.from) * 60_000, timeZone);
      const closes = instantOf(day + minutesOf(span.to) * 60_000, timeZone);
      milliseconds += Math.max(0, Math.min(end, closes) - Math.max(from, opens));
    }
  }
  return milliseconds / 1000;
}
