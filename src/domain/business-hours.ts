import { z } from 'zod';

/** When a service desk is staffed, in its own time zone: what business minutes are counted by. */

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

function isCalendarDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

const openingTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time of day such as 09:00' });
const closingTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'must be a time of day such as 18:00, or 24:00' });

/** A day's opening times, in order and apart; none for a day off. Written HH:MM, so that text order is time order. */
const dayHours = z
  .array(z.strictObject({ from: openingTime, to: closingTime }).refine(({ from, to }) => from < to, { error: 'must end after it begins', path: ['to'] }))
  .max(6)
  .refine((spans) => spans.every((span, i) => i === 0 || spans[i - 1]!.to <= span.from), { error: 'must be in order and must not overlap' });

const calendarDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).refine(isCalendarDay, { error: 'must be a day such as 2026-10-01' });

export const businessHoursSchema = z
  .strictObject({
    /** IANA name. */
    timeZone: z.string().min(1).max(64).refine(isTimeZone, { error: 'must be an IANA time zone such as Asia/Shanghai' }),
    week: z.strictObject(Object.fromEntries(WEEKDAYS.map((day) => [day, dayHours])) as Record<Weekday, typeof dayHours>),
    /** Days off whatever the weekday, YYYY-MM-DD in that time zone. */
    holidays: z.array(calendarDay).max(1000),
    /** Days worked instead (调休): a Sunday with the hours of the weekday that it makes up for. */
    makeUpDays: z.array(z.strictObject({ date: calendarDay, as: z.enum(WEEKDAYS) })).max(1000).optional(),
  })
  .refine(({ makeUpDays = [] }) => new Set(makeUpDays.map(({ date }) => date)).size === makeUpDays.length, { error: 'must name each day once', path: ['makeUpDays'] })
  .refine(({ holidays, makeUpDays = [] }) => !makeUpDays.some(({ date }) => holidays.includes(date)), { error: 'must not be holidays', path: ['makeUpDays'] });
export type BusinessHours = z.infer<typeof businessHoursSchema>;

/** The weekday whose hours hold on a calendar day, YYYY-MM-DD; undefined on a day off. */
export function weekdayWorked(date: string, { holidays, makeUpDays }: Pick<BusinessHours, 'holidays' | 'makeUpDays'>): Weekday | undefined {
  if (holidays.includes(date)) return undefined;
  return makeUpDays?.find((day) => day.date === date)?.as ?? WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]!;
}

const EVERY_DAY = [{ from: '09:00', to: '21:00' }];

/** Chinese shops' usual desk, every day from nine to nine; public holidays change yearly and are the platform's to set. */
export const DEFAULT_BUSINESS_HOURS: BusinessHours = {
  timeZone: 'Asia/Shanghai',
  week: Object.fromEntries(WEEKDAYS.map((day) => [day, EVERY_DAY])) as BusinessHours['week'],
  holidays: [],
};
