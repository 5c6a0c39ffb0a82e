import { DEFAULT_BUSINESS_HOURS, type BusinessHours } from '../business-hours.js';
import { instantOf, wallClock } from './business-time.js';

/** By when a promise is to be kept, read from its words. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const HAN_NUMBERS: Record<string, number> = { 半: 0.5, 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 十一: 11, 十二: 12, 十五: 15, 二十: 20, 二十四: 24, 三十: 30, 四十八: 48, 七十二: 72 };
const WORD_NUMBERS: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, ten: 10, twenty: 20, half: 0.5 };
const HAN = '(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[半一两二三四五六七八九])';
const AMOUNT_ZH = `(\\d+(?:\\.\\d+)?|${HAN})`;
/** Of "1-3" the later end: the promise is broken only then. */
const RANGE_ZH = `(?:${AMOUNT_ZH}\\s*(?:-|~|到|至|、)\\s*)?${AMOUNT_ZH}`;
const AMOUNT_EN = `(\\d+|an?|one|two|three|four|five|six|seven|ten|twenty|half an)`;
const RANGE_EN = `(?:${AMOUNT_EN}\\s*(?:-|–|to|or)\\s*)?${AMOUNT_EN}`;

const amount = (text: string): number => HAN_NUMBERS[text] ?? WORD_NUMBERS[text.toLowerCase().split(' ')[0]!] ?? Number(text);

const SPANS: readonly [RegExp, number | 'working day' | 'day'][] = [
  [new RegExp(`${RANGE_ZH}\\s*个?工作日`, 'u'), 'working day'],
  [new RegExp(`${RANGE_ZH}\\s*个?(?:小时|钟头)`, 'u'), HOUR_MS],
  [new RegExp(`${RANGE_ZH}\\s*分钟`, 'u'), MINUTE_MS],
  [new RegExp(`${RANGE_ZH}\\s*(?:天|日)(?:之?内|后)?(?!前|上|常)`, 'u'), 'day'],
  [new RegExp(`\\b${RANGE_EN}\\s+(?:working|business)\\s+days?\\b`, 'iu'), 'working day'],
  [new RegExp(`\\b(?:within|in|next|takes?)\\s+(?:the next\\s+)?${RANGE_EN}\\s*-?(?:hours?|hrs?)\\b`, 'iu'), HOUR_MS],
  [new RegExp(`\\b(?:within|in|next)\\s+(?:the next\\s+)?${RANGE_EN}\\s*-?(?:minutes?|mins?)\\b`, 'iu'), MINUTE_MS],
  [new RegExp(`\\b(?:within|in|next)\\s+(?:the next\\s+)?${RANGE_EN}\\s*-?days?\\b`, 'iu'), 'day'],
];

const WEEKDAY_ZH = '一二三四五六日';
const WEEKDAYS_EN = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The hour named for a day, as hours since its midnight; the later end of a span. 24 where only the day is named. */
function hourOf(text: string): number {
  const zh = [...text.matchAll(new RegExp(`(早上|早|上午|中午|下午|傍晚|晚上|晚|今晚|明晚)?\\s*(\\d{1,2}|${HAN})\\s*[点时](半)?`, 'gu'))].at(-1);
  if (zh) {
    const hour = amount(zh[2]!) + (zh[3] ? 0.5 : 0);
    return hour < 12 && (/下午|傍晚|晚/u.test(zh[1] ?? '') || /今晚|明晚|晚上|下午/u.test(text)) ? hour + 12 : hour;
  }
  const en = [...text.matchAll(/\b(\d{1,2})(?::(\d{2}))?\s*(am|pm)\b/giu)].at(-1);
  if (en) return (Number(en[1]) % 12) + (en[3]!.toLowerCase() === 'pm' ? 12 : 0) + Number(en[2] ?? 0) / 60;
  if (/中午|正午|\bnoon\b/iu.test(text)) return 12;
  if (/下班前|\bclose of (?:business|day)\b|\bend of (?:the )?(?:business|working) day\b/iu.test(text)) return 18;
  if (/上午|早上|明早|\bmorning\b|\bfirst thing\b/iu.test(text)) return 12;
  if (/下午|\bafternoon\b/iu.test(text)) return 18;
  return 24;
}

/** Days from today to the day named, or undefined; `weekday` counts from Monday 0. */
function daysAhead(text: string, weekday: number): number | undefined {
  if (/后天|\bday after tomorrow\b/iu.test(text)) return 2;
  if (/明[天日早晚儿]|次日|\btomorrow\b/iu.test(text)) return 1;
  if (/今[天日晚早儿]|\b(?:today|tonight|this (?:morning|afternoon|evening))\b|\b(?:end|close) of (?:the )?(?:day|business)\b/iu.test(text)) return 0;
  const zh = new RegExp(`(下)?(?:个)?(?:周|星期|礼拜)([${WEEKDAY_ZH}天])`, 'u').exec(text);
  const en = /\b(?:by|on|next|this|before|for|until)?\s*(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?day\b/iu.exec(text);
  const wanted = zh ? (zh[2] === '天' ? 6 : WEEKDAY_ZH.indexOf(zh[2]!)) : en ? WEEKDAYS_EN.indexOf(en[1]!.toLowerCase()) : -1;
  if (wanted >= 0) return zh?.[1] ? 7 - weekday + wanted : (wanted - weekday + 7) % 7 || 7;
  if (/本周|这周|\bthis week\b|\bend of (?:the )?week\b|\bweekend\b/iu.test(text)) return 6 - weekday;
  if (/下午|晚上|中午|晚点|下班前|\bbefore noon\b/iu.test(text)) return 0;
  return undefined;
}

/** The instant `count` working days (Monday to Friday but days off) after one, at the same time of day. */
function afterWorkingDays(at: number, count: number, { timeZone, holidays }: BusinessHours): number {
  const daysOff = new Set(holidays);
  let wall = wallClock(at, timeZone);
  for (let left = Math.ceil(count); left > 0; ) {
    wall += DAY_MS;
    const day = new Date(wall);
    if (day.getUTCDay() % 6 !== 0 && !daysOff.has(day.toISOString().slice(0, 10))) left -= 1;
  }
  return instantOf(wall, timeZone);
}

/**
 * When a promise made at `madeAt` falls due, or undefined when its words name no time ("会尽快", "shortly"). Spans count
 * from the turn ("24小时内", "within two working days"); a named day lasts until its hour, else until its end, in the
 * desk's time zone; working days are Monday to Friday without the desk's days off.
 */
export function promiseDueAt(text: string, madeAt: string, hours: BusinessHours = DEFAULT_BUSINESS_HOURS): string | undefined {
  const at = Date.parse(madeAt);
  for (const [pattern, unit] of SPANS) {
    const found = pattern.exec(text);
    if (!found) continue;
    const count = amount(found[2]!);
    if (!Number.isFinite(count)) continue;
    const due = unit === 'working day' ? afterWorkingDays(at, count, hours) : at + count * (unit === 'day' ? DAY_MS : unit);
    return new Date(due).toISOString();
  }
  const wall = wallClock(at, hours.timeZone);
  const midnight = Math.floor(wall / DAY_MS) * DAY_MS;
  const ahead = daysAhead(text, (new Date(wall).getUTCDay() + 6) % 7);
  if (ahead === undefined) return undefined;
  return new Date(instantOf(midnight + ahead * DAY_MS + hourOf(text) * HOUR_MS, hours.timeZone)).toISOString();
}
