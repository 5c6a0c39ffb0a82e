import { DEFAULT_BUSINESS_HOURS, weekdayWorked, type BusinessHours } from '../business-hours.js';
import { instantOf, wallClock } from './business-time.js';
import { daysToDate, daysToWeekday, HAN, hourOf, namesDate, numberOf } from './named-day.js';

/** By when a promise is to be kept, read from its words. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const AMOUNT_ZH = `(\\d+(?:\\.\\d+)?|${HAN})`;
/** Of "1-3" the later end: the promise is broken only then. Not "第二天", "这两天", "等了三天". */
const RANGE_ZH = `(?<![第这那前头每了过近\\d.一二三四五六七八九十两])(?:${AMOUNT_ZH}\\s*(?:-|~|到|至|、)\\s*|[一两二三四五六七八](?=[两二三四五六七八九]))?${AMOUNT_ZH}`;
const AMOUNT_EN = '(\\d+|a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|fourteen|twenty|half an)';
const RANGE_EN = `(?:${AMOUNT_EN}\\s*(?:-|–|to|or)\\s*)?${AMOUNT_EN}`;
const WITHIN_EN = '\\b(?:within|in|next|takes?)\\s+(?:the next\\s+)?';
/** What a shop offers rather than what it promises: "7天无理由", "24小时在线". */
const NO_SPAN_ZH = '(?!无理由|在线|客服|热线|营业|服务|前|上|常|气|下|然|保|质)';

const SPANS: readonly [RegExp, number | 'working day' | 'month'][] = [
  [new RegExp(`${RANGE_ZH}\\s*个?工作日`, 'u'), 'working day'],
  [new RegExp(`${RANGE_ZH}\\s*个?(?:小时|钟头)${NO_SPAN_ZH}`, 'u'), HOUR_MS],
  [new RegExp(`${RANGE_ZH}\\s*分钟`, 'u'), MINUTE_MS],
  [new RegExp(`${RANGE_ZH}\\s*(?:天${NO_SPAN_ZH}|日(?=之?内|以内|后))`, 'u'), DAY_MS],
  [new RegExp(`${RANGE_ZH}\\s*个?(?:周|星期|礼拜)(?![一二三四五六日天末])`, 'u'), 7 * DAY_MS],
  [new RegExp(`${RANGE_ZH}\\s*个月(?=之?内|以内|后)`, 'u'), 'month'],
  [new RegExp(`\\b${RANGE_EN}\\s+(?:working|business)\\s+days?\\b`, 'iu'), 'working day'],
  [new RegExp(`${WITHIN_EN}${RANGE_EN}\\s*-?(?:hours?|hrs?)\\b`, 'iu'), HOUR_MS],
  [/\bwithin the (hour)\b/iu, HOUR_MS],
  [new RegExp(`${WITHIN_EN}${RANGE_EN}\\s*-?(?:minutes?|mins?)\\b`, 'iu'), MINUTE_MS],
  [new RegExp(`${WITHIN_EN}${RANGE_EN}\\s*-?days?\\b`, 'iu'), DAY_MS],
  [new RegExp(`${WITHIN_EN}${RANGE_EN}\\s*-?weeks?\\b`, 'iu'), 7 * DAY_MS],
  [new RegExp(`${WITHIN_EN}${RANGE_EN}\\s*-?months?\\b`, 'iu'), 'month'],
];

/** The instant `count` working days (Monday to Friday and make-up days, but days off) after one, at the same time of day. */
function afterWorkingDays(at: number, count: number, hours: BusinessHours): number {
  const { timeZone } = hours;
  let wall = wallClock(at, timeZone);
  for (let left = Math.ceil(count); left > 0; ) {
    wall += DAY_MS;
    const date = new Date(wall).toISOString().slice(0, 10);
    const weekday = weekdayWorked(date, hours);
    const madeUp = hours.makeUpDays?.some((day) => day.date === date) ?? false;
    if (madeUp || (weekday !== undefined && weekday !== 'saturday' && weekday !== 'sunday')) left -= 1;
  }
  return instantOf(wall, timeZone);
}

function afterMonths(at: number, count: number, timeZone: string): number {
  const wall = new Date(wallClock(at, timeZone));
  const day = wall.getUTCDate();
  wall.setUTCDate(1);
  wall.setUTCMonth(wall.getUTCMonth() + Math.ceil(count));
  wall.setUTCDate(Math.min(day, new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate()));
  return instantOf(wall.getTime(), timeZone);
}

/** The end of the span that the words name from `at` on. */
function endOfSpan(text: string, at: number, hours: BusinessHours): number | undefined {
  for (const [pattern, unit] of SPANS) {
    const found = pattern.exec(text);
    if (!found) continue;
    const count = found[2] === undefined ? 1 : numberOf(found[2]);
    if (!Number.isFinite(count)) continue;
    if (unit === 'working day') return afterWorkingDays(at, count, hours);
    return unit === 'month' ? afterMonths(at, count, hours.timeZone) : at + count * unit;
  }
  return undefined;
}

/** Says when it may be rather than when it will. */
const HEDGED = /(?<!\d(?:st|nd|rd|th)? (?:of )?)\bmay\b(?! (?:the )?\d)|\b(?:should|might|could|hopefully|usually|normally)\b|应该|可能|一般|大概|估计|争取|尽量/iu;

/** When what one clause promises falls due; undefined where it names no time or none that is understood. */
function dueOfClause(text: string, at: number, hours: BusinessHours): number | undefined {
  const wall = wallClock(at, hours.timeZone);
  const midnight = Math.floor(wall / DAY_MS) * DAY_MS;
  const toDate = daysToDate(text, midnight);
  const span = endOfSpan(text, at, hours);
  if (span !== undefined) return toDate === undefined ? span : undefined;
  const ahead = toDate ?? (namesDate(text) ? undefined : daysToWeekday(text, (new Date(wall).getUTCDay() + 6) % 7));
  if (ahead === undefined) return undefined;
  const due = instantOf(midnight + ahead * DAY_MS + hourOf(text) * HOUR_MS, hours.timeZone);
  return due > at ? due : undefined;
}

/**
 * When a promise made at `madeAt` falls due, or undefined when its words name no time ("会尽快", "shortly") or none that is
 * understood: two at once in a clause, one that has passed, or one that is but likely. Of several clauses the latest counts,
 * for only then is all of it to be done. Spans count from the turn ("24小时内", "within two working days"); a
 * named day ("5月20日", "周五", "by May 20") lasts until its hour, else until its end, in the desk's time zone; working
 * days are Monday to Friday without the desk's days off and with its make-up days.
 */
export function promiseDueAt(text: string, madeAt: string, hours: BusinessHours = DEFAULT_BUSINESS_HOURS): string | undefined {
  const at = Date.parse(madeAt);
  const dues = text.split(/[，,；;]/u).flatMap((clause) => (HEDGED.test(clause) ? [] : (dueOfClause(clause, at, hours) ?? [])));
  return dues.length === 0 ? undefined : new Date(Math.max(...dues)).toISOString();
}
